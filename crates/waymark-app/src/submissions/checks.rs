//! The checks and the difference, on a thread of their own: a hundred thousand rows take a second.

use std::collections::BTreeSet;
use std::sync::Arc;

use waymark_core::area::AreaList;
use waymark_core::check::{CheckInput, CheckSet, Expected, check};
use waymark_core::record::DataPoint;
use waymark_core::{Date, Observation, Observations, Period};
use waymark_store::observation::{Basis, ObservationFilter, Span};

use super::difference::{Difference, Novelty, difference};
use super::findings::kept;
use super::rows::Coded;
use crate::app::App;
use crate::error::AppError;
use crate::observations::IndicatorScope;

/// Most indicators and areas named one by one when the accepted values are read.
const NAMED_MAX: usize = 400;

/// Rows looked over.
pub(super) struct Checked {
    /// The rows.
    pub coded: Coded,
    /// What each does.
    pub novelties: Vec<Novelty>,
    /// How they differ from what counts.
    pub difference: Difference,
    /// What the checks say.
    pub findings: Vec<DataPoint>,
    /// Findings beyond those.
    pub left_out: u32,
}

struct Input {
    coded: Coded,
    accepted: Vec<Observation>,
    set: CheckSet,
    scope: Arc<IndicatorScope>,
    areas: Arc<AreaList>,
    expected: Vec<Expected>,
    today: Date,
}

impl App {
    /// Compares and checks rows against what counts, or counted by the end of a day.
    pub(super) async fn check_rows(
        &self,
        plan: &str,
        coded: Coded,
        expected: Vec<Expected>,
        known_by: Option<Date>,
    ) -> Result<Checked, AppError> {
        let input = Input {
            accepted: self.accepted_beside(plan, &coded.rows, known_by).await?,
            set: self.checks(plan).await?,
            scope: self.indicator_scope(plan).await?,
            areas: self.areas().await?,
            coded,
            expected,
            today: known_by.unwrap_or_else(|| self.today()),
        };
        tokio::task::spawn_blocking(move || look_over(input)).await.map_err(AppError::internal)
    }

    /// The accepted values some rows are compared with: those of their series, up to the last year of
    /// the rows. Checks compare years with years and parts of years with the same parts, so whichever
    /// the rows do not have is not read; of parts of years the years before are bounded.
    async fn accepted_beside(
        &self,
        plan: &str,
        rows: &[Observation],
        known_by: Option<Date>,
    ) -> Result<Vec<Observation>, AppError> {
        if rows.is_empty() {
            return Ok(Vec::new());
        }
        let few = |codes: BTreeSet<&str>| match codes.len() <= NAMED_MAX {
            true => codes.into_iter().map(str::to_owned).collect(),
            false => Vec::new(),
        };
        let filter = ObservationFilter {
            indicators: few(rows.iter().map(|row| row.indicator.as_str()).collect()),
            areas: few(rows.iter().map(|row| row.area.as_str()).collect()),
            span: span(rows),
            from_year: from_year(rows),
            to_year: rows.iter().map(|row| row.period.last_year()).max(),
            basis: Basis::Accepted,
            known_by,
            ..ObservationFilter::default()
        };
        let found = self.stored_observations(plan, filter).await?;
        Ok(found.into_iter().map(|one| one.observation).collect())
    }
}

/// What sort of periods rows have.
fn span(rows: &[Observation]) -> Span {
    let is_years = |row: &Observation| matches!(row.period, Period::Year(_) | Period::Years(..));
    match (rows.iter().any(is_years), rows.iter().all(is_years)) {
        (_, true) => Span::Years,
        (false, _) => Span::Parts,
        (true, false) => Span::Any,
    }
}

/// The first year rows of parts of years are compared with: far enough back for the last eight
/// changes, each against the year before it. Of years all are.
fn from_year(rows: &[Observation]) -> Option<u16> {
    let years = |row: &Observation| match row.period {
        Period::Year(_) | Period::Years(..) => None,
        Period::HalfYear(..) => Some(5),
        Period::Quarter(..) => Some(3),
        Period::Month(..) | Period::YearToDate(..) => Some(2),
    };
    let back = |row: &Observation| Some(row.period.first_year().saturating_sub(years(row)?));
    rows.iter().map(back).min().flatten()
}

fn look_over(input: Input) -> Checked {
    let Input { coded, accepted, set, scope, areas, expected, today } = input;
    let (novelties, difference) = difference(&coded, &accepted);
    let known = Observations::known_by(accepted, None);
    let found = check(
        &set,
        &CheckInput {
            incoming: &coded.rows,
            known: &known,
            definitions: &scope.list.indicators,
            areas: &areas,
            expected: &expected,
            today,
        },
    );
    let (findings, left_out) = kept(found);
    Checked { coded, novelties, difference, findings, left_out }
}
