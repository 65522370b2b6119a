use super::*;
use crate::identity::totp::recovery_codes;
use crate::random::OsRandom;

const NOW: Micros = Micros(1_768_449_600_000_000);

fn policy() -> LockoutPolicy {
    LockoutPolicy { failures_max: 2, ..LockoutPolicy::default() }
}

fn with_factor() -> (Credential, Vec<String>) {
    let (codes, recovery) = recovery_codes(&OsRandom);
    let secret = TotpSecret::generate(&OsRandom).reveal_base32();
    let totp = Some(SecondFactor { secret, last_step: None, recovery });
    (Credential { totp, ..Credential::default() }, codes)
}

#[test]
fn a_right_password_forgets_failures_and_a_wrong_one_counts() {
    let fresh = Credential::default();
    let (once, verdict) = fresh.attempt(false, None, &policy(), NOW);
    assert_eq!(verdict, Verdict::WrongPassword);
    let (cleared, verdict) = once.attempt(true, None, &policy(), NOW);
    assert_eq!(verdict, Verdict::In { second_factor: false });
    assert!(cleared == fresh);
    let (locked, _) = once.attempt(false, None, &policy(), NOW);
    assert!(matches!(locked.attempt(true, None, &policy(), NOW).1, Verdict::Locked { .. }));
}

#[test]
fn a_second_factor_is_asked_for_and_wrong_codes_count() {
    let (credential, _) = with_factor();
    let (same, verdict) = credential.attempt(true, Some(" "), &policy(), NOW);
    assert_eq!(verdict, Verdict::CodeNeeded);
    assert!(same == credential, "asking costs nothing");
    let (once, verdict) = credential.attempt(true, Some("000000x"), &policy(), NOW);
    assert_eq!(verdict, Verdict::WrongCode);
    let (locked, _) = once.attempt(true, Some("000000x"), &policy(), NOW);
    assert!(matches!(locked.attempt(true, None, &policy(), NOW).1, Verdict::Locked { .. }));
}

#[test]
fn a_recovery_code_works_once() {
    let (credential, codes) = with_factor();
    let (after, verdict) = credential.attempt(true, Some(&codes[3]), &policy(), NOW);
    assert_eq!(verdict, Verdict::In { second_factor: true });
    assert_eq!(after.attempt(true, Some(&codes[3]), &policy(), NOW).1, Verdict::WrongCode);
}
