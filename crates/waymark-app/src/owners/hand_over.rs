//! Handing over: from a day on someone else answers for it; who did before stays in the history.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use waymark_core::Date;
use waymark_core::record::Ownership;

use crate::actor::Place;
use crate::app::App;
use crate::call::{Call, Done, Put};
use crate::error::{AppError, FieldFault};
use crate::operation::Operation;
use crate::records::Envelope;

use super::{Owners, name_owners};

/// Who answers from a day on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct HandOver {
    /// Codes of the ownerships that change hands.
    pub owners: Vec<String>,
    /// Name of the body that takes them over, as in the list of bodies or as written.
    pub body_name: String,
    /// Name of the leader or contact who takes them over.
    #[serde(default)]
    pub person: Option<String>,
    /// First day of the new owner.
    pub from: Date,
    /// Why.
    pub reason: String,
    /// Code of the document that says so.
    #[serde(default)]
    pub document: Option<String>,
}

/// What changed hands.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct HandedOver {
    /// The new versions.
    pub owners: Vec<Envelope<Ownership>>,
    /// Codes of the commitments concerned.
    pub items: Vec<String>,
}

impl App {
    /// Hands ownerships over, in one change. The versions before stay and say until when they held.
    ///
    /// # Errors
    /// No right to it, no reason, an ownership that is not there or begins later.
    pub async fn hand_over(
        &self,
        call: &Call,
        plan: &str,
        over: &HandOver,
    ) -> Result<Done<HandedOver>, AppError> {
        call.actor.may(Operation::OwnerWrite, &Place::plan(plan))?;
        check(over)?;
        let mut changing = self.begin(call, Operation::OwnerWrite, &Place::plan(plan)).await?;
        let owners = Owners::of(&mut changing).await?;
        let (mut handed, mut items) = (Vec::new(), BTreeSet::new());
        for code in &over.owners {
            let before = changing.get::<Ownership>(code).await?;
            call.actor
                .may(Operation::OwnerWrite, &Place { body: before.body.body.clone(), ..Place::plan(plan) })?;
            if before.valid_from.is_some_and(|from| over.from <= from) {
                let fault = FieldFault::new("from", "before_start").found(code);
                return Err(AppError::Invalid(vec![fault]));
            }
            let after = Ownership {
                body: owners.body(&over.body_name),
                body_name: over.body_name.clone(),
                person: over.person.clone(),
                document: over.document.clone(),
                reason: Some(over.reason.clone()),
                ..before.body.clone()
            };
            let put = Put { valid_from: Some(over.from), ..Put::default() };
            handed.push(changing.put(code, &after, put).await?);
            items.insert(before.body.item);
        }
        name_owners(&mut changing, &items).await?;
        let done = HandedOver { owners: handed, items: items.into_iter().collect() };
        let subject = format!("owner {}", over.owners.join(" "));
        changing.commit(&subject, done).await
    }
}

fn check(over: &HandOver) -> Result<(), AppError> {
    let mut faults = Vec::new();
    for (field, missing) in [
        ("owners", over.owners.is_empty()),
        ("reason", over.reason.trim().is_empty()),
        ("body_name", over.body_name.trim().is_empty() && over.person.is_none()),
    ] {
        if missing {
            faults.push(FieldFault::new(field, "required"));
        }
    }
    if faults.is_empty() { Ok(()) } else { Err(AppError::Invalid(faults)) }
}
