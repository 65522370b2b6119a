//! One table as a file.

use std::collections::HashMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use waymark_core::area::Area;
use waymark_core::body::Body;
use waymark_core::ledger::{LEDGER_SCHEMA, Ledger, Plan};
use waymark_core::observation::counting_place;
use waymark_core::record::{LedgerEntry, Ownership, PlanDocument, PlanRecord, Release};
use waymark_core::{Date, DocumentInfo, Observation};
use waymark_report::Lang;
use waymark_report::tabular::tables::{OwnerRow, TargetRow, targets_of};
use waymark_report::tabular::{Format, Headings, Table, WriteError, write};
use waymark_store::observation::{Basis, ObservationFilter};

use crate::actor::Place;
use crate::app::App;
use crate::call::Call;
use crate::error::AppError;
use crate::operation::Operation;
use crate::records::Record;

/// The tables there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum TableName {
    /// 数据.
    Observations,
    /// 目标值.
    Targets,
    /// 责任分工.
    Owners,
    /// 区域.
    Areas,
    /// 单位.
    Bodies,
}

/// How a table is wanted.
#[derive(Debug, Clone, Copy)]
pub struct ExportQuery<'a> {
    /// CSV or a workbook.
    pub format: Format,
    /// Language of the headings; none: the columns' keys.
    pub lang: Option<Lang>,
    /// Code of the release whose values are wanted; none: accepted values.
    pub release: Option<&'a str>,
    /// As known by the end of a day.
    pub known_by: Option<Date>,
}

/// A file on its way out.
#[derive(Debug, Clone)]
pub struct ExportFile {
    /// Its name.
    pub name: String,
    /// Its media type.
    pub media_type: &'static str,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl App {
    /// A table of a plan as a file: values as accepted or of a release, every revision, withdrawn
    /// ones left out; headings in a language, or the columns' keys.
    ///
    /// # Errors
    /// No right to it, no such plan or release, more rows than the format holds.
    pub async fn export(
        &self,
        call: &Call,
        plan: &str,
        table: TableName,
        query: ExportQuery<'_>,
    ) -> Result<ExportFile, AppError> {
        call.actor.may(Operation::Export, &Place::plan(plan))?;
        self.plan_exists(plan).await?;
        let ExportQuery { format, lang, release, known_by } = query;
        let headings = lang.map_or(Headings::Key, Headings::Name);
        let bytes = match table {
            TableName::Observations => {
                file(self.values(call, plan, release, known_by).await?, format, headings).await
            }
            TableName::Targets => file(self.target_rows(call, plan, known_by).await?, format, headings).await,
            TableName::Owners => file(self.owner_rows(call, plan, known_by).await?, format, headings).await,
            TableName::Areas => {
                call.actor.may(Area::READ, &Place::default())?;
                let areas = self.all::<Area>("", known_by).await?;
                file(areas.into_iter().map(|area| area.body).collect(), format, headings).await
            }
            TableName::Bodies => {
                call.actor.may(Body::READ, &Place::default())?;
                let bodies = self.all::<Body>("", known_by).await?;
                file(bodies.into_iter().map(|body| body.body).collect(), format, headings).await
            }
        };
        let bytes = bytes?;
        let name = format!("{plan}-{}.{}", name(table), format.name());
        Ok(ExportFile { name, media_type: format.media_type(), bytes })
    }

    async fn values(
        &self,
        call: &Call,
        plan: &str,
        release: Option<&str>,
        known_by: Option<Date>,
    ) -> Result<Vec<Observation>, AppError> {
        call.actor.may(Operation::ObservationRead, &Place::plan(plan))?;
        let basis = match release {
            Some(code) => Basis::Release(self.get::<Release>(call, plan, code, None).await?.entity_id),
            None => Basis::Accepted,
        };
        let areas = call.actor.areas(Operation::Export, plan).unwrap_or_default();
        let areas = areas.into_iter().collect();
        let filter = ObservationFilter { basis, areas, known_by, ..ObservationFilter::default() };
        let mut found: Vec<Observation> =
            self.stored_observations(plan, filter).await?.into_iter().map(|one| one.observation).collect();
        found.sort_by(|one, other| {
            let key = |o: &Observation| (o.indicator.clone(), o.area.clone(), o.dimensions.clone(), o.period);
            key(one).cmp(&key(other)).then(one.known_at.cmp(&other.known_at))
        });
        Ok(last_of_a_day(&found))
    }

    /// The items of the ledger without the document they stand in.
    async fn bare_ledger(&self, call: &Call, plan: &str, known_by: Option<Date>) -> Result<Ledger, AppError> {
        let record = self.get::<PlanRecord>(call, "", plan, None).await?.body;
        call.actor.may(LedgerEntry::READ, &Place::plan(plan))?;
        let items = self.all::<LedgerEntry>(plan, known_by).await?;
        let document = DocumentInfo {
            title: record.title.clone(),
            sha256: String::new(),
            media_type: String::new(),
            encoding: None,
            lines: 0,
            term: Some(record.term),
            area: Some(record.area.clone()),
        };
        Ok(Ledger {
            schema: LEDGER_SCHEMA.to_owned(),
            document,
            plan: Plan { title: record.title, term: Some(record.term), area: Some(record.area) },
            indicators: Vec::new(),
            items: items.into_iter().map(|entry| entry.body.item).collect(),
            rejected: Vec::new(),
            undecided: 0,
            findings: Vec::new(),
        })
    }

    /// The targets, each with the title of the document it stands in.
    async fn target_rows(
        &self,
        call: &Call,
        plan: &str,
        known_by: Option<Date>,
    ) -> Result<Vec<TargetRow>, AppError> {
        let mut rows = targets_of(&self.bare_ledger(call, plan, known_by).await?);
        let titles: HashMap<String, String> = self
            .all::<PlanDocument>(plan, known_by)
            .await?
            .into_iter()
            .map(|document| (document.code, document.body.title))
            .collect();
        let documents: HashMap<String, String> = self
            .all::<LedgerEntry>(plan, known_by)
            .await?
            .into_iter()
            .filter_map(|entry| Some((entry.code, titles.get(&entry.body.document?)?.clone())))
            .collect();
        for row in &mut rows {
            row.document = row.code.as_ref().and_then(|code| documents.get(code).cloned());
        }
        Ok(rows)
    }

    async fn owner_rows(
        &self,
        call: &Call,
        plan: &str,
        known_by: Option<Date>,
    ) -> Result<Vec<OwnerRow>, AppError> {
        call.actor.may(Ownership::READ, &Place::plan(plan))?;
        let names = self.all::<LedgerEntry>(plan, known_by).await?;
        let owners = self.all::<Ownership>(plan, known_by).await?;
        let day = |day: Option<Date>| day.map(|day| day.to_string());
        let row = |owner: crate::records::Envelope<Ownership>| OwnerRow {
            item_name: names
                .iter()
                .find(|entry| entry.code == owner.body.item)
                .map(|entry| entry.body.item.name().to_owned()),
            item: Some(owner.body.item),
            role: owner.body.role,
            body: owner.body.body,
            body_name: Some(owner.body.body_name).filter(|name| !name.is_empty()),
            person: owner.body.person,
            valid_from: day(owner.valid_from),
            valid_to: day(owner.valid_to),
            note: owner.body.reason,
        };
        Ok(owners.into_iter().map(row).collect())
    }
}

/// Of several values of one source known on one day the one that counts: a file that comes in may hold
/// one only, and as known on no day does any other count.
fn last_of_a_day(values: &[Observation]) -> Vec<Observation> {
    let same_day = |one: &Observation, other: &Observation| {
        (one.period, one.known_at) == (other.period, other.known_at)
            && (&one.indicator, &one.area) == (&other.indicator, &other.area)
            && one.dimensions == other.dimensions
    };
    let mut kept = Vec::with_capacity(values.len());
    for group in values.chunk_by(same_day) {
        for value in group {
            let of_source =
                |one: &&Observation| (&one.source, &one.caliber) == (&value.source, &value.caliber);
            let rivals: Vec<&Observation> = group.iter().filter(of_source).collect();
            let counts = counting_place(&rivals, |one| one).unwrap_or(rivals.len() - 1);
            if std::ptr::eq(rivals[counts], value) {
                kept.push(value.clone());
            }
        }
    }
    kept
}

fn name(table: TableName) -> &'static str {
    match table {
        TableName::Observations => Observation::NAME,
        TableName::Targets => "targets",
        TableName::Owners => OwnerRow::NAME,
        TableName::Areas => Area::NAME,
        TableName::Bodies => Body::NAME,
    }
}

/// The bytes of rows, written on a thread of their own.
async fn file<T: Table + Send + 'static>(
    rows: Vec<T>,
    format: Format,
    headings: Headings,
) -> Result<Vec<u8>, AppError> {
    let written: Result<Vec<u8>, WriteError> =
        tokio::task::spawn_blocking(move || write(&rows, format, headings))
            .await
            .map_err(AppError::internal)?;
    written.map_err(AppError::internal)
}
