use super::changes;
use crate::ledger::codes::order;
use crate::ledger::{ConfirmedMilestone, Content};
use crate::{MilestoneType, Owner, OwnerRole, Strength};

fn milestone(subject: &str) -> Content {
    Content::Milestone(ConfirmedMilestone {
        kind: MilestoneType::Build,
        subject: subject.to_owned(),
        period: None,
        qualifier: None,
        strength: Strength::Firm,
    })
}

fn lead(body: &str) -> Owner {
    Owner { role: OwnerRole::Lead, body: body.to_owned() }
}

#[test]
fn codes_of_further_documents_come_after_those_of_the_plan() {
    let mut codes = ["D002-T-001", "P-001", "T-010", "B-001", "T-002", "D002-B-001", "D-9"];
    codes.sort_by_key(|code| order(code));
    assert_eq!(codes, ["T-002", "T-010", "B-001", "P-001", "D-9", "D002-T-001", "D002-B-001"]);
}

#[test]
fn an_edited_field_is_a_change_and_a_filled_in_owner_is_none() {
    let found = changes((&milestone("甲"), &[]), (&milestone("乙"), &[lead("市科技局")]));
    let fields: Vec<_> = found.iter().map(|change| change.field.as_str()).collect();
    assert_eq!(fields, ["subject"]);
    assert_eq!(found[0].offered.as_deref(), Some("甲"));
}

#[test]
fn a_printed_owner_taken_away_is_a_change() {
    let found = changes((&milestone("甲"), &[lead("市科技局")]), (&milestone("甲"), &[]));
    assert_eq!(found[0].field, "owners.lead");
    assert_eq!((found[0].offered.as_deref(), found[0].confirmed.as_deref()), (Some("市科技局"), None));
}
