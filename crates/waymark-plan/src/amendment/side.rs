//! An item made ready for comparing.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use waymark_core::ledger::difference::{Fields, fields_of};
use waymark_core::{Anchor, Extraction, Owner, OwnerRole};

use crate::join;
use crate::similar::headings;

/// Where an item stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Place {
    /// Id of the proposal in its document.
    pub id: String,
    /// Indicator, subject or name.
    pub name: String,
    /// The words it came from.
    pub source: Anchor,
}

/// An item of either document.
pub struct Side {
    /// Where it stands.
    pub place: Place,
    /// Its fields in the notation of the schema.
    pub fields: Fields,
    /// What it is about: sort, kind and normal form of the name. Equal for restatements.
    pub about: String,
    /// Period and area.
    pub when: String,
    /// What may be compared by likeness: the sort with the kind and the unit's dimension.
    pub sort: String,
    /// The words compared.
    pub words: String,
}

/// Fields that belong to the reading, not to the document.
const READING: [&str; 7] = ["id", "confidence", "source", "flags", "period_source", "owners", "class"];

/// Everything a document proposes, in reading order.
pub fn sides(extraction: &Extraction) -> Vec<Side> {
    let section = |line| headings(&extraction.outline, line).join(" / ");
    let side = |id: &str, name: &str, source: &Anchor, owners: &[Owner], mut fields: Fields| {
        fields.retain(|name, _| !READING.contains(&name.as_str()));
        fields.insert("source.quote".to_owned(), source.quote.clone());
        fields.insert("section".to_owned(), section(source.line));
        put_owners(&mut fields, owners);
        fields.retain(|_, text| !text.is_empty());
        let place = Place { id: id.to_owned(), name: name.to_owned(), source: source.clone() };
        let (about, when, sort, words) = (String::new(), String::new(), String::new(), name.to_owned());
        Side { place, fields, about, when, sort, words }
    };
    let mut sides = Vec::new();
    for one in &extraction.statements {
        let base = side(&one.id, &one.indicator, &one.source, &one.owners, fields_of(one));
        let area = one.area.as_deref().unwrap_or_default();
        let unit = join::dimension(one.unit.as_deref().unwrap_or_default());
        sides.push(Side {
            about: format!("{:?} {}", one.kind, join::key(one)),
            when: format!("{} {area}", one.period.map(|period| period.to_string()).unwrap_or_default()),
            sort: format!("{:?} {unit}", one.kind),
            words: join::name(&one.subject),
            ..base
        });
    }
    for one in &extraction.milestones {
        let base = side(&one.id, &one.subject, &one.source, &one.owners, fields_of(one));
        sides.push(Side { about: format!("m {}", one.subject), sort: "m".to_owned(), ..base });
    }
    for one in &extraction.projects {
        let base = side(&one.id, &one.name, &one.source, &one.owners, fields_of(one));
        sides.push(Side { about: format!("p {}", one.name), sort: "p".to_owned(), ..base });
    }
    sides.sort_by_key(|side| (side.place.source.line, side.place.source.start));
    sides
}

fn put_owners(fields: &mut Fields, owners: &[Owner]) {
    let roles = [
        (OwnerRole::Lead, "owners.lead"),
        (OwnerRole::Responsible, "owners.responsible"),
        (OwnerRole::Support, "owners.support"),
        (OwnerRole::Data, "owners.data"),
        (OwnerRole::Leader, "owners.leader"),
        (OwnerRole::Contact, "owners.contact"),
    ];
    for (role, name) in roles {
        let bodies = owners.iter().filter(|owner| owner.role == role).map(|owner| owner.body.as_str());
        fields.insert(name.to_owned(), bodies.collect::<Vec<_>>().join("、"));
    }
}
