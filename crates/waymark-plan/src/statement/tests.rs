//! Prose cases: what a sentence states, one construction each. The city is fictional.

use proptest::prelude::*;
use waymark_core::{Change, Class, Form, Kind, Operator, Statement, Strength};

use crate::read::from_text;

/// A five-year plan with the sentence in a chapter that looks ahead.
fn ahead(sentence: &str) -> Vec<Statement> {
    statements("第二章 发展目标", sentence)
}

/// The same in a chapter that looks back.
fn back(sentence: &str) -> Vec<Statement> {
    statements("第一章 发展基础", sentence)
}

fn statements(chapter: &str, sentence: &str) -> Vec<Statement> {
    let other =
        if chapter.starts_with("第一章") { "第二章 重点任务" } else { "第三章 保障措施" };
    let text =
        format!("示例市“十四五”科技创新规划（2021—2025年）\n{chapter}\n{sentence}\n{other}\n健全机制。");
    crate::extract(&from_text(&text)).statements
}

/// Kind, form, value with unit, period, of each statement.
fn told(statements: &[Statement]) -> Vec<String> {
    let tell = |one: &Statement| {
        let unit = one.unit.as_deref().unwrap_or_default();
        let period = one.period.map_or("-".to_owned(), |period| period.to_string());
        format!("{:?} {:?} {}{unit} {period}", one.kind, one.form, one.value)
    };
    statements.iter().map(tell).collect()
}

fn subjects(statements: &[Statement]) -> Vec<&str> {
    statements.iter().map(|one| one.subject.as_str()).collect()
}

#[test]
fn a_goal_for_a_year() {
    let found = ahead("到2025年，高新技术企业总数突破1000家。");
    assert_eq!(told(&found), ["Target Level 1000家 2025"]);
    assert_eq!((found[0].operator, found[0].class), (Operator::MoreThan, Class::Plan));
    assert_eq!(found[0].qualifier.as_deref(), Some("突破"));
}

#[test]
fn a_stock_without_a_year_is_that_of_the_last_year_and_works_are_of_the_term() {
    assert_eq!(
        told(&ahead("研发投入强度达到2.3%，建成实验室30家。"))[..],
        ["Target Level 2.3% 2025", "Target Count 30家 2021-2025"]
    );
}

#[test]
fn a_goal_for_a_year_does_not_reach_the_next_sentence() {
    let found = ahead("到2025年，重点实验室达30个。新增工程中心10个、技术中心20个。");
    assert_eq!(told(&found)[1..], ["Target Increment 10个 2021-2025", "Target Increment 20个 2021-2025"]);
}

#[test]
fn facts_take_the_year_of_their_sentence_or_the_one_carried() {
    let found = back("2019年，研发经费总量为26亿元，同比增长40%。其中示例县达1.5亿元。");
    assert_eq!(
        told(&found),
        ["Baseline Level 26亿元 2019", "Baseline Growth 40% 2019", "Baseline Level 1.5亿元 2019"]
    );
}

#[test]
fn from_one_value_to_another_is_two_statements() {
    let found = ahead("到2025年，数字化率由2020年的40%提高到60%，提高20个百分点。");
    assert_eq!(
        told(&found),
        ["Baseline Level 40% 2020", "Target Level 60% 2025", "Target Increment 20百分点 2025"]
    );
}

#[test]
fn the_term_of_an_average_rate() {
    assert_eq!(told(&ahead("到2025年，研发经费年均增长10%以上。")), ["Target Growth 10% 2021-2025"]);
}

#[test]
fn a_list_may_share_its_unit() {
    let found = back("2020年，一等奖、二等奖、三等奖分别为1、5、12项。");
    assert_eq!(
        told(&found),
        ["Baseline Count 1项 2020", "Baseline Count 5项 2020", "Baseline Count 12项 2020"]
    );
    assert_eq!(subjects(&found), ["一等奖", "二等奖", "三等奖"]);
    assert_eq!((found[0].source.start, found[0].source.end), (20, 21), "the span is the number alone");
    assert!(found[0].flags.contains(&waymark_core::Flag::UnitElsewhere));
}

#[test]
fn five_years_of_a_goal_are_those_of_the_plan() {
    assert_eq!(told(&ahead("五年引进机构8—10家。")), ["Target Range 8–10家 2021-2025"]);
    // Of a task split, where the item is a heading of its own.
    assert_eq!(
        told(&ahead("（一）壮大主体\n1.五年新增企业20家。（牵头单位：市科技局）\n2.建成平台3个。")),
        ["Target Increment 20家 2021-2025", "Target Count 3个 2021-2025"]
    );
    assert_eq!(told(&back("（一）壮大主体\n1.五年新增企业20家。")), ["Baseline Increment 20家 2016-2020"]);
}

#[test]
fn strength_and_direction() {
    let found = ahead("力争能耗下降13.5%，谋划建设实验室2家，新增企业5家。");
    let strengths: Vec<Strength> = found.iter().map(|one| one.strength).collect();
    assert_eq!(strengths[..2], [Strength::Striving, Strength::Striving]);
    assert_eq!(found[0].change, Some(Change::Down));
    assert_eq!(found[2].change, Some(Change::Up));
}

#[test]
fn multiples_and_chinese_numerals() {
    let found = ahead("到2025年，产业规模翻一番，近六成企业上云，选派百名专家。");
    assert_eq!(told(&found)[0], "Target Multiple 2倍 2025");
    assert_eq!(told(&found)[1], "Target Level 60% 2025");
    assert_eq!(found[2].form, Form::Count);
}

#[test]
fn subjects_are_noun_phrases() {
    let cases = [
        ("全市高新技术企业总数达1000家。", vec!["高新技术企业"]),
        ("组建1个国家级技术创新中心、2个省级实验室。", vec!["组建国家级技术创新中心", "组建省级实验室"]),
        (
            "城镇、农村居民人均可支配收入分别达5万元、3万元。",
            vec!["城镇居民人均可支配收入", "农村居民人均可支配收入"],
        ),
        ("服务业增加值突破1000亿元、增长8%。", vec!["服务业增加值", "服务业增加值增速"]),
        ("新增1家独角兽企业（总数达3家）。", vec!["新增独角兽企业", "独角兽企业"]),
        ("3.培育瞪羚企业20家。", vec!["培育瞪羚企业"]),
        ("打造千亿光伏产业。", vec!["光伏产业规模"]),
        ("到2025年，产业规模比2020年翻一番。", vec!["产业规模"]),
    ];
    for (sentence, expected) in cases {
        assert_eq!(subjects(&ahead(sentence)), expected, "{sentence}");
    }
}

#[test]
fn comparison_with_other_areas() {
    let found = back(
        "2020年，全市有效发明专利730件、万人拥有1.07件，与全省平均水平（分别为1566件、3.68件）差距较大。",
    );
    let classes: Vec<Class> = found.iter().map(|one| one.class).collect();
    assert_eq!(classes, [Class::Fact, Class::Fact, Class::Comparator, Class::Comparator]);
    assert_eq!(found[2].subject, found[0].subject);
    assert_eq!(found[2].area.as_deref(), Some("全省"));
}

#[test]
fn the_span_is_the_number_with_its_unit() {
    let found = ahead("到2025年，市级创新平台达 50个以上。");
    let source = &found[0].source;
    assert_eq!((source.line, source.start, source.end), (3, 15, 18));
    assert_eq!(source.quote, "市级创新平台达 50个以上");
}

#[test]
fn responsible_bodies_go_with_their_sentence() {
    let found = ahead("建成实验室3家。（牵头单位：市科技局；配合单位：市财政局）");
    let bodies: Vec<&str> = found[0].owners.iter().map(|owner| owner.body.as_str()).collect();
    assert_eq!(bodies, ["市科技局", "市财政局"]);
}

#[test]
fn the_kind_of_a_report_changes_with_its_chapters() {
    let text = "2026年示例市政府工作报告\n一、2025年工作回顾\n过去一年，新增企业5家。五年来，企业总数由10家增至20家。\n二、2026年工作安排\n今年，建成平台3家。";
    let found = crate::extract(&from_text(text)).statements;
    assert_eq!(
        told(&found),
        [
            "Baseline Increment 5家 2025", "Baseline Level 10家 2020", "Baseline Level 20家 2025",
            "Target Count 3家 2026"
        ]
    );
    assert_eq!(found[0].kind, Kind::Baseline);
}

#[test]
fn a_report_on_the_yearly_plan_is_of_the_later_year() {
    let text = "关于示例市2025年国民经济和社会发展计划执行情况与2026年国民经济和社会发展计划草案的报告\n一、2025年计划执行情况\n新增企业20家。\n二、2026年主要预期目标\n研发投入强度达到2.5%。";
    let found = crate::extract(&from_text(text)).statements;
    assert_eq!(told(&found), ["Baseline Increment 20家 2025", "Target Level 2.5% 2026"]);
}

proptest! {
    #[test]
    fn every_anchor_lies_in_its_line(lines in prop::collection::vec("[0-9.一二百万亿元家个%达到增长新由年、，。；（）“”《》到202 ]{0,40}", 1..6)) {
        let text = format!("示例市“十四五”规划\n第一章 目标\n{}", lines.join("\n"));
        let lines: Vec<&str> = text.split('\n').collect();
        for one in crate::extract(&from_text(&text)).statements {
            let length = lines[one.source.line as usize - 1].chars().count() as u32;
            prop_assert!(one.source.start < one.source.end && one.source.end <= length);
        }
    }
}
