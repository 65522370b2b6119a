use super::*;

#[test]
fn years_and_short_series_have_no_season() {
    assert_eq!(find(&[1.0, 2.0, 3.0, 4.0, 5.0, 6.0], 1), Season::None);
    assert_eq!(find(&[1.0, 5.0, 1.0, 5.0, 1.0], 2), Season::None);
}

#[test]
fn a_plain_line_has_no_season() {
    let line: Vec<f64> = (1..40).map(f64::from).collect();
    assert_eq!(find(&line, 4), Season::None);
}

#[test]
fn removing_and_putting_back_are_inverse() {
    let values: Vec<f64> =
        (0..26).map(|i| 10.0 + f64::from(i) + [3.0, -3.0, 1.0, -1.0][i as usize % 4]).collect();
    let season = find(&values, 4);
    assert!(matches!(season, Season::Multiplies(_)));
    let plain = season.remove(&values);
    // The part of the year of the first step ahead is that of the value four back from it.
    let back = season.put_back(0, plain[22], 0.0).0;
    assert!((back - values[22]).abs() < 1e-9, "{back}");
    let below: Vec<f64> = values.iter().map(|value| value - 30.0).collect();
    assert!(matches!(find(&below, 4), Season::Adds(_)));
}
