//! Which checks apply to what, as data.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{
    cumulative_falls, duplicate, jump, not_yet_due, numerator_above_denominator, out_of_range, parts_differ,
    required_missing, unit_mismatch, unit_slip,
};
use crate::Severity;
use crate::indicator::{Definition, MeasureKind};

/// 审核规则: the checks of a plan or of everything. Who approved it stands in the pack's manifest.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CheckSet {
    /// Rules in the order their findings are told.
    #[serde(default, rename = "rule")]
    pub rules: Vec<Rule>,
}

/// One check with its reach, its severity and its parameters.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Rule {
    /// How much its findings matter.
    pub severity: Severity,
    /// Code of the only indicator it is for; none for all. A rule that names an indicator takes
    /// the place of the general rules of its code.
    #[serde(default)]
    pub indicator: Option<String>,
    /// The kinds of indicators it is for; empty for all, described or not.
    #[serde(default)]
    pub kinds: Vec<MeasureKind>,
    /// Not applied; with an indicator it spares that indicator the general rules of its code.
    #[serde(default)]
    pub off: bool,
    /// The check, by `code`, with its parameters.
    #[serde(flatten)]
    pub check: Check,
}

/// The checks there are; each variant is a code and a file of its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum Check {
    /// What must be filled in is not.
    RequiredMissing(required_missing::Parameters),
    /// A value outside its limits.
    OutOfRange(out_of_range::Parameters),
    /// A change unlike those of the series' own past.
    Jump(jump::Parameters),
    /// The parts do not make the whole.
    PartsDiffer(parts_differ::Parameters),
    /// A share of more than everything.
    NumeratorAboveDenominator(numerator_above_denominator::Parameters),
    /// A year-to-date figure below that of fewer months.
    CumulativeFalls(cumulative_falls::Parameters),
    /// A value off by 10⁴ or 10⁸.
    UnitSlip(unit_slip::Parameters),
    /// A unit that measures something else.
    UnitMismatch(unit_mismatch::Parameters),
    /// The same value twice.
    Duplicate(duplicate::Parameters),
    /// A value that cannot be out yet.
    NotYetDue(not_yet_due::Parameters),
}

impl Check {
    /// Its code, as its findings bear it.
    pub fn code(&self) -> &'static str {
        match self {
            Check::RequiredMissing(_) => "required_missing",
            Check::OutOfRange(_) => "out_of_range",
            Check::Jump(_) => "jump",
            Check::PartsDiffer(_) => "parts_differ",
            Check::NumeratorAboveDenominator(_) => "numerator_above_denominator",
            Check::CumulativeFalls(_) => "cumulative_falls",
            Check::UnitSlip(_) => "unit_slip",
            Check::UnitMismatch(_) => "unit_mismatch",
            Check::Duplicate(_) => "duplicate",
            Check::NotYetDue(_) => "not_yet_due",
        }
    }

    fn fault(&self) -> Option<&'static str> {
        match self {
            Check::OutOfRange(parameters) => parameters.fault(),
            Check::Jump(parameters) => parameters.fault(),
            Check::UnitSlip(parameters) => parameters.fault(),
            _ => None,
        }
    }
}

impl CheckSet {
    /// Whether a rule of the set applies to an indicator.
    pub fn applies(&self, rule: &Rule, indicator: &str, definition: Option<&Definition>) -> bool {
        let same_check = |other: &&Rule| other.check.code() == rule.check.code();
        let named = match &rule.indicator {
            Some(code) => code == indicator,
            None => !self.rules.iter().filter(same_check).any(|r| r.indicator.as_deref() == Some(indicator)),
        };
        let of_kind = || rule.kinds.is_empty() || definition.is_some_and(|d| rule.kinds.contains(&d.kind));
        !rule.off && named && of_kind()
    }

    /// What is wrong with the set itself; empty for a sound one.
    pub fn faults(&self) -> Vec<String> {
        let fault = |(at, rule): (usize, &Rule)| {
            let fault = rule.check.fault()?;
            Some(format!("rule {} ({}): {fault}", at + 1, rule.check.code()))
        };
        self.rules.iter().enumerate().filter_map(fault).collect()
    }
}
