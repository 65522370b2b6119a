//! How far the milestones of a plan have come, as reported: progress first, else the tasks under them.

use std::collections::HashMap;

use waymark_core::Date;
use waymark_core::judge::{Stage, StageReport};
use waymark_core::record::{Progress, Task, TaskState};

use crate::app::App;
use crate::error::AppError;
use crate::records::Envelope;
use crate::work::last_reports;

/// What was reported about each milestone, by its code; those nothing is known of are left out.
pub type Stages = HashMap<String, StageReport>;

impl App {
    /// The stages of a plan's milestones on a day, as known by the end of one.
    pub(super) async fn stages(
        &self,
        plan: &str,
        known_by: Option<Date>,
        day: Date,
    ) -> Result<Stages, AppError> {
        let mut progress = self.all::<Progress>(plan, known_by).await?;
        let month = i32::from(day.year()) * 12 + i32::from(day.month()) - 1;
        progress.retain(|one| one.body.period.start_month() <= month);
        Ok(stages(progress, self.all::<Task>(plan, known_by).await?, day))
    }
}

/// The last report of each commitment; without one, whether work on a task under it has begun.
fn stages(progress: Vec<Envelope<Progress>>, tasks: Vec<Envelope<Task>>, day: Date) -> Stages {
    let mut stages = Stages::new();
    for task in tasks.into_iter().map(|task| task.body) {
        let Some(item) = task.item else { continue };
        let stage = match task.state {
            TaskState::UnderWay | TaskState::Done => Stage::UnderWay,
            TaskState::Planned => Stage::NotStarted,
            // Of work that was put off nothing follows for the milestone.
            TaskState::Suspended | TaskState::Terminated => continue,
        };
        let known = stages.entry(item).or_insert(StageReport { stage, done_on: None, evidence: false });
        known.stage = known.stage.max(stage);
    }
    for (item, report) in last_reports(progress) {
        let done_on = report.body.done_on.filter(|done| *done <= day);
        let stage = if done_on.is_some() { Stage::Done } else { Stage::UnderWay };
        stages.insert(item, StageReport { stage, done_on, evidence: !report.body.evidence.is_empty() });
    }
    stages
}
