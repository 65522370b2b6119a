//! Figures that imply each other: R&D ÷ intensity = GDP and the like.

use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::number::{div, mul, percent, plain, sub};
use crate::indicator::{Definition, IndicatorList};
use crate::observation::{Observation, Status};
use crate::{Finding, Period, Severity};

/// A figure that two others give (推算).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Implied {
    /// Code of the indicator it is a value of.
    pub indicator: String,
    /// Code of the area.
    pub area: String,
    /// The period.
    pub period: Period,
    /// The number.
    #[schemars(with = "String")]
    pub value: Decimal,
    /// Its unit: that of the numerator.
    pub unit: String,
    /// How, with the numbers.
    pub formula: String,
    /// Whether one of the figures it comes from is doubtful.
    pub doubtful: bool,
}

/// How far an implied and a printed figure may be apart before it is said: 2 %.
const APART: Decimal = Decimal::from_parts(2, 0, 0, false, 2);

/// How far an implied figure may move in a year before it is said: 30 %.
const LEAP: Decimal = Decimal::from_parts(30, 0, 0, false, 2);

/// Denominators implied by numerators and ratios, and what does not fit together.
///
/// Every pair of a numerator and its ratio for the same area and period gives a denominator. It
/// is compared with the denominator where that is printed (apart by more than 2 %), with other
/// pairs of the same period, and with the year before (moved by more than 30 %).
pub fn cross_check(
    indicators: &IndicatorList,
    observations: &[&Observation],
) -> (Vec<Implied>, Vec<Finding>) {
    let mut all = Vec::new();
    let mut findings = Vec::new();
    for ratio in &indicators.indicators {
        let (Some(numerator), Some(denominator)) = (&ratio.numerator, &ratio.denominator) else { continue };
        let implied = implied(ratio, numerator, denominator, observations);
        if implied.is_empty() {
            continue;
        }
        let printed = observations.iter().filter(|o| o.indicator == *denominator);
        let printed: Vec<_> = printed.filter_map(|o| Some((o, o.usable()?))).collect();
        for figure in &implied {
            let same =
                |o: &Observation| o.area == figure.area && o.period == figure.period && o.unit == figure.unit;
            for (_, value) in printed.iter().filter(|(o, _)| same(o)) {
                findings.extend(apart(ratio, figure, "implied_disagree", *value, APART));
            }
            let before = figure.period.shift_years(-1);
            let earlier =
                implied.iter().filter(|other| Some(other.period) == before && other.area == figure.area);
            if let Some(earlier) = earlier.into_iter().find(|other| !other.doubtful) {
                findings.extend(apart(ratio, figure, "implied_leap", earlier.value, LEAP));
            }
        }
        all.extend(implied);
    }
    (all, findings)
}

fn implied(
    ratio: &Definition,
    numerator: &str,
    denominator: &str,
    observations: &[&Observation],
) -> Vec<Implied> {
    let mut found: Vec<Implied> = Vec::new();
    let factor = ratio.factor.unwrap_or(Decimal::ONE);
    let tops: Vec<_> = observations.iter().filter(|o| o.indicator == numerator).collect();
    for share in observations.iter().filter(|o| !tops.is_empty() && o.indicator == ratio.code) {
        let of_share = |top: &&&&Observation| {
            top.area == share.area && top.period == share.period && top.source == share.source
        };
        let tops = tops.iter().filter(of_share);
        for top in tops {
            let value = (|| mul(div(top.value?, share.value?)?, factor))();
            let Some(value) = value else { continue };
            let value = value.round_dp(2).normalize();
            found.push(Implied {
                indicator: denominator.to_owned(),
                area: share.area.clone(),
                period: share.period,
                value,
                unit: top.unit.clone(),
                formula: format!(
                    "{}{}÷{}{}={}",
                    plain(top.value.unwrap_or_default()),
                    top.unit,
                    plain(share.value.unwrap_or_default()),
                    share.unit,
                    plain(value)
                ),
                doubtful: [top, &share].iter().any(|o| o.status == Status::Doubtful),
            });
        }
    }
    found
}

fn apart(
    ratio: &Definition,
    figure: &Implied,
    code: &str,
    other: Decimal,
    limit: Decimal,
) -> Option<Finding> {
    let distance = div(sub(figure.value, other)?, other)?;
    if distance.abs() <= limit {
        return None;
    }
    let arguments = [
        ("what", figure.indicator.clone()),
        ("indicator", ratio.name.clone()),
        ("period", figure.period.to_string()),
        ("first", figure.formula.clone()),
        ("second", plain(other)),
        ("distance", percent(distance)),
    ];
    Some(Finding {
        code: code.to_owned(),
        severity: Severity::Verify,
        arguments: arguments.into_iter().map(|(name, value)| (name.to_owned(), value)).collect(),
        items: Vec::new(),
        places: Vec::new(),
    })
}
