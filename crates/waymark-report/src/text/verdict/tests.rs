use waymark_core::judge::Refusal;

use super::*;

#[test]
fn percentages_are_printed_with_one_digit() {
    let share = |text: &str| percent(Some(text.parse().unwrap()));
    assert_eq!(share("0.62857"), "62.9%");
    assert_eq!(share("25.714285"), "2571.4%");
    assert_eq!(share("-0.08157"), "−8.2%");
    assert_eq!(share("0.53012"), "53%");
    assert_eq!(percent(None), "—");
}

#[test]
fn refusals_have_words_in_both_languages() {
    assert_eq!(reason(Refusal::NoBaseline, Lang::Zh), "缺基期值");
    assert_eq!(reason(Refusal::NotDue, Lang::En), "not yet due");
}

#[test]
fn periods_are_printed_as_people_print_them() {
    assert_eq!(period(Period::YearToDate(2025, 9), Lang::Zh), "2025年1—9月");
    assert_eq!(period(Period::Year(2025), Lang::En), "2025");
}
