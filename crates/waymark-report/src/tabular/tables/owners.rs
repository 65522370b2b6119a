//! 责任分工: who answers for an item of the ledger, in which role and since when.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use waymark_core::ledger::LedgerItem;
use waymark_core::{Ledger, OwnerRole};

use super::validity;
use crate::tabular::fields::worded;
use crate::tabular::{Cell, Column, Fields, Headings, Kind, RowProblem, Table};
use crate::text::Lang;

/// One body or person in one role for one item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct OwnerRow {
    /// Code of the ledger item (`T-001`); none where only its name is known, as in a task split.
    pub item: Option<String>,
    /// Name of the item, for people and for matching.
    pub item_name: Option<String>,
    /// The part the body plays.
    pub role: OwnerRole,
    /// Code of the body.
    pub body: Option<String>,
    /// Name of the body.
    pub body_name: Option<String>,
    /// Name of the person, for 牵头领导 and 联系人.
    pub person: Option<String>,
    /// First day (or month, or year).
    pub valid_from: Option<String>,
    /// Last day (or month, or year).
    pub valid_to: Option<String>,
    /// 备注.
    pub note: Option<String>,
}

impl Table for OwnerRow {
    const NAME: &'static str = "owners";

    fn title(lang: Lang) -> &'static str {
        lang.pick("责任分工", "Owners")
    }

    fn columns() -> Vec<Column> {
        vec![
            Column::new("item", "条目编号", "item", 12.0, Kind::Code),
            Column::new("item_name", "条目名称", "item name", 36.0, Kind::Text),
            Column::new("role", "角色", "role", 14.0, Kind::Text).choice::<OwnerRole>().needed(),
            Column::new("body", "单位编码", "body", 16.0, Kind::Code),
            Column::new("body_name", "单位名称", "body name", 28.0, Kind::Text),
            Column::new("person", "人员", "person", 12.0, Kind::Text),
            Column::new("valid_from", "起", "valid from", 12.0, Kind::Code),
            Column::new("valid_to", "止", "valid to", 12.0, Kind::Code),
            Column::new("note", "备注", "note", 24.0, Kind::Text),
        ]
    }

    fn read(fields: &mut Fields) -> Option<Self> {
        let (item, item_name) = (fields.code("item"), fields.text("item_name"));
        if item.is_none() && item_name.is_none() {
            fields.wrong("item", RowProblem::Empty);
        }
        let role = fields.needed_choice("role");
        let (body, body_name, person) =
            (fields.code("body"), fields.text("body_name"), fields.text("person"));
        if body.is_none() && body_name.is_none() && person.is_none() {
            fields.wrong("body_name", RowProblem::Empty);
        }
        let (valid_from, valid_to) = validity(fields);
        let note = fields.text("note");
        Some(OwnerRow { item, item_name, role: role?, body, body_name, person, valid_from, valid_to, note })
    }

    fn cells(&self, headings: Headings) -> Vec<Cell> {
        vec![
            (&self.item).into(),
            (&self.item_name).into(),
            worded(self.role, headings),
            (&self.body).into(),
            (&self.body_name).into(),
            (&self.person).into(),
            (&self.valid_from).into(),
            (&self.valid_to).into(),
            (&self.note).into(),
        ]
    }

    fn identity(&self) -> Option<String> {
        let key = (&self.item, &self.item_name, self.role, &self.body, &self.body_name, &self.person);
        Some(format!("{key:?} {:?}", self.valid_from))
    }
}

/// The owners a ledger names, item by item.
pub fn owners_of(ledger: &Ledger) -> Vec<OwnerRow> {
    let rows = |item: &LedgerItem| {
        let (code, name) = (item.code.clone(), item.name().to_owned());
        let row = move |owner: &waymark_core::Owner| {
            // The ledger has one text for either.
            let person = owner.role.is_person();
            OwnerRow {
                item: Some(code.clone()),
                item_name: Some(name.clone()),
                role: owner.role,
                body: None,
                body_name: (!person).then(|| owner.body.clone()),
                person: person.then(|| owner.body.clone()),
                valid_from: None,
                valid_to: None,
                note: None,
            }
        };
        item.owners.iter().map(row).collect::<Vec<_>>()
    };
    ledger.items.iter().flat_map(rows).collect()
}
