//! Figures that should add up.

use rust_decimal::Decimal;
use waymark_core::{Class, Finding, Flag, Form, Kind, Operator, Severity, Statement, Value};

use super::{Read, finding, said, scaled};

fn amount(statement: &Statement) -> Option<Decimal> {
    match statement.value {
        Value::One(value) => Some(scaled(value, statement.unit.as_deref())),
        Value::Range(..) => None,
    }
}

/// `parts_do_not_add_up`: the parts named after 其中 exceed their total.
pub fn parts(read: &Read) -> Vec<Finding> {
    let mut found = Vec::new();
    let statements = read.statements;
    for (index, total) in statements.iter().enumerate() {
        let parts: Vec<&Statement> = statements[index + 1..]
            .iter()
            .take_while(|part| part.source.line == total.source.line && part.flags.contains(&Flag::Part))
            .filter(|part| part.unit == total.unit && !unit_is_rate(part))
            .collect();
        if total.flags.contains(&Flag::Part) || parts.len() < 2 || unit_is_rate(total) {
            continue;
        }
        let sum: Option<Decimal> = parts.iter().map(|part| amount(part)).sum();
        if let (Some(sum), Some(whole)) = (sum, amount(total))
            && sum > whole
        {
            let scale = scaled(Decimal::ONE, total.unit.as_deref());
            let figures: Vec<String> = parts.iter().map(|part| said(part)).collect();
            let arguments = [
                ("total", said(total)),
                ("sum", (sum / scale).normalize().to_string()),
                ("parts", figures.join("、")),
            ];
            let about: Vec<&Statement> = std::iter::once(total).chain(parts).collect();
            found.push(finding("parts_do_not_add_up", Severity::Verify, &arguments, &about));
        }
    }
    found
}

fn unit_is_rate(statement: &Statement) -> bool {
    statement.unit.as_deref().is_none_or(|unit| unit.ends_with('%') || unit.ends_with("百分点"))
}

/// `implied_disagree`: an addition and a total (新增1家，总数达3家) against the baseline.
pub fn steps(read: &Read) -> Vec<Finding> {
    let mut found = Vec::new();
    for pair in read.statements.windows(2) {
        let (added, total) = (&pair[0], &pair[1]);
        let linked = added.form == Form::Increment
            && added.kind == Kind::Target
            && total.qualifier.as_deref().is_some_and(|word| word.contains("总数"))
            && added.source.line == total.source.line
            && added.unit == total.unit;
        if !linked {
            continue;
        }
        let stock = added.subject.trim_start_matches("新增").trim_start_matches("净增");
        let base = read.statements.iter().rev().find(|base| {
            base.kind == Kind::Baseline && base.form == Form::Level && base.subject.ends_with(stock)
        });
        let Some(base) = base else { continue };
        if let (Some(added_by), Some(whole), Some(from)) = (amount(added), amount(total), amount(base))
            && from + added_by != whole
        {
            let arguments = [
                ("what", stock.to_owned()),
                ("first", format!("{} + {}", said(base), said(added))),
                ("second", said(total)),
            ];
            found.push(finding("implied_disagree", Severity::Verify, &arguments, &[base, added, total]));
        }
    }
    found
}

/// `target_below_baseline`: a goal to be reached lies below what is already there.
pub fn targets_below_baseline(read: &Read) -> Vec<Finding> {
    let mut found = Vec::new();
    for (name, members) in read.groups() {
        let latest = members
            .iter()
            .filter(|one| one.kind == Kind::Baseline && one.form == Form::Level && one.class == Class::Fact)
            .max_by_key(|one| one.period.map(|period| period.last_year()));
        let target = members.iter().find(|one| {
            one.kind == Kind::Target
                && one.form == Form::Level
                && matches!(one.operator, Operator::AtLeast | Operator::MoreThan)
        });
        if let (Some(base), Some(target)) = (latest, target)
            && let (Some(from), Some(to)) = (amount(base), amount(target))
            && to < from
        {
            let arguments =
                [("indicator", name.to_owned()), ("baseline", said(base)), ("target", said(target))];
            found.push(finding("target_below_baseline", Severity::Verify, &arguments, &[base, target]));
        }
    }
    found
}

/// `implied_disagree`: 由A提高到B，提高N个百分点, where A and N do not give B; expenditure ÷
/// intensity against the printed gross product.
pub fn implied(read: &Read) -> Vec<Finding> {
    let mut found = changes(read);
    found.extend(intensity(read));
    found
}

fn changes(read: &Read) -> Vec<Finding> {
    let mut found = Vec::new();
    for three in read.statements.windows(3) {
        let [from, to, by] = three else { continue };
        let one_line = from.source.line == to.source.line && to.source.line == by.source.line;
        let points = by.form == Form::Increment && by.unit.as_deref() == Some("百分点");
        let shares = [from, to].iter().all(|one| one.form == Form::Level && one.unit.as_deref() == Some("%"));
        let linked = from.subject == to.subject && from.source.quote == to.source.quote;
        if !(one_line && points && shares && linked) {
            continue;
        }
        if let (Some(first), Some(last), Some(step)) = (amount(from), amount(to), amount(by))
            && (last - first).abs() != step
        {
            let arguments = [
                ("what", to.subject.clone()),
                ("first", format!("{} → {}", said(from), said(to))),
                ("second", said(by)),
            ];
            found.push(finding("implied_disagree", Severity::Verify, &arguments, &[from, to, by]));
        }
    }
    found
}

/// R&D expenditure ÷ its share of the gross product must give the gross product printed for
/// the same period, within two per cent (rounding of the share).
fn intensity(read: &Read) -> Vec<Finding> {
    let named = |words: &[&str], not: &[&str], unit: &str| {
        read.statements
            .iter()
            .filter(move |one| {
                one.form == Form::Level
                    && words.iter().any(|word| one.subject.contains(word))
                    && !not.iter().any(|word| one.subject.contains(word))
                    && one.unit.as_deref().is_some_and(|printed| printed.ends_with(unit))
            })
            .collect::<Vec<_>>()
    };
    let spending = named(&["R&D经费", "研发投入", "研发经费"], &["占", "强度", "企业"], "元");
    let shares = named(&["投入强度", "占GDP", "占地区生产总值"], &["增加值", "海洋", "企业"], "%");
    let products = named(&["地区生产总值", "GDP", "生产总值"], &["占", "人均", "单位", "海洋"], "元");
    let mut found = Vec::new();
    for product in products.into_iter().take(PRODUCTS_MAX) {
        let same = |one: &&&Statement| {
            one.period == product.period && one.kind == product.kind && one.area == product.area
        };
        let (Some(spent), Some(share)) = (spending.iter().find(same), shares.iter().find(same)) else {
            continue;
        };
        if let (Some(gdp), Some(money), Some(percent)) = (amount(product), amount(spent), amount(share))
            && !percent.is_zero()
            && let Some(implied) = (money * Decimal::ONE_HUNDRED).checked_div(percent)
            && (implied - gdp).abs() * Decimal::from(50) > gdp
        {
            let arguments = [
                ("what", product.subject.clone()),
                ("first", format!("{} ÷ {} = {}", said(spent), said(share), in_hundred_millions(implied))),
                ("second", said(product)),
            ];
            found.push(finding("implied_disagree", Severity::Verify, &arguments, &[product, spent, share]));
        }
    }
    found
}

/// Gross products that are looked at.
const PRODUCTS_MAX: usize = 64;

fn in_hundred_millions(value: Decimal) -> String {
    format!("{}亿元", (value / Decimal::from(100_000_000)).round_dp(1).normalize())
}
