//! A plan follows another: its baselines are what that one ended with.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use waymark_core::indicator::IndicatorIndex;
use waymark_core::judge::{Datum, NextBaseline, next_baseline};
use waymark_core::ledger::Content;
use waymark_core::record::PlanRecord;
use waymark_core::{Date, Kind, Observation, Observations};
use waymark_store::observation::Basis;

use crate::actor::Place;
use crate::app::App;
use crate::call::Call;
use crate::error::AppError;
use crate::operation::Operation;

/// A baseline the plan before gives.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct BaselineProposal {
    /// Code of the indicator.
    pub indicator: String,
    /// Its name.
    pub name: String,
    /// Codes of targets it may serve.
    pub targets: Vec<String>,
    /// The value with its period and source.
    pub next: NextBaseline,
}

impl App {
    /// What the plan before ended with, for every indicator this plan has a target for; as known by the
    /// end of a day, where one is given. Definitions are those of now.
    ///
    /// # Errors
    /// No right to either plan.
    pub async fn baseline_proposals(
        &self,
        call: &Call,
        plan: &str,
        known_by: Option<Date>,
    ) -> Result<Vec<BaselineProposal>, AppError> {
        call.actor.may(Operation::LedgerRead, &Place::plan(plan))?;
        let record = self.get::<PlanRecord>(call, "", plan, known_by).await?.body;
        let Some(before) = record.follows else { return Ok(Vec::new()) };
        call.actor.may(Operation::SubmissionRead, &Place::plan(&before))?;
        let previous = self.get::<PlanRecord>(call, "", &before, known_by).await?.body;
        let last = previous.term.last_year();
        let rows = self.observations_for(&before, Basis::Accepted, known_by, None).await?;
        let observed = Observations::known_by(rows, known_by);
        let indicators = self.indicators(plan).await?;
        let index = IndicatorIndex::new(&indicators);
        let ledger = self.ledger_for(call, plan, known_by).await?;
        let mut found: Vec<BaselineProposal> = Vec::new();
        for item in &ledger.items {
            let Content::Statement(one) = &item.content else { continue };
            let Some(definition) = index.find(&one.indicator).filter(|_| one.kind == Kind::Target) else {
                continue;
            };
            if let Some(had) = found.iter_mut().find(|had| had.indicator == definition.code) {
                had.targets.push(item.code.clone());
                continue;
            }
            let series = observed.counting_in_order(&definition.code, &record.area);
            let Some(datum) = series.iter().rfind(|o| o.period.last_year() <= last).and_then(|o| datum(o))
            else {
                continue;
            };
            let caliber = definition.calibers.last().map(|caliber| caliber.id.as_str());
            found.push(BaselineProposal {
                indicator: definition.code.clone(),
                name: definition.name.clone(),
                targets: vec![item.code.clone()],
                next: next_baseline(&datum, definition, caliber),
            });
        }
        Ok(found)
    }
}

fn datum(observation: &Observation) -> Option<Datum> {
    Some(Datum {
        indicator: observation.indicator.clone(),
        period: observation.period,
        value: observation.value?,
        unit: observation.unit.clone(),
        conversion: None,
        status: observation.status,
        caliber: observation.caliber.clone(),
        source: observation.source.clone(),
        source_grade: observation.source_grade,
        known_at: observation.known_at,
        invented: observation.invented,
        interim: false,
    })
}
