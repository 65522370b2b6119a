use super::*;
use crate::random::tests::Repeatable;

#[test]
fn knows_its_password_and_no_other() {
    let random = Repeatable::default();
    let stored = hash("纸上得来终觉浅", &random).unwrap();
    assert!(stored.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{stored}");
    assert_eq!(verify("纸上得来终觉浅", &stored), Ok(true));
    assert_eq!(verify("纸上得来终觉深", &stored), Ok(false));
    assert_eq!(verify("", &stored), Ok(false));
    assert_ne!(hash("纸上得来终觉浅", &random).unwrap(), stored, "every hash has its own salt");
    assert_eq!(verify_unknown("纸上得来终觉浅"), Ok(false));
}

/// The reference implementation's own test vector (version 0x13, argon2id).
#[test]
fn agrees_with_the_reference_implementation() {
    let stored = "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4";
    assert_eq!(verify("password", stored), Ok(true));
    assert!(is_outdated(stored));
    assert!(!is_outdated(&hash("x", &Repeatable::default()).unwrap()));
}

#[test]
fn finds_a_password_among_older_ones() {
    let random = Repeatable::default();
    let hashes = [hash("first", &random).unwrap(), hash("second", &random).unwrap()];
    assert_eq!(is_among("second", &hashes), Ok(true));
    assert_eq!(is_among("third", &hashes), Ok(false));
    assert_eq!(is_among("third", &[]), Ok(false));
}

#[test]
fn refuses_what_costs_too_much_or_is_no_hash() {
    assert_eq!(verify(&"a".repeat(BYTES_MAX + 1), "x"), Err(PasswordError::TooLong));
    assert_eq!(hash(&"a".repeat(BYTES_MAX + 1), &Repeatable::default()), Err(PasswordError::TooLong));
    let tail = "$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4";
    for stored in [
        String::new(),
        "plain".to_owned(),
        format!("$argon2id$v=19$m=4000000,t=2,p=1{tail}"),
        format!("$argon2id$v=19$m=256,t=4000000,p=1{tail}"),
        format!("$argon2i$v=19$m=256,t=2,p=1{tail}"),
    ] {
        assert_eq!(verify("password", &stored), Err(PasswordError::Stored), "{stored}");
        assert!(is_outdated(&stored));
    }
}
