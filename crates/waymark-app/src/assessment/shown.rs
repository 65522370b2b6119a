//! Which values an assessment may be made from: inside any, outside what publications show, the same
//! as for whoever reads the values themselves.

use std::collections::BTreeSet;

use waymark_core::record::{PlanRecord, Release};
use waymark_store::observation::Basis;

use crate::app::App;
use crate::call::Call;
use crate::error::AppError;
use crate::operation::Operation;

/// The values someone may be shown verdicts on.
pub(super) struct Shown {
    /// The values that count.
    pub basis: Basis,
    /// Code of their release.
    pub release: Option<String>,
    /// What publications show of them to someone outside; none: everything, to someone inside.
    pub published: Option<Vec<Part>>,
}

/// Indicators and areas of one publication.
pub(super) struct Part {
    indicators: BTreeSet<String>,
    areas: BTreeSet<String>,
}

impl Part {
    /// Whether the publication shows an indicator of an area.
    pub fn shows(&self, indicator: &str, area: &str) -> bool {
        self.indicators.contains(indicator) && self.areas.contains(area)
    }

    /// Whether it shows an indicator anywhere.
    pub fn names(&self, indicator: &str) -> bool {
        self.indicators.contains(indicator)
    }
}

impl App {
    /// What may be judged: for someone outside the release of the newest publication, or the one
    /// asked for, as far as it was published.
    pub(super) async fn assessed(
        &self,
        call: &Call,
        plan: &PlanRecord,
        code: &str,
        release: Option<&str>,
    ) -> Result<Shown, AppError> {
        if call.actor.visibilities(Operation::AssessmentRead, code).is_empty() {
            let Some(release) = release else {
                return Ok(Shown { basis: Basis::Accepted, release: None, published: None });
            };
            let found = self.get::<Release>(call, code, release, None).await?;
            let basis = Basis::Release(found.entity_id);
            return Ok(Shown { basis, release: Some(found.code), published: None });
        }
        let mut publications = self.shown_publications(code).await?;
        let release = release.or(publications.first().map(|(newest, _)| newest.release.as_str()));
        let release = release.map(str::to_owned);
        publications.retain(|(publication, _)| Some(&publication.release) == release.as_ref());
        let basis = match publications.first() {
            Some((_, release)) => Basis::Release(release.clone()),
            None => Basis::Submissions(Vec::new()),
        };
        let parts = publications.into_iter().map(|(publication, _)| Part {
            indicators: publication.indicators.into_iter().collect(),
            areas: match publication.areas.is_empty() {
                true => BTreeSet::from([plan.area.clone()]),
                false => publication.areas.into_iter().collect(),
            },
        });
        Ok(Shown { basis, release, published: Some(parts.collect()) })
    }
}
