//! The split of one target as one: read whole, and replaced whole in one change.

use std::collections::HashSet;

use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use waymark_core::judge::SplitMode;
use waymark_core::record::{LedgerEntry, SplitPart};
use waymark_core::{Date, Period};

use super::ReconciledSplit;
use crate::actor::Place;
use crate::app::App;
use crate::call::{Call, Changing, Done, Put, as_seen};
use crate::error::{AppError, FieldFault};
use crate::ledger::stated;
use crate::operation::Operation;
use crate::reads::{Known, Reads};
use crate::records::{Envelope, Record, fits_in_size};
use waymark_store::entity::Expected;

/// The split of a target.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct TargetSplit {
    /// Rises with each version of one of its parts; 0 while there never was one.
    pub version: i64,
    /// Its parts against the whole; none while there are none.
    pub split: Option<ReconciledSplit>,
}

/// What takes the place of a split.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewSplit {
    /// How parts and whole belong together.
    pub mode: SplitMode,
    /// All its parts. One that is there and not here goes.
    pub parts: Vec<NewPart>,
}

/// One part: what stands in [`SplitPart`] beside target, mode and time.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewPart {
    /// Code of the area, or none where a body has it.
    #[serde(default)]
    pub area: Option<String>,
    /// Code of the body.
    #[serde(default)]
    pub body: Option<String>,
    /// Its value, in the unit of the target; none while open.
    #[serde(default)]
    #[schemars(with = "Option<String>")]
    pub value: Option<Decimal>,
    /// Its weight, for a weighted split.
    #[serde(default)]
    #[schemars(with = "Option<String>")]
    pub weight: Option<Decimal>,
    /// Code of the document that says so.
    #[serde(default)]
    pub document: Option<String>,
}

impl App {
    /// The split of a target over areas and bodies for a time, the target's own where none is given.
    ///
    /// # Errors
    /// No right to it, or there is no such target.
    pub async fn target_split(
        &self,
        call: &Call,
        plan: &str,
        target: &str,
        period: Option<Period>,
        known_by: Option<Date>,
    ) -> Result<TargetSplit, AppError> {
        call.actor.may(Operation::SplitRead, &Place::plan(plan))?;
        let statement = stated(self.get::<LedgerEntry>(call, plan, target, known_by).await?)?;
        let mut reads = Known { app: self, plan, known_by };
        let day = known_by.unwrap_or_else(|| self.today());
        let found = parts_of(&mut reads, target, period.or(statement.period), statement.period, day).await?;
        let ground = self.split_ground(plan).await?;
        let split = ground.reconciled((target, period, &statement), &found.parts);
        Ok(TargetSplit { version: found.version, split })
    }

    /// Puts a split in the place of what a target was split into for a time, in one change: parts that
    /// differ get a new version, those that are missing go.
    ///
    /// # Errors
    /// No right to it, for one of its areas or bodies; no such target; parts that do not fit, each with
    /// its place; a split someone else changed.
    pub async fn put_split(
        &self,
        call: &Call,
        plan: &str,
        (target, period): (&str, Option<Period>),
        new: &NewSplit,
        expected: Expected,
    ) -> Result<Done<TargetSplit>, AppError> {
        call.actor.may(Operation::SplitWrite, &Place::plan(plan))?;
        fits_in_size(new)?;
        // Read before the write begins: see `App::undo`.
        let ground = self.split_ground(plan).await?;
        let mut changing = self.begin(call, Operation::SplitWrite, &Place::plan(plan)).await?;
        let statement = stated(changing.get::<LedgerEntry>(target).await?)?;
        let (own, today) = (statement.period, changing.today());
        let before = parts_of(&mut changing, target, period.or(own), own, today).await?;
        as_seen(expected, SplitPart::KIND, target, before.version)?;
        let period = period.filter(|period| Some(*period) != own);
        write(&mut changing, plan, (target, period), new, before.parts).await?;
        let after = parts_of(&mut changing, target, period.or(own), own, today).await?;
        let split = ground.reconciled((target, period, &statement), &after.parts);
        let answer = TargetSplit { version: after.version, split };
        changing.commit(&format!("{} {target}", SplitPart::KIND), answer).await
    }
}

/// The parts of a target for a time that are in force.
struct Found {
    /// The versions of all its parts together, whatever their time, and of those that are gone.
    version: i64,
    parts: Vec<Envelope<SplitPart>>,
}

async fn parts_of(
    reads: &mut impl Reads,
    target: &str,
    period: Option<Period>,
    own: Option<Period>,
    day: Date,
) -> Result<Found, AppError> {
    let mut parts = reads.every::<SplitPart>().await?;
    parts.extend(reads.gone::<SplitPart>().await?);
    parts.retain(|part| part.body.target == target);
    let version = parts.iter().map(|part| part.version).sum();
    parts.retain(|part| part.holds_on(day) && part.body.period.or(own) == period);
    Ok(Found { version, parts })
}

async fn write(
    changing: &mut Changing<'_>,
    plan: &str,
    (target, period): (&str, Option<Period>),
    new: &NewSplit,
    mut before: Vec<Envelope<SplitPart>>,
) -> Result<(), AppError> {
    let (app, call) = (changing.app, changing.call);
    let may = |part: &SplitPart| {
        call.actor.may(Operation::SplitWrite, &Place { plan: Place::plan(plan).plan, ..part.place() })
    };
    let mut named = HashSet::new();
    let mut faults = Vec::new();
    for (at, part) in new.parts.iter().enumerate() {
        let body = part.of(target, new.mode, period);
        may(&body)?;
        if !named.insert((&part.area, &part.body)) {
            let of = part.area.as_ref().or(part.body.as_ref());
            faults.push(FieldFault::new(format!("parts.{at}"), "twice").found(of.map_or("", String::as_str)));
            continue;
        }
        let old = before.iter().position(|old| (&old.body.area, &old.body.body) == (&part.area, &part.body));
        let old = old.map(|at| before.remove(at));
        let body = SplitPart { period: old.as_ref().map_or(period, |old| old.body.period), ..body };
        match app.record_fits(changing, plan, &body).await {
            Err(AppError::Invalid(unfit)) => {
                let here =
                    |fault: FieldFault| FieldFault { field: format!("parts.{at}.{}", fault.field), ..fault };
                faults.extend(unfit.into_iter().map(here));
                continue;
            }
            fits => fits?,
        }
        match old {
            Some(old) if old.body == body => {}
            Some(old) => {
                let (valid_from, valid_to) = (old.valid_from, old.valid_to);
                changing.put(&old.code, &body, Put { valid_from, valid_to, ..Put::default() }).await?;
            }
            None => {
                changing.put("", &body, Put::new()).await?;
            }
        }
    }
    if !faults.is_empty() {
        return Err(AppError::Invalid(faults));
    }
    for old in before {
        may(&old.body)?;
        changing.remove::<SplitPart>(&old.code, Expected::Any).await?;
    }
    Ok(())
}

impl NewPart {
    fn of(&self, target: &str, mode: SplitMode, period: Option<Period>) -> SplitPart {
        let NewPart { area, body, value, weight, document } = self.clone();
        SplitPart { target: target.to_owned(), area, body, mode, value, weight, period, document }
    }
}
