use rust_decimal::Decimal;

use super::*;
use crate::{Strength, Value};

fn ledger() -> Ledger {
    serde_json::from_str(include_str!("../../../../../examples/demo-city/ledger.json")).unwrap()
}

fn change(field: &str, before: Option<&str>, after: Option<&str>) -> FieldDifference {
    FieldDifference {
        field: field.to_owned(),
        before: before.map(str::to_owned),
        after: after.map(str::to_owned),
    }
}

#[test]
fn a_ledger_does_not_differ_from_itself() {
    let ledger = ledger();
    let found = difference(&ledger, &ledger);
    assert!(found.is_empty());
    assert_eq!(found.same as usize, ledger.items.len());
}

#[test]
fn changed_fields_are_named_with_both_sides() {
    let (old, mut new) = (ledger(), ledger());
    let Content::Statement(target) = &mut new.items[5].content else { panic!("T-006 is a number") };
    target.value = Value::Range(Decimal::from(50), Decimal::from(60));
    target.strength = Strength::Striving;
    new.items[5].owners.retain(|owner| owner.role != OwnerRole::Data);
    new.items[5].owners.push(Owner { role: OwnerRole::Lead, body: "市商务局".to_owned() });
    new.items[5].note = Some("调整".to_owned());
    let found = difference(&old, &new);
    assert_eq!((found.added.len(), found.removed.len(), found.changed.len()), (0, 0, 1));
    assert_eq!(
        (found.changed[0].code.as_str(), found.changed[0].name.as_str()),
        ("T-006", "技术合同成交金额")
    );
    assert_eq!(
        found.changed[0].fields,
        [
            change("note", None, Some("调整")),
            change("owners.data", Some("市科技局"), None),
            change("owners.lead", Some("市科技局"), Some("市科技局、市商务局")),
            change("strength", Some("firm"), Some("striving")),
            change("value", Some("50"), Some("[50,60]")),
        ]
    );
}

#[test]
fn items_come_and_go_and_keep_their_proposal() {
    let (old, mut new) = (ledger(), ledger());
    let gone = new.items.remove(0);
    new.items[0].code = "T-900".to_owned(); // T-002 under another code
    let mut more = new.items[1].clone();
    (more.code, more.id) = ("T-901".to_owned(), None);
    new.items.push(more);
    let found = difference(&old, &new);
    assert_eq!(found.removed, [gone]);
    assert_eq!(found.added.iter().map(|item| item.code.as_str()).collect::<Vec<_>>(), ["T-901"]);
    assert_eq!(found.changed[0].fields, [change("code", Some("T-002"), Some("T-900"))]);
}

#[test]
fn where_the_words_stand_and_how_they_were_decided_is_no_change() {
    let (old, mut new) = (ledger(), ledger());
    new.items[0].source.as_mut().unwrap().line += 7;
    new.items[0].decision = crate::ledger::Decision::Changed;
    assert!(difference(&old, &new).is_empty());
}

#[test]
fn plan_and_indicators_are_compared() {
    let (old, mut new) = (ledger(), ledger());
    new.plan.area = None;
    new.indicators[0].unit = Some("户".to_owned());
    let removed = new.indicators.pop().unwrap();
    let found = difference(&old, &new);
    assert_eq!(found.plan, [change("area", Some("示例市"), None)]);
    assert_eq!(found.indicators[0].fields, [change("unit", Some("家"), Some("户"))]);
    assert_eq!(found.indicators[1].code, removed.code);
    assert!(found.indicators[1].fields.iter().all(|field| field.after.is_none()));
}

#[test]
fn the_way_back_is_the_mirror() {
    let (old, mut new) = (ledger(), ledger());
    new.items.remove(3);
    new.items[0].note = Some("备注".to_owned());
    let (there, back) = (difference(&old, &new), difference(&new, &old));
    assert_eq!((there.removed, there.added), (back.added, back.removed));
    let turned =
        |field: &FieldDifference| change(&field.field, field.after.as_deref(), field.before.as_deref());
    assert_eq!(there.changed[0].fields.iter().map(turned).collect::<Vec<_>>(), back.changed[0].fields);
}
