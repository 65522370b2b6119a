//! What a body is asked for: the last due value of each indicator it is the data owner of.

use std::collections::BTreeSet;

use waymark_core::check::Expected;
use waymark_core::indicator::{Definition, Frequency};
use waymark_core::ledger::Content;
use waymark_core::record::{LedgerEntry, Ownership, PlanRecord};
use waymark_core::{Date, OwnerRole, Period};
use waymark_store::observation::{Basis, ObservationFilter};

use crate::actor::Place;
use crate::app::App;
use crate::call::Call;
use crate::error::AppError;
use crate::observations::period_of;
use crate::operation::Operation;
use crate::records::Record;

/// Periods looked back for one that is due.
const LOOK_BACK: usize = 40;

impl App {
    /// What a body is asked for, for those who report or review; what it was asked for on a day by what
    /// was known by then, where one is given.
    ///
    /// # Errors
    /// No right to it for this body.
    pub async fn read_expected(
        &self,
        call: &Call,
        plan: &str,
        body: Option<&str>,
        known_by: Option<Date>,
    ) -> Result<Vec<Expected>, AppError> {
        let place = Place { plan: Some(plan.to_owned()), body: body.map(str::to_owned), area: None };
        call.actor.may(Operation::SubmissionRead, &place)?;
        self.plan_exists(plan).await?;
        self.expected_of(plan, body, known_by).await
    }

    /// The values a body is asked for and that are not accepted yet: for each indicator of a
    /// commitment it is 数据提供单位 of, the last period that is due.
    ///
    /// # Errors
    /// The database failed.
    pub async fn expected_of(
        &self,
        plan: &str,
        body: Option<&str>,
        known_by: Option<Date>,
    ) -> Result<Vec<Expected>, AppError> {
        let Some(body) = body else { return Ok(Vec::new()) };
        let indicators = self.indicators_of_body(plan, body, known_by).await?;
        if indicators.is_empty() {
            return Ok(Vec::new());
        }
        let area = self.area_of_body(plan, body, known_by).await?;
        let scope = self.indicator_scope(plan).await?;
        let filter = ObservationFilter {
            indicators: indicators.iter().cloned().collect(),
            areas: vec![area.clone()],
            basis: Basis::Accepted,
            known_by,
            ..ObservationFilter::default()
        };
        let there = self.stored_observations(plan, filter).await?;
        let day = known_by.unwrap_or_else(|| self.today());
        let expected = indicators.iter().filter_map(|code| {
            let period = last_due(scope.definition(code)?, day)?;
            let has =
                there.iter().any(|o| o.observation.indicator == *code && o.observation.period == period);
            let one = || Expected { indicator: code.clone(), area: area.clone(), period };
            (!has).then(one)
        });
        Ok(expected.collect())
    }

    async fn indicators_of_body(
        &self,
        plan: &str,
        body: &str,
        known_by: Option<Date>,
    ) -> Result<BTreeSet<String>, AppError> {
        let day = known_by.unwrap_or_else(|| self.today());
        let owners = self.all_on::<Ownership>(plan, known_by, day).await?;
        let items: BTreeSet<String> = owners
            .into_iter()
            .filter(|one| one.body.role == OwnerRole::Data)
            .filter(|one| one.body.body.as_deref() == Some(body))
            .map(|one| one.body.item)
            .collect();
        let scope = self.indicator_scope(plan).await?;
        let mut codes = BTreeSet::new();
        for entry in self.all::<LedgerEntry>(plan, known_by).await? {
            if let Content::Statement(statement) = &entry.body.item.content
                && items.contains(&entry.code)
            {
                codes.extend(scope.ledger_code(&statement.indicator_code).map(str::to_owned));
            }
        }
        Ok(codes)
    }

    async fn area_of_body(&self, plan: &str, body: &str, known_by: Option<Date>) -> Result<String, AppError> {
        let found = self.store.entity(waymark_core::body::Body::KIND, "", body, known_by).await?;
        let body =
            found.map(|one| serde_json::from_str::<waymark_core::body::Body>(&one.body)).transpose()?;
        if let Some(area) = body.and_then(|body| body.area) {
            return Ok(area);
        }
        self.plan_area(plan).await
    }

    /// Code of the area a plan speaks for.
    pub(crate) async fn plan_area(&self, plan: &str) -> Result<String, AppError> {
        let missing = || AppError::NotFound { kind: PlanRecord::KIND, code: plan.to_owned() };
        let found = self.store.entity(PlanRecord::KIND, "", plan, None).await?.ok_or_else(missing)?;
        Ok(serde_json::from_str::<PlanRecord>(&found.body)?.area)
    }
}

/// The last period of an indicator whose value is due.
fn last_due(definition: &Definition, today: Date) -> Option<Period> {
    let frequency = definition.release.as_ref().map_or(Frequency::Year, |release| release.frequency);
    let month = i32::from(today.year()) * 12 + i32::from(today.month()) - 1;
    let mut period = Some(period_of(frequency, month));
    for _ in 0..LOOK_BACK {
        let one = period?;
        if definition.is_due(one, today) {
            return Some(one);
        }
        period = one.previous();
    }
    None
}
