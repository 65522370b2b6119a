//! Tasks, projects, progress.

use waymark_core::record::{Progress, ProjectSheet, ProjectStage, Task, TaskState};
use waymark_store::entity::{Index, Reach};

use super::plan::{TEXT_CHARS_MAX, TITLE_CHARS_MAX, at_most, is_sha256, needed};
use super::{Record, Reference};
use crate::actor::{ActiveGrant, Actor, Place};
use crate::app::App;
use crate::call::Changing;
use crate::error::{AppError, FieldFault};
use crate::operation::Operation;
use crate::reads::Known;
use crate::work::Answerers;

impl Record for Task {
    const KIND: &'static str = "task";
    const PREFIX: &'static str = "K-";
    const SCOPED: bool = true;
    const READ: Operation = Operation::TaskRead;
    const WRITE: Operation = Operation::TaskWrite;

    fn index(&self) -> Index {
        let state = match self.state {
            TaskState::Planned => "planned",
            TaskState::UnderWay => "under_way",
            TaskState::Done => "done",
            TaskState::Suspended => "suspended",
            TaskState::Terminated => "terminated",
        };
        let mut facets = Vec::new();
        facets.extend(self.item.iter().map(|item| ("item", item.clone())));
        facets.extend(self.lead.iter().map(|lead| ("lead", lead.clone())));
        facets.extend(self.lead.iter().chain(&self.support).map(|body| ("body", body.clone())));
        facets.extend(self.area.iter().map(|area| ("area", area.clone())));
        Index {
            name: self.title.clone(),
            parent: self.parent.clone().or_else(|| self.item.clone()),
            state: Some(state.to_owned()),
            visibility: "internal".to_owned(),
            facets,
            text: self.title.clone(),
            ..Index::default()
        }
    }

    fn place(&self) -> Place {
        Place { body: self.lead.clone(), area: self.area.clone(), ..Place::default() }
    }

    fn faults(&self) -> Vec<FieldFault> {
        let mut faults = Vec::new();
        needed(&mut faults, "title", &self.title, TITLE_CHARS_MAX);
        at_most(&mut faults, "note", self.note.as_deref(), TEXT_CHARS_MAX);
        if self.starts_on.is_some_and(|start| self.due_on.is_some_and(|due| due < start)) {
            faults.push(FieldFault::new("due_on", "before_start"));
        }
        if self.done_on.is_some() && self.state != TaskState::Done {
            faults.push(FieldFault::new("done_on", "not_done"));
        }
        faults
    }

    fn references(&self) -> Vec<Reference> {
        let mut named = Vec::new();
        named.extend(self.item.iter().map(|item| Reference::item("item", item)));
        named.extend(self.parent.iter().map(|parent| Reference::task("parent", parent)));
        named.extend(self.lead.iter().map(|lead| Reference::body("lead", lead)));
        let support = self.support.iter().enumerate();
        named.extend(support.map(|(at, body)| Reference::body(format!("support.{at}"), body)));
        named.extend(self.area.iter().map(|area| Reference::area("area", area)));
        named
    }
}

/// The code of a stage.
pub(crate) fn stage_code(stage: ProjectStage) -> &'static str {
    match stage {
        ProjectStage::NotReported => "not_reported",
        ProjectStage::Reserve => "reserve",
        ProjectStage::Preparing => "preparing",
        ProjectStage::Building => "building",
        ProjectStage::Completed => "completed",
        ProjectStage::Operating => "operating",
        ProjectStage::Suspended => "suspended",
        ProjectStage::Adjusted => "adjusted",
        ProjectStage::Terminated => "terminated",
    }
}

/// Whether a stage needs the document that approved it.
fn needs_approval(stage: ProjectStage) -> bool {
    matches!(stage, ProjectStage::Suspended | ProjectStage::Adjusted | ProjectStage::Terminated)
}

impl Record for ProjectSheet {
    const KIND: &'static str = "project";
    const PREFIX: &'static str = "PR-";
    const SCOPED: bool = true;
    const READ: Operation = Operation::ProjectRead;
    const WRITE: Operation = Operation::ProjectWrite;

    fn index(&self) -> Index {
        let mut facets = Vec::new();
        facets.extend(self.item.iter().map(|item| ("item", item.clone())));
        facets.extend(self.group.iter().map(|group| ("group", group.clone())));
        facets.extend(self.lead.iter().map(|lead| ("lead", lead.clone())));
        facets.extend(self.area.iter().map(|area| ("area", area.clone())));
        Index {
            name: self.name.clone(),
            parent: self.item.clone(),
            state: Some(stage_code(self.stage).to_owned()),
            visibility: "internal".to_owned(),
            facets,
            text: format!(
                "{} {}",
                self.builder.as_deref().unwrap_or(""),
                self.place.as_deref().unwrap_or("")
            ),
            ..Index::default()
        }
    }

    fn place(&self) -> Place {
        Place { body: self.lead.clone(), area: self.area.clone(), ..Place::default() }
    }

    fn faults(&self) -> Vec<FieldFault> {
        let mut faults = Vec::new();
        needed(&mut faults, "name", &self.name, TITLE_CHARS_MAX);
        if needs_approval(self.stage)
            && self.approval.as_deref().is_none_or(|approval| approval.trim().is_empty())
        {
            faults.push(FieldFault::new("approval", "approval_needed"));
        }
        if self.investment_wan.is_some_and(|amount| amount.is_sign_negative()) {
            faults.push(FieldFault::new("investment_wan", "negative"));
        }
        for (at, year) in self.years.iter().enumerate() {
            if self.years.iter().take(at).any(|earlier| earlier.year == year.year) {
                faults.push(FieldFault::new(format!("years.{at}.year"), "twice").found(year.year));
            }
        }
        faults
    }

    fn references(&self) -> Vec<Reference> {
        let mut named = Vec::new();
        named.extend(self.item.iter().map(|item| Reference::item("item", item)));
        named.extend(self.lead.iter().map(|lead| Reference::body("lead", lead)));
        named.extend(self.area.iter().map(|area| Reference::area("area", area)));
        named
    }
}

impl Record for Progress {
    const KIND: &'static str = "progress";
    const PREFIX: &'static str = "G-";
    const SCOPED: bool = true;
    const READ: Operation = Operation::ProgressRead;
    const WRITE: Operation = Operation::ProgressWrite;

    fn index(&self) -> Index {
        let mut facets = vec![("item", self.item.clone()), ("period", self.period.to_string())];
        facets.extend(self.body.iter().map(|body| ("body", body.clone())));
        Index {
            name: self.text.chars().take(40).collect(),
            parent: Some(self.item.clone()),
            visibility: "internal".to_owned(),
            facets,
            ..Index::default()
        }
    }

    fn place(&self) -> Place {
        Place { body: self.body.clone(), ..Place::default() }
    }

    fn faults(&self) -> Vec<FieldFault> {
        let mut faults = Vec::new();
        needed(&mut faults, "item", &self.item, 80);
        needed(&mut faults, "text", &self.text, TEXT_CHARS_MAX);
        for (at, sha256) in self.evidence.iter().enumerate() {
            if !is_sha256(sha256) {
                faults.push(FieldFault::new(format!("evidence.{at}"), "sha256"));
            }
        }
        faults
    }

    fn references(&self) -> Vec<Reference> {
        let mut named = vec![Reference::work("item", &self.item)];
        named.extend(self.body.iter().map(|body| Reference::body("body", body)));
        let evidence = self.evidence.iter().enumerate();
        named.extend(evidence.map(|(at, sha256)| Reference::file(format!("evidence.{at}"), sha256)));
        named
    }

    /// Reports of one's own bodies, and about what they answer for today.
    async fn reach(app: &App, actor: &Actor, plan: &str) -> Result<Vec<Reach>, AppError> {
        let limits = actor.limits(Self::READ, plan);
        if limits.is_empty() {
            return Ok(Vec::new());
        }
        let answerers = Answerers::on(&mut Known { app, plan, known_by: None }, app.today()).await?;
        let reach = |grant: &ActiveGrant| {
            let bodies = grant.bodies.iter().map(|bodies| ("body", bodies.clone()));
            let any = bodies.chain([("item", answerers.items_of(grant))]).collect();
            Reach { any, only: Vec::new() }
        };
        Ok(limits.into_iter().map(reach).collect())
    }

    /// By who answers for what it is about.
    async fn may_write(&self, operation: Operation, changing: &mut Changing<'_>) -> Result<(), AppError> {
        let (actor, plan, day) = (&changing.call.actor, changing.plan().to_owned(), changing.today());
        if actor.limits(operation, &plan).is_empty() {
            return Ok(());
        }
        Answerers::on(changing, day).await?.may_write(actor, operation, &plan, self)
    }

    /// 暂缓、调整、终止 are reported once the project says so, with the document that approved it.
    async fn misfits(&self, changing: &mut Changing<'_>) -> Result<Vec<FieldFault>, AppError> {
        let Some(stage) = self.stage.filter(|stage| needs_approval(*stage)) else { return Ok(Vec::new()) };
        let sheets = changing.all::<ProjectSheet>().await?;
        let approved = sheets.iter().any(|sheet| {
            let named = sheet.code == self.item || sheet.body.item.as_ref() == Some(&self.item);
            named && sheet.body.stage == stage
        });
        let fault = || FieldFault::new("stage", "approval_not_recorded");
        Ok(if approved { Vec::new() } else { vec![fault()] })
    }
}
