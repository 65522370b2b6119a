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
    for text in [
        "",
        "25",
        "2025-",
        "2025-Q5",
        "2025-S0",
        "2025-13",
        "2025-2021",
        "２０２５",
        "2025年",
    ] {
        assert!(text.parse::<Period>().is_err(), "{text}");
    }
}
