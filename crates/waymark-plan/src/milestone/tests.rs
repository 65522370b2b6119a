use proptest::prelude::*;
use waymark_core::{Milestone, MilestoneType, PeriodSource, Strength};

use super::*;
use crate::read::from_text;
use crate::statement;

fn read(text: &str) -> Vec<Milestone> {
    let document = from_text(text);
    let source = Source::of(&document);
    milestones(&source, &statement::statements(&source))
}

fn under(heading: &str, sentence: &str) -> Vec<Milestone> {
    read(&format!(
        "示例市“十四五”文化发展规划（2021—2025年）\n第一章  发展基础\n第一节  主要成效\n五年来，全市建成示例市文化数据中心。\n第二章  主要任务\n第一节  {heading}\n{sentence}\n"
    ))
}

fn told(heading: &str, sentence: &str) -> Vec<(MilestoneType, String)> {
    under(heading, sentence).into_iter().map(|found| (found.kind, found.subject)).collect()
}

fn one(sentence: &str) -> Milestone {
    let mut found = under("强化文化供给", sentence);
    assert_eq!(found.len(), 1, "{sentence}: {found:?}");
    found.remove(0)
}

#[track_caller]
fn tells(sentence: &str, kind: MilestoneType, subject: &str) {
    let found = one(sentence);
    assert_eq!((found.kind, found.subject.as_str()), (kind, subject));
}

#[test]
fn something_built() {
    tells("加快建成示例市非遗展示中心。", MilestoneType::Build, "建成示例市非遗展示中心");
    tells("依托老厂房组建数字出版产业研究院，繁荣创作。", MilestoneType::Build, "组建数字出版产业研究院");
    tells("推进“示例书香谷”建设。", MilestoneType::Build, "建设“示例书香谷”");
    tells(
        "积极推动北岸剧场、南岸美术馆、示例市方志研究院的建设。",
        MilestoneType::Build,
        "建设北岸剧场、南岸美术馆、示例市方志研究院",
    );
}

#[test]
fn a_standing_of_the_area() {
    tells("力争示例高新区升格为国家高新区。", MilestoneType::RegionStatus, "示例高新区升格为国家高新区");
    tells("稳步迈入国家文化名城行列。", MilestoneType::RegionStatus, "稳步迈入国家文化名城行列");
    tells("支持东县争创国家全域旅游示范区。", MilestoneType::RegionStatus, "东县争创国家全域旅游示范区");
}

#[test]
fn a_rank_over_two_clauses_is_one() {
    let found = told("发展目标", "文化综合实力在全省位次明显前移，力争进入全省中上游水平。");
    assert_eq!(
        found,
        [(MilestoneType::Rank, "文化综合实力在全省位次明显前移，进入全省中上游水平".to_owned())]
    );
}

#[test]
fn a_membership() {
    tells("以观察员身份加入“东部书香走廊”。", MilestoneType::Membership, "以观察员身份加入“东部书香走廊”");
}

#[test]
fn platforms_and_systems() {
    tells("建立古籍善本资源库。", MilestoneType::Platform, "建立古籍善本资源库");
    tells("大力保护文物并建立文物安全预警系统。", MilestoneType::Platform, "建立文物安全预警系统");
}

#[test]
fn mechanisms() {
    tells("建立完善文化投入稳定增长机制。", MilestoneType::Mechanism, "建立完善文化投入稳定增长机制");
    tells("完善规划中期评估和末期评估制度。", MilestoneType::Mechanism, "完善规划中期评估和末期评估制度");
    tells(
        "依法向市人大常委会报告规划实施情况。",
        MilestoneType::Mechanism,
        "依法向市人大常委会报告规划实施情况",
    );
    tells(
        "将任务分解落实到各部门，并纳入绩效考核体系。",
        MilestoneType::Mechanism,
        "任务分解落实到各部门，纳入绩效考核体系",
    );
}

#[test]
fn increases_without_a_number() {
    let found = told("发展目标", "新增一批国家级、省级文艺团队，版权登记成交额持续增长。");
    let subjects: Vec<_> = found.iter().map(|(kind, subject)| (*kind, subject.as_str())).collect();
    assert_eq!(
        subjects,
        [
            (MilestoneType::Increase, "新增一批国家级、省级文艺团队"),
            (MilestoneType::Increase, "版权登记成交额持续增长"),
        ]
    );
    tells("择优升级为国家级文化平台。", MilestoneType::Increase, "择优升级为国家级文化平台");
}

#[test]
fn several_clauses_are_several_milestones() {
    let found = told("强化文化供给", "建成示例市非遗展示中心，组建数字出版产业研究院，建立古籍善本资源库。");
    assert_eq!(found.len(), 3);
}

#[test]
fn one_thing_is_promised_once() {
    let found = told("强化文化供给", "建成示例市非遗展示中心。\n加快建设非遗展示中心。");
    assert_eq!(found.len(), 1);
}

#[test]
fn exhortations_promise_nothing() {
    for sentence in [
        "大力弘扬传统文化，积极营造良好氛围。",
        "充分发挥文化中心引领作用，提高服务能力。",
        "加强与周边城市合作，打造文化创新高地。",
        "建立上下联动、协调推进的工作机制。",
        "吸引知名企业来示例市设立研发中心。",
        "鼓励民间团体建设专业化展示基地。",
        "围绕建成文化研究中心，优化布局。",
        "统筹建强各类文化阵地。",
        "不断完善文化服务体系。",
        "加快人才平台建设，打造“最懂读者”的社区。",
    ] {
        assert_eq!(told("强化文化供给", sentence), [], "{sentence}");
    }
}

#[test]
fn a_look_back_promises_nothing() {
    let found = read(
        "示例市2026年政府工作报告\n一、2025年工作回顾\n建成示例市非遗展示中心。\n二、2026年重点工作\n组建数字出版产业研究院。\n",
    );
    let subjects: Vec<_> = found.iter().map(|found| found.subject.as_str()).collect();
    assert_eq!(subjects, ["组建数字出版产业研究院"]);
}

#[test]
fn a_numbered_clause_is_left_to_its_statement() {
    assert_eq!(told("强化文化供给", "建成省级文化产业基地3个。"), []);
}

#[test]
fn topics_list_research_not_works() {
    let listed =
        "重点支持：古籍修复技术研究，智能展陈平台开发，完善版权交易评估机制；建成示例市文物修复试验场。";
    let found = told("文化科技", listed);
    assert_eq!(found, [(MilestoneType::Build, "建成示例市文物修复试验场".to_owned())]);
}

#[test]
fn the_period_is_printed_or_the_term() {
    let explicit = one("到2024年，建成示例市非遗展示中心。");
    assert_eq!(
        (explicit.period.unwrap().to_string().as_str(), explicit.period_source),
        ("2024", PeriodSource::Explicit)
    );
    let inferred = one("建成示例市非遗展示中心。");
    assert_eq!(
        (inferred.period.unwrap().to_string().as_str(), inferred.period_source),
        ("2021-2025", PeriodSource::Inferred)
    );
    let found = under("发展目标", "到2025年，文化事业全面繁荣。稳步迈入国家文化名城行列。");
    assert_eq!(
        (found[0].period.unwrap().to_string().as_str(), found[0].period_source),
        ("2025", PeriodSource::Carried)
    );
}

#[test]
fn the_words_before_the_verb_weigh_the_promise() {
    let strength = |sentence: &str| one(sentence).strength;
    assert_eq!(strength("建成示例市非遗展示中心。"), Strength::Firm);
    assert_eq!(strength("争取建成示例市非遗展示中心。"), Strength::Striving);
    assert_eq!(strength("谋划建设示例市非遗展示中心。"), Strength::Working);
    assert_eq!(one("探索建立文物巡查会商机制。").qualifier.as_deref(), Some("探索"));
    let found = under("发展目标", "常设版权交易市场基本建成。");
    assert_eq!(found[0].qualifier.as_deref(), Some("基本建成"));
}

#[test]
fn the_span_covers_verb_and_object() {
    let found = one("到2024年，加快建成示例市非遗展示中心，惠及群众。");
    assert_eq!((found.source.start, found.source.end), (9, 20));
    assert_eq!(found.source.quote, "加快建成示例市非遗展示中心");
}

#[test]
fn a_charged_sentence_without_a_commitment_is_a_task() {
    let found = read(
        "示例市文化行动计划（2024—2026年）\n一、重点任务\n1.组织送戏下乡。（责任单位：市文旅局）\n2.建成书屋3个。（责任单位：市文旅局）\n",
    );
    assert_eq!(found.len(), 1, "the second holds a statement: {found:?}");
    assert_eq!((found[0].kind, found[0].subject.as_str()), (MilestoneType::Task, "组织送戏下乡"));
    assert_eq!(found[0].owners[0].body, "市文旅局");
}

fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "建成", "打造", "推进", "建设", "加快", "一批", "国家级", "中心", "机制", "平台", "“", "”", "（",
        "）", "，", "。", "；", "：", "、", "的", "持续增长", "位次", "前移", "加入", "身份", "向人大",
        "报告", "到2025年", "力争", "支持", "\n", "升格为", "基本建成", "3个", " ", "第一章 目标",
        "发展目标：", "城", "完善", "𠀀", "a",
    ]);
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn spans_stay_inside_their_lines(text in pieces()) {
        let lines: Vec<usize> = text.split('\n').map(|line| line.chars().count()).collect();
        for found in read(&text) {
            let length = lines[found.source.line as usize - 1];
            prop_assert!(found.source.start < found.source.end);
            prop_assert!(found.source.end as usize <= length);
            prop_assert!(!found.subject.is_empty());
        }
    }
}
