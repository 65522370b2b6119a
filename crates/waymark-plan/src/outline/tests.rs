use proptest::prelude::*;
use waymark_core::{Block, BlockKind, CellPlace, OutlineLevel, OutlineNode, Period};

use super::Outline;
use crate::read::from_text;
use crate::text::Text;

/// The tree as lines of level, number, title.
fn tree(text: &str) -> String {
    let text = Text::of(&from_text(text));
    drawn(&Outline::of(&text).tree(&text))
}

fn drawn(nodes: &[OutlineNode]) -> String {
    fn draw(nodes: &[OutlineNode], depth: usize, out: &mut String) {
        for node in nodes {
            let level = match node.level {
                OutlineLevel::Preface => "preface",
                OutlineLevel::Chapter => "chapter",
                OutlineLevel::Section => "section",
                OutlineLevel::Item => "item",
                OutlineLevel::Box => "box",
            };
            let number = node.number.as_deref().unwrap_or("-");
            let inferred = if node.inferred { " inferred" } else { "" };
            let indent = "  ".repeat(depth);
            out.push_str(&format!("{indent}{level} {number} {}{inferred}\n", node.title));
            draw(&node.children, depth + 1, out);
        }
    }
    let mut out = String::new();
    draw(nodes, 0, &mut out);
    out
}

fn outline(text: &str) -> Outline {
    Outline::of(&Text::of(&from_text(text)))
}

const BODY: &str =
    "全市围绕主导产业补短板、锻长板，把创新平台、人才和金融服务连成一体，形成合力推进的工作格局。";

#[test]
fn named_chapters_and_sections() {
    let text = " 前    言\n\n本规划说明思路。\n 第一章  基础\n第一节  成效 \n一、主要成效\n（一）平台增多。建成一批平台。\n1.数量增加\n第 二 节 形势\n第二章 目标";
    assert_eq!(
        tree(text),
        "preface - 前言\nchapter 第一章 基础\n  section 第一节 成效\n    item 一、 主要成效\n      item （一） 平台增多\n        item 1. 数量增加\n  section 第二节 形势\nchapter 第二章 目标\n"
    );
}

#[test]
fn parts_enclose_chapters() {
    let text = "第一篇 总论\n第一章 基础\n第二章 目标\n第二篇 任务\n第三章 平台";
    assert_eq!(
        tree(text),
        "chapter 第一篇 总论\n  chapter 第一章 基础\n  chapter 第二章 目标\nchapter 第二篇 任务\n  chapter 第三章 平台\n"
    );
}

#[test]
fn a_work_report_counts_in_numerals() {
    let text = "2026年示例市政府工作报告\n——2026年1月5日在示例市第六届人民代表大会第五次会议上\n示例市市长 某某\n各位代表：\n现在，我向大会报告工作，请予审议。\n一、2025年工作回顾\n（一）经济稳步增长。全市生产总值增长6%。\n（二）民生持续改善\n二、2026年工作安排\n（一）扩大内需。抓好投资。\n1.项目方面。开工一批项目。";
    assert_eq!(
        tree(text),
        "chapter 一、 2025年工作回顾\n  section （一） 经济稳步增长\n  section （二） 民生持续改善\nchapter 二、 2026年工作安排\n  section （一） 扩大内需\n    item 1. 项目方面\n"
    );
    let outline = outline(text);
    assert_eq!(outline.title.as_deref(), Some("2026年示例市政府工作报告"));
    assert_eq!(outline.term, Some(Period::Year(2026)));
    assert_eq!(outline.area.as_deref(), Some("示例市"));
    assert_eq!(outline.noise.into_iter().collect::<Vec<_>>(), [0, 1, 2]);
}

#[test]
fn the_body_of_a_heading_begins_after_its_sentence() {
    let outline = outline(
        "一、总体\n（一）平台建设取得突破。坚持实干，建成5个平台。\n（二）新建3个中心。其余照旧。\n二、其他",
    );
    let bodies: Vec<_> = outline.nodes.iter().map(|node| (node.head, node.body)).collect();
    assert_eq!(bodies, [(2, 4), (3, 12), (3, 3), (2, 4)]);
}

#[test]
fn a_lost_chapter_number_is_inferred() {
    let text = "第一章 平台攻坚行动\n第一节 基础\n第二节 应用\n 合作提升攻坚行动\n\n主动对接周边。\n第一节 区域合作\n第三章 人才攻坚行动\n第一节 引才";
    assert_eq!(
        tree(text),
        "chapter 第一章 平台攻坚行动\n  section 第一节 基础\n  section 第二节 应用\nchapter 第二章 合作提升攻坚行动 inferred\n  section 第一节 区域合作\nchapter 第三章 人才攻坚行动\n  section 第一节 引才\n"
    );
}

#[test]
fn boxes_end_at_two_blank_lines_or_the_next_heading() {
    let text = "第一章 平台\n第一节 建设\n1、首先\n专栏1： 重点 平台\n\t建设目标：\n\n1.甲平台\n2.乙平台\n\n\n2、其次\n专栏2∶ 企业培育\n栏内文字。\n第二节 服务\n专栏 3 服务\n（1）咨询\n第二章 保障";
    let outline = outline(text);
    let boxes: Vec<_> = outline
        .nodes
        .iter()
        .filter(|node| node.level == OutlineLevel::Box)
        .map(|node| (node.number.as_deref(), node.title.as_str(), node.at, node.until))
        .collect();
    assert_eq!(
        boxes,
        [
            (Some("专栏1"), "重点平台", 3, 10),
            (Some("专栏2"), "企业培育", 11, 13),
            (Some("专栏3"), "服务", 14, 16),
        ]
    );
    let path: Vec<_> = outline.path(10).map(|node| node.title.as_str()).collect();
    assert_eq!(path, ["其次", "建设", "平台"]);
}

#[test]
fn a_box_ends_where_the_outer_count_goes_on() {
    let text = "一、总体\n（一）现状\n（二）目标\n专栏 主要任务\n（一）任务甲\n（二）任务乙\n（三）任务丙\n二、保障\n（一）组织\n专栏2：制度\n1.例会\n（二）经费";
    assert_eq!(
        tree(text),
        "chapter 一、 总体\n  section （一） 现状\n  section （二） 目标\n    box 专栏 主要任务\n      item （一） 任务甲\n      item （二） 任务乙\n      item （三） 任务丙\nchapter 二、 保障\n  section （一） 组织\n    box 专栏2 制度\n      item 1. 例会\n  section （二） 经费\n"
    );
}

#[test]
fn labels_and_unnumbered_topics_are_items() {
    let text = "第一章 目标\n第一节 内容\n总体目标：\n到2025年更上层楼。\n具体目标：\n1、实力提升。位次前移。\n2、投入增长。\n专栏1：专项\n一、装备\n1.机器人\n重点支持：感知。\n先进器械\n重点支持：监测。\n二、航空";
    assert_eq!(
        tree(text),
        "chapter 第一章 目标\n  section 第一节 内容\n    item - 总体目标\n    item - 具体目标\n      item 1、 实力提升\n      item 2、 投入增长\n    box 专栏1 专项\n      item 一、 装备\n        item 1. 机器人\n        item - 先进器械\n      item 二、 航空\n"
    );
}

#[test]
fn first_sentences_head_paragraphs_that_share_the_form() {
    let text = format!(
        "一、任务\n（一）开放\n重构开放通道。{BODY}\n重塑物流体系。{BODY}\n（二）改革\n{BODY}\n推进改革。{BODY}\n{BODY}\n二、保障"
    );
    assert_eq!(
        tree(&text),
        "chapter 一、 任务\n  section （一） 开放\n    item - 重构开放通道\n    item - 重塑物流体系\n  section （二） 改革\nchapter 二、 保障\n"
    );
}

#[test]
fn dashes_head_a_paragraph_or_what_follows() {
    let text = format!(
        "第一章 回顾\n——从国际看，竞争加剧。我们要抢抓机遇。\n——抓好稳增长。\n经济稳中有进。{BODY}\n就业总体稳定。{BODY}\n——深化改革。"
    );
    assert_eq!(
        tree(&text),
        "chapter 第一章 回顾\n  item —— 从国际看\n  item —— 抓好稳增长\n    item - 经济稳中有进\n    item - 就业总体稳定\n  item —— 深化改革\n"
    );
}

#[test]
fn running_text_is_no_heading() {
    for text in [
        "第一章的任务已经完成。", "1.5万亿元", "2、3个项目", "一是扩大投资。二是促进消费。",
        "专栏1中的项目要抓紧。", "（2021—2025年）", "三、四线城市", "第一产业增加值增长5%",
    ] {
        assert_eq!(tree(text), "", "{text}");
    }
}

#[test]
fn contents_lists_are_skipped() {
    let with_pages = "示例县科技创新规划\n目  录\n第一章 基础……1\n第二章 目标……5\n第一节 总体 …… 6\n第一章 基础\n文字。\n第二章 目标\n第一节 总体";
    let bare = "目录\n一、现状\n二、目标\n一、现状\n文字。\n二、目标";
    assert_eq!(tree(with_pages), "chapter 第一章 基础\nchapter 第二章 目标\n  section 第一节 总体\n");
    assert_eq!(tree(bare), "chapter 一、 现状\nchapter 二、 目标\n");
    assert!(outline(with_pages).noise.contains(&2));
}

#[test]
fn page_furniture_is_noise() {
    let text = "下载\n打印\n【字号：\n加大\n】\n2025年示例省国民经济和社会发展统计公报\n来源：示例日报\n时间：2026-03-01\n一、综合\n初步核算，全年生产总值增长5%。\n二、农业\n粮食增产，全年总产量达到200万吨，比上年增长百分之二以上。\n责任编辑：某某\n相关报道：\n别的新闻";
    let outline = outline(text);
    assert_eq!(outline.noise.iter().copied().collect::<Vec<_>>(), [0, 1, 2, 3, 4, 5, 6, 7, 12, 13, 14]);
    assert_eq!(outline.term, Some(Period::Year(2025)));
    assert_eq!(outline.area.as_deref(), Some("示例省"));
}

#[test]
fn titles_tell_term_and_area() {
    let cases = [
        ("示例市“十四五”科技创新规划", Some("2021-2025"), Some("示例市")),
        ("示例省示例市新能源产业发展行动计划（2023—2027年）", Some("2023-2027"), Some("示例市")),
        ("示例县国民经济和社会发展第十五个五年规划纲要", Some("2026-2030"), Some("示例县")),
        ("二〇二四年示例自治区政府工作报告", Some("2024"), Some("示例自治区")),
        ("关于印发示例区2025年重点工作任务分工方案的通知", Some("2025"), Some("示例区")),
        ("科技创新规划", None, None),
    ];
    for (title, term, area) in cases {
        let outline = outline(&format!("{title}\n一、总体\n二、任务"));
        assert_eq!(outline.term.map(|term| term.to_string()).as_deref(), term, "{title}");
        assert_eq!(outline.area.as_deref(), area, "{title}");
    }
}

#[test]
fn a_title_is_found_where_it_hides() {
    let broken = "示例市国民经济和社会发展\n第十四个五年规划和二〇三五年远景目标纲要\n第一章 总论";
    let notice =
        "示例市人民政府关于印发《示例市数字经济规划》的通知\n示府发〔2021〕8号\n各县区：\n一、总体\n二、任务";
    let preface = "前言\n依据有关纲要，编制《示例市“十四五”人才规划（2021—2025）》。\n第一章 总论";
    assert_eq!(
        outline(broken).title.as_deref(),
        Some("示例市国民经济和社会发展第十四个五年规划和二〇三五年远景目标纲要")
    );
    assert_eq!(outline(notice).title.as_deref(), Some("示例市数字经济规划"));
    assert_eq!(outline(preface).title.as_deref(), Some("示例市“十四五”人才规划（2021—2025）"));
}

#[test]
fn a_glossary_is_known() {
    let outline =
        outline("一、工作\n二、安排\n（一）投资\n附件\n名词解释\n1.“双百”行动：支持100家企业。\n2.甲");
    assert!(outline.in_glossary(5) && !outline.in_glossary(2));
    assert!(outline.nodes.iter().all(|node| node.at < 5 || node.level == OutlineLevel::Item));
}

fn styled(blocks: &[(&str, BlockKind)]) -> Text {
    let blocks: Vec<_> = blocks
        .iter()
        .zip(1..)
        .map(|((text, kind), line)| Block { line, page: None, text: (*text).to_owned(), kind: *kind })
        .collect();
    Text::of_blocks(&blocks)
}

#[test]
fn styles_nest_headings_without_numbers() {
    let head = |level| BlockKind::Heading { level };
    let text = styled(&[
        ("示例市科技规划", head(1)),
        ("发展基础", head(2)),
        ("主要成效", head(3)),
        ("正文一段。", BlockKind::Paragraph),
        ("发展目标", head(2)),
    ]);
    let outline = Outline::of(&text);
    assert_eq!(drawn(&outline.tree(&text)), "chapter - 发展基础\n  section - 主要成效\nchapter - 发展目标\n");
    assert_eq!(outline.title.as_deref(), Some("示例市科技规划"));
}

#[test]
fn signs_of_text_files_are_no_words() {
    let text = styled(&[
        ("# 示例市规划", BlockKind::Heading { level: 1 }),
        ("## 一、目标 ##", BlockKind::Heading { level: 2 }),
        ("**（一）平台**", BlockKind::Paragraph),
        ("1. 建设中心（牵头单位：市科技局）", BlockKind::Paragraph),
        ("## 二、任务", BlockKind::Heading { level: 2 }),
    ]);
    let outline = Outline::of(&text);
    assert_eq!(outline.title.as_deref(), Some("示例市规划"));
    assert_eq!(
        drawn(&outline.tree(&text)),
        "chapter 一、 目标\n  section （一） 平台\n    item 1. 建设中心\nchapter 二、 任务\n"
    );
}

#[test]
fn a_box_drawn_as_a_table_ends_with_it() {
    let cell = |row| BlockKind::Cell(CellPlace { table: 0, row, col: 0, rows: 1, cols: 1 });
    let text = styled(&[
        ("第一章 平台", BlockKind::Paragraph),
        ("专栏1 重点平台", cell(0)),
        ("1.甲中心", cell(1)),
        ("后面的正文。", BlockKind::Paragraph),
        ("第二章 保障", BlockKind::Paragraph),
    ]);
    let outline = Outline::of(&text);
    assert_eq!(
        drawn(&outline.tree(&text)),
        "chapter 第一章 平台\n  box 专栏1 重点平台\n    item 1. 甲中心\nchapter 第二章 保障\n"
    );
    assert_eq!(outline.path(3).count(), 1);
}

#[test]
fn a_box_in_one_cell_is_titled_by_its_first_line() {
    let place = CellPlace { table: 0, row: 0, col: 0, rows: 1, cols: 1 };
    let text = styled(&[
        ("第一章 平台", BlockKind::Paragraph),
        ("专栏1：重点平台\n建成甲中心。\n引进100人。", BlockKind::Cell(place)),
        ("后面的正文。", BlockKind::Paragraph),
    ]);
    let outline = Outline::of(&text);
    let node = &outline.nodes[1];
    assert_eq!((node.title.as_str(), node.body, node.until), ("重点平台", 9, 2));
}

#[test]
fn notes_under_a_communique_are_a_glossary() {
    let outline = outline("示例市2024年统计公报[1]\n一、综合\n二、农业\n注释：\n[1]初步数。\n1.四舍五入。");
    assert_eq!(outline.title.as_deref(), Some("示例市2024年统计公报"));
    assert!(outline.in_glossary(5) && !outline.in_glossary(2));
}

#[test]
fn an_address_to_the_assembly_ends_the_section() {
    let outline = outline("一、回顾\n（一）民生改善。就业稳定。\n各位代表，过去一年成绩来之不易。\n二、安排");
    assert_eq!(outline.path(2).count(), 1);
    assert_eq!(outline.path(1).count(), 2);
}

proptest! {
    #[test]
    fn any_lines_nest(lines in proptest::collection::vec(
        "(第[一二三十]{1,2}[章节篇]|[一二三]、|（[一二1]）|[1-9][.、]|——|专栏[1-3]?：?|“甲”：|目标：|附件|目录|)[ 甲乙。，0-9年“”]{0,20}", 0..30)) {
        let text = Text::of(&from_text(&lines.join("\n")));
        let outline = Outline::of(&text);
        for (position, node) in outline.nodes.iter().enumerate() {
            let length = text.lines[node.at].chars.len();
            prop_assert!(node.head <= length && node.body <= length);
            prop_assert!(node.at < node.until && node.until <= text.lines.len());
            if let Some(parent) = node.parent {
                prop_assert!(parent < position);
                prop_assert!(outline.nodes[parent].at <= node.at && node.until <= outline.nodes[parent].until);
            }
        }
        prop_assert_eq!(count(&outline.tree(&text)), outline.nodes.len());
    }

    #[test]
    fn any_text_reads(text in "\\PC{0,200}") {
        Outline::of(&Text::of(&from_text(&text)));
    }
}

fn count(nodes: &[OutlineNode]) -> usize {
    nodes.iter().map(|node| 1 + count(&node.children)).sum()
}
