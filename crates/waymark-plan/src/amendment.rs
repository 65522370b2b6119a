//! An amended plan against the one before: which item became which, and what changed in it.
//!
//! Items are paired in rounds, the surest first: the same indicator, kind, period and area; then
//! the same indicator whose period changed; then, for what is left, the words most alike. Nothing
//! is paired twice, and what stays alone was added or removed.

mod pair;
mod side;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use waymark_core::Extraction;
use waymark_core::ledger::FieldDifference;

pub use side::Place;
use side::Side;

/// What an amended document makes of the items of the one before.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Amendment {
    /// Items of both with what changed, in the order of the new document.
    pub changed: Vec<Amended>,
    /// Items only the new document has, in its order.
    pub added: Vec<Place>,
    /// Items only the old document has, in its order.
    pub removed: Vec<Place>,
    /// How many items are the same.
    pub same: u32,
}

/// One item in both documents.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Amended {
    /// Where it was.
    pub before: Place,
    /// Where it is.
    pub after: Place,
    /// Whether it stands under other headings.
    pub moved: bool,
    /// Whether more than wording and place changed: what is promised, by when or by whom.
    pub substance: bool,
    /// The fields that changed, in the order of their names.
    pub fields: Vec<FieldDifference>,
}

/// Fields that say how something is printed and not what is promised.
const WORDING: [&str; 5] = ["indicator", "qualifier", "source.quote", "section", "subject"];

/// Compares two versions of a document.
pub fn amendment(old: &Extraction, new: &Extraction) -> Amendment {
    let (old, new) = (side::sides(old), side::sides(new));
    let pairs = pair::pairs(&old, &new);
    let mut result = Amendment::default();
    for (at, after) in new.iter().enumerate() {
        match pairs.iter().find(|(_, new)| *new == at).map(|(old_at, _)| &old[*old_at]) {
            None => result.added.push(after.place.clone()),
            Some(before) => match amended(before, after) {
                Some(change) => result.changed.push(change),
                None => result.same += 1,
            },
        }
    }
    let gone = old.iter().enumerate().filter(|(at, _)| !pairs.iter().any(|(old, _)| old == at));
    result.removed = gone.map(|(_, side)| side.place.clone()).collect();
    result
}

fn amended(before: &Side, after: &Side) -> Option<Amended> {
    let fields = waymark_core::ledger::difference::compare(&before.fields, &after.fields);
    if fields.is_empty() {
        return None;
    }
    Some(Amended {
        before: before.place.clone(),
        after: after.place.clone(),
        moved: fields.iter().any(|field| field.field == "section"),
        substance: fields.iter().any(|field| !WORDING.contains(&field.field.as_str())),
        fields,
    })
}

#[cfg(test)]
mod tests;
