//! What judging gives.

use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Case, Datum, Gap};
use crate::rules::{Word, status};
use crate::target::{Adoption, Baseline, TargetForm};
use crate::{Finding, Operator, Period, Strength, Value};

/// One target judged: a verdict for each revision of the baseline.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Assessment {
    /// Code of the target.
    pub target: String,
    /// Code of the indicator.
    pub indicator: String,
    /// Name of the indicator.
    pub name: String,
    /// Code of the area.
    pub area: String,
    /// How the target is meant.
    pub form: TargetForm,
    /// Value of the target.
    pub value: Value,
    /// How the value is compared.
    pub operator: Operator,
    /// Unit of the target.
    pub unit: String,
    /// When it shall be reached.
    pub period: Period,
    /// How firmly it is promised.
    pub strength: Strength,
    /// Rule set, `id@version`.
    pub rules: String,
    /// One verdict a baseline, the plan's own first; one without baseline where none is needed or known.
    pub verdicts: Vec<Verdict>,
    /// Whether the verdicts differ in status.
    pub disagree: bool,
    /// The basis the office adopted; none as long as it has not.
    pub adopted: Option<Adoption>,
    /// What a person should look at.
    pub findings: Vec<Finding>,
}

/// One target judged on one baseline.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Verdict {
    /// Status by the rule set, for programs.
    pub status: String,
    /// The word for it.
    pub word: Word,
    /// Why it is not judged.
    pub refusal: Option<Refusal>,
    /// Whether the source of the data and of the baseline may govern a verdict; 公开报道（待核） may only inform.
    pub governs: bool,
    /// The data it is judged on.
    pub data: Option<Datum>,
    /// 时序进度 at the end of the data period, 0 to 1.
    #[schemars(with = "Option<String>")]
    pub time_share: Option<Decimal>,
    /// The baseline it is judged from.
    pub baseline: Option<Baseline>,
    /// 目标完成率 A/T (1 is 100 %).
    #[schemars(with = "Option<String>")]
    pub completion: Option<Decimal>,
    /// 增量进度 p (1 is 100 %); may be negative or above 1.
    #[schemars(with = "Option<String>")]
    pub progress: Option<Decimal>,
    /// What progress is compared with: the time share, a yearly target's, or 1 for growth.
    #[schemars(with = "Option<String>")]
    pub line: Option<Decimal>,
    /// The formula with the numbers in it.
    pub formula: Option<String>,
    /// Growth so far and still needed.
    pub growth: Option<Growth>,
    /// What is needed a year from the data period on.
    pub needed: Option<Needed>,
    /// Each year against its target, for yearly targets.
    pub years: Vec<YearResult>,
    /// Whether a sentence is printed instead of a bare percentage.
    pub implausible: bool,
    /// 口径待核: the numbers are so odd that the caliber must be checked first.
    pub caliber_to_check: bool,
    /// Periods up to the one judged that have no usable value, and why.
    pub gaps: Vec<Gap>,
    /// What a person should look at.
    pub findings: Vec<Finding>,
}

/// Growth a year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Growth {
    /// Average growth a year from the baseline to the data period (0.229 is 22.9 %).
    #[schemars(with = "String")]
    pub to_date: Decimal,
    /// Growth a year wanted.
    #[schemars(with = "String")]
    pub target: Decimal,
    /// Growth a year still needed until the end.
    #[schemars(with = "Option<String>")]
    pub needed: Option<Decimal>,
    /// Years from the baseline to the data period.
    #[schemars(with = "String")]
    pub years: Decimal,
}

/// What is needed a year from now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Needed {
    /// Change a year (or amount a year for a sum over the term).
    #[schemars(with = "String")]
    pub per_year: Decimal,
    /// Its unit.
    pub unit: String,
    /// Years left after the data period.
    #[schemars(with = "String")]
    pub years: Decimal,
}

/// One year of a yearly target.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct YearResult {
    /// The year.
    pub period: Period,
    /// What was reached.
    #[schemars(with = "String")]
    pub value: Decimal,
    /// What was wanted.
    #[schemars(with = "String")]
    pub target: Decimal,
    /// Whether it was met.
    pub met: bool,
}

/// Why a target is not judged: 暂不评价 with its reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Refusal {
    /// 缺基期值.
    NoBaseline,
    /// 基期值等于目标值.
    BaselineEqualsTarget,
    /// 目标值在基期值的反方向.
    TargetBehindBaseline,
    /// 口径变更: data and baseline are not comparable.
    CaliberChanged,
    /// 未到数据发布时间.
    NotDue,
    /// 缺数据.
    NoData,
    /// 数据不公开.
    Withheld,
    /// 不适用.
    NotApplicable,
    /// Only doubtful figures are there.
    Doubtful,
    /// 年内数据不能与五年目标比.
    PartOfYearOnly,
    /// Years missing from a sum over the term.
    YearsMissing,
    /// 单位不能换算.
    UnitMismatch,
    /// 未写明判定标准 (中上游, 新突破).
    NoCriterion,
    /// 双向指标: neither more nor less is better.
    TwoSided,
    /// Base and target of different sign (growth-rate method).
    DifferentSign,
    /// A yes-or-no indicator (growth-rate method).
    Binary,
    /// Fewer than two points (growth-rate method).
    SeriesTooShort,
    /// So near a natural limit that the thresholds cannot be reached (growth-rate method).
    NearLimit,
    /// A growth rate cannot be taken of these numbers.
    NotComputable,
}

impl Verdict {
    /// A verdict that says only why there is none.
    pub(crate) fn refused(case: &Case<'_>, refusal: Refusal) -> Verdict {
        Verdict { refusal: Some(refusal), ..Verdict::blank(case, status::NOT_JUDGED) }
    }

    /// A verdict with a status and nothing else.
    pub(crate) fn blank(case: &Case<'_>, status: &str) -> Verdict {
        Verdict {
            status: status.to_owned(),
            word: case.rules.word(status),
            refusal: None,
            governs: false,
            data: None,
            time_share: None,
            baseline: None,
            completion: None,
            progress: None,
            line: None,
            formula: None,
            growth: None,
            needed: None,
            years: Vec::new(),
            implausible: false,
            caliber_to_check: false,
            gaps: Vec::new(),
            findings: Vec::new(),
        }
    }
}

/// Puts the verdicts together.
pub(super) fn assemble(case: &Case<'_>, verdicts: Vec<Verdict>) -> Assessment {
    let target = case.target;
    let disagree = verdicts.windows(2).any(|pair| pair[0].status != pair[1].status);
    let mut findings = Vec::new();
    if disagree {
        findings.push(super::findings::disagreement(case, &verdicts));
    }
    Assessment {
        target: target.code.clone(),
        indicator: target.indicator.clone(),
        name: target.name.clone(),
        area: target.area.clone(),
        form: target.form,
        value: target.value,
        operator: target.operator,
        unit: target.unit.clone(),
        period: target.period,
        strength: target.strength,
        rules: case.rules_name.to_owned(),
        verdicts,
        disagree,
        adopted: target.adopted.clone(),
        findings,
    }
}
