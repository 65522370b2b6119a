//! From the confirmed ledger to targets that can be judged.

use std::collections::{BTreeMap, HashMap};

use super::{Baseline, PathPoint, Target, TargetForm};
use crate::indicator::{Definition, Direction, IndicatorIndex, IndicatorList, MeasureKind};
use crate::judge::derive_baselines;
use crate::ledger::{ConfirmedStatement, Content, Ledger, LedgerItem};
use crate::observation::{Observation, Observations, Status};
use crate::{Change, Class, Flag, Form, Kind, Operator, Period, SourceGrade, Strength, Value};

/// A ledger made ready for judging.
#[derive(Debug, Clone, Default)]
pub struct Plan {
    /// Targets in the order of the ledger, restatements joined.
    pub targets: Vec<Target>,
    /// What each target measures, beside it.
    pub definitions: Vec<Definition>,
    /// What the plan itself states as facts.
    pub facts: Vec<Observation>,
    /// Names and ledger codes of indicators to the codes observations use.
    pub codes: HashMap<String, String>,
}

/// Reads the targets of a ledger, with their baselines as known from the observations.
///
/// `area` gives the code for the name of an area (none: the plan's own). Indicators a pack
/// describes take its code and rules; others keep the ledger's code and are judged as they are
/// stated.
pub fn read_ledger(
    ledger: &Ledger,
    indicators: &IndicatorList,
    area: &dyn Fn(Option<&str>) -> String,
    observed: &Observations,
) -> Plan {
    let index = IndicatorIndex::new(indicators);
    let mut plan = Plan { codes: indicator_codes(ledger, &index), ..Plan::default() };
    plan.facts = statements(ledger)
        .filter(|(_, statement)| statement.kind == Kind::Baseline && statement.class == Class::Fact)
        .filter_map(|(_, statement)| fact(ledger, &plan.codes, area, statement))
        .collect();
    let facts = Observations::known_by(plan.facts.clone(), None);
    let mut places: HashMap<(String, String), Vec<usize>> = HashMap::new();
    for (item, statement) in statements(ledger) {
        if statement.kind != Kind::Target || statement.class != Class::Plan {
            continue;
        }
        let definition = definition(&index, &plan.codes, statement);
        let mut target = target(ledger, item, statement, &definition, area);
        let of_series = places.entry((target.indicator.clone(), target.area.clone())).or_default();
        if let Some(place) = of_series.iter().find(|place| restates(&plan.targets[**place], &target)) {
            restate(&mut plan.targets[*place], target);
            continue;
        }
        target.baselines = baselines(indicators, &definition, &target, &facts, observed);
        settle(&mut target, &definition);
        of_series.push(plan.targets.len());
        plan.targets.push(target);
        plan.definitions.push(definition);
    }
    join_paths(&mut plan);
    plan
}

/// The first place a target stands keeps it; the stricter of two wordings stands: more than, not at
/// least.
fn restate(first: &mut Target, again: Target) {
    if again.operator == Operator::MoreThan && first.operator == Operator::AtLeast {
        first.operator = Operator::MoreThan;
    }
    first.restated.push(again.code);
}

/// Targets of one series for earlier years are the yearly path of the last one.
fn join_paths(plan: &mut Plan) {
    let pathed = |target: &Target| {
        matches!(target.form, TargetForm::Level | TargetForm::YearlyFlow | TargetForm::YearlyGrowth)
    };
    let mut last: HashMap<_, Period> = HashMap::new();
    for target in plan.targets.iter().filter(|target| pathed(target)) {
        let period = last.entry(series(target)).or_insert(target.period);
        *period = target.period.max(*period);
    }
    let is_last = |target: &Target| !pathed(target) || last.get(&series(target)) == Some(&target.period);
    let keep: Vec<bool> = plan.targets.iter().map(is_last).collect();
    if keep.iter().all(|keep| *keep) {
        return;
    }
    let mut kept = Vec::new();
    let mut earlier = Vec::new();
    let old = std::mem::take(&mut plan.targets).into_iter().zip(std::mem::take(&mut plan.definitions));
    for ((target, definition), keep) in old.zip(keep) {
        if keep { kept.push((target, definition)) } else { earlier.push(target) }
    }
    for target in earlier {
        if let Some((last, _)) = kept.iter_mut().find(|(last, _)| series(last) == series(&target)) {
            last.path.push(PathPoint { period: target.period, value: target.value.low() });
            last.path.sort_by_key(|point| point.period);
            last.restated.push(target.code);
        }
    }
    (plan.targets, plan.definitions) = kept.into_iter().unzip();
}

/// What targets of one series have in common.
fn series(target: &Target) -> (&str, &str, TargetForm, &str) {
    (&target.indicator, &target.area, target.form, &target.unit)
}

fn statements(ledger: &Ledger) -> impl Iterator<Item = (&LedgerItem, &ConfirmedStatement)> {
    ledger.items.iter().filter_map(|item| match &item.content {
        Content::Statement(statement) => Some((item, statement)),
        _ => None,
    })
}

/// Every name and code of an indicator in the ledger to the code observations use.
pub fn indicator_codes(ledger: &Ledger, indicators: &IndicatorIndex<'_>) -> HashMap<String, String> {
    let mut codes = HashMap::new();
    for indicator in &ledger.indicators {
        let unit = indicator.unit.as_deref();
        let known = indicators.find(&indicator.name).filter(|d| fits(d, unit));
        let code = known.map_or(&indicator.code, |definition| &definition.code);
        codes.insert(indicator.code.clone(), code.clone());
        codes.entry(indicator.name.clone()).or_insert_with(|| code.clone());
    }
    codes
}

/// A name shared by things in different units (R&D经费 in 亿元 and in %) is not the same indicator.
fn fits(definition: &Definition, unit: Option<&str>) -> bool {
    let base = |unit: &str| crate::quantity::Unit::parse(unit).base;
    let stated = base(unit.unwrap_or(""));
    stated == base(&definition.unit) || stated == "1"
}

fn fact(
    ledger: &Ledger,
    codes: &HashMap<String, String>,
    area: &dyn Fn(Option<&str>) -> String,
    statement: &ConfirmedStatement,
) -> Option<Observation> {
    let Value::One(value) = statement.value else { return None };
    let forecast = statement.flags.contains(&Flag::Forecast);
    Some(Observation {
        indicator: codes.get(&statement.indicator_code)?.clone(),
        area: area(statement.area.as_deref()),
        period: statement.period?,
        value: Some(value),
        unit: statement.unit.clone().unwrap_or_default(),
        status: if forecast { Status::Forecast } else { Status::Value },
        dimensions: BTreeMap::new(),
        caliber: None,
        numerator: None,
        denominator: None,
        source: Some(ledger.plan.title.clone()),
        source_grade: SourceGrade::Letter,
        known_at: None,
        invented: false,
        note: None,
    })
}

fn definition(
    indicators: &IndicatorIndex<'_>,
    codes: &HashMap<String, String>,
    statement: &ConfirmedStatement,
) -> Definition {
    let code = codes.get(&statement.indicator_code).unwrap_or(&statement.indicator_code);
    let unit = statement.unit.as_deref().unwrap_or("");
    let known = indicators.of_code(code);
    let mut definition = known.cloned().unwrap_or_else(|| Definition::bare(code, &statement.indicator, unit));
    if statement.change == Some(Change::Down) && (known.is_none() || shrinks(statement, &definition)) {
        definition.direction = Direction::Down;
    }
    // Average growth of something the pack measures by its level: that is what grows.
    let growing = matches!(form(statement, &definition), TargetForm::AverageGrowth);
    if growing
        && definition.from.is_none()
        && known.is_some()
        && definition.kind != MeasureKind::AverageGrowth
    {
        definition.from = Some(definition.code.clone());
    }
    definition
}

fn target(
    ledger: &Ledger,
    item: &LedgerItem,
    statement: &ConfirmedStatement,
    definition: &Definition,
    area: &dyn Fn(Option<&str>) -> String,
) -> Target {
    let stated = statement.period;
    let term = ledger.plan.term.or(ledger.document.term).or(stated).unwrap_or(Period::Year(0));
    let form = form(statement, definition);
    let (value, operator) = match shrinks(statement, definition) {
        true => (negated(statement.value), reversed(statement.operator)),
        false => (factor(item, statement), statement.operator),
    };
    let sums = matches!(form, TargetForm::Count | TargetForm::CountRange);
    let term = match stated {
        Some(Period::Years(first, last)) if sums => Period::Years(first, last),
        _ => term,
    };
    Target {
        code: item.code.clone(),
        restated: Vec::new(),
        indicator: definition.code.clone(),
        name: statement.indicator.clone(),
        area: area(statement.area.as_deref()),
        form,
        value,
        unit: statement.unit.clone().unwrap_or_default(),
        operator,
        period: Period::Year(stated.unwrap_or(term).last_year()),
        term,
        baselines: Vec::new(),
        path: Vec::new(),
        strength: statement.strength,
        nature: statement.nature,
        document: ledger.plan.title.clone(),
        valid_from: None,
        adopted: None,
    }
}

/// Whether a statement is a rate of decrease (下降13.5%, 年均下降3%): a growth below zero.
fn shrinks(statement: &ConfirmedStatement, definition: &Definition) -> bool {
    let rate = matches!(
        form(statement, definition),
        TargetForm::TotalGrowth | TargetForm::AverageGrowth | TargetForm::YearlyGrowth
    );
    rate && statement.form == Form::Growth && statement.change == Some(Change::Down)
}

/// The growth of a decrease; the smaller decrease stays the low end.
fn negated(value: Value) -> Value {
    match value {
        Value::One(value) => Value::One(-value),
        Value::Range(low, high) => Value::Range(-low, -high),
    }
}

/// 下降13.5%以上 is a growth of at most −13.5 %.
fn reversed(operator: Operator) -> Operator {
    match operator {
        Operator::AtLeast => Operator::AtMost,
        Operator::MoreThan => Operator::LessThan,
        Operator::AtMost => Operator::AtLeast,
        Operator::LessThan => Operator::MoreThan,
        other => other,
    }
}

/// The factor of a multiple: 翻一番 and 达到2倍 are 2, 增长2倍 is 3.
fn factor(item: &LedgerItem, statement: &ConfirmedStatement) -> Value {
    let quote = item.source.as_ref().map_or("", |source| source.quote.as_str());
    let added = ["增长", "增加", "提高"].iter().any(|word| quote.contains(word)) && !quote.contains('翻');
    match statement.value {
        Value::One(value) if statement.form == Form::Multiple && added => {
            Value::One(value.checked_add(rust_decimal::Decimal::ONE).unwrap_or(value))
        }
        value => value,
    }
}

fn form(statement: &ConfirmedStatement, definition: &Definition) -> TargetForm {
    let yearly = statement.flags.contains(&Flag::Yearly);
    let over_term = matches!(statement.period, Some(Period::Years(..)));
    let named =
        |word: &str| [&statement.indicator, &statement.subject].iter().any(|name| name.contains(word));
    if statement.strength == Strength::Working {
        return TargetForm::Staged;
    }
    match statement.form {
        Form::Level if definition.kind == MeasureKind::AverageGrowth => TargetForm::AverageGrowth,
        Form::Level if definition.kind == MeasureKind::YearlyGrowth => TargetForm::YearlyGrowth,
        Form::Level if yearly => TargetForm::YearlyFlow,
        Form::Level => TargetForm::Level,
        Form::Range if over_term => TargetForm::CountRange,
        Form::Range => TargetForm::Range,
        Form::Increment => TargetForm::Increment,
        Form::Count if yearly => TargetForm::YearlyFlow,
        Form::Count => TargetForm::Count,
        Form::Multiple => TargetForm::Multiple,
        Form::Growth if definition.kind == MeasureKind::YearlyGrowth || named("同比") => {
            TargetForm::YearlyGrowth
        }
        Form::Growth if definition.kind == MeasureKind::AverageGrowth => TargetForm::AverageGrowth,
        Form::Growth if yearly || named("年均") => TargetForm::AverageGrowth,
        Form::Growth => TargetForm::TotalGrowth,
    }
}

fn restates(first: &Target, other: &Target) -> bool {
    first.indicator == other.indicator
        && first.area == other.area
        && first.form == other.form
        && first.value == other.value
        && first.unit == other.unit
        && first.period == other.period
}

/// Baselines for the year before the term; where the plan prints none for it, for the last year it
/// prints one for.
fn baselines(
    indicators: &IndicatorList,
    definition: &Definition,
    target: &Target,
    facts: &Observations,
    observed: &Observations,
) -> Vec<Baseline> {
    let grown = definition.from.as_deref().filter(|_| target.form == TargetForm::AverageGrowth);
    let code = grown.unwrap_or(&definition.code);
    let before = Period::Year(target.term.first_year().saturating_sub(1));
    let found = derive_baselines(indicators, code, &target.area, before, facts, observed);
    if !found.is_empty() {
        return found;
    }
    let stated = facts.periods(code, &target.area).into_iter().filter(|period| *period <= before);
    let last = stated.filter(|period| !matches!(period, Period::Years(..))).max();
    last.map(|period| derive_baselines(indicators, code, &target.area, period, facts, observed))
        .unwrap_or_default()
}

/// 新增 without a stock to add to is a sum over the term; a number of things that are known to be a
/// stock with a baseline is a level, whatever word the document uses.
fn settle(target: &mut Target, definition: &Definition) {
    let stock = definition.kind == MeasureKind::Stock && !target.baselines.is_empty();
    match target.form {
        TargetForm::Increment if !stock => target.form = TargetForm::Count,
        TargetForm::Count if stock => target.form = TargetForm::Level,
        TargetForm::CountRange if stock => target.form = TargetForm::Range,
        _ => {}
    }
    if matches!(target.form, TargetForm::Count | TargetForm::CountRange) {
        target.baselines.clear();
    }
}
