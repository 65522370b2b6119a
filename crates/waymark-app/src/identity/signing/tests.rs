use proptest::prelude::*;

use super::*;
use crate::random::tests::Repeatable;

/// RFC 8032, 7.1, test 1: the public key of a secret key.
#[test]
fn agrees_with_the_standard() {
    let key =
        CheckpointKey::from_hex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60").unwrap();
    assert_eq!(key.public().to_hex(), "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
}

#[test]
fn keys_are_read_back_and_the_secret_one_is_not_printed() {
    let key = CheckpointKey::generate(&Repeatable::default());
    let read = CheckpointKey::from_hex(&key.reveal_hex()).unwrap();
    assert_eq!(read.public(), key.public());
    assert_eq!(CheckpointPublicKey::from_hex(&key.public().to_hex()), Ok(key.public()));
    assert!(!format!("{key:?}").contains(&key.reveal_hex()));
    assert_eq!(CheckpointKey::from_hex("9d61").err(), Some(SigningError::Key));
    assert_eq!(CheckpointPublicKey::from_hex(&"0".repeat(64)), Err(SigningError::Key), "a weak key");
}

#[test]
fn another_key_and_a_cut_signature_are_refused() {
    let random = Repeatable::default();
    let (key, other) = (CheckpointKey::generate(&random), CheckpointKey::generate(&random));
    let signature = key.sign(b"head");
    assert_eq!(key.public().verify(b"head", &signature), Ok(()));
    assert_eq!(other.public().verify(b"head", &signature), Err(SigningError::Mismatch));
    assert_eq!(key.public().verify(b"head", &signature[2..]), Err(SigningError::Signature));
}

proptest! {
    #[test]
    fn any_changed_bit_is_found(bytes in prop::collection::vec(any::<u8>(), 1..200), place: prop::sample::Index, bit in 0_u8..8) {
        let key = CheckpointKey::generate(&Repeatable::default());
        let signature = key.sign(&bytes);
        prop_assert_eq!(key.public().verify(&bytes, &signature), Ok(()));
        let mut changed = bytes.clone();
        changed[place.index(bytes.len())] ^= 1 << bit;
        prop_assert_eq!(key.public().verify(&changed, &signature), Err(SigningError::Mismatch));
    }
}
