use super::*;
use crate::read::from_text;

const PLAN: &str = "示例数据，纯属虚构\n示例市“十五五”科技创新规划（2026—2030年）\n第一章 发展目标\n\
到2030年，高新技术企业达到1000家，技术合同成交额达到120亿元。\n\
到2030年，省级以上孵化器达到25家。\n\
第二章 重点任务\n\
到2030年，选派科技特派员1200人次。（牵头单位：市科技局；配合单位：市农业农村局）\n\
建立企业创新积分制。（责任单位：市科技局）\n";

fn changes(edit: impl Fn(&str) -> String) -> Amendment {
    let read = |text: &str| crate::extract(&from_text(text));
    amendment(&read(PLAN), &read(&edit(PLAN)))
}

fn fields(change: &Amended) -> Vec<(&str, Option<&str>, Option<&str>)> {
    let shown = |f: &&FieldDifference| f.field != "source.quote";
    change
        .fields
        .iter()
        .filter(shown)
        .map(|f| (f.field.as_str(), f.before.as_deref(), f.after.as_deref()))
        .collect()
}

#[test]
fn a_document_does_not_differ_from_itself() {
    let found = changes(str::to_owned);
    assert!(found.changed.is_empty() && found.added.is_empty() && found.removed.is_empty());
    assert!(found.same >= 5, "{found:?}");
}

#[test]
fn a_changed_value_is_told_with_both_sides() {
    let found = changes(|plan| plan.replace("达到1000家", "突破1200家"));
    let change = found.changed.iter().find(|change| change.after.name == "高新技术企业").unwrap();
    assert!(change.substance && !change.moved);
    assert!(fields(change).contains(&("value", Some("1000"), Some("1200"))));
    assert!(fields(change).contains(&("operator", Some(">="), Some(">"))));
    assert!(found.added.is_empty() && found.removed.is_empty());
}

#[test]
fn a_changed_year_keeps_the_item() {
    let found = changes(|plan| plan.replace("到2030年，省级", "到2028年，省级"));
    assert_eq!(fields(&found.changed[0]), [("period", Some("2030"), Some("2028"))]);
}

#[test]
fn what_only_moved_says_so() {
    let line = "到2030年，省级以上孵化器达到25家。\n";
    let found = changes(|plan| format!("{}{line}", plan.replace(line, "")));
    let change = found.changed.iter().find(|change| change.moved).unwrap();
    assert_eq!(fields(change), [("section", Some("发展目标"), Some("重点任务"))]);
    assert!(!change.substance);
    assert!(found.added.is_empty() && found.removed.is_empty());
}

#[test]
fn other_words_for_the_same_are_paired() {
    let found = changes(|plan| plan.replace("选派科技特派员", "选派各类科技特派员"));
    let change = found.changed.iter().find(|change| change.after.source.line == 7).unwrap();
    assert!(!change.substance, "{change:?}");
    assert!(found.added.is_empty() && found.removed.is_empty());
}

#[test]
fn owners_added_and_removed_items_are_told() {
    let found = changes(|plan| {
        let plan = plan.replace("配合单位：市农业农村局", "配合单位：市农业农村局、市财政局");
        plan.replace("，技术合同成交额达到120亿元", "，瞪羚企业达到30家")
    });
    let change = found.changed.iter().find(|change| change.after.source.line == 7).unwrap();
    assert_eq!(fields(change), [("owners.support", Some("市农业农村局"), Some("市农业农村局、市财政局"))]);
    assert!(change.substance);
    assert_eq!(found.added.iter().map(|place| place.name.as_str()).collect::<Vec<_>>(), ["瞪羚企业"]);
    assert_eq!(found.removed.iter().map(|place| place.name.as_str()).collect::<Vec<_>>(), ["技术合同成交额"]);
}

#[test]
fn two_unrelated_documents_share_little() {
    let read = |text: &str| crate::extract(&from_text(text));
    let (one, other) = (
        read(include_str!("../../../../examples/demo-city/plan.txt")),
        read(include_str!("../../../../examples/texts/communique.txt")),
    );
    let found = amendment(&one, &other);
    let items = one.statements.len() + one.milestones.len() + one.projects.len();
    assert_eq!(found.removed.len() + found.changed.len() + found.same as usize, items);
    assert!(found.removed.len() > items / 2);
}
