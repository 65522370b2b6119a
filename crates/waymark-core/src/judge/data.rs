//! Finding the value a target is judged on.

use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Case, Refusal};
use crate::combine;
use crate::indicator::{Definition, MeasureKind, TimeRule};
use crate::observation::{Observation, Status};
use crate::quantity::{Conversion, Quantity};
use crate::{Date, Period, SourceGrade};

/// The value a target is judged on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Datum {
    /// Code of the indicator it is a value of (for growth that of what grows).
    pub indicator: String,
    /// 数据年份: what time it is about.
    pub period: Period,
    /// The number, in `unit`.
    #[schemars(with = "String")]
    pub value: Decimal,
    /// Unit of the target (for growth of the baseline).
    pub unit: String,
    /// The conversion made, if one was.
    pub conversion: Option<Conversion>,
    /// Value, derived or forecast.
    pub status: Status,
    /// Id of the caliber, where stated.
    pub caliber: Option<String>,
    /// Where it comes from.
    pub source: Option<String>,
    /// How much the source is worth.
    pub source_grade: SourceGrade,
    /// When it became known.
    pub known_at: Option<Date>,
    /// Invented, for examples.
    pub invented: bool,
    /// Known before its period was over, so not final.
    pub interim: bool,
}

/// A period without a usable value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Gap {
    /// The period.
    pub period: Period,
    /// Why.
    pub state: GapState,
}

/// Why a period has no usable value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum GapState {
    /// Not yet to be published.
    NotDue,
    /// Should be there.
    Missing,
    /// Exists, is withheld.
    Withheld,
    /// Does not apply.
    NotApplicable,
    /// Only a doubtful figure is there.
    Doubtful,
}

/// The latest value, or why there is none; and the gaps after it.
pub(super) struct Found {
    pub datum: Result<Datum, Refusal>,
    pub gaps: Vec<Gap>,
}

/// The latest value of an indicator not after `at` and the target's own period, in a unit.
pub(super) fn latest(case: &Case<'_>, definition: &Definition, unit: &str) -> Found {
    let limit = case.at.end_month().min(case.target.period.end_month());
    let start = case.target.term.start_month();
    let mut periods: Vec<_> = (case.target.term.first_year()..=case.target.period.last_year())
        .map(Period::Year)
        .chain(case.observations.periods(&definition.code, &case.target.area))
        .filter(|p| p.end_month() <= limit && p.start_month() >= start && comparable(definition, *p))
        .collect();
    periods.sort_by_key(|p| std::cmp::Reverse((p.end_month(), p.months())));
    periods.dedup();
    let mut gaps = Vec::new();
    for period in periods {
        match value(case, definition, period, unit) {
            Ok(datum) => return Found { datum: Ok(datum), gaps },
            Err(Miss::Unit) => return Found { datum: Err(Refusal::UnitMismatch), gaps },
            Err(Miss::Gap(state)) => gaps.push(Gap { period, state }),
        }
    }
    let part_of_year = case.observations.periods(&definition.code, &case.target.area);
    let part_of_year = part_of_year
        .iter()
        .any(|p| p.start_month() >= start && p.end_month() <= limit && !comparable(definition, *p));
    Found { datum: Err(refusal(&gaps, part_of_year)), gaps }
}

/// Which periods may stand against a target of the whole term: whole years, and for a stock
/// any date. Never the year to date.
fn comparable(definition: &Definition, period: Period) -> bool {
    match period {
        Period::Year(_) => true,
        Period::YearToDate(..) | Period::Years(..) => false,
        _ => definition.kind == MeasureKind::Stock && definition.over_time == TimeRule::Last,
    }
}

fn refusal(gaps: &[Gap], part_of_year: bool) -> Refusal {
    let any = |state| gaps.iter().any(|gap| gap.state == state);
    let all = |state| gaps.iter().all(|gap| gap.state == state);
    match () {
        () if part_of_year => Refusal::PartOfYearOnly,
        () if any(GapState::Doubtful) => Refusal::Doubtful,
        () if any(GapState::Withheld) => Refusal::Withheld,
        () if !gaps.is_empty() && all(GapState::NotApplicable) => Refusal::NotApplicable,
        () if all(GapState::NotDue) => Refusal::NotDue,
        () => Refusal::NoData,
    }
}

pub(super) enum Miss {
    Unit,
    Gap(GapState),
}

/// The value of one period in a unit: as observed, or a year made of its parts.
pub(super) fn value(
    case: &Case<'_>,
    definition: &Definition,
    period: Period,
    unit: &str,
) -> Result<Datum, Miss> {
    let area = &case.target.area;
    let counting = case.observations.counting(&definition.code, area, period);
    if let Some((observation, value)) = counting.and_then(|o| Some((o, o.usable()?))) {
        let from = if observation.unit.is_empty() { &definition.unit } else { &observation.unit };
        let (quantity, conversion) = Quantity::new(value, from).to(unit).map_err(|_| Miss::Unit)?;
        return Ok(datum(observation, period, quantity, conversion));
    }
    if let Some(datum) = year_of_parts(case, definition, period, unit) {
        return Ok(datum);
    }
    let last = case.observations.revisions(&definition.code, area, period).next_back();
    Err(Miss::Gap(gap_state(case, definition, period, last)))
}

fn datum(o: &Observation, period: Period, quantity: Quantity, conversion: Option<Conversion>) -> Datum {
    Datum {
        indicator: o.indicator.clone(),
        period,
        value: quantity.value,
        unit: quantity.unit,
        conversion,
        status: o.status,
        caliber: o.caliber.clone(),
        source: o.source.clone(),
        source_grade: o.source_grade,
        known_at: o.known_at,
        invented: o.invented,
        interim: o.known_at.is_some_and(|known| known < period.last_day()),
    }
}

/// A year from its months, quarters or half-years, where all of them are there and may be added,
/// or from January to December.
fn year_of_parts(case: &Case<'_>, definition: &Definition, period: Period, unit: &str) -> Option<Datum> {
    let Period::Year(year) = period else { return None };
    let look = |part| case.observations.counting(&definition.code, &case.target.area, part);
    if let Some(whole) = look(Period::YearToDate(year, 12)) {
        let (quantity, conversion) = Quantity::new(whole.usable()?, &whole.unit).to(unit).ok()?;
        return Some(datum(whole, period, quantity, conversion));
    }
    if !matches!(definition.over_time, TimeRule::Sum | TimeRule::Ratio) {
        return None;
    }
    let cumulative = definition.release.as_ref().is_some_and(|release| release.cumulative);
    let ways: [Vec<Period>; 3] = [
        (1..=4).map(|quarter| Period::Quarter(year, quarter)).collect(),
        (1..=12).map(|month| Period::Month(year, month)).collect(),
        (1..=2).map(|half| Period::HalfYear(year, half)).collect(),
    ];
    ways.into_iter().filter(|_| !cumulative).find_map(|parts| {
        let found: Vec<_> = parts.into_iter().map(|part| (part, look(part))).collect();
        let combined = combine::over_time(definition, &found, period, Decimal::ONE).ok()?;
        let last = found.iter().filter_map(|(_, o)| *o).max_by_key(|o| o.known_at)?;
        let worst = found.iter().filter_map(|(_, o)| *o).map(|o| o.source_grade).max()?;
        let (quantity, conversion) = Quantity::new(combined.value, &combined.unit).to(unit).ok()?;
        Some(Datum { source_grade: worst, ..datum(last, period, quantity, conversion) })
    })
}

fn gap_state(
    case: &Case<'_>,
    definition: &Definition,
    period: Period,
    last: Option<&Observation>,
) -> GapState {
    match last.map(|o| o.status) {
        Some(Status::Withheld) => GapState::Withheld,
        Some(Status::NotApplicable) => GapState::NotApplicable,
        Some(Status::Doubtful) => GapState::Doubtful,
        Some(Status::NotDue) => GapState::NotDue,
        _ if !definition.is_due(period, case.clock()) => GapState::NotDue,
        _ => GapState::Missing,
    }
}
