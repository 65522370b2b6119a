//! 待办: what waits for a person, in each of their plans.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use waymark_core::Date;
use waymark_core::record::{PlanRecord, Task, TaskState};
use waymark_store::entity::EntityFilter;

use crate::actor::Place;
use crate::app::App;
use crate::call::Call;
use crate::error::AppError;
use crate::operation::Operation;
use crate::records::reach_of;

/// Something that waits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Todo {
    /// What waits.
    #[schemars(extend("enum" = [
        "proposals_open", "submissions_to_review", "submissions_returned", "submissions_draft",
        "publications_to_review", "tasks_late", "accounts_to_approve",
    ]))]
    pub kind: String,
    /// Code of the plan, or empty.
    pub plan: String,
    /// How many.
    pub count: i64,
}

/// What waits.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct Todos {
    /// In the order of plans.
    pub items: Vec<Todo>,
}

/// What is counted: name, operation that deals with it, kind of record, state.
const COUNTED: &[(&str, Operation, &str, &str)] = &[
    ("proposals_open", Operation::ProposalDecide, "proposal", "open"),
    ("submissions_to_review", Operation::SubmissionReview, "submission", "submitted"),
    ("submissions_returned", Operation::SubmissionWrite, "submission", "returned"),
    ("submissions_draft", Operation::SubmissionWrite, "submission", "draft"),
    ("publications_to_review", Operation::PublicationReview, "publication", "proposed"),
];

impl App {
    /// What waits for someone; as known by the end of a day, where one is given.
    ///
    /// # Errors
    /// Nobody is signed in, a password must be chosen first, or the database failed.
    pub async fn todo(&self, call: &Call, known_by: Option<Date>) -> Result<Todos, AppError> {
        call.actor.may_somewhere(Operation::TodoRead)?;
        let mut items = Vec::new();
        for plan in self.all::<PlanRecord>("", known_by).await? {
            let place = Place::plan(&plan.code);
            for (name, operation, kind, state) in COUNTED {
                if call.actor.may(*operation, &place).is_ok() {
                    let count = self.count_of(call, kind, &plan.code, state, known_by).await?;
                    items.push(Todo { kind: (*name).to_owned(), plan: plan.code.clone(), count });
                }
            }
            if call.actor.may(Operation::TaskRead, &place).is_ok() {
                let count = self.late_tasks(call, &plan.code, known_by).await?;
                items.push(Todo { kind: "tasks_late".to_owned(), plan: plan.code.clone(), count });
            }
        }
        if call.actor.may_anywhere(Operation::AccountApprove) {
            let count = self.count_of(call, "account", "", "requested", known_by).await?;
            items.push(Todo { kind: "accounts_to_approve".to_owned(), plan: String::new(), count });
        }
        items.retain(|item| item.count > 0);
        Ok(Todos { items })
    }

    /// How many of a kind are in a state, as far as somebody reaches.
    async fn count_of(
        &self,
        call: &Call,
        kind: &'static str,
        scope: &str,
        state: &str,
        known_by: Option<Date>,
    ) -> Result<i64, AppError> {
        let reach = reach_of(kind, self, &call.actor, scope).await?;
        if let Some(day) = known_by {
            let versions = self.versions(kind, Some(scope)).await?;
            let known = versions.known_by(day, &[], &reach).into_iter();
            let count = known.filter(|one| one.index.state.as_deref() == Some(state)).count();
            return Ok(i64::try_from(count).unwrap_or(i64::MAX));
        }
        let filter = EntityFilter {
            kind,
            scopes: vec![scope.to_owned()],
            states: vec![state.to_owned()],
            reach,
            ..EntityFilter::default()
        };
        Ok(self.store.count(&filter).await?)
    }

    /// Tasks past their day; for someone of a body, those it leads.
    async fn late_tasks(&self, call: &Call, plan: &str, known_by: Option<Date>) -> Result<i64, AppError> {
        let today = known_by.unwrap_or_else(|| self.today());
        let open = |state| matches!(state, TaskState::Planned | TaskState::UnderWay);
        let mine = |lead: &Option<String>| call.actor.body.is_none() || *lead == call.actor.body;
        let office = call.actor.may(Operation::TaskWrite, &Place::plan(plan)).is_ok();
        let tasks = self.all::<Task>(plan, known_by).await?;
        let late = tasks.iter().filter(|task| {
            let overdue = task.body.due_on.is_some_and(|due| due < today);
            overdue && open(task.body.state) && (office || mine(&task.body.lead))
        });
        Ok(i64::try_from(late.count()).unwrap_or(i64::MAX))
    }
}
