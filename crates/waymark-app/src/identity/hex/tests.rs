use proptest::prelude::*;

use super::*;

#[test]
fn refuses_what_is_not_hexadecimal() {
    assert_eq!(encode(&[0, 15, 255]), "000fff");
    assert_eq!(decode::<3>("000FfF"), Some([0, 15, 255]));
    for text in ["", "00", "0000000", "+00fff", "00 fff", "００"] {
        assert_eq!(decode::<3>(text), None, "{text}");
    }
}

proptest! {
    #[test]
    fn goes_there_and_back(bytes: [u8; 32]) {
        prop_assert_eq!(decode::<32>(&encode(&bytes)), Some(bytes));
    }
}
