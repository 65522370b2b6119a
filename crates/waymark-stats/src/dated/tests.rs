use super::*;

fn points(periods: &[&str]) -> Vec<(Period, f64)> {
    periods.iter().zip(1..).map(|(period, value)| (period.parse().unwrap(), f64::from(value))).collect()
}

#[test]
fn points_are_put_in_order_and_followed() {
    let series = dated(&points(&["2024-Q4", "2024-Q3", "2025-Q1"])).unwrap();
    assert_eq!((series.values.as_slice(), series.frequency), (&[2.0, 1.0, 3.0][..], Frequency::Quarterly));
    assert_eq!(series.period_after(1).unwrap().to_string(), "2025-Q2");
    assert_eq!(series.period_after(4).unwrap().to_string(), "2026-Q1");
}

#[test]
fn months_and_half_years_cross_the_year() {
    let months = dated(&points(&["2024-11", "2024-12"])).unwrap();
    assert_eq!(months.period_after(1).unwrap().to_string(), "2025-01");
    let halves = dated(&points(&["2024-S2"])).unwrap();
    assert_eq!(halves.period_after(1).unwrap().to_string(), "2025-S1");
}

#[test]
fn gaps_repetitions_mixtures_and_runs_are_refused() {
    let code = |periods: &[&str]| dated(&points(periods)).map_err(|refusal| refusal.code());
    assert_eq!(code(&["2020", "2022"]), Err("not-consecutive"));
    assert_eq!(code(&["2020", "2021", "2020"]), Err("repeated"));
    assert_eq!(code(&["2020", "2021-Q1"]), Err("not-consecutive"));
    assert_eq!(code(&["2020-2025"]), Err("period-kind"));
}

#[test]
fn the_calendar_ends() {
    let series = dated(&points(&["9998"])).unwrap();
    assert_eq!(series.period_after(1).map(|period| period.to_string()), Some("9999".to_owned()));
    assert_eq!(series.period_after(2), None);
}
