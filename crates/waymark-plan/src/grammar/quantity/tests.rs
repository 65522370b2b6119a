use proptest::prelude::*;

use super::{Quantity, arabic_at, chinese_at};

fn read(text: &str) -> Option<Quantity> {
    let chars: Vec<char> = text.chars().map(crate::text::fold).collect();
    (0..chars.len()).find_map(|at| arabic_at(&chars, at).or_else(|| chinese_at(&chars, at)))
}

fn shown(text: &str) -> Option<(String, String)> {
    read(text).map(|found| (found.value.to_string(), found.unit.unwrap_or_default()))
}

#[test]
fn quantities() {
    let cases = [
        ("达1000家。", "1000", "家"),
        ("8-10家", "8–10", "家"),
        ("8～10家", "8–10", "家"),
        ("8至10家", "8–10", "家"),
        ("5%—5.5%", "5–5.5", "%"),
        ("1—2个", "1–2", "个"),
        ("达 50个", "50", "个"),
        ("12297.7万元", "12297.7", "万元"),
        ("百名", "100", "名"),
        ("一百二十家", "120", "家"),
        ("近六成", "60", "%"),
        ("三分之一", "33.33", "%"),
        ("翻一番", "2", "倍"),
        ("翻两番", "4", "倍"),
        ("实现翻番", "2", "倍"),
        ("增长两倍", "2", "倍"),
        ("千亿光伏产业", "1000", "亿元"),
        ("年限达到11.1年。", "11.1", "年"),
    ];
    for (text, value, unit) in cases {
        assert_eq!(shown(text), Some((value.to_owned(), unit.to_owned())), "{text}");
    }
}

#[test]
fn from_to_is_two_quantities() {
    assert_eq!(shown("从5%到6%"), Some(("5".to_owned(), "%".to_owned())));
}

#[test]
fn speech_is_no_quantity() {
    for text in ["两项制约", "三大工程", "一批平台", "千亿级产业", "完成立项", "一成立"]
    {
        assert_eq!(read(text), None, "{text}");
    }
}

#[test]
fn words_around() {
    let found = read("总数突破1000余家以上").unwrap();
    assert_eq!((found.before, found.inner, found.after), (Some("突破"), Some("余"), Some("以上")));
}

proptest! {
    #[test]
    fn never_panics(text in "[0-9.,%~一二百千万亿翻番分之成倍家元至到从 -]{0,20}") {
        let _ = read(&text);
    }
}
