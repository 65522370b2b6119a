use super::{figure, split_unit};

#[test]
fn cells_that_are_figures() {
    let cases = [
        ("1.25*", "1.25", true, false),
        ("≥90", "90", false, false),
        ("〔＞15〕", "15", false, true),
        ("[20]", "20", false, true),
        ("5左右", "5", false, false),
        ("－0.5", "-0.5", false, false),
        ("3-5", "3–5", false, false),
        ("12,297.7", "12297.7", false, false),
        ("19428.78，年均增速4.8%", "19428.78", false, false),
    ];
    for (text, value, starred, bracketed) in cases {
        let found = figure(text).unwrap_or_else(|| panic!("{text}"));
        let shape = (found.value.to_string(), found.starred, found.bracketed);
        assert_eq!(shape, (value.to_owned(), starred, bracketed), "{text}");
    }
}

#[test]
fn cells_that_are_none() {
    for text in ["", "—", "完成省下达任务", "AP1000", "2项制约", "第3位", "引进3家"] {
        assert!(figure(text).is_none(), "{text}");
    }
}

#[test]
fn units_of_labels() {
    let told = |label: &str| split_unit(label);
    assert_eq!(told("技术合同成交金额（亿元）"), ("技术合同成交金额".to_owned(), Some("亿元".to_owned())));
    assert_eq!(told("独角兽（潜在）企业"), ("独角兽（潜在）企业".to_owned(), None));
    assert_eq!(told("平均受教育年限（年）").1.as_deref(), Some("年"));
}
