use proptest::prelude::*;

use super::{arabic_at, chinese_at};

fn chars(text: &str) -> Vec<char> {
    text.chars().collect()
}

#[test]
fn arabic_numerals() {
    let cases = [
        ("1000家", "1000", 4),
        ("12,297.7万元", "12297.7", 8),
        ("12 297.7万元", "12297.7", 8),
        ("0.80", "0.80", 4),
        ("2.3%", "2.3", 3),
        ("3.", "3", 1),
        ("1.2.3", "1", 1),
        ("2020 300", "2020", 4),
    ];
    for (text, value, end) in cases {
        let number = arabic_at(&chars(text), 0).expect(text);
        assert_eq!((number.value.to_string().as_str(), number.end), (value, end), "{text}");
    }
    assert_eq!(arabic_at(&chars("家"), 0), None);
    assert_eq!(arabic_at(&chars("1234567890123456"), 0), None, "a code, not a number");
}

#[test]
fn chinese_numerals() {
    let cases = [
        ("百名", 100, 1),
        ("一百二十家", 120, 4),
        ("十五个", 15, 2),
        ("两千三百人", 2300, 4),
        ("一千零五", 1005, 4),
        ("三万五千亩", 35000, 4),
        ("二三产业", 2, 1),
    ];
    for (text, value, end) in cases {
        let number = chinese_at(&chars(text), 0).expect(text);
        assert_eq!((number.value, number.end), (value.into(), end), "{text}");
    }
    assert_eq!(chinese_at(&chars("家"), 0), None);
}

proptest! {
    #[test]
    fn never_panics(text in "[0-9.,  零一二两三十百千万]{0,20}") {
        let chars = chars(&text);
        for at in 0..chars.len() {
            let _ = arabic_at(&chars, at);
            let _ = chinese_at(&chars, at);
        }
    }

    #[test]
    fn grouped_digits_read_as_one(value in 1000u64..999_999_999) {
        let plain = value.to_string();
        let mut grouped = String::new();
        for (position, digit) in plain.chars().enumerate() {
            if position > 0 && (plain.len() - position).is_multiple_of(3) {
                grouped.push(',');
            }
            grouped.push(digit);
        }
        let number = arabic_at(&chars(&grouped), 0).unwrap();
        prop_assert_eq!(number.value, value.into());
    }
}
