use proptest::prelude::*;

use super::Period;

fn periods() -> impl Strategy<Value = Period> {
    let years = 1900u16..2200;
    prop_oneof![
        years.clone().prop_map(Period::Year),
        (years.clone(), 1u8..=2).prop_map(|(year, half)| Period::HalfYear(year, half)),
        (years.clone(), 1u8..=4).prop_map(|(year, quarter)| Period::Quarter(year, quarter)),
        (years.clone(), 1u8..=12).prop_map(|(year, month)| Period::Month(year, month)),
        (years, 0u16..30).prop_map(|(first, more)| Period::Years(first, first + more)),
    ]
}

proptest! {
    #[test]
    fn text_round_trips(period in periods()) {
        prop_assert_eq!(period.to_string().parse(), Ok(period));
    }

    #[test]
    fn parsing_never_panics(text in ".{0,12}") {
        let _ = text.parse::<Period>();
    }
}

#[test]
fn nonsense_is_refused() {
    for text in ["", "25", "2025-", "2025-Q5", "2025-S0", "2025-13", "2025-2021", "２０２５", "2025年"] {
        assert!(text.parse::<Period>().is_err(), "{text}");
    }
}

fn any_period() -> impl Strategy<Value = Period> {
    prop_oneof![
        4 => periods(),
        1 => (1900u16..2200, 1u8..=12).prop_map(|(year, month)| Period::YearToDate(year, month)),
    ]
}

proptest! {
    #[test]
    fn every_kind_round_trips(period in any_period()) {
        prop_assert_eq!(period.to_string().parse(), Ok(period));
        prop_assert_eq!(Period::from_people(&period.to_string()), Ok(period));
    }

    #[test]
    fn next_and_previous_undo_each_other(period in any_period()) {
        prop_assert_eq!(period.next().and_then(Period::previous), Some(period));
        prop_assert_eq!(period.previous().and_then(Period::next), Some(period));
        prop_assert!(period.next() > Some(period));
    }

    #[test]
    fn neighbours_touch(period in periods()) {
        let next = period.next().unwrap();
        prop_assert_eq!(period.end_month(), next.start_month());
        prop_assert_eq!(period.months(), next.months());
    }

    #[test]
    fn containment_is_an_order(a in any_period(), b in any_period()) {
        prop_assert!(a.contains(a));
        if a.contains(b) && b.contains(a) {
            prop_assert_eq!((a.start_month(), a.end_month()), (b.start_month(), b.end_month()));
        }
        if a.contains(b) {
            prop_assert!(b.months() <= a.months() && b.share_of(a) > Default::default());
        }
    }

    #[test]
    fn years_between_add_up(a in any_period(), b in any_period()) {
        prop_assert_eq!(a.years_to(b), -b.years_to(a));
        prop_assert_eq!(a.shift_years(1).map(|later| a.years_to(later)), Some(rust_decimal::Decimal::ONE));
    }

    #[test]
    fn people_never_make_it_panic(text in ".{0,16}") {
        let _ = Period::from_people(&text);
    }
}

#[test]
fn people_write_periods_in_many_ways() {
    for (text, period) in [
        ("2025年", Period::Year(2025)),
        ("2025Q1", Period::Quarter(2025, 1)),
        ("2025H1", Period::HalfYear(2025, 1)),
        ("2025年下半年", Period::HalfYear(2025, 2)),
        ("2025年一季度", Period::Quarter(2025, 1)),
        ("2025年第三季度", Period::Quarter(2025, 3)),
        ("2025年前三季度", Period::YearToDate(2025, 9)),
        ("2025年3月", Period::Month(2025, 3)),
        ("2025年1—9月", Period::YearToDate(2025, 9)),
        ("２０２５年１－９月", Period::YearToDate(2025, 9)),
        ("2021—2025年", Period::Years(2021, 2025)),
        ("“十四五”期间", Period::Years(2021, 2025)),
        ("十五五时期", Period::Years(2026, 2030)),
        ("“七五”", Period::Years(1986, 1990)),
        ("2025-01-01/P9M", Period::YearToDate(2025, 9)),
        ("2021-01-01/P5Y", Period::Years(2021, 2025)),
    ] {
        assert_eq!(Period::from_people(text).as_ref(), Ok(&period), "{text}");
    }
    for text in ["2025年2—9月", "2025年底", "近五年", "2025年5季度", "2025-2021", "2025-02/2025-09"]
    {
        assert!(Period::from_people(text).is_err(), "{text}");
    }
}

#[test]
fn shares_of_a_term_are_taken_at_the_end() {
    let term = Period::Years(2021, 2025);
    for (period, share) in
        [("2023", "0.6"), ("2024", "0.8"), ("2023-S1", "0.5"), ("2020", "0"), ("2026", "1")]
    {
        let period: Period = period.parse().unwrap();
        assert_eq!(period.share_of(term), share.parse().unwrap(), "{period}");
    }
    assert_eq!(Period::Month(2024, 2).last_day().to_string(), "2024-02-29");
}
