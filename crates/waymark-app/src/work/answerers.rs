//! Who answers for commitments, tasks and projects: whose reporters report on them.

use std::collections::{BTreeSet, HashMap};

use waymark_core::record::{Ownership, Progress, ProjectSheet, Task};
use waymark_core::{Date, OwnerRole};

use crate::actor::{ActiveGrant, Actor, Place};
use crate::error::AppError;
use crate::operation::Operation;
use crate::reads::Reads;

/// Who answers for each commitment, task and project of a plan on a day.
#[derive(Debug, Default)]
pub(crate) struct Answerers {
    by_item: HashMap<String, Answering>,
}

/// Who answers for one of them.
#[derive(Debug, Clone, Default)]
struct Answering {
    /// Bodies that lead; where none does, those responsible.
    lead: BTreeSet<String>,
    /// Bodies that lead, are responsible, support or provide data.
    bodies: BTreeSet<String>,
    /// Area it is in.
    area: Option<String>,
}

impl Answerers {
    /// Those of a day. A task or project nobody is named for is answered for by those of its commitment.
    ///
    /// # Errors
    /// The database failed.
    pub async fn on(reads: &mut impl Reads, day: Date) -> Result<Answerers, AppError> {
        let mut by_item = owners(reads, day).await?;
        for task in reads.every::<Task>().await? {
            let own = Answering {
                lead: task.body.lead.iter().cloned().collect(),
                bodies: task.body.lead.into_iter().chain(task.body.support).collect(),
                area: task.body.area,
            };
            add(&mut by_item, task.code, task.body.item.as_deref(), own);
        }
        for sheet in reads.every::<ProjectSheet>().await? {
            let lead: BTreeSet<String> = sheet.body.lead.into_iter().collect();
            let own = Answering { bodies: lead.clone(), lead, area: sheet.body.area };
            add(&mut by_item, sheet.code, sheet.body.item.as_deref(), own);
        }
        Ok(Answerers { by_item })
    }

    /// Codes of what lies within a grant: bodies of the grant answer for it, in an area of the grant.
    pub fn items_of(&self, grant: &ActiveGrant) -> BTreeSet<String> {
        let within = |answering: &Answering| {
            let bodies = grant.bodies.as_ref().is_none_or(|only| !only.is_disjoint(&answering.bodies));
            let area =
                |only: &BTreeSet<String>| answering.area.as_ref().is_none_or(|area| only.contains(area));
            bodies && grant.areas.as_ref().is_none_or(area)
        };
        let found = self.by_item.iter().filter(|(_, answering)| within(answering));
        found.map(|(item, _)| item.clone()).collect()
    }

    /// Refuses who may not do something with a report: one without a body is for who leads what it is
    /// about, one from a body for any that answers.
    ///
    /// # Errors
    /// No right to it for any of them.
    pub fn may_write(
        &self,
        actor: &Actor,
        operation: Operation,
        plan: &str,
        progress: &Progress,
    ) -> Result<(), AppError> {
        let nobody = Answering::default();
        let answering = self.by_item.get(&progress.item).unwrap_or(&nobody);
        let asked = if progress.body.is_some() { &answering.bodies } else { &answering.lead };
        let at = |body: Option<String>| {
            let place = Place { plan: Some(plan.to_owned()), body, area: answering.area.clone() };
            actor.may(operation, &place)
        };
        match asked.iter().any(|body| at(Some(body.clone())).is_ok()) {
            true => Ok(()),
            false => at(Some(NOBODY.to_owned())),
        }
    }
}

/// The body of what is nobody's: within no grant for some bodies.
pub(crate) const NOBODY: &str = "";

/// Owners of a day by what they answer for.
async fn owners(reads: &mut impl Reads, day: Date) -> Result<HashMap<String, Answering>, AppError> {
    let mut by_item: HashMap<String, Answering> = HashMap::new();
    let mut responsible: HashMap<String, BTreeSet<String>> = HashMap::new();
    for owner in reads.every_on::<Ownership>(day).await? {
        let Some(body) = owner.body.body.filter(|_| !owner.body.role.is_person()) else { continue };
        let answering = by_item.entry(owner.body.item.clone()).or_default();
        match owner.body.role {
            OwnerRole::Lead => _ = answering.lead.insert(body.clone()),
            OwnerRole::Responsible => {
                _ = responsible.entry(owner.body.item).or_default().insert(body.clone());
            }
            _ => {}
        }
        answering.bodies.insert(body);
    }
    for (item, bodies) in responsible {
        let answering = by_item.entry(item).or_default();
        if answering.lead.is_empty() {
            answering.lead = bodies;
        }
    }
    Ok(by_item)
}

/// Adds a task or project, whose owners may have been written too.
fn add(by_item: &mut HashMap<String, Answering>, code: String, item: Option<&str>, own: Answering) {
    let owners = by_item.remove(&code).unwrap_or_default();
    let mut answering = Answering {
        lead: own.lead.union(&owners.lead).cloned().collect(),
        bodies: own.bodies.union(&owners.bodies).cloned().collect(),
        area: own.area,
    };
    if answering.bodies.is_empty()
        && let Some(of_item) = item.and_then(|item| by_item.get(item))
    {
        (answering.lead, answering.bodies) = (of_item.lead.clone(), of_item.bodies.clone());
    }
    by_item.insert(code, answering);
}
