use super::*;

#[test]
fn a_certain_value_is_met_or_not() {
    let certain = Distribution::point(5.0);
    assert_eq!(certain.quantile(0.01), 5.0);
    for (direction, target, expected) in [
        (Direction::AtLeast, 5.0, 1.0),
        (Direction::AtLeast, 5.1, 0.0),
        (Direction::AtMost, 5.0, 1.0),
        (Direction::AtMost, 4.9, 0.0),
    ] {
        assert_eq!(certain.probability(direction, target), expected, "{direction:?} {target}");
    }
}

#[test]
fn the_middle_is_as_likely_passed_as_missed() {
    let around = Distribution::new(10.0, 2.0);
    assert_eq!(around.probability(Direction::AtLeast, 10.0), 0.5);
    assert!((around.interval(0.95).1 - (10.0 + 2.0 * 2.776_445)).abs() < 1e-5);
    assert!(around.probability(Direction::AtLeast, f64::NAN).is_nan());
}
