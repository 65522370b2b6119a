use proptest::prelude::*;

use super::*;
use crate::random::tests::Repeatable;

fn at(seconds: i64) -> Micros {
    Micros(seconds * 1_000_000)
}

/// RFC 6238, appendix B (the last six of its eight digits).
#[test]
fn agrees_with_the_standard() {
    let secret = TotpSecret(*b"12345678901234567890");
    for (seconds, code) in [(59, "287082"), (1_111_111_109, "081804"), (20_000_000_000, "353130")] {
        assert_eq!(secret.verify(code, at(seconds), None), Ok(seconds as u64 / 30), "{seconds}");
    }
}

#[test]
fn takes_one_step_around_and_no_step_twice() {
    let secret = TotpSecret(*b"12345678901234567890");
    assert_eq!(secret.verify("287 082", at(89), None), Ok(1), "typed late");
    assert_eq!(secret.verify("287082", at(0), None), Ok(1), "clock behind");
    assert_eq!(secret.verify("287082", at(90), None), Err(TotpError::Wrong));
    assert_eq!(secret.verify("287082", at(59), Some(0)), Ok(1));
    assert_eq!(secret.verify("287082", at(59), Some(1)), Err(TotpError::Replayed));
    assert_eq!(secret.verify("287082", at(59), Some(2)), Err(TotpError::Replayed), "an older one neither");
    for code in ["", "28708", "2870822", "+87082", "二八七零八二"] {
        assert_eq!(secret.verify(code, at(59), None), Err(TotpError::Wrong), "{code}");
    }
}

#[test]
fn an_app_can_read_the_address() {
    let secret = TotpSecret(*b"12345678901234567890");
    assert_eq!(
        secret.reveal_url("Waymark", "zhang.san").unwrap(),
        "otpauth://totp/Waymark:zhang.san?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Waymark"
    );
    assert_eq!(secret.reveal_url("Way:mark", "zhang.san"), Err(TotpError::Name));
    assert_eq!(secret.reveal_url("Waymark", ""), Err(TotpError::Name));
    assert_eq!(format!("{secret:?}"), "TotpSecret(…)");
}

#[test]
fn a_stored_secret_is_read_back_or_refused() {
    let secret = TotpSecret::generate(&Repeatable::default());
    let read = TotpSecret::from_base32(&secret.reveal_base32()).unwrap();
    assert_eq!(read.0, secret.0);
    for text in ["", "GEZD", "not base 32!"] {
        assert_eq!(TotpSecret::from_base32(text).err(), Some(TotpError::Stored), "{text}");
    }
}

#[test]
fn a_recovery_code_works_once() {
    let (codes, hashes) = recovery_codes(&Repeatable::default());
    assert_eq!((codes.len(), hashes.len(), codes[0].len()), (RECOVERY_CODES, RECOVERY_CODES, 19));
    let typed = codes[3].to_lowercase().replace('-', " ").replace('0', "o").replace('1', "l");
    let left = use_recovery_code(&typed, &hashes).unwrap();
    assert_eq!(left.len(), RECOVERY_CODES - 1);
    assert_eq!(use_recovery_code(&codes[3], &left), None);
    assert_eq!(use_recovery_code("", &hashes), None);
    assert_eq!(use_recovery_code(&format!("{}0", codes[3]), &hashes), None, "nothing may stand behind it");
}

proptest! {
    #[test]
    fn no_code_panics(code: String, now: i64, last: Option<u64>) {
        let secret = TotpSecret([7; 20]);
        let _ = secret.verify(&code, Micros(now), last);
        prop_assert_eq!(use_recovery_code(&code, &[]), None);
    }
}
