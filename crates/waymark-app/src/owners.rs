//! 责任分工: who answers for what, from and to which day.

mod hand_over;
mod new_day;
mod task_split;

use std::collections::{BTreeSet, HashMap};

use waymark_core::body::Body;
use waymark_core::record::{LedgerEntry, Ownership};
use waymark_core::{Owner, OwnerRole};
use waymark_store::entity::Expected;

use crate::call::{Changing, Put};
use crate::error::AppError;
use crate::ledger::{owner_of, owners_of_day};
use crate::reads::Reads;
use crate::records::Envelope;

pub use hand_over::{HandOver, HandedOver};
pub(crate) use task_split::wrong_rows;
pub use task_split::{Chosen, TaskSplit, TaskSplitAnswer, TaskSplitRow};

/// Writes into commitments who answers for them today, so that lists find them by their owners.
pub(crate) async fn name_owners(
    changing: &mut Changing<'_>,
    items: &BTreeSet<String>,
) -> Result<(), AppError> {
    let today = changing.today();
    let mut named = owners_of_day(changing, today).await?;
    for item in items {
        // Owners of tasks and projects stand on no list of a commitment.
        let Ok(entry) = changing.get::<LedgerEntry>(item).await else { continue };
        let mut entry = entry.body;
        let owners = named.remove(item).unwrap_or_default();
        if entry.item.owners != owners {
            entry.item.owners = owners;
            changing.put(item, &entry, Put::default()).await?;
        }
    }
    Ok(())
}

/// Owners of a plan with the list of bodies they are found in.
pub(crate) struct Owners {
    by_item: HashMap<String, Vec<Envelope<Ownership>>>,
    bodies: HashMap<String, String>,
    unknown: BTreeSet<String>,
}

impl Owners {
    /// What is there.
    pub async fn of(reads: &mut impl Reads) -> Result<Owners, AppError> {
        let mut by_item: HashMap<String, Vec<Envelope<Ownership>>> = HashMap::new();
        for one in reads.every::<Ownership>().await? {
            by_item.entry(one.body.item.clone()).or_default().push(one);
        }
        let mut bodies = HashMap::new();
        for body in reads.every::<Body>().await? {
            for name in std::iter::once(&body.body.name).chain(&body.body.aliases) {
                bodies.entry(name.clone()).or_insert_with(|| body.code.clone());
            }
        }
        Ok(Owners { by_item, bodies, unknown: BTreeSet::new() })
    }

    /// The code of a body by its name or another name it goes by.
    pub fn body(&self, name: &str) -> Option<String> {
        self.bodies.get(name).cloned()
    }

    /// Whether an owner is meant to be a body and is none in the list.
    pub fn body_unknown(&self, owner: &Owner) -> bool {
        !owner.role.is_person() && self.body(&owner.body).is_none()
    }

    /// The code of the body that leads.
    pub fn lead_body(&self, owners: &[Owner]) -> Option<String> {
        let lead = owners.iter().find(|owner| owner.role == OwnerRole::Lead);
        lead.and_then(|owner| self.body(&owner.body))
    }

    /// Names of bodies met that are not in the list.
    pub fn unknown(&self) -> Vec<String> {
        self.unknown.iter().cloned().collect()
    }

    /// Makes these the owners of an item: new ones are written, those not named any more go.
    pub async fn set(
        &mut self,
        changing: &mut Changing<'_>,
        item: &str,
        owners: &[Owner],
        document: Option<&str>,
        reason: Option<&str>,
    ) -> Result<(), AppError> {
        let had = self.by_item.remove(item).unwrap_or_default();
        let mut has = Vec::new();
        for one in had {
            if owners.contains(&owner_of(&one.body)) {
                has.push(one);
            } else {
                changing.remove::<Ownership>(&one.code, Expected::Any).await?;
            }
        }
        for owner in owners {
            if has.iter().any(|one| owner_of(&one.body) == *owner) {
                continue;
            }
            let ownership = self.ownership(item, owner, document, reason);
            has.push(changing.put("", &ownership, Put::new()).await?);
        }
        self.by_item.insert(item.to_owned(), has);
        Ok(())
    }

    fn ownership(
        &mut self,
        item: &str,
        owner: &Owner,
        document: Option<&str>,
        reason: Option<&str>,
    ) -> Ownership {
        let body = self.body(&owner.body);
        if self.body_unknown(owner) {
            self.unknown.insert(owner.body.clone());
        }
        // A person, unless the name is a body's.
        let is_person = owner.role.is_person() && body.is_none();
        Ownership {
            item: item.to_owned(),
            role: owner.role,
            body,
            body_name: if is_person { String::new() } else { owner.body.clone() },
            person: is_person.then(|| owner.body.clone()),
            document: document.map(str::to_owned),
            reason: reason.map(str::to_owned),
        }
    }
}
