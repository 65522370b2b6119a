use proptest::prelude::*;

use super::*;

const MINUTE: i64 = 60_000_000;

fn state(started: i64, seen: i64, now: i64) -> SessionState {
    SessionLimits::default().state(Micros(started * MINUTE), Micros(seen * MINUTE), Micros(now * MINUTE))
}

#[test]
fn ends_when_left_alone_and_after_half_a_day() {
    assert_eq!(state(0, 0, 29), SessionState::Live { until: Micros(30 * MINUTE) });
    assert_eq!(state(0, 0, 30), SessionState::Idle);
    assert_eq!(state(0, 710, 719), SessionState::Live { until: Micros(720 * MINUTE) });
    assert_eq!(state(0, 719, 720), SessionState::Expired);
}

fn lives(started: i64, seen: i64, now: i64) -> bool {
    matches!(state(started, seen, now), SessionState::Live { .. })
}

proptest! {
    #[test]
    fn an_ended_session_never_lives_again(started in 0_i64..1000, used in 0_i64..1000, now in 0_i64..3000, later in 0_i64..3000) {
        let seen = started + used;
        if !lives(started, seen, seen + now) {
            prop_assert!(!lives(started, seen, seen + now + later));
        }
    }
}
