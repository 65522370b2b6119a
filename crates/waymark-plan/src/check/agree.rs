//! Restatements that do not agree.

use waymark_core::{Class, Finding, Form, Kind, Operator, Severity, Statement};

use super::{Read, finding, said, scaled};

/// Restatements of one indicator that are compared; what goes on longer is a series, not a plan.
const RESTATEMENTS_MAX: usize = 64;

/// Two restatements for the same period, both of the plan's own area.
fn pairs<'a>(members: &[&'a Statement]) -> Vec<(&'a Statement, &'a Statement)> {
    let own: Vec<&Statement> = members
        .iter()
        .copied()
        .filter(|statement| matches!(statement.class, Class::Fact | Class::Plan))
        .take(RESTATEMENTS_MAX)
        .collect();
    let mut pairs = Vec::new();
    for (index, first) in own.iter().enumerate() {
        for second in &own[index + 1..] {
            let same = first.kind == second.kind
                && first.period == second.period
                && first.period.is_some()
                && first.area == second.area;
            if same {
                pairs.push((*first, *second));
            }
        }
    }
    pairs
}

fn equal(first: &Statement, second: &Statement) -> bool {
    let value = |statement: &Statement| {
        let unit = statement.unit.as_deref();
        (scaled(statement.value.low(), unit), scaled(statement.value.high(), unit))
    };
    value(first) == value(second)
}

/// Whether one is only a bound that the other keeps: 突破200万户 beside 222.2万户.
fn bounds(bound: &Statement, exact: &Statement) -> bool {
    let low = |one: &Statement| scaled(one.value.low(), one.unit.as_deref());
    match bound.operator {
        _ if bound.kind == Kind::Target => false,
        Operator::MoreThan | Operator::AtLeast => low(exact) >= low(bound),
        Operator::LessThan | Operator::AtMost => low(exact) <= low(bound),
        Operator::About | Operator::Equal => false,
    }
}

/// `qualifier_conflict`: 达1000家 here, 突破1000家 there.
pub fn qualifier_conflicts(read: &Read) -> Vec<Finding> {
    let strict =
        |statement: &Statement| matches!(statement.operator, Operator::MoreThan | Operator::LessThan);
    let mut found = Vec::new();
    for (name, members) in read.groups() {
        let conflict = pairs(&members).into_iter().find(|(first, second)| {
            first.kind == Kind::Target && equal(first, second) && strict(first) != strict(second)
        });
        if let Some((first, second)) = conflict {
            let words = |statement: &Statement| {
                format!("{}{}", statement.qualifier.clone().unwrap_or_default(), said(statement))
            };
            let arguments =
                [("indicator", name.to_owned()), ("first", words(first)), ("second", words(second))];
            found.push(finding("qualifier_conflict", Severity::Verify, &arguments, &[first, second]));
        }
    }
    found
}

/// `value_conflict`: two values of one indicator for one period.
pub fn value_conflicts(read: &Read) -> Vec<Finding> {
    let mut found = Vec::new();
    for (name, members) in read.groups() {
        let comparable = |form: Form| matches!(form, Form::Level | Form::Growth | Form::Range);
        let conflict = pairs(&members).into_iter().find(|(first, second)| {
            first.form == second.form
                && comparable(first.form)
                && first.source.line != second.source.line
                && !equal(first, second)
                && !bounds(first, second)
                && !bounds(second, first)
        });
        if let Some((first, second)) = conflict {
            let period = first.period.map(|period| period.to_string()).unwrap_or_default();
            let arguments = [
                ("indicator", name.to_owned()),
                ("period", period),
                ("first", said(first)),
                ("second", said(second)),
            ];
            found.push(finding("value_conflict", Severity::Verify, &arguments, &[first, second]));
        }
    }
    found
}

/// `name_variants`: one indicator under names that differ in more than a word of counting.
pub fn name_variants(read: &Read) -> Vec<Finding> {
    let plain = |name: &str| {
        let name = name.replace("全市", "").replace("规上", "规模以上").replace(['的', '“', '”'], "");
        ["总数", "数量", "总量", "总额", "数"]
            .iter()
            .fold(name, |name, ending| name.strip_suffix(ending).map(str::to_owned).unwrap_or(name))
    };
    let mut found = Vec::new();
    for (name, members) in read.groups() {
        let mut variants: Vec<(String, &Statement)> = Vec::new();
        for member in members {
            let plain = plain(&member.subject);
            if !variants.iter().any(|(known, _)| *known == plain) {
                variants.push((plain, member));
            }
        }
        if variants.len() > 1 {
            let names: Vec<&str> = variants.iter().map(|(_, member)| member.subject.as_str()).collect();
            let about: Vec<&Statement> = variants.iter().map(|(_, member)| *member).collect();
            let arguments = [("indicator", name.to_owned()), ("names", names.join(" / "))];
            found.push(finding("name_variants", Severity::Verify, &arguments, &about));
        }
    }
    found
}
