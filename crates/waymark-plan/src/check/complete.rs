//! What a person has to add after reading.

use waymark_core::{Class, Finding, Form, Kind, Period, Severity, Statement};

use super::{Read, finding};

/// `no_period` for single targets; `no_baseline`, `no_owner`, `no_nature`, `no_yearly_path` for all.
pub fn missing(read: &Read) -> Vec<Finding> {
    let targets: Vec<&Statement> =
        read.statements.iter().filter(|one| one.kind == Kind::Target && one.class == Class::Plan).collect();
    let mut found: Vec<Finding> = targets
        .iter()
        .filter(|target| target.period.is_none())
        .map(|target| {
            finding("no_period", Severity::Verify, &[("subject", target.subject.clone())], &[target])
        })
        .collect();
    found.extend(without_baseline(read));
    let counted = |code: &str, holds: &dyn Fn(&Statement) -> bool| {
        let count = targets.iter().filter(|target| holds(target)).count();
        (count > 0).then(|| finding(code, Severity::Hint, &[("count", count.to_string())], &[]))
    };
    found.extend(counted("no_owner", &|target| target.owners.is_empty()));
    found.extend(counted("no_nature", &|target| target.nature.is_none()));
    found.extend(no_yearly_path(read, &targets));
    found
}

fn without_baseline(read: &Read) -> Option<Finding> {
    let mut names = Vec::new();
    let mut about = Vec::new();
    for (name, members) in read.groups() {
        let target = members
            .iter()
            .find(|one| one.kind == Kind::Target && one.form == Form::Level && one.class == Class::Plan);
        let based = members.iter().any(|one| one.kind == Kind::Baseline);
        if let Some(target) = target.filter(|_| !based) {
            names.push(name);
            about.push(*target);
        }
    }
    let arguments = [("count", names.len().to_string()), ("indicators", names.join("、"))];
    (!names.is_empty()).then(|| finding("no_baseline", Severity::Hint, &arguments, &about))
}

/// A term of several years without a single yearly value on the way.
fn no_yearly_path(read: &Read, targets: &[&Statement]) -> Option<Finding> {
    let Some(Period::Years(first, last)) = read.outline.term else { return None };
    let yearly = |target: &&&Statement| matches!(target.period, Some(Period::Year(year)) if (first..last).contains(&year));
    let pathless = targets.len() - targets.iter().filter(yearly).count();
    (pathless == targets.len() && pathless > 0)
        .then(|| finding("no_yearly_path", Severity::Hint, &[("count", pathless.to_string())], &[]))
}
