//! From what a document was read to say to what a ledger holds.

use std::collections::BTreeMap;

use super::codes::order;
use super::difference::{Fields, fields_of, owner_fields};
use super::{
    ConfirmedMilestone, ConfirmedProject, ConfirmedStatement, Content, FieldChange, LedgerIndicator,
    LedgerItem,
};
use crate::{Milestone, Owner, OwnerRole, Project, Statement};

/// Roles in the order owners are listed.
pub const ROLE_ORDER: [OwnerRole; 6] = [
    OwnerRole::Lead,
    OwnerRole::Support,
    OwnerRole::Responsible,
    OwnerRole::Data,
    OwnerRole::Leader,
    OwnerRole::Contact,
];

impl ConfirmedStatement {
    /// A statement taken over as it was read, under the code of its indicator.
    pub fn of(statement: &Statement, indicator_code: String) -> ConfirmedStatement {
        ConfirmedStatement {
            kind: statement.kind,
            class: statement.class,
            form: statement.form,
            indicator: statement.indicator.clone(),
            indicator_code,
            subject: match statement.subject.is_empty() {
                true => statement.indicator.clone(),
                false => statement.subject.clone(),
            },
            value: statement.value,
            unit: statement.unit.clone(),
            period: statement.period,
            qualifier: statement.qualifier.clone(),
            operator: statement.operator,
            strength: statement.strength,
            nature: statement.nature,
            change: statement.change,
            area: statement.area.clone(),
            flags: statement.flags.clone(),
        }
    }
}

impl ConfirmedMilestone {
    /// A milestone taken over as it was read.
    pub fn of(milestone: &Milestone) -> ConfirmedMilestone {
        ConfirmedMilestone {
            kind: milestone.kind,
            subject: milestone.subject.clone(),
            period: milestone.period,
            qualifier: milestone.qualifier.clone(),
            strength: milestone.strength,
        }
    }
}

impl ConfirmedProject {
    /// A project taken over as it was read.
    pub fn of(project: &Project) -> ConfirmedProject {
        ConfirmedProject { group: project.group.clone(), number: project.number, name: project.name.clone() }
    }
}

/// Owners in the order of [`ROLE_ORDER`], each once.
pub fn in_role_order(owners: &[Owner]) -> Vec<Owner> {
    let mut sorted: Vec<Owner> = Vec::new();
    for role in ROLE_ORDER {
        for owner in owners.iter().filter(|owner| owner.role == role) {
            if !sorted.contains(owner) {
                sorted.push(owner.clone());
            }
        }
    }
    sorted
}

/// The indicators items name, each once, in the order of their codes.
pub fn indicators(items: &[LedgerItem]) -> Vec<LedgerIndicator> {
    let mut found = BTreeMap::new();
    for item in items {
        if let Content::Statement(statement) = &item.content {
            found.entry(order(&statement.indicator_code)).or_insert_with(|| LedgerIndicator {
                code: statement.indicator_code.clone(),
                name: statement.indicator.clone(),
                unit: statement.unit.clone(),
            });
        }
    }
    found.into_values().collect()
}

/// What a person changed of a proposal, in the order of [`FIELDS`]. Owners the document did not
/// print are not a change.
pub fn changes(offered: (&Content, &[Owner]), confirmed: (&Content, &[Owner])) -> Vec<FieldChange> {
    let printed = owner_fields(offered.1);
    let mut before = fields_of(offered.0);
    before.extend(printed.clone());
    let mut after = fields_of(confirmed.0);
    after.extend(owner_fields(confirmed.1));
    let differs = |field: &&&str| {
        before.get(**field) != after.get(**field)
            && (!field.starts_with("owners.") || printed.contains_key(**field))
    };
    let one = |field: &&str| FieldChange {
        field: (*field).to_owned(),
        offered: value(&before, field),
        confirmed: value(&after, field),
    };
    FIELDS.iter().filter(differs).map(one).collect()
}

fn value(fields: &Fields, field: &str) -> Option<String> {
    fields.get(field).cloned()
}

/// Fields people decide on, in the order they are shown.
pub const FIELDS: [&str; 25] = [
    "type", "kind", "indicator", "group", "number", "name", "subject", "value", "unit", "period", "operator",
    "strength", "nature", "form", "class", "change", "area", "qualifier", "owners.lead", "owners.support",
    "owners.responsible", "owners.data", "owners.leader", "owners.contact", "note",
];

#[cfg(test)]
mod tests;
