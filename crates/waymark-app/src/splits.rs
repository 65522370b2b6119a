//! 指标分解: parts given to areas and bodies against their whole.

mod whole;

use std::collections::BTreeMap;
use std::sync::Arc;

use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use waymark_core::body::Body;
use waymark_core::indicator::{Direction, IndicatorIndex, IndicatorList};
use waymark_core::judge::{Part, Reconciliation, SplitMode, reconcile};
use waymark_core::ledger::{ConfirmedStatement, Content};
use waymark_core::record::{LedgerEntry, SplitPart};
use waymark_core::{Date, Operator, Period};

use crate::actor::Place;
use crate::app::App;
use crate::call::Call;
use crate::error::AppError;
use crate::operation::Operation;
use crate::records::Envelope;

pub use whole::{NewPart, NewSplit, TargetSplit};

/// A split of a target, reconciled.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ReconciledSplit {
    /// Code of the target.
    pub target: String,
    /// Its indicator.
    pub name: String,
    /// The whole, in `unit`.
    #[schemars(with = "String")]
    pub whole: Decimal,
    /// Unit of whole and parts.
    pub unit: Option<String>,
    /// When the parts shall be reached.
    pub period: Option<Period>,
    /// How parts and whole belong together.
    pub mode: SplitMode,
    /// The parts, in their order.
    pub parts: Vec<SplitShare>,
    /// Parts against the whole: gap (缺口) and excess (加码).
    pub result: Reconciliation,
}

/// One part.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SplitShare {
    /// Code of the split's record.
    pub code: String,
    /// Code of the area, or none where a body has it.
    pub area: Option<String>,
    /// Code of the body.
    pub body: Option<String>,
    /// Its name.
    pub name: String,
    /// What it has to reach; none while open.
    #[schemars(with = "Option<String>")]
    pub value: Option<Decimal>,
    /// Its weight, for a weighted split.
    #[schemars(with = "Option<String>")]
    pub weight: Option<Decimal>,
    /// Code of the document that says so.
    pub document: Option<String>,
}

/// What splits are reconciled with: definitions of indicators, and names of areas and bodies.
struct Ground {
    indicators: Arc<IndicatorList>,
    names: BTreeMap<String, String>,
}

impl App {
    /// Every split of a plan, reconciled; as known by the end of a day and in force on it, where one is
    /// given. Names and directions are those of now.
    ///
    /// # Errors
    /// No right to it.
    pub async fn reconciled(
        &self,
        call: &Call,
        plan: &str,
        known_by: Option<Date>,
    ) -> Result<Vec<ReconciledSplit>, AppError> {
        call.actor.may(Operation::SplitRead, &Place::plan(plan))?;
        let day = known_by.unwrap_or_else(|| self.today());
        let mut groups: BTreeMap<(String, Option<Period>), Vec<Envelope<SplitPart>>> = BTreeMap::new();
        for part in self.all::<SplitPart>(plan, known_by).await? {
            if part.holds_on(day) {
                groups.entry((part.body.target.clone(), part.body.period)).or_default().push(part);
            }
        }
        let ground = self.split_ground(plan).await?;
        let mut found = Vec::new();
        for ((target, period), parts) in groups {
            let Some(statement) = self.target(plan, &target, known_by).await? else { continue };
            found.extend(ground.reconciled((&target, period, &statement), &parts));
        }
        Ok(found)
    }

    async fn target(
        &self,
        plan: &str,
        code: &str,
        known_by: Option<Date>,
    ) -> Result<Option<ConfirmedStatement>, AppError> {
        let found = self.store.entity("ledger", plan, code, known_by).await?.filter(|entity| !entity.removed);
        let entry = found.map(Envelope::<LedgerEntry>::of).transpose()?;
        Ok(entry.and_then(|entry| match entry.body.item.content {
            Content::Statement(statement) => Some(statement),
            _ => None,
        }))
    }

    async fn split_ground(&self, plan: &str) -> Result<Ground, AppError> {
        let areas = self.areas().await?;
        let mut names: BTreeMap<_, _> =
            areas.areas.iter().map(|area| (area.code.clone(), area.name.clone())).collect();
        for body in self.all::<Body>("", None).await? {
            names.insert(body.code, body.body.name);
        }
        Ok(Ground { indicators: self.indicators(plan).await?, names })
    }
}

impl Ground {
    /// Parts of a target with one period against their whole; none where there are none.
    fn reconciled(
        &self,
        (target, period, statement): (&str, Option<Period>, &ConfirmedStatement),
        parts: &[Envelope<SplitPart>],
    ) -> Option<ReconciledSplit> {
        let mode = parts.first()?.body.mode;
        let direction = direction_of(&self.indicators, statement);
        let shares: Vec<SplitShare> = parts.iter().map(|part| self.share(part)).collect();
        let named =
            |share: &SplitShare| Part { name: share.name.clone(), value: share.value, weight: share.weight };
        let whole = statement.value.low();
        Some(ReconciledSplit {
            target: target.to_owned(),
            name: statement.indicator.clone(),
            whole,
            unit: statement.unit.clone(),
            period: period.or(statement.period),
            mode,
            result: reconcile(mode, whole, direction, &shares.iter().map(named).collect::<Vec<_>>()),
            parts: shares,
        })
    }

    fn share(&self, part: &Envelope<SplitPart>) -> SplitShare {
        let SplitPart { area, body, value, weight, document, .. } = part.body.clone();
        let of = area.as_ref().or(body.as_ref()).cloned().unwrap_or_default();
        let name = self.names.get(&of).cloned().unwrap_or(of);
        SplitShare { code: part.code.clone(), area, body, name, value, weight, document }
    }
}

/// Which way is better: as the indicator is defined, or else as the target is compared.
pub(crate) fn direction_of(indicators: &IndicatorList, statement: &ConfirmedStatement) -> Direction {
    let defined = IndicatorIndex::new(indicators).find(&statement.indicator);
    defined.map_or_else(
        || match statement.operator {
            Operator::AtMost | Operator::LessThan => Direction::Down,
            _ => Direction::Up,
        },
        |definition| definition.direction,
    )
}
