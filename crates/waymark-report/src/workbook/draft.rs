//! An item as the texts of its fields, in the notation of the ledger's schema.

use std::collections::BTreeMap;

use waymark_core::{Milestone, Owner, OwnerRole, Project, Statement, Value};

use super::cell;
use super::field::{Field, OWNERS};
use crate::text::code;

/// The fields of an item; an absent field is empty.
pub type Draft = BTreeMap<Field, String>;

/// The fields of a statement.
pub fn statement(item: &Statement) -> Draft {
    let mut draft = Draft::new();
    let mut put = |field, text: Option<&str>| put(&mut draft, field, text);
    put(Field::Kind, Some(code(item.kind)));
    put(Field::Indicator, Some(&item.indicator));
    put(Field::Subject, Some(&item.subject));
    put(Field::Value, Some(&value(item.value)));
    put(Field::Unit, item.unit.as_deref());
    put(Field::Period, item.period.map(|p| p.to_string()).as_deref());
    put(Field::Operator, Some(code(item.operator)));
    put(Field::Strength, Some(code(item.strength)));
    put(Field::Nature, item.nature.map(code));
    put(Field::Form, Some(code(item.form)));
    put(Field::Class, Some(code(item.class)));
    put(Field::Change, item.change.map(code));
    put(Field::Area, item.area.as_deref());
    put(Field::Qualifier, item.qualifier.as_deref());
    put_owners(&mut draft, &item.owners);
    draft
}

/// The fields of a milestone.
pub fn milestone(item: &Milestone) -> Draft {
    let mut draft = Draft::new();
    put(&mut draft, Field::MilestoneType, Some(code(item.kind)));
    put(&mut draft, Field::Subject, Some(&item.subject));
    let period = item.period.map(|p| p.to_string());
    put(&mut draft, Field::Period, period.as_deref());
    put(&mut draft, Field::Strength, Some(code(item.strength)));
    put(&mut draft, Field::Qualifier, item.qualifier.as_deref());
    put_owners(&mut draft, &item.owners);
    draft
}

/// The fields of a project.
pub fn project(item: &Project) -> Draft {
    let mut draft = Draft::new();
    put(&mut draft, Field::Group, item.group.as_deref());
    let number = item.number.map(|n| n.to_string());
    put(&mut draft, Field::Number, number.as_deref());
    put(&mut draft, Field::Name, Some(&item.name));
    put_owners(&mut draft, &item.owners);
    draft
}

/// The owners a draft names.
pub fn owners(draft: &Draft) -> Vec<Owner> {
    let named = |role: OwnerRole| {
        let bodies = draft.get(&Field::Owner(role)).map_or("", String::as_str);
        let bodies = cell::separate(bodies, &['、']);
        bodies.into_iter().map(move |body| Owner { role, body: body.to_owned() })
    };
    OWNERS.into_iter().flat_map(named).collect()
}

/// `40.1`, or `[10,20]` for a range.
pub fn value(value: Value) -> String {
    match value {
        Value::One(number) => number.normalize().to_string(),
        Value::Range(low, high) => format!("[{},{}]", low.normalize(), high.normalize()),
    }
}

/// The value written by [`value`].
pub fn parse_value(text: &str) -> Option<Value> {
    match text.strip_prefix('[').and_then(|t| t.strip_suffix(']')) {
        None => text.parse().ok().map(Value::One),
        Some(ends) => {
            let (low, high) = ends.split_once(',')?;
            Some(Value::Range(low.parse().ok()?, high.parse().ok()?))
        }
    }
}

fn put(draft: &mut Draft, field: Field, text: Option<&str>) {
    if let Some(text) = text.filter(|text| !text.is_empty()) {
        draft.insert(field, text.to_owned());
    }
}

fn put_owners(draft: &mut Draft, owners: &[Owner]) {
    for role in OWNERS {
        let bodies: Vec<_> =
            owners.iter().filter(|owner| owner.role == role).map(|owner| owner.body.as_str()).collect();
        put(draft, Field::Owner(role), Some(&bodies.join("、")));
    }
}
