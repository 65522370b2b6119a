use crate::read::from_text;

/// The names of the indicators of a small plan.
fn indicators(sentence: &str) -> Vec<(String, usize)> {
    let text = format!("示例市“十四五”科技创新规划（2021—2025年）\n第一章 发展目标\n{sentence}\n");
    let found = crate::extract(&from_text(&text));
    found.indicators.into_iter().map(|one| (one.name, one.statements.len())).collect()
}

#[test]
fn restatements_join() {
    let cases = [
        "高新技术企业总数达100家。高新技术企业数量突破100家。",
        "全社会R&D经费支出占GDP比例达2%。研发经费投入占地区生产总值的比重达2%。",
        "技术合同成交金额达20亿元。技术市场合同交易额达200000万元。",
        "规上工业增加值达5亿元。规模以上工业增加值达5亿元。",
    ];
    for sentence in cases {
        assert_eq!(indicators(sentence).iter().map(|one| one.1).collect::<Vec<_>>(), [2], "{sentence}");
    }
}

#[test]
fn different_things_stay_apart() {
    let cases = [
        "高新技术企业总数达100家。新增高新技术企业10家。",
        "地区生产总值达100亿元。地区生产总值增长5%。",
        "省级实验室达3家。市级实验室达3家。",
    ];
    for sentence in cases {
        assert_eq!(indicators(sentence).len(), 2, "{sentence}");
    }
}

#[test]
fn names_are_distinct() {
    let found = indicators("项目总数达3个。项目总数达5亿元。");
    assert_ne!(found[0].0, found[1].0);
}
