//! An assessment as people get it: a table, JSON, a workbook.

mod table;
mod told;
mod workbook;

use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use waymark_core::judge::implied::Implied;
use waymark_core::judge::{Assessment, JudgedMilestone, Reconciliation, Standing};
use waymark_core::{Date, Finding, Period};

use crate::text::Lang;

/// Name and version of the schema, as [`AssessmentReport::schema`] prints it.
pub const ASSESSMENT_SCHEMA: &str = "waymark-assessment/1";

/// Everything `assess` says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct AssessmentReport {
    /// Always `waymark-assessment/1`.
    pub schema: String,
    /// Title of the plan.
    pub plan: String,
    /// Data about later periods were not looked at.
    pub at: Period,
    /// What was known on this day; none: everything in the data.
    pub as_of: Option<Date>,
    /// Rule set, `id@version`.
    pub rules: String,
    /// Packs used, `id@version`.
    pub packs: Vec<String>,
    /// Whether any figure is invented; then every form of the report says so.
    pub invented: bool,
    /// The targets in the order of the ledger.
    #[schemars(with = "Vec<told::ToldAssessment>")]
    pub assessments: Vec<Assessment>,
    /// The milestones, judged by stage; never counted among the targets.
    pub milestones: Vec<JudgedMilestone>,
    /// Figures the printed ones imply (推算).
    pub implied: Vec<Implied>,
    /// Targets given to parts of the area against the whole.
    pub splits: Vec<Split>,
    /// Places among peers; empty unless asked for.
    pub standings: Vec<Ranking>,
    /// Where the series lead if they go on as before; internal, never a basis of a verdict.
    pub trends: Vec<Trend>,
    /// What a person should look at, beside what the verdicts say.
    #[schemars(with = "Vec<told::ToldFinding>")]
    pub findings: Vec<Finding>,
}

/// 趋势测算: what is expected of a target's series in the target's year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Trend {
    /// Code of the target.
    pub target: String,
    /// Name of the indicator.
    pub name: String,
    /// Code of the area.
    pub area: String,
    /// The target's year.
    pub period: Period,
    /// Unit of the values.
    pub unit: String,
    /// Last year with a value.
    pub last: Period,
    /// Values the trend rests on.
    pub points: u32,
    /// The way there: every year after the last value, the target's year at its end; empty where the
    /// series was refused.
    pub years: Vec<TrendYear>,
    /// Middle of what is expected; none where the series was refused.
    #[schemars(with = "Option<String>")]
    pub mean: Option<Decimal>,
    /// Lower end of the 80 % interval.
    #[schemars(with = "Option<String>")]
    pub lo80: Option<Decimal>,
    /// Upper end of the 80 % interval.
    #[schemars(with = "Option<String>")]
    pub hi80: Option<Decimal>,
    /// Lower end of the 95 % interval.
    #[schemars(with = "Option<String>")]
    pub lo95: Option<Decimal>,
    /// Upper end of the 95 % interval.
    #[schemars(with = "Option<String>")]
    pub hi95: Option<Decimal>,
    /// Probability of meeting the target, 0 to 1.
    #[schemars(with = "Option<String>")]
    pub probability: Option<Decimal>,
    /// Code of the reason for which nothing is expected.
    pub reason: Option<String>,
    /// The reason in words.
    pub why: Option<String>,
}

/// What is expected of one year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TrendYear {
    /// The year.
    pub period: Period,
    /// Middle of what is expected.
    #[schemars(with = "String")]
    pub mean: Decimal,
    /// Lower end of the 80 % interval.
    #[schemars(with = "String")]
    pub lo80: Decimal,
    /// Upper end of the 80 % interval.
    #[schemars(with = "String")]
    pub hi80: Decimal,
    /// Lower end of the 95 % interval.
    #[schemars(with = "String")]
    pub lo95: Decimal,
    /// Upper end of the 95 % interval.
    #[schemars(with = "String")]
    pub hi95: Decimal,
}

/// A target and what its parts make.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Split {
    /// Code of the whole target.
    pub target: String,
    /// Codes of the parts.
    pub parts: Vec<String>,
    /// How they go together.
    pub result: Reconciliation,
}

/// Places of the parts of an area for one indicator.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Ranking {
    /// Code of the indicator.
    pub indicator: String,
    /// Name of the indicator.
    pub name: String,
    /// Data period, the same for all.
    pub period: Period,
    /// In administrative order.
    pub standings: Vec<Standing>,
}

impl AssessmentReport {
    /// The report as JSON, each verdict and each finding with its sentences in both languages.
    ///
    /// # Errors
    /// None that input can cause.
    pub fn json(&self) -> serde_json::Result<Vec<u8>> {
        let mut bytes = serde_json::to_vec_pretty(&told::told(self)?)?;
        bytes.push(b'\n');
        Ok(bytes)
    }

    /// The report as columns of text and sentences.
    pub fn table(&self, style: crate::table::Style) -> String {
        table::render(self, style)
    }

    /// The report as a workbook.
    ///
    /// # Errors
    /// More rows or text than a workbook holds.
    pub fn workbook(&self, lang: Lang) -> Result<Vec<u8>, rust_xlsxwriter::XlsxError> {
        workbook::write(self, lang)
    }

    /// Every finding: of the verdicts, of the targets, of the whole.
    pub fn all_findings(&self) -> Vec<&Finding> {
        let of_verdicts = self.assessments.iter().flat_map(|a| {
            let verdicts = a.verdicts.iter().flat_map(|v| &v.findings);
            verdicts.chain(&a.findings)
        });
        let mut all: Vec<&Finding> = Vec::new();
        for finding in of_verdicts.chain(&self.findings) {
            if !all.contains(&finding) {
                all.push(finding);
            }
        }
        all
    }
}
