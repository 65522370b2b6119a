use super::{unit_at, whole};

#[test]
fn units_after_a_number() {
    let cases = [
        ("家，", "家", None),
        (" 个", "个", None),
        ("余家", "家", Some("余")),
        ("余万人次", "万人次", Some("余")),
        ("万余户", "万户", Some("余")),
        ("多个", "个", Some("多")),
        ("亿元。", "亿元", None),
        ("万亿元", "万亿元", None),
        ("个百分点", "百分点", None),
        ("部/百人。", "部/百人", None),
        ("/10万，", "/10万", None),
        ("%", "%", None),
        ("人年", "人年", None),
        ("微克/立方米", "微克/立方米", None),
        ("万元/人左右", "万元/人", None),
        ("元/千瓦时", "元/千瓦时", None),
        ("万套（间）", "万套", None),
        ("万期课程", "万期", None),
        ("Wh/kg", "Wh/kg", None),
        ("万。", "万", None),
    ];
    for (text, unit, inner) in cases {
        let chars: Vec<char> = text.chars().map(crate::text::fold).collect();
        let found = unit_at(&chars, 0).unwrap_or_else(|| panic!("{text}"));
        assert_eq!((found.text.as_str(), found.inner), (unit, inner), "{text}");
    }
}

#[test]
fn letters_of_a_longer_word_are_no_unit() {
    for text in ["G网络", "D打印", "Wheel", "年"] {
        let chars: Vec<char> = text.chars().collect();
        assert_eq!(unit_at(&chars, 0), None, "{text}");
    }
}

#[test]
fn labels() {
    assert_eq!(whole("％").as_deref(), Some("%"));
    assert_eq!(whole("亿元").as_deref(), Some("亿元"));
    assert_eq!(whole("市、区"), None);
}
