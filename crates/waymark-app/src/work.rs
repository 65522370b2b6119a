//! Tasks, projects and milestones in one list: who, how far, how much, and what is late.

mod answerers;
mod baselines;

use std::collections::HashMap;

use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use waymark_core::ledger::Content;
use waymark_core::record::{LedgerEntry, Progress, ProjectSheet, ProjectStage, Task, TaskState};
use waymark_core::{Date, OwnerRole, Period};
use waymark_store::entity::reached;

use crate::actor::Place;
use crate::app::App;
use crate::call::Call;
use crate::error::AppError;
use crate::operation::Operation;
use crate::records::{Envelope, Record};

pub(crate) use answerers::{Answerers, NOBODY};
pub use baselines::BaselineProposal;

/// One piece of work.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct WorkItem {
    /// What it is.
    #[schemars(extend("enum" = ["task", "project", "milestone"]))]
    pub kind: String,
    /// Code of the record.
    pub code: String,
    /// What it is.
    pub name: String,
    /// Code of the commitment it serves.
    pub item: Option<String>,
    /// Code of the task it is part of.
    pub parent: Option<String>,
    /// Group of a project.
    pub group: Option<String>,
    /// Number of a project in its group.
    pub number: Option<u32>,
    /// Code of the body that leads.
    pub lead: Option<String>,
    /// Its name.
    pub lead_name: Option<String>,
    /// Code of the area.
    pub area: Option<String>,
    /// State of a task, stage of a project; `planned` or `done` for a milestone.
    pub stage: String,
    /// First day.
    pub starts_on: Option<Date>,
    /// Day it is due.
    pub due_on: Option<Date>,
    /// Day it was done.
    pub done_on: Option<Date>,
    /// 总投资（万元）; none: not known.
    #[schemars(with = "Option<String>")]
    pub investment_wan: Option<Decimal>,
    /// 年度计划投资 of the year of the list, 万元.
    #[schemars(with = "Option<String>")]
    pub planned_wan: Option<Decimal>,
    /// 完成投资 of the year of the list, 万元: as reported last, else as on the sheet.
    #[schemars(with = "Option<String>")]
    pub completed_wan: Option<Decimal>,
    /// What was reported last, or for the month asked for.
    pub latest: Option<Reported>,
    /// Past its day and not done.
    pub late: bool,
    /// Done, without evidence attached: it does not count yet.
    pub evidence_missing: bool,
    /// Invented, for an example.
    pub invented: bool,
}

/// A report of progress.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Reported {
    /// Code of the record.
    pub code: String,
    /// What it says.
    pub progress: Progress,
    /// Account that wrote it.
    pub by: String,
    /// When, RFC 3339.
    pub at: String,
}

/// What work is asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct WorkQuery {
    /// On which day lateness is told; where none, the day it is known by, else today.
    pub at: Option<Date>,
    /// As known by the end of a day.
    pub known_by: Option<Date>,
    /// Only what was reported for this month or year, for the monthly list.
    pub period: Option<Period>,
}

impl App {
    /// Tasks, projects and milestones of a plan.
    ///
    /// # Errors
    /// No right to it.
    pub async fn work_list(
        &self,
        call: &Call,
        plan: &str,
        query: &WorkQuery,
    ) -> Result<Vec<WorkItem>, AppError> {
        let place = Place::plan(plan);
        for operation in [Operation::TaskRead, Operation::ProjectRead, Operation::ProgressRead] {
            call.actor.may(operation, &place)?;
        }
        let day = query.at.or(query.known_by).unwrap_or_else(|| self.today());
        let year = query.period.map_or(day.year(), Period::last_year);
        let reports = self.reports(call, plan, query).await?;
        let names = self.body_names(query.known_by).await?;
        let mut work = Vec::new();
        for task in self.all::<Task>(plan, query.known_by).await? {
            work.push(of_task(task));
        }
        for project in self.all::<ProjectSheet>(plan, query.known_by).await? {
            work.push(of_project(project, year));
        }
        for entry in self.all::<LedgerEntry>(plan, query.known_by).await? {
            work.extend(of_milestone(entry));
        }
        for one in &mut work {
            one.latest = reports
                .get(&one.code)
                .or_else(|| {
                    // A project's sheet may have a code of its own; reports may name its commitment.
                    one.item.as_ref().filter(|_| one.kind == "project").and_then(|item| reports.get(item))
                })
                .cloned();
            follow_report(one, year);
            one.lead_name =
                one.lead.as_ref().and_then(|code| names.get(code)).cloned().or(one.lead_name.take());
            one.late = is_late(one, day);
        }
        Ok(work)
    }

    /// The last report of each item somebody reaches, or that for a period.
    async fn reports(
        &self,
        call: &Call,
        plan: &str,
        query: &WorkQuery,
    ) -> Result<HashMap<String, Reported>, AppError> {
        let reach = Progress::reach(self, &call.actor, plan).await?;
        let mut all = self.all::<Progress>(plan, query.known_by).await?;
        all.retain(|one| query.period.is_none_or(|period| period.contains(one.body.period)));
        all.retain(|one| reached(&reach, &one.body.index()));
        let reported = |one: Envelope<Progress>| Reported {
            code: one.code,
            by: one.recorded_by,
            at: one.recorded_at,
            progress: one.body,
        };
        Ok(last_reports(all).into_iter().map(|(item, one)| (item, reported(one))).collect())
    }

    async fn body_names(&self, known_by: Option<Date>) -> Result<HashMap<String, String>, AppError> {
        let bodies = self.all::<waymark_core::body::Body>("", known_by).await?;
        Ok(bodies.into_iter().map(|body| (body.code, body.body.name)).collect())
    }
}

/// The report of each commitment, task or project that is about the latest time; of several about
/// the same time the one written last.
pub(crate) fn last_reports(mut all: Vec<Envelope<Progress>>) -> HashMap<String, Envelope<Progress>> {
    all.sort_by(|one, other| {
        let key = |one: &Envelope<Progress>| (one.body.period.end_month(), one.recorded_at.clone());
        key(one).cmp(&key(other))
    });
    all.into_iter().map(|one| (one.body.item.clone(), one)).collect()
}

fn of_task(task: Envelope<Task>) -> WorkItem {
    let body = task.body;
    WorkItem {
        name: body.title,
        item: body.item,
        parent: body.parent,
        lead: body.lead,
        area: body.area,
        stage: code_of(&body.state),
        starts_on: body.starts_on,
        due_on: body.due_on,
        done_on: body.done_on,
        invented: body.invented,
        ..empty("task", task.code)
    }
}

fn of_project(project: Envelope<ProjectSheet>, year: u16) -> WorkItem {
    let body = project.body;
    let money = body.years.iter().find(|money| money.year == year);
    WorkItem {
        name: body.name,
        item: body.item,
        group: body.group,
        number: body.number,
        lead: body.lead,
        lead_name: body.builder,
        area: body.area,
        stage: code_of(&body.stage),
        starts_on: body.starts_on,
        due_on: body.due_on,
        investment_wan: body.investment_wan,
        planned_wan: money.and_then(|money| money.planned_wan),
        completed_wan: money.and_then(|money| money.completed_wan),
        invented: body.invented,
        ..empty("project", project.code)
    }
}

fn of_milestone(entry: Envelope<LedgerEntry>) -> Option<WorkItem> {
    let Content::Milestone(milestone) = entry.body.item.content else { return None };
    let lead = entry.body.item.owners.into_iter().find(|owner| owner.role == OwnerRole::Lead);
    Some(WorkItem {
        name: milestone.subject,
        item: Some(entry.code.clone()),
        parent: entry.body.parent,
        lead_name: lead.map(|owner| owner.body),
        due_on: milestone.period.map(Period::last_day),
        stage: "planned".to_owned(),
        ..empty("milestone", entry.code)
    })
}

fn empty(kind: &str, code: String) -> WorkItem {
    WorkItem {
        kind: kind.to_owned(),
        code,
        name: String::new(),
        item: None,
        parent: None,
        group: None,
        number: None,
        lead: None,
        lead_name: None,
        area: None,
        stage: String::new(),
        starts_on: None,
        due_on: None,
        done_on: None,
        investment_wan: None,
        planned_wan: None,
        completed_wan: None,
        latest: None,
        late: false,
        evidence_missing: false,
        invented: false,
    }
}

/// What the last report says beyond the sheet.
fn follow_report(one: &mut WorkItem, year: u16) {
    let Some(reported) = &one.latest else { return };
    let progress = &reported.progress;
    one.invented |= progress.invented;
    if progress.period.last_year() == year && progress.completed_wan.is_some() {
        one.completed_wan = progress.completed_wan;
    }
    if let (Some(stage), "project") = (progress.stage, one.kind.as_str()) {
        one.stage = code_of(&stage);
    }
    if let (Some(done_on), "milestone") = (progress.done_on, one.kind.as_str()) {
        // A milestone is done once its evidence is attached.
        one.done_on = Some(done_on);
        one.evidence_missing = progress.evidence.is_empty();
        one.stage = if one.evidence_missing { "planned" } else { "done" }.to_owned();
    }
}

fn is_late(one: &WorkItem, day: Date) -> bool {
    let ended = [
        code_of(&TaskState::Done),
        code_of(&TaskState::Suspended),
        code_of(&TaskState::Terminated),
        code_of(&ProjectStage::Completed),
        code_of(&ProjectStage::Operating),
    ];
    one.due_on.is_some_and(|due| due < day) && !ended.contains(&one.stage)
}

/// The name of a state as JSON has it.
fn code_of(state: &impl Serialize) -> String {
    match serde_json::to_value(state) {
        Ok(serde_json::Value::String(code)) => code,
        _ => String::new(),
    }
}
