//! What differs between two ledgers: before a workbook comes in, or between two versions of a plan.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

use super::{Content, Ledger, LedgerIndicator, LedgerItem};
use crate::{Owner, OwnerRole};

/// What differs between an old and a new ledger.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct LedgerDifference {
    /// Title, term and area of the plan, where they changed.
    pub plan: Vec<FieldDifference>,
    /// Indicators added, removed or changed; in the order of their codes.
    pub indicators: Vec<ItemDifference>,
    /// Items only the new ledger has, in its order.
    pub added: Vec<LedgerItem>,
    /// Items only the old ledger has, in its order.
    pub removed: Vec<LedgerItem>,
    /// Items of both with what changed, in the order of the new ledger.
    pub changed: Vec<ItemDifference>,
    /// How many items are the same.
    pub same: u32,
}

/// What changed of one thing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ItemDifference {
    /// Its code in the new ledger; in the old one where it is gone.
    pub code: String,
    /// What people call it: indicator, subject or name, as in the new ledger.
    pub name: String,
    /// The fields that changed, in the order of their names.
    pub fields: Vec<FieldDifference>,
}

/// One field that changed. Both sides are in the notation of [`super::FieldChange`]; nothing stands
/// for an empty field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FieldDifference {
    /// Name of the field in the ledger's schema, or `owners.lead` and the like.
    pub field: String,
    /// What it was.
    pub before: Option<String>,
    /// What it is.
    pub after: Option<String>,
}

impl LedgerDifference {
    /// Whether nothing differs.
    pub fn is_empty(&self) -> bool {
        self.plan.is_empty()
            && self.indicators.is_empty()
            && self.added.is_empty()
            && self.removed.is_empty()
            && self.changed.is_empty()
    }
}

/// The fields of something in the schema's notation, empty ones left out.
pub type Fields = BTreeMap<String, String>;

/// Compares two ledgers. Items belong together by their code, or else by the proposal they came
/// from; then the code is among the fields that changed.
pub fn difference(old: &Ledger, new: &Ledger) -> LedgerDifference {
    let mut result = LedgerDifference {
        plan: compare(&fields_of(&old.plan), &fields_of(&new.plan)),
        indicators: indicators(&old.indicators, &new.indicators),
        ..LedgerDifference::default()
    };
    let pairs = pairs(&old.items, &new.items);
    let paired: BTreeSet<usize> = pairs.values().copied().collect();
    for (at, item) in new.items.iter().enumerate() {
        let Some(before) = pairs.get(&at).map(|at| &old.items[*at]) else {
            result.added.push(item.clone());
            continue;
        };
        match compare(&item_fields(before), &item_fields(item)) {
            fields if fields.is_empty() => result.same += 1,
            fields => result.changed.push(ItemDifference {
                code: item.code.clone(),
                name: item.name().to_owned(),
                fields,
            }),
        }
    }
    let gone = old.items.iter().enumerate().filter(|(at, _)| !paired.contains(at));
    result.removed = gone.map(|(_, item)| item.clone()).collect();
    result
}

/// The fields of an item as [`difference`] compares them: what is confirmed, owners by role, note,
/// section, and the words of the document. Where these stand and how they were decided on is left
/// out.
pub fn item_fields(item: &LedgerItem) -> Fields {
    let mut fields = fields_of(&item.content);
    fields.insert("code".to_owned(), item.code.clone());
    let mut put = |name: &str, text: Option<&str>| {
        if let Some(text) = text.filter(|text| !text.is_empty()) {
            fields.insert(name.to_owned(), text.to_owned());
        }
    };
    put("note", item.note.as_deref());
    put("section", Some(&item.section.join(" / ")));
    put("source.quote", item.source.as_ref().map(|source| source.quote.as_str()));
    fields.extend(owner_fields(&item.owners));
    fields
}

/// The bodies of each role, joined with `、`, as fields `owners.lead` and the like.
pub fn owner_fields(owners: &[Owner]) -> Fields {
    let named = ROLES.iter().map(|(role, name)| ((*name).to_owned(), bodies(owners, *role)));
    named.filter(|(_, bodies)| !bodies.is_empty()).collect()
}

/// What differs between the fields of two things, in the order of their names.
pub fn compare(before: &Fields, after: &Fields) -> Vec<FieldDifference> {
    let names: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    let differ = |name: &&String| before.get(*name) != after.get(*name);
    let one = |name: &String| FieldDifference {
        field: name.clone(),
        before: before.get(name).cloned(),
        after: after.get(name).cloned(),
    };
    names.into_iter().filter(differ).map(one).collect()
}

/// The fields of anything of the schema.
pub fn fields_of<T: Serialize>(thing: &T) -> Fields {
    match serde_json::to_value(thing) {
        Ok(Json::Object(object)) => {
            object.into_iter().filter_map(|(name, value)| Some((name, notation(&value)?))).collect()
        }
        _ => Fields::new(),
    }
}

/// `40.1`, `[10,20]`, words as they are, several of them joined with `、`.
fn notation(value: &Json) -> Option<String> {
    match value {
        Json::Null => None,
        Json::String(text) => Some(text.clone()).filter(|text| !text.is_empty()),
        Json::Array(list) if list.iter().all(Json::is_string) => {
            let words: Vec<&str> = list.iter().filter_map(Json::as_str).collect();
            Some(words.join("、")).filter(|text| !text.is_empty())
        }
        other => Some(other.to_string()),
    }
}

const ROLES: [(OwnerRole, &str); 6] = [
    (OwnerRole::Lead, "owners.lead"),
    (OwnerRole::Responsible, "owners.responsible"),
    (OwnerRole::Support, "owners.support"),
    (OwnerRole::Data, "owners.data"),
    (OwnerRole::Leader, "owners.leader"),
    (OwnerRole::Contact, "owners.contact"),
];

fn bodies(owners: &[Owner], role: OwnerRole) -> String {
    let named = owners.iter().filter(|owner| owner.role == role).map(|owner| owner.body.as_str());
    named.collect::<Vec<_>>().join("、")
}

/// For each place in the new list the place in the old one: the same code, or else the same
/// proposal. An item that kept its code is never taken for another's.
fn pairs(old: &[LedgerItem], new: &[LedgerItem]) -> HashMap<usize, usize> {
    let by_code: HashMap<&str, usize> =
        old.iter().enumerate().map(|(at, item)| (item.code.as_str(), at)).collect();
    let mut pairs: HashMap<usize, usize> = HashMap::new();
    for (at, item) in new.iter().enumerate() {
        if let Some(before) = by_code.get(item.code.as_str()) {
            pairs.insert(at, *before);
        }
    }
    let taken: BTreeSet<usize> = pairs.values().copied().collect();
    let free = old.iter().enumerate().filter(|(at, _)| !taken.contains(at));
    let mut by_id: HashMap<&str, usize> =
        free.filter_map(|(at, item)| Some((item.id.as_deref()?, at))).collect();
    for (at, item) in new.iter().enumerate() {
        if !pairs.contains_key(&at)
            && let Some(before) = item.id.as_deref().and_then(|id| by_id.remove(id))
        {
            pairs.insert(at, before);
        }
    }
    pairs
}

fn indicators(old: &[LedgerIndicator], new: &[LedgerIndicator]) -> Vec<ItemDifference> {
    let by_code = |list: &[LedgerIndicator]| -> BTreeMap<String, LedgerIndicator> {
        list.iter().map(|indicator| (indicator.code.clone(), indicator.clone())).collect()
    };
    let (old, new) = (by_code(old), by_code(new));
    let codes: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    let one = |code: &String| {
        let fields = |side: Option<&LedgerIndicator>| side.map(fields_of).unwrap_or_default();
        let fields = compare(&fields(old.get(code)), &fields(new.get(code)));
        let name = new.get(code).or(old.get(code)).map_or("", |indicator| &indicator.name);
        (!fields.is_empty()).then(|| ItemDifference { code: code.clone(), name: name.to_owned(), fields })
    };
    codes.into_iter().filter_map(one).collect()
}

impl LedgerItem {
    /// What people call it: indicator, subject or name.
    pub fn name(&self) -> &str {
        match &self.content {
            Content::Statement(statement) => &statement.indicator,
            Content::Milestone(milestone) => &milestone.subject,
            Content::Project(project) => &project.name,
        }
    }
}

#[cfg(test)]
mod tests;
