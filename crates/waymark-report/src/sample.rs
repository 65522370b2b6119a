//! A small plan of a fictional city, every figure invented, for tests: 示例数据.

use std::collections::BTreeMap;

use waymark_core::*;

const TEXT: &str = "示例市“十四五”科技创新规划（示例数据）
第一章 发展基础
2020年，全市高新技术企业达到120家，研发投入强度为1.25%，比2015年提高0.4个百分点。
全省研发投入强度为1.8%。
第二章 发展目标
到2025年，高新技术企业突破300家，力争研发投入强度达到2.0%左右，新建实验室1—2家。
技术合同成交额翻一番，单位能耗下降13.5%，覆盖12个县。
专栏1 主要指标
指标
2020年
2025年
高新技术企业（家）
120
350
研发投入强度（%）
1.25*
2.0
* 2020年预测数
第三章 重点任务
创建国家创新型城市。（牵头单位：市科技局；配合单位：市发改委）
谋划建设“=HYPERLINK(\"x\")”科技大数据平台<script>alert(1)</script>。
专栏2 重点项目
一、工业
1．新型膜材料中试项目
2．轴承检测平台项目";

pub(crate) fn document() -> Document {
    Document {
        title: None,
        sha256: "5a".repeat(32),
        media_type: "text/plain".to_owned(),
        encoding: Some("UTF-8".to_owned()),
        blocks: TEXT
            .split('\n')
            .zip(1..)
            .map(|(text, line)| Block { line, page: None, text: text.to_owned(), kind: BlockKind::Paragraph })
            .collect(),
    }
}

pub(crate) fn extraction() -> Extraction {
    let document = document();
    Extraction {
        document: DocumentInfo {
            title: "示例市“十四五”科技创新规划（示例数据）".to_owned(),
            sha256: document.sha256,
            media_type: document.media_type,
            encoding: document.encoding,
            lines: document.blocks.len() as u32,
            term: Some(Period::Years(2021, 2025)),
            area: Some("示例市".to_owned()),
        },
        outline: outline(),
        tables: vec![indicator_table()],
        statements: statements(),
        indicators: vec![Indicator {
            name: "高新技术企业数".to_owned(),
            statements: ["s1", "s5", "s12", "s13"].map(str::to_owned).to_vec(),
        }],
        milestones: milestones(),
        projects: projects(),
        findings: findings(),
    }
}

fn outline() -> Vec<OutlineNode> {
    let node = |level, number: &str, title: &str, line, inferred, children| OutlineNode {
        level,
        number: Some(number.to_owned()),
        title: title.to_owned(),
        line,
        inferred,
        children,
    };
    use OutlineLevel::*;
    vec![
        node(Chapter, "第一章", "发展基础", 2, false, vec![]),
        node(Chapter, "第二章", "发展目标", 5, true, vec![node(Box, "专栏1", "主要指标", 8, false, vec![])]),
        node(
            Chapter,
            "第三章",
            "重点任务",
            19,
            false,
            vec![node(
                Box,
                "专栏2",
                "重点项目",
                22,
                false,
                vec![node(Item, "一、", "工业", 23, false, vec![])],
            )],
        ),
    ]
}

fn indicator_table() -> Table {
    let cell = |text: &str, line: u32| TableCell {
        text: text.to_owned(),
        line,
        start: 0,
        end: text.chars().count() as u32,
    };
    Table {
        line: 9,
        title: Some("专栏1 主要指标".to_owned()),
        unit: None,
        header: ["指标", "2020年", "2025年"].map(str::to_owned).to_vec(),
        rows: vec![
            vec![cell("高新技术企业（家）", 12), cell("120", 13), cell("350", 14)],
            vec![cell("研发投入强度（%）", 15), cell("1.25*", 16), cell("2.0", 17)],
        ],
        notes: vec!["* 2020年预测数".to_owned()],
    }
}

/// A statement about `indicator` at the words `span` in a line; the rest is for the caller to set.
pub(crate) fn statement(id: &str, line: u32, span: &str, indicator: &str, value: &str) -> Statement {
    let (value, unit) = value.split_once(' ').unwrap_or((value, ""));
    let number = |text: &str| text.parse().unwrap();
    let value = match value.split_once('~') {
        Some((low, high)) => Value::Range(number(low), number(high)),
        None => Value::One(number(value)),
    };
    Statement {
        id: id.to_owned(),
        kind: Kind::Target,
        class: Class::Plan,
        form: Form::Level,
        subject: indicator.to_owned(),
        value,
        unit: (!unit.is_empty()).then(|| unit.to_owned()),
        period: Some(Period::Year(2025)),
        period_source: PeriodSource::Explicit,
        qualifier: None,
        operator: Operator::AtLeast,
        strength: Strength::Firm,
        nature: None,
        change: None,
        area: None,
        indicator: indicator.to_owned(),
        confidence: 0.9,
        flags: Vec::new(),
        owners: Vec::new(),
        source: anchor(line, span),
    }
}

fn baseline(id: &str, line: u32, span: &str, indicator: &str, value: &str) -> Statement {
    Statement {
        kind: Kind::Baseline,
        class: Class::Fact,
        period: Some(Period::Year(2020)),
        operator: Operator::Equal,
        ..statement(id, line, span, indicator, value)
    }
}

fn statements() -> Vec<Statement> {
    let hi_tech = "高新技术企业数";
    let intensity = "研发投入强度";
    vec![
        baseline("s1", 3, "120家", hi_tech, "120 家"),
        baseline("s2", 3, "1.25%", intensity, "1.25 %"),
        Statement {
            form: Form::Increment,
            change: Some(Change::Up),
            period: Some(Period::Years(2016, 2020)),
            flags: vec![Flag::Cumulative],
            ..baseline("s3", 3, "0.4个百分点", "研发投入强度提高", "0.4 个百分点")
        },
        Statement {
            class: Class::Comparator,
            area: Some("全省".to_owned()),
            ..baseline("s4", 4, "1.8%", intensity, "1.8 %")
        },
        Statement {
            qualifier: Some("突破".to_owned()),
            operator: Operator::MoreThan,
            nature: Some(Nature::Binding),
            owners: vec![Owner { role: OwnerRole::Lead, body: "市科技局".to_owned() }],
            ..statement("s5", 6, "300家", hi_tech, "300 家")
        },
        Statement {
            qualifier: Some("力争…左右".to_owned()),
            operator: Operator::About,
            strength: Strength::Striving,
            nature: Some(Nature::Expected),
            period_source: PeriodSource::Carried,
            ..statement("s6", 6, "2.0%", intensity, "2.0 %")
        },
        Statement {
            form: Form::Range,
            period: Some(Period::Years(2021, 2025)),
            period_source: PeriodSource::Inferred,
            strength: Strength::Working,
            operator: Operator::Equal,
            ..statement("s7", 6, "1—2家", "新建实验室", "1~2 家")
        },
        Statement {
            form: Form::Multiple,
            change: Some(Change::Up),
            flags: vec![Flag::ChineseNumeral],
            ..statement("s8", 7, "翻一番", "技术合同成交额", "2 倍")
        },
        Statement {
            form: Form::Growth,
            change: Some(Change::Down),
            operator: Operator::AtMost,
            flags: vec![Flag::Yearly, Flag::Part],
            ..statement("s9", 7, "13.5%", "单位能耗降幅", "13.5 %")
        },
        Statement {
            class: Class::Scope,
            form: Form::Count,
            operator: Operator::LessThan,
            period: None,
            period_source: PeriodSource::None,
            ..statement("s10", 7, "12个", "覆盖县数", "12 个")
        },
        Statement { class: Class::Technical, ..statement("s11", 7, "12个县", "技术规格", "12 ") },
        in_table(baseline("s12", 13, "120", hi_tech, "120 家"), 1, "2020年"),
        in_table(statement("s13", 14, "350", hi_tech, "350 家"), 1, "2025年"),
        in_table(
            Statement {
                flags: vec![Flag::Forecast, Flag::UnitElsewhere],
                ..baseline("s14", 16, "1.25*", intensity, "1.25 %")
            },
            2,
            "2020年",
        ),
    ]
}

fn in_table(mut statement: Statement, row: u32, col: &str) -> Statement {
    statement.source.cell = Some(CellAnchor { row, col: col.to_owned(), line: statement.source.line });
    statement
}

fn milestones() -> Vec<Milestone> {
    let milestone = |id: &str, kind, line, span: &str, subject: &str| Milestone {
        id: id.to_owned(),
        kind,
        subject: subject.to_owned(),
        period: Some(Period::Year(2025)),
        period_source: PeriodSource::Inferred,
        qualifier: None,
        strength: Strength::Firm,
        owners: Vec::new(),
        source: anchor(line, span),
    };
    vec![
        Milestone {
            owners: vec![
                Owner { role: OwnerRole::Lead, body: "市科技局".to_owned() },
                Owner { role: OwnerRole::Support, body: "市发改委".to_owned() },
            ],
            ..milestone("m1", MilestoneType::RegionStatus, 20, "创建国家创新型城市", "创建国家创新型城市")
        },
        Milestone {
            strength: Strength::Working,
            qualifier: Some("谋划".to_owned()),
            period: None,
            ..milestone(
                "m2",
                MilestoneType::Platform,
                21,
                "谋划建设“=HYPERLINK(\"x\")”科技大数据平台<script>alert(1)</script>",
                "=HYPERLINK(\"x\")科技大数据平台<script>alert(1)</script>",
            )
        },
    ]
}

fn projects() -> Vec<Project> {
    ["新型膜材料中试项目", "轴承检测平台项目"]
        .into_iter()
        .zip(1..)
        .map(|(name, number)| Project {
            id: format!("p{number}"),
            group: Some("工业".to_owned()),
            number: Some(number),
            name: name.to_owned(),
            owners: Vec::new(),
            source: anchor(23 + number, name),
        })
        .collect()
}

fn findings() -> Vec<Finding> {
    let finding = |code: &str, severity, arguments: &[(&str, &str)], items: &[&str], places| Finding {
        code: code.to_owned(),
        severity,
        arguments: arguments
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
            .collect::<BTreeMap<_, _>>(),
        items: items.iter().map(|id| (*id).to_owned()).collect(),
        places,
    };
    vec![
        finding(
            "value_conflict",
            Severity::Mandatory,
            &[("indicator", "高新技术企业数"), ("period", "2025"), ("first", "300家"), ("second", "350家")],
            &["s5", "s13"],
            vec![anchor(6, "300家"), anchor(14, "350")],
        ),
        finding(
            "no_baseline",
            Severity::Verify,
            &[("indicator", "技术合同成交额")],
            &["s8"],
            vec![anchor(7, "翻一番")],
        ),
        finding("no_owner", Severity::Hint, &[("count", "8")], &[], vec![]),
    ]
}

pub(crate) fn anchor(line: u32, span: &str) -> Anchor {
    let text = TEXT.split('\n').nth(line as usize - 1).unwrap();
    let at = text.find(span).unwrap();
    let start = text[..at].chars().count() as u32;
    Anchor {
        line,
        start,
        end: start + span.chars().count() as u32,
        quote: text.to_owned(),
        page: None,
        cell: None,
    }
}
