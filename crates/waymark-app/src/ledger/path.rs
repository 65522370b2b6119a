//! 年度路径: the baselines and targets of one indicator along the years, read and replaced as one.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use waymark_core::indicator::Direction;
use waymark_core::ledger::{ConfirmedStatement, Content, Decision, LedgerItem};
use waymark_core::record::LedgerEntry;
use waymark_core::{Date, Form, Kind, Period, Value};
use waymark_store::entity::Expected;

use super::stated;
use crate::actor::Place;
use crate::app::App;
use crate::call::{Call, Changing, Done, Put, as_seen};
use crate::error::{AppError, FieldFault};
use crate::operation::Operation;
use crate::reads::{Known, Reads};
use crate::records::{Envelope, ListQuery, Record, fits_in_size};
use crate::splits::direction_of;

/// The way to a target.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct TargetPath {
    /// Rises with each version of a commitment on the path.
    pub version: i64,
    /// Baselines and targets of its indicator, form and area, in order of time.
    pub points: Vec<PathPoint>,
    /// Times whose target lies behind the one before it, where one way is better.
    pub back: Vec<Period>,
}

/// One commitment on the path.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PathPoint {
    /// Its code.
    pub code: String,
    /// Baseline or target.
    pub kind: Kind,
    /// When.
    pub period: Option<Period>,
    /// What shall be reached then.
    pub value: Value,
    /// Whether it was written in under the target for its year: no document states it, so it may go.
    pub by_hand: bool,
}

/// What takes the place of a path.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewPath {
    /// The targets, one for a time. One that was written in by hand and is not here goes.
    pub points: Vec<NewPoint>,
}

/// A target on the path.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewPoint {
    /// When.
    pub period: Period,
    /// What shall be reached then, in the unit of the target.
    pub value: Value,
}

impl App {
    /// The path of a target.
    ///
    /// # Errors
    /// No right to it, or there is no such target.
    pub async fn target_path(
        &self,
        call: &Call,
        plan: &str,
        code: &str,
        known_by: Option<Date>,
    ) -> Result<TargetPath, AppError> {
        call.actor.may(Operation::LedgerRead, &Place::plan(plan))?;
        let statement = stated(self.get::<LedgerEntry>(call, plan, code, known_by).await?)?;
        let mut path = path_of(&mut Known { app: self, plan, known_by }, code, &statement).await?;
        let shown =
            self.list::<LedgerEntry>(call, plan, ListQuery { known_by, ..ListQuery::default() }).await?;
        path.entries.retain(|entry| shown.items.iter().any(|one| one.code == entry.code));
        let indicators = self.indicators(plan).await?;
        Ok(path.shown(code, direction_of(&indicators, &statement)))
    }

    /// Puts a path in the place of the one before, in one change: targets whose value differs get a new
    /// version, those for other times are written in under the target, those written in and missing go.
    ///
    /// # Errors
    /// No right to it; no such target; a time that stands twice; a target a document states that is
    /// missing, or one that others build on; a path someone else changed.
    pub async fn put_path(
        &self,
        call: &Call,
        plan: &str,
        code: &str,
        new: &NewPath,
        expected: Expected,
    ) -> Result<Done<TargetPath>, AppError> {
        call.actor.may(Operation::LedgerWrite, &Place::plan(plan))?;
        fits_in_size(new)?;
        // Read before the write begins: see `App::undo`.
        let indicators = self.indicators(plan).await?;
        let mut changing = self.begin(call, Operation::LedgerWrite, &Place::plan(plan)).await?;
        let target = changing.get::<LedgerEntry>(code).await?;
        let statement = stated(target.clone())?;
        if statement.kind != Kind::Target {
            return Err(AppError::NotFound { kind: "target", code: code.to_owned() });
        }
        let before = path_of(&mut changing, code, &statement).await?;
        as_seen(expected, LedgerEntry::KIND, code, before.version)?;
        write(&mut changing, &target, &statement, new, before).await?;
        let after = path_of(&mut changing, code, &statement).await?;
        let answer = after.shown(code, direction_of(&indicators, &statement));
        changing.commit(&format!("{} {code}", LedgerEntry::KIND), answer).await
    }
}

/// What stands on a path.
struct Found {
    /// The versions of its commitments together, of those that are gone too.
    version: i64,
    /// Those there are, the target first, then what was written in under it.
    entries: Vec<Envelope<LedgerEntry>>,
}

async fn path_of(reads: &mut impl Reads, code: &str, target: &ConfirmedStatement) -> Result<Found, AppError> {
    let along = |entry: &Envelope<LedgerEntry>| match &entry.body.item.content {
        Content::Statement(one) => is_along(one, target),
        _ => false,
    };
    let mut entries = reads.every::<LedgerEntry>().await?;
    let gone = reads.gone::<LedgerEntry>().await?;
    entries.retain(along);
    let there: i64 = entries.iter().map(|entry| entry.version).sum();
    let version = there + gone.iter().filter(|entry| along(entry)).map(|entry| entry.version).sum::<i64>();
    entries.sort_by_key(|entry| (entry.code != code, !is_by_hand(&entry.body, code)));
    Ok(Found { version, entries })
}

/// Whether a number is about the same as a target, whenever.
fn is_along(one: &ConfirmedStatement, target: &ConfirmedStatement) -> bool {
    let same_indicator = one.indicator_code == target.indicator_code || one.indicator == target.indicator;
    same_indicator && one.form == target.form && one.area == target.area
}

fn is_by_hand(entry: &LedgerEntry, target: &str) -> bool {
    let LedgerItem { decision, source, .. } = &entry.item;
    entry.parent.as_deref() == Some(target) && *decision == Decision::Added && source.is_none()
}

impl Found {
    fn shown(self, code: &str, direction: Direction) -> TargetPath {
        let mut points = Vec::new();
        let mut targets: BTreeMap<Period, Value> = BTreeMap::new();
        let mut levels = true;
        for entry in self.entries {
            let by_hand = is_by_hand(&entry.body, code);
            let Content::Statement(one) = entry.body.item.content else { continue };
            if let (Kind::Target, Some(period)) = (one.kind, one.period) {
                targets.entry(period).or_insert(one.value);
            }
            levels &= one.form == Form::Level;
            let (kind, period, value) = (one.kind, one.period, one.value);
            points.push(PathPoint { code: entry.code, kind, period, value, by_hand });
        }
        points.sort_by_key(|point| point.period);
        let back = if levels { steps_back(&targets, direction) } else { Vec::new() };
        TargetPath { version: self.version, points, back }
    }
}

/// Times whose target lies behind the one before it.
fn steps_back(targets: &BTreeMap<Period, Value>, direction: Direction) -> Vec<Period> {
    let behind = match direction {
        Direction::Up => Ordering::Less,
        Direction::Down => Ordering::Greater,
        Direction::None => return Vec::new(),
    };
    let pairs = targets.iter().zip(targets.iter().skip(1));
    pairs
        .filter(|((_, before), (_, value))| value.low().cmp(&before.low()) == behind)
        .map(|(_, (period, _))| *period)
        .collect()
}

async fn write(
    changing: &mut Changing<'_>,
    target: &Envelope<LedgerEntry>,
    statement: &ConfirmedStatement,
    new: &NewPath,
    before: Found,
) -> Result<(), AppError> {
    let mut wanted: BTreeMap<Period, Value> = BTreeMap::new();
    let mut faults = Vec::new();
    for (at, point) in new.points.iter().enumerate() {
        if wanted.insert(point.period, point.value).is_some() {
            faults.push(FieldFault::new(format!("points.{at}.period"), "twice").found(point.period));
        }
    }
    let mut given = BTreeMap::new();
    for entry in before.entries {
        let Content::Statement(one) = &entry.body.item.content else { continue };
        let (Kind::Target, Some(period)) = (one.kind, one.period) else { continue };
        // Of several targets for one time the target itself and what was written in come first.
        if given.insert(period, ()).is_some() {
            continue;
        }
        match wanted.remove(&period) {
            Some(value) if value == one.value => {}
            Some(value) => {
                let body = with(&entry.body, ConfirmedStatement { value, ..one.clone() });
                changing.put(&entry.code, &body, Put::default()).await?;
            }
            None if is_by_hand(&entry.body, &target.code) => {
                entry.body.may_go(&entry.code, changing).await?;
                changing.remove::<LedgerEntry>(&entry.code, Expected::Any).await?;
            }
            None => faults.push(FieldFault::new("points", "stated").found(period)),
        }
    }
    if !faults.is_empty() {
        return Err(AppError::Invalid(faults));
    }
    for (period, value) in wanted {
        let body =
            written_in(target, ConfirmedStatement { value, period: Some(period), ..statement.clone() });
        changing.put(&body.item.code, &body, Put::new()).await?;
    }
    Ok(())
}

fn with(entry: &LedgerEntry, statement: ConfirmedStatement) -> LedgerEntry {
    let item = LedgerItem { content: Content::Statement(statement), ..entry.item.clone() };
    LedgerEntry { item, ..entry.clone() }
}

/// The target of a year that nobody printed: part of the target it leads to.
fn written_in(target: &Envelope<LedgerEntry>, statement: ConfirmedStatement) -> LedgerEntry {
    let period = statement.period.map(|period| period.to_string()).unwrap_or_default();
    let item = LedgerItem {
        code: format!("{}-{period}", target.code),
        id: None,
        decision: Decision::Added,
        content: Content::Statement(statement),
        changes: Vec::new(),
        owners: target.body.item.owners.clone(),
        note: None,
        section: target.body.item.section.clone(),
        source: None,
    };
    LedgerEntry {
        item,
        document: None,
        parent: Some(target.code.clone()),
        main: false,
        restated: Vec::new(),
        ..target.body.clone()
    }
}
