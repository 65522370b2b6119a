use proptest::prelude::*;

use super::*;
use crate::random::tests::Repeatable;

#[test]
fn a_token_is_its_own_and_says_nothing_in_a_log() {
    let random = Repeatable::default();
    let (one, other) = (Token::generate(&random), Token::generate(&random));
    assert_eq!(one.reveal().len(), 64);
    assert_ne!(one.hash(), other.hash());
    assert_eq!(format!("{one:?}"), "Token(…)");
    assert!(Token::generate_script_key(&random).reveal().starts_with("waymark_"));
}

/// FIPS 180-2, the example "abc".
#[test]
fn the_hash_is_sha_256() {
    let token = Token::parse("abc").unwrap();
    assert_eq!(token.hash().as_str(), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

#[test]
fn what_cannot_be_a_token_is_none() {
    for text in ["", "a b", "令牌", "a'--", &"a".repeat(129)] {
        assert!(Token::parse(text).is_none(), "{text}");
    }
}

#[test]
fn a_link_works_once_and_in_time() {
    let random = Repeatable::default();
    let (link, token) = Link::generate("security", LinkPurpose::SetUp, &random, Micros(0));
    let last = Micros(24 * 3600 * 1_000_000 - 1);
    let used = link.used(&token, last).unwrap();
    assert_eq!(used.used_at, Some(last));
    assert_eq!(used.used(&token, last), Err(LinkError::Used));
    assert_eq!(link.used(&token, Micros(last.0 + 1)), Err(LinkError::Expired));
    assert_eq!(link.used(&Token::generate(&random), last), Err(LinkError::Unknown));
    assert!(!serde_json::to_string(&link).unwrap().contains(token.reveal()), "only the hash is kept");
}

proptest! {
    #[test]
    fn what_is_shown_is_read_back(seed: [u8; 32]) {
        let token = Token(hex::encode(&seed));
        prop_assert_eq!(Token::parse(token.reveal()).unwrap().hash(), token.hash());
    }
}
