//! 指标分解: parts given to areas and bodies against their whole.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use waymark_core::indicator::{Direction, IndicatorIndex};
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
    /// Code of the area or body.
    pub of: String,
    /// Its name.
    pub name: String,
    /// What it has to reach; none while open.
    #[schemars(with = "Option<String>")]
    pub value: Option<Decimal>,
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
        let indicators = self.indicators(plan).await?;
        let index = IndicatorIndex::new(&indicators);
        let mut names = self.names_of_parts().await?;
        let mut found = Vec::new();
        for ((target, period), parts) in groups {
            let Some(statement) = self.target(plan, &target, known_by).await? else { continue };
            let direction = index.find(&statement.indicator).map(|definition| definition.direction);
            let direction = direction.unwrap_or_else(|| direction_of(statement.operator));
            let whole = (target.as_str(), period, &statement, direction);
            found.extend(reconciled(whole, &parts, &mut names));
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

    async fn names_of_parts(&self) -> Result<BTreeMap<String, String>, AppError> {
        let areas = self.areas().await?;
        let mut names: BTreeMap<_, _> =
            areas.areas.iter().map(|area| (area.code.clone(), area.name.clone())).collect();
        for body in self.all::<waymark_core::body::Body>("", None).await? {
            names.insert(body.code, body.body.name);
        }
        Ok(names)
    }
}

fn reconciled(
    (target, period, statement, direction): (&str, Option<Period>, &ConfirmedStatement, Direction),
    parts: &[Envelope<SplitPart>],
    names: &mut BTreeMap<String, String>,
) -> Option<ReconciledSplit> {
    let mode = parts.first()?.body.mode;
    let of = |part: &SplitPart| part.area.clone().or_else(|| part.body.clone()).unwrap_or_default();
    let name = |part: &SplitPart| names.get(&of(part)).cloned().unwrap_or_else(|| of(part));
    let shares: Vec<Part> = parts
        .iter()
        .map(|part| Part { name: name(&part.body), value: part.body.value, weight: part.body.weight })
        .collect();
    let whole = statement.value.low();
    Some(ReconciledSplit {
        target: target.to_owned(),
        name: statement.indicator.clone(),
        whole,
        unit: statement.unit.clone(),
        period: period.or(statement.period),
        mode,
        result: reconcile(mode, whole, direction, &shares),
        parts: parts
            .iter()
            .map(|part| SplitShare {
                code: part.code.clone(),
                of: of(&part.body),
                name: name(&part.body),
                value: part.body.value,
            })
            .collect(),
    })
}

/// Which way is better where no definition says it.
fn direction_of(operator: Operator) -> Direction {
    match operator {
        Operator::AtMost | Operator::LessThan => Direction::Down,
        _ => Direction::Up,
    }
}
