use proptest::prelude::*;
use waymark_core::Period;

use super::{Role, Time, mentions};

fn first(text: &str) -> Option<(Time, Role)> {
    let chars: Vec<char> = text.chars().map(crate::text::fold).collect();
    let masked = vec![false; chars.len()];
    mentions(&chars, &masked).first().map(|mention| (mention.time, mention.role))
}

fn period(text: &str) -> Time {
    Time::Period(text.parse().unwrap())
}

#[test]
fn times_and_their_part() {
    let cases = [
        ("到2025年，达到", period("2025"), Role::Until),
        ("截至2020年底", period("2020"), Role::About),
        ("2021—2025年", period("2021-2025"), Role::About),
        ("2021年至2025年", period("2021-2025"), Role::About),
        ("比2020年增长", period("2020"), Role::Base),
        ("是2020年的2倍", period("2020"), Role::Base),
        ("自2017年起不再", period("2017"), Role::Since),
        ("2024年12月", period("2024-12"), Role::About),
        ("2024年1—9月", period("2024-09"), Role::About),
        ("2024年一季度", period("2024-Q1"), Role::About),
        ("2024年上半年", period("2024-S1"), Role::About),
        ("“十三五”期间", period("2016-2020"), Role::About),
        ("“十三五”末", period("2020"), Role::About),
        ("“十五五”时期", period("2026-2030"), Role::About),
        ("十四五时期", period("2021-2025"), Role::About),
        ("二〇三五年", period("2035"), Role::About),
        ("五年来，新增", Time::PastFive, Role::About),
        ("今年要", Time::Year(0), Role::About),
        ("比上年增长", Time::Year(-1), Role::Base),
    ];
    for (text, time, role) in cases {
        assert_eq!(first(text), Some((time, role)), "{text}");
    }
}

#[test]
fn not_times() {
    for text in ["12025家", "2025家", "20.25年", "第十五五", "每年新增", "90年代", "“十四五”规划", "二十五"]
    {
        assert_eq!(first(text), None, "{text}");
    }
}

proptest! {
    #[test]
    fn never_panics(text in "[0-9年月日至到比较十三四五末“”期间今去五来 -]{0,24}") {
        let _ = first(&text);
    }

    #[test]
    fn every_year_is_read(year in 1949u16..=2100) {
        prop_assert_eq!(first(&format!("到{year}年")), Some((Time::Period(Period::Year(year)), Role::Until)));
    }
}
