//! What is in the city. Every name and figure is invented.

use std::collections::BTreeMap;
use std::ops::Range;

use waymark_core::area::{Area, AreaLevel};
use waymark_core::body::Body;
use waymark_core::indicator::{AreaRule, Definition, TimeRule};
use waymark_core::judge::SplitMode;
use waymark_core::ledger::{ConfirmedStatement, Content, Decision, LedgerItem};
use waymark_core::observation::Status;
use waymark_core::record::{LedgerEntry, Ownership, PlanRecord, SplitPart, Visibility};
use waymark_core::{
    Class, Date, Form, Kind, Observation, Operator, OwnerRole, Period, SourceGrade, Strength, Value,
};

/// How many indicators there are.
pub const INDICATORS: u32 = 300;
/// How many areas: the city and its counties.
pub const AREAS: u32 = 13;
const BODIES: u32 = 20;
const REVISIONS: u32 = 3;
const FIRST_YEAR: u16 = 2004;
const YEARS: u16 = 21;
const FIRST_MONTH_YEAR: u16 = 2019;
const MONTHS: u16 = 65;

const SUBJECTS: [&str; 20] = [
    "光学仪器", "传感元件", "显示材料", "工业软件", "生物制药", "医用耗材", "精细陶瓷", "特种钢材",
    "稀有金属", "储能电池", "风电部件", "航空零件", "轨道装备", "农机装备", "种子培育", "茶叶加工",
    "竹木制品", "数字文创", "冷链物流", "检验检测",
];
const MEASURES: [(&str, &str); 15] = [
    ("企业数", "家"),
    ("研发经费", "万元"),
    ("专利授权量", "件"),
    ("从业人员", "人"),
    ("产值", "万元"),
    ("新产品收入", "万元"),
    ("技术合同额", "万元"),
    ("实验室数", "个"),
    ("出口额", "万元"),
    ("固定资产投资", "万元"),
    ("标准制定数", "项"),
    ("高级职称人数", "人"),
    ("培训人次", "人次"),
    ("示范项目数", "个"),
    ("能耗总量", "吨"),
];

/// The code of an indicator.
pub fn indicator_code(number: u32) -> String {
    format!("X_B{number:03}")
}

/// The name of an indicator.
pub fn indicator_name(number: u32) -> String {
    let subject = SUBJECTS[(number / MEASURES.len() as u32) as usize];
    format!("{subject}{}", measure(number).0)
}

fn measure(number: u32) -> (&'static str, &'static str) {
    MEASURES[number as usize % MEASURES.len()]
}

/// The code of an area; the city is number 0.
pub fn area_code(number: u32) -> String {
    if number == 0 { "X99".to_owned() } else { format!("X99{number:02}") }
}

fn area_name(number: u32) -> String {
    if number == 0 { "示例大市".to_owned() } else { format!("示例大市{number}号县") }
}

/// The plan.
pub fn plan() -> PlanRecord {
    PlanRecord {
        title: "示例大市“十四五”规划（虚构，供测速）".to_owned(),
        term: Period::Years(2021, 2025),
        area: area_code(0),
        peers: Vec::new(),
        follows: None,
        rules: None,
        packs: Vec::new(),
        invented: true,
        note: None,
    }
}

/// The city and its counties.
pub fn areas() -> impl Iterator<Item = (String, Area)> {
    (0..AREAS).map(|number| {
        let area = Area {
            code: area_code(number),
            name: area_name(number),
            name_en: None,
            level: if number == 0 { AreaLevel::City } else { AreaLevel::County },
            parent: (number > 0).then(|| area_code(0)),
            valid_from: None,
            valid_to: None,
            local: true,
            counting: None,
            host: Vec::new(),
            source: None,
            verified: false,
            invented: true,
            note: None,
        };
        (area.code.clone(), area)
    })
}

fn body_code(number: u32) -> String {
    format!("XB-{:02}", number % BODIES)
}

fn body_name(number: u32) -> String {
    format!("示例{}局", SUBJECTS[(number % BODIES) as usize])
}

/// Bodies that answer for targets.
pub fn bodies() -> impl Iterator<Item = (String, Body)> {
    (0..BODIES).map(|number| {
        let body = Body {
            code: body_code(number),
            name: body_name(number),
            aliases: Vec::new(),
            parent: None,
            area: Some(area_code(0)),
            valid_from: None,
            valid_to: None,
            invented: true,
        };
        (body.code.clone(), body)
    })
}

/// The indicators.
pub fn indicators() -> impl Iterator<Item = (String, Definition)> {
    (0..INDICATORS).map(|number| {
        let bare = Definition::bare(&indicator_code(number), &indicator_name(number), measure(number).1);
        let (over_areas, over_time) = (AreaRule::Sum, TimeRule::Last);
        (indicator_code(number), Definition { over_areas, over_time, invented: true, ..bare })
    })
}

/// Baselines and targets of the city.
pub fn ledger() -> impl Iterator<Item = (String, LedgerEntry)> {
    (0..INDICATORS).flat_map(|number| {
        let baseline = item("B", number, Kind::Baseline, 2020, level(number, 0, 2020));
        let target = item("T", number, Kind::Target, 2025, level(number, 0, 2025) * 21 / 20);
        [baseline, target].map(|item| {
            let main = item.code.starts_with('T');
            let entry = LedgerEntry {
                item,
                document: None,
                theme: Some(SUBJECTS[(number / MEASURES.len() as u32) as usize].to_owned()),
                parent: None,
                main,
                restated: Vec::new(),
                visibility: Visibility::Internal,
            };
            (entry.item.code.clone(), entry)
        })
    })
}

fn item(prefix: &str, number: u32, kind: Kind, year: u16, value: i64) -> LedgerItem {
    LedgerItem {
        code: format!("{prefix}-{number:03}"),
        id: None,
        decision: Decision::Added,
        content: Content::Statement(ConfirmedStatement {
            kind,
            class: if kind == Kind::Target { Class::Plan } else { Class::Fact },
            form: Form::Level,
            indicator: indicator_name(number),
            indicator_code: indicator_code(number),
            subject: indicator_name(number),
            value: Value::One(value.into()),
            unit: Some(measure(number).1.to_owned()),
            period: Some(Period::Year(year)),
            qualifier: None,
            operator: Operator::AtLeast,
            strength: Strength::Firm,
            nature: None,
            change: None,
            area: None,
            flags: Vec::new(),
        }),
        changes: Vec::new(),
        owners: Vec::new(),
        note: None,
        section: vec!["第二章 发展目标（虚构）".to_owned()],
        source: None,
    }
}

/// Who leads and who gives the figures.
pub fn owners() -> impl Iterator<Item = (String, Ownership)> {
    (0..INDICATORS).flat_map(|number| {
        [(OwnerRole::Lead, number), (OwnerRole::Data, number + 7)].map(|(role, body)| {
            let ownership = Ownership {
                item: format!("T-{number:03}"),
                role,
                body: Some(body_code(body)),
                body_name: body_name(body),
                person: None,
                document: None,
                reason: None,
            };
            (format!("O-{number:03}-{}", if role == OwnerRole::Lead { "lead" } else { "data" }), ownership)
        })
    })
}

/// The share of each county in each target.
pub fn splits() -> impl Iterator<Item = (String, SplitPart)> {
    (0..INDICATORS).flat_map(|number| {
        (1..AREAS).map(move |area| {
            let part = SplitPart {
                target: format!("T-{number:03}"),
                area: Some(area_code(area)),
                body: None,
                mode: SplitMode::Sum,
                value: Some((level(number, area, 2025) * 21 / 20).into()),
                weight: None,
                period: None,
                document: None,
            };
            (format!("S-{number:03}-{area:02}"), part)
        })
    })
}

/// A figure that grows and wanders, the same on every run.
fn level(indicator: u32, area: u32, year: u16) -> i64 {
    let size = if area == 0 { 12 } else { 1 };
    let seed = u64::from(indicator * 100 + area) * 10_000 + u64::from(year);
    let noise = (seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 54) as i64 % 90;
    size * (10_000 + i64::from(year - 2000) * (300 + i64::from(indicator)) + noise)
}

/// Every value of some indicators: years and months of each area, three revisions.
pub fn observations(indicators: Range<u32>) -> Vec<Observation> {
    let years = (0..YEARS).map(|year| Period::Year(FIRST_YEAR + year));
    let months = (0..MONTHS).map(|at| Period::Month(FIRST_MONTH_YEAR + at / 12, (at % 12 + 1) as u8));
    let periods: Vec<Period> = years.chain(months).collect();
    let mut rows = Vec::new();
    for indicator in indicators {
        for area in 0..AREAS {
            for period in &periods {
                rows.extend((0..REVISIONS).map(|revision| observation(indicator, area, *period, revision)));
            }
        }
    }
    rows
}

/// The first figure, and two revisions after it, each a little higher.
fn observation(indicator: u32, area: u32, period: Period, revision: u32) -> Observation {
    let year = period.last_year();
    let value = level(indicator, area, year) + i64::from(period.end_month()) % 12 + i64::from(revision) * 5;
    // Known a month after the period's end, then four and seven.
    let known = period.end_month() + 1 + revision as i32 * 3;
    let known_at = Date::end_of_month((known / 12) as u16, (known % 12 + 1) as u8);
    Observation {
        indicator: indicator_code(indicator),
        area: area_code(area),
        period,
        value: Some(value.into()),
        unit: measure(indicator).1.to_owned(),
        status: Status::Value,
        dimensions: BTreeMap::new(),
        caliber: None,
        numerator: None,
        denominator: None,
        source: Some("示例统计公报（虚构）".to_owned()),
        source_grade: SourceGrade::Bulletin,
        known_at: Some(known_at),
        invented: true,
        note: None,
    }
}
