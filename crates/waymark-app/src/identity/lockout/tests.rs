use proptest::prelude::*;

use super::*;

const SECOND: i64 = 1_000_000;

fn at(seconds: i64) -> Micros {
    Micros(seconds * SECOND)
}

fn after(failures: &[i64]) -> Lockout {
    let policy = LockoutPolicy::default();
    failures.iter().fold(Lockout::default(), |lockout, seconds| lockout.failed(&policy, at(*seconds)))
}

#[test]
fn the_fifth_failure_in_ten_minutes_locks_for_ten() {
    let policy = LockoutPolicy::default();
    let four = after(&[0, 10, 20, 30]);
    assert_eq!(four.state(&policy, at(31)), LockState::Open { failures_left: 1 });
    let five = four.failed(&policy, at(40));
    assert_eq!(five.state(&policy, at(40)), LockState::Locked { until: at(640) });
    assert_eq!(five.state(&policy, at(639)), LockState::Locked { until: at(640) });
    assert_eq!(five.state(&policy, at(640)), LockState::Open { failures_left: 5 });
}

#[test]
fn old_failures_are_forgotten() {
    let policy = LockoutPolicy::default();
    let spread = after(&[0, 200, 400, 601, 700]);
    assert_eq!(spread.state(&policy, at(700)), LockState::Open { failures_left: 1 });
    assert_eq!(spread.state(&policy, at(801)), LockState::Open { failures_left: 2 });
    assert_eq!(Lockout::cleared().state(&policy, at(700)), LockState::Open { failures_left: 5 });
}

#[test]
fn trying_on_does_not_lock_for_longer() {
    let locked = after(&[0, 1, 2, 3, 4]);
    assert_eq!(locked.failed(&LockoutPolicy::default(), at(300)), locked);
}

#[test]
fn a_policy_of_no_failure_locks_at_the_first() {
    let strict = LockoutPolicy { failures_max: 0, ..LockoutPolicy::default() };
    let once = Lockout::default().failed(&strict, at(0));
    assert_eq!(once.state(&strict, at(0)), LockState::Locked { until: at(600) });
}

proptest! {
    /// However the failures are spaced: never more than five tries get through in any ten minutes.
    #[test]
    fn never_lets_more_than_five_through(gaps in prop::collection::vec(0_i64..200, 0..100)) {
        let policy = LockoutPolicy::default();
        let (mut lockout, mut now, mut tried) = (Lockout::default(), 0, Vec::new());
        for gap in gaps {
            now += gap;
            if matches!(lockout.state(&policy, at(now)), LockState::Open { .. }) {
                tried.push(now);
                lockout = lockout.failed(&policy, at(now));
            }
            prop_assert!(lockout.failed_at.len() < 5, "what is kept is bounded");
        }
        for window in tried.windows(6) {
            prop_assert!(window[5] - window[0] >= 600, "{window:?}");
        }
    }

    #[test]
    fn is_read_back_as_it_was_kept(failures in prop::collection::vec(0_i64..2000, 0..20)) {
        let lockout = after(&failures);
        let kept = serde_json::to_string(&lockout).unwrap();
        prop_assert_eq!(serde_json::from_str::<Lockout>(&kept).unwrap(), lockout);
    }
}
