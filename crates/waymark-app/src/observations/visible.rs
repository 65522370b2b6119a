//! What of a plan's values someone may see: everything counted, or what publications show.

use std::cell::LazyCell;
use std::collections::BTreeSet;

use waymark_core::indicator::IndicatorIndex;
use waymark_core::record::{Publication, PublicationState, Release, Submission};
use waymark_store::observation::{Basis, ObservationFilter};

use super::answer::ObservationQuery;
use super::lists::area_code;
use crate::app::App;
use crate::call::Call;
use crate::error::{AppError, FieldFault};
use crate::operation::Operation;
use crate::records::Record;

/// Values someone may see: one basis, or one for each publication.
#[derive(Debug, Clone, Default)]
pub(super) struct Slices {
    /// Filters, those that hold where several show the same first.
    pub filters: Vec<ObservationFilter>,
    /// Whether the reader is inside: sees who entered what.
    pub inside: bool,
}

impl App {
    /// The filters of a query, as far as the actor may see values.
    pub(super) async fn slices(
        &self,
        call: &Call,
        plan: &str,
        query: &ObservationQuery,
    ) -> Result<Slices, AppError> {
        let filter = self.asked(plan, query).await?;
        if !call.actor.visibilities(Operation::ObservationRead, plan).is_empty() {
            return self.published(plan, query, filter).await;
        }
        let basis = match (&query.release, &query.submission) {
            (Some(code), _) => Basis::Release(self.get::<Release>(call, plan, code, None).await?.entity_id),
            (None, Some(code)) => {
                Basis::Submissions(vec![self.get::<Submission>(call, plan, code, None).await?.entity_id])
            }
            (None, None) => Basis::Accepted,
        };
        let mut filter = ObservationFilter { basis, ..filter };
        let granted = call.actor.areas(Operation::ObservationRead, plan);
        if !within(&mut filter.areas, granted) {
            return Ok(Slices { filters: Vec::new(), inside: true });
        }
        Ok(Slices { filters: vec![filter], inside: true })
    }

    /// Indicators and areas of a query by code.
    async fn asked(&self, plan: &str, query: &ObservationQuery) -> Result<ObservationFilter, AppError> {
        let (scope, areas) = (self.indicator_scope(plan).await?, self.areas().await?);
        // Screens ask by code; only a name needs every name folded.
        let index = LazyCell::new(|| IndicatorIndex::new(&scope.list));
        let unknown = |field: &str, name: &String| {
            AppError::Invalid(vec![FieldFault::new(field, "unknown").found(name)])
        };
        let mut filter = ObservationFilter {
            scopes: scope.scopes(),
            frequency: query.frequency,
            known_by: query.known_by,
            with_hidden: true,
            ..ObservationFilter::default()
        };
        for name in &query.indicators {
            let by_code = scope.definition(name).map(|definition| definition.code.clone());
            let code = by_code.or_else(|| scope.code_of(&index, name));
            filter.indicators.push(code.ok_or_else(|| unknown("indicator", name))?);
        }
        for name in &query.areas {
            let code = area_code(&areas, name, self.today()).ok_or_else(|| unknown("area", name))?;
            filter.areas.push(code);
        }
        Ok(filter)
    }

    /// What publications show today, the newest first.
    async fn published(
        &self,
        plan: &str,
        query: &ObservationQuery,
        asked: ObservationFilter,
    ) -> Result<Slices, AppError> {
        let mut slices = Slices::default();
        for (publication, release) in self.shown_publications(plan).await? {
            if query.submission.is_some()
                || query.release.as_ref().is_some_and(|code| *code != publication.release)
            {
                continue;
            }
            let areas = match publication.areas.is_empty() {
                true => vec![self.plan_area(plan).await?],
                false => publication.areas,
            };
            let mut filter = ObservationFilter { basis: Basis::Release(release), ..asked.clone() };
            let some = within(&mut filter.areas, Some(areas.into_iter().collect()))
                && within(&mut filter.indicators, Some(publication.indicators.into_iter().collect()));
            if some {
                slices.filters.push(filter);
            }
        }
        Ok(slices)
    }

    /// Publications that are out today, each with the entity id of its release, the newest first.
    ///
    /// # Errors
    /// The database failed.
    pub(crate) async fn shown_publications(
        &self,
        plan: &str,
    ) -> Result<Vec<(Publication, String)>, AppError> {
        let today = self.today();
        let mut all = self.all::<Publication>(plan, None).await?;
        all.retain(|one| one.body.state == PublicationState::Published && one.body.out_on(today));
        all.sort_by(|one, other| {
            let key = |one: &crate::records::Envelope<Publication>| (one.body.published_on, one.code.clone());
            key(other).cmp(&key(one))
        });
        let mut shown = Vec::new();
        for publication in all {
            let release = self.store.entity("release", plan, &publication.body.release, None).await?;
            if let Some(release) = release {
                shown.push((publication.body, release.entity_id));
            }
        }
        Ok(shown)
    }
}

/// Narrows codes asked for (none: all) to those granted (none: all); false where nothing is left.
fn within(asked: &mut Vec<String>, granted: Option<BTreeSet<String>>) -> bool {
    let Some(granted) = granted else { return true };
    if asked.is_empty() {
        asked.extend(granted);
    } else {
        asked.retain(|code| granted.contains(code));
    }
    !asked.is_empty()
}
