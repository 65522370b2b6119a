//! Every address of the API, by noun.

mod access;
mod accounts;
mod assessment;
mod audit;
mod backups;
mod changes;
mod documents;
mod export;
mod files;
mod find;
mod grants;
mod health;
mod indicators;
mod jobs;
mod ledger;
mod observations;
mod packs;
mod pages;
mod people;
mod proposals;
mod records;
mod releases;
mod session;
mod settings;
mod submissions;
mod tables;
mod targets;

use aide::axum::ApiRouter;
use waymark_core::area::{Area, AreaChange};
use waymark_core::body::Body;
use waymark_core::indicator::Definition;
use waymark_core::record::{
    AdoptedBasis, Boundary, LedgerEntry, Ownership, PackFiles, PlanDocument, PlanRecord, PointNote, Progress,
    ProjectSheet, Proposal, Publication, Release, SettledFinding, SplitPart, Submission, Task, Withdrawal,
};

use crate::state::ServerState;
use records::{plan_reads, plan_writes, shared_reads, shared_writes};

pub use health::health;

/// Everything under `/api/v1`.
pub fn api() -> ApiRouter<ServerState> {
    ApiRouter::new()
        .merge(shared())
        .merge(of_a_plan())
        .merge(session::routes())
        .merge(accounts::routes())
        .merge(grants::routes())
        .merge(settings::routes())
        .merge(access::routes())
        .merge(changes::routes())
        .merge(audit::routes())
        .merge(backups::routes())
        .merge(assessment::routes())
        .merge(find::routes())
        .merge(people::routes())
        .merge(indicators::routes())
        .merge(packs::routes())
        .merge(files::routes())
        .merge(jobs::routes())
        .merge(documents::routes())
        .merge(proposals::routes())
        .merge(ledger::routes())
        .merge(targets::routes())
        .merge(tables::routes())
        .merge(observations::routes())
        .merge(submissions::routes())
        .merge(releases::routes())
        .merge(export::routes())
}

/// The parts of a parameter that lists, separated by commas.
fn list(text: Option<String>) -> Vec<String> {
    let text = text.unwrap_or_default();
    text.split([',', '，']).map(str::trim).filter(|one| !one.is_empty()).map(str::to_owned).collect()
}

/// What plans share, and the plans themselves.
fn shared() -> ApiRouter<ServerState> {
    ApiRouter::new()
        .merge(shared_writes::<PlanRecord>("/plans"))
        .merge(shared_writes::<Area>("/areas"))
        .merge(shared_writes::<AreaChange>("/area-changes"))
        .merge(shared_writes::<Body>("/bodies"))
        .merge(shared_writes::<Boundary>("/boundaries"))
        .merge(shared_reads::<PackFiles>("/packs"))
}

/// What belongs to a plan.
fn of_a_plan() -> ApiRouter<ServerState> {
    ApiRouter::new()
        .merge(plan_writes::<LedgerEntry>("/ledger"))
        .merge(plan_writes::<Ownership>("/owners"))
        .merge(plan_writes::<SplitPart>("/splits"))
        .merge(plan_writes::<Task>("/tasks"))
        .merge(plan_writes::<ProjectSheet>("/projects"))
        .merge(plan_writes::<Progress>("/progress"))
        .merge(plan_writes::<AdoptedBasis>("/bases"))
        .merge(plan_writes::<PointNote>("/notes"))
        .merge(plan_writes::<SettledFinding>("/settled"))
        .merge(plan_writes::<Definition>("/indicators"))
        .merge(plan_reads::<PlanDocument>("/documents"))
        .merge(plan_reads::<Proposal>("/proposals"))
        .merge(plan_reads::<Submission>("/submissions"))
        .merge(plan_reads::<Release>("/releases"))
        .merge(plan_reads::<Publication>("/publications"))
        .merge(plan_reads::<Withdrawal>("/withdrawals"))
}
