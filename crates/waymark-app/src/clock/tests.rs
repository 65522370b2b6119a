use super::*;

#[test]
fn counts_forwards_and_never_backwards() {
    let start = Micros(1_000_000);
    let later = start.plus(Duration::from_millis(1500));
    assert_eq!(later, Micros(2_500_000));
    assert_eq!(later.since(start), Duration::from_millis(1500));
    assert_eq!(start.since(later), Duration::ZERO);
    assert_eq!((later.seconds(), Micros(-5).seconds()), (2, 0));
}

#[test]
fn stops_at_the_end() {
    assert_eq!(Micros(i64::MAX).plus(Duration::MAX), Micros(i64::MAX));
    assert_eq!(Micros(i64::MAX).since(Micros(i64::MIN)).as_micros(), i64::MAX as u128);
}

#[test]
fn the_system_clock_is_past_the_year_2025() {
    assert!(SystemClock.now() > Micros(1_735_689_600_000_000));
}
