use proptest::prelude::*;
use waymark_core::{Block, BlockKind, CellPlace, Kind, OwnerRole, Period};

use super::{ColumnRole, Tables, is_number, split_unit};
use crate::outline::Outline;
use crate::read::from_text;
use crate::text::{Text, folded};

fn read(text: &Text) -> Tables {
    Tables::of(text, &Outline::of(text))
}

fn tables(text: &str) -> Tables {
    read(&Text::of(&from_text(text)))
}

/// Header and rows of the only table, cells joined by `/`-free bars.
fn drawn(tables: &Tables) -> Vec<String> {
    assert_eq!(tables.tables.len(), 1, "{tables:?}");
    let table = &tables.tables[0];
    let rows = table
        .rows
        .iter()
        .map(|row| row.iter().map(|cell| cell.text.as_str()).collect::<Vec<_>>().join(" | "));
    std::iter::once(table.header.join(" | ")).chain(rows).collect()
}

const STACKED: &str = "第一章 目标\n第一节 指标\n专栏1：主要指标\n\n\t序号\n\t指标\n\t2020年\n\t2025年\n\n\t1\n\t研发投入强度（%）\n\t1.2*\n\t2.3\n\n\t2\n\t高新技术企业（家）\n\t300\n\t600\n\n\n*2020年预测数\n\n第二节 任务";

#[test]
fn one_cell_a_line() {
    let found = tables(STACKED);
    assert_eq!(
        drawn(&found),
        [
            "序号 | 指标 | 2020年 | 2025年", "1 | 研发投入强度（%） | 1.2* | 2.3",
            "2 | 高新技术企业（家） | 300 | 600"
        ]
    );
    let table = &found.tables[0];
    assert_eq!(table.title.as_deref(), Some("主要指标"));
    assert_eq!(table.notes, ["*2020年预测数"]);
    let cell = &table.rows[0][2];
    assert_eq!((table.line, cell.line, cell.start, cell.end), (5, 12, 1, 5));
}

#[test]
fn one_cell_a_line_without_tabs_or_blank_lines() {
    let without_tabs = STACKED.replace('\t', "");
    let without_blanks = without_tabs.replace("\n\n", "\n").replace("\n\n", "\n");
    let wide = STACKED.replace('\t', "\u{3000}");
    for text in [without_tabs, without_blanks, wide] {
        assert_eq!(drawn(&tables(&text)), drawn(&tables(STACKED)), "{text}");
    }
}

#[test]
fn lines_of_one_cell_group_counted_rows() {
    let found = tables(
        "专栏2 重大项目\n\t序号\n\t项目名称\n\n\t平台类\n\n\t1\n\t甲中心\n\n\t2\n\t乙中心\n\n\t产业类\n\n\t1\n\t丙基地\n\n\n后文。",
    );
    assert_eq!(drawn(&found), ["序号 | 项目名称", "1 | 甲中心", "2 | 乙中心", "1 | 丙基地"]);
    let shape = &found.shapes[0];
    let groups: Vec<_> =
        shape.groups.iter().map(|group| (group.before_row, group.title.text.as_str())).collect();
    assert_eq!(groups, [(0, "平台类"), (2, "产业类")]);
    assert_eq!(shape.group_of(1).map(|group| group.title.text.as_str()), Some("平台类"));
}

#[test]
fn one_cell_a_line_without_counted_rows() {
    let found = tables(
        "一、指标\n指标名称\n单位\n2023年\n2027年\n研发强度\n%\n2.1\n2.8\n企业数\n家\n300\n500\n二、任务",
    );
    assert_eq!(
        drawn(&found),
        ["指标名称 | 单位 | 2023年 | 2027年", "研发强度 | % | 2.1 | 2.8", "企业数 | 家 | 300 | 500"]
    );
}

#[test]
fn rows_apart_need_no_known_first_header() {
    let found = tables(
        "二、农业\n表2 主要产量\n\n产品名称\n单位\n产量\n比上年增长（%）\n\n粮食\n万吨\n120\n1.2\n\n油料\n万吨\n15.5\n-0.3\n\n三、工业",
    );
    assert_eq!(
        drawn(&found),
        ["产品名称 | 单位 | 产量 | 比上年增长（%）", "粮食 | 万吨 | 120 | 1.2", "油料 | 万吨 | 15.5 | -0.3"]
    );
    assert!(found.shapes[0].columns[3].growth);
}

#[test]
fn a_short_row_loses_its_numbers_only() {
    let found = tables("\t序号\n\t指标\n\t2020年\n\t2025年\n\n\t1\n\t甲\n\t5\n\n\t2\n\t乙\n\t6\n\t7");
    assert_eq!(drawn(&found)[1..], ["1 | 甲 |  | ", "2 | 乙 | 6 | 7"]);
}

#[test]
fn bars_with_unit_and_caption() {
    let found = tables(
        "表1 主要经济指标\n单位：亿元\n指标 | 2024年 | 增长（%）\n生产总值 | 3000.5 | 5.2\n其中：工业 | 900 | 6\n注：2024年为初步核算数。\n正文继续。",
    );
    assert_eq!(drawn(&found)[2], "其中：工业 | 900 | 6");
    let table = &found.tables[0];
    assert_eq!(table.title.as_deref(), Some("表1主要经济指标"));
    assert_eq!(table.unit.as_deref(), Some("亿元"));
    assert_eq!(table.notes, ["注：2024年为初步核算数。"]);
    assert_eq!(found.lines.iter().copied().collect::<Vec<_>>(), [0, 1, 2, 3, 4, 5]);
}

#[test]
fn markdown_tables() {
    let found = tables(
        "## 指标\n\n| 类别 | 指标 | 2025年 |\n|---|:--:|--:|\n| 投入 | 强度 | 2.5% |\n| 产出 |  |  |\n| | 企业 | 500家 |",
    );
    assert_eq!(drawn(&found), ["类别 | 指标 | 2025年", "投入 | 强度 | 2.5%", " | 企业 | 500家"]);
    assert_eq!(found.shapes[0].groups[0].title.text, "产出");
}

#[test]
fn tabs_and_wide_gaps() {
    let tabs = tables("指标\t2020年\t2025年\n强度\t1.5\t2.5\n企业\t300\t500");
    let gaps = tables("指标名称   2020年   2025年\n研发 强度      1.5      2.5\n企业数      300     500");
    assert_eq!(drawn(&tabs)[2], "企业 | 300 | 500");
    assert_eq!(drawn(&gaps)[1], "研发 强度 | 1.5 | 2.5");
}

#[test]
fn running_text_is_no_table() {
    for text in [
        "首页 | 新闻 | 公告\n正文。",
        "第一章  总论\n第一节  基础\n第二节  目标",
        "项目\n全市项目建设加快推进，效果明显。\n企业\n300",
        "序号\n名称\n正文一段。",
    ] {
        assert!(tables(text).tables.is_empty(), "{text}");
    }
}

fn marked(cells: &[(u32, u32, u32, u32, &str)]) -> Text {
    let blocks: Vec<_> = cells
        .iter()
        .zip(1..)
        .map(|((row, col, rows, cols, text), line)| Block {
            line,
            page: None,
            text: (*text).to_owned(),
            kind: BlockKind::Cell(CellPlace { table: 0, row: *row, col: *col, rows: *rows, cols: *cols }),
        })
        .collect();
    Text::of_blocks(&blocks)
}

#[test]
fn merged_cells_repeat_and_headers_nest() {
    let text = marked(&[
        (0, 0, 1, 4, "表2 发展指标（单位：万元）"),
        (1, 0, 2, 1, "类别"),
        (1, 1, 2, 1, "指标"),
        (1, 2, 1, 2, "目标值"),
        (2, 2, 1, 1, "2023年"),
        (2, 3, 1, 1, "2025年"),
        (3, 0, 2, 1, "投入"),
        (3, 1, 1, 1, "财政科技支出"),
        (3, 2, 1, 1, "100"),
        (3, 3, 1, 1, "200"),
        (4, 1, 1, 1, "企业投入"),
        (4, 2, 1, 2, "每年增长"),
        (5, 0, 1, 4, "产出类"),
        (6, 0, 1, 1, "效益"),
        (6, 1, 1, 1, "税收"),
        (6, 2, 1, 1, " 30 "),
        (6, 3, 1, 1, "40"),
    ]);
    let found = read(&text);
    assert_eq!(
        drawn(&found),
        [
            "类别 | 指标 | 目标值/2023年 | 目标值/2025年", "投入 | 财政科技支出 | 100 | 200",
            "投入 | 企业投入 | 每年增长 | 每年增长", "效益 | 税收 | 30 | 40",
        ]
    );
    assert_eq!(found.tables[0].unit.as_deref(), Some("万元"));
    assert_eq!(found.tables[0].rows[2][2].start, 1);
    assert_eq!(found.shapes[0].groups[0].before_row, 2);
    let column = &found.shapes[0].columns[3];
    assert_eq!(
        (column.role, column.period, column.kind),
        (ColumnRole::Value, Some(Period::Year(2025)), Some(Kind::Target))
    );
}

#[test]
fn columns_play_parts() {
    let found = tables(
        "序号 | 指标名称 | 单位 | 2020年完成值 | 2025年目标值 | 年均增速（%） | 属性 | 牵头单位 | 配合单位 | 备注\n1 | 强度 | % | 1.5 | 2.5 | [3] | 预期性 | 市科技局 | 市统计局 | 无\n2 | 企业 | 家 | 300 | 500 | 10 | 约束性 | 市科技局 | 各县区 | 无",
    );
    let roles: Vec<_> = found.shapes[0].columns.iter().map(|column| column.role).collect();
    assert_eq!(
        roles,
        [
            ColumnRole::Number,
            ColumnRole::Name,
            ColumnRole::Unit,
            ColumnRole::Value,
            ColumnRole::Value,
            ColumnRole::Value,
            ColumnRole::Nature,
            ColumnRole::Owner(OwnerRole::Lead),
            ColumnRole::Owner(OwnerRole::Support),
            ColumnRole::Text,
        ]
    );
    let growth = &found.shapes[0].columns[5];
    assert!(growth.yearly_growth && growth.unit.as_deref() == Some("%"));
    assert_eq!(found.shapes[0].columns[3].kind, Some(Kind::Baseline));
}

#[test]
fn units_are_cut_off_labels() {
    let cases = [
        ("研发投入强度（%）", "研发投入强度", "%"),
        ("交易额(亿元) ", "交易额", "亿元"),
        ("支出（单位：万元）", "支出", "万元"),
        ("规划（试行）", "规划（试行）", ""),
        ("企业数", "企业数", ""),
        ("专利（件/万人）", "专利", "件/万人"),
    ];
    for (label, name, unit) in cases {
        let chars = folded(label);
        let (end, span) = split_unit(&chars);
        let found: String = label.chars().take(end).collect();
        let found_unit: String =
            span.map_or(String::new(), |(start, end)| chars[start..end].iter().collect());
        assert_eq!((found.as_str(), found_unit.as_str()), (name, unit), "{label}");
    }
}

#[test]
fn numbers_are_told_from_words_and_years() {
    for number in ["1.25*", "≥95%", "[30]", "5-10", "约 30", "-2.1", "8%左右", "12,000"] {
        assert!(is_number(number), "{number}");
    }
    for word in ["2025年", "2025年目标", "预期性", "", "—", "5G基站建设与应用推广"] {
        assert!(!is_number(word), "{word}");
    }
}

proptest! {
    #[test]
    fn cells_lie_in_their_lines(lines in proptest::collection::vec("(\t|)(序号|指标|[0-9]{1,3}|单位：万元|注：[甲乙]{0,3}|[甲乙 |\t0-9年%]{0,12}|)", 0..40)) {
        let text = Text::of(&from_text(&lines.join("\n")));
        let found = read(&text);
        prop_assert_eq!(found.tables.len(), found.shapes.len());
        for (table, shape) in found.tables.iter().zip(&found.shapes) {
            prop_assert_eq!(table.header.len(), shape.columns.len());
            for row in &table.rows {
                prop_assert_eq!(row.len(), table.header.len());
                for cell in row {
                    let at = text.index_of(cell.line);
                    prop_assert!(at.is_some());
                    if let Some(at) = at {
                        let printed = text.lines[at].printed(cell.start as usize, cell.end as usize);
                        prop_assert_eq!(&printed, &cell.text);
                    }
                }
            }
        }
    }

    #[test]
    fn any_marked_cells_read(places in proptest::collection::vec((0u32..4, 0u32..4, 1u32..3, 1u32..3, "[甲乙0-9年]{0,4}"), 0..12)) {
        let cells: Vec<_> = places.iter().map(|(row, col, rows, cols, text)| (*row, *col, *rows, *cols, text.as_str())).collect();
        read(&marked(&cells));
    }
}
