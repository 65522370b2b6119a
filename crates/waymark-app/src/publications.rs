//! 公开: making part of a release public, by two people, not before its day.

use waymark_core::indicator::IndicatorIndex;
use waymark_core::record::{PlanRecord, Publication, PublicationState, Release};
use waymark_store::entity::Expected;

use crate::actor::Place;
use crate::app::App;
use crate::call::{Call, Done, Put};
use crate::error::{AppError, FieldFault};
use crate::observations::area_code;
use crate::operation::Operation;
use crate::records::{Envelope, Record};

impl App {
    /// Plans of which the public is shown something today, none while the public pages are closed:
    /// for the sign-in page, which asks before anybody is known.
    ///
    /// # Errors
    /// The database failed.
    pub async fn public_plans(&self) -> Result<Vec<Envelope<PlanRecord>>, AppError> {
        let mut shown = Vec::new();
        if self.settings().await?.public_pages {
            for plan in self.all::<PlanRecord>("", None).await? {
                if !self.shown_publications(&plan.code).await?.is_empty() {
                    shown.push(plan);
                }
            }
        }
        Ok(shown)
    }

    /// 提请公开: proposes to publish indicators and areas of a release.
    ///
    /// # Errors
    /// No right to it; a release, indicator or area that is not there.
    pub async fn propose_publication(
        &self,
        call: &Call,
        plan: &str,
        publication: &Publication,
    ) -> Result<Done<Envelope<Publication>>, AppError> {
        call.actor.may(Operation::PublicationPropose, &Place::plan(plan))?;
        self.plan_exists(plan).await?;
        let release = self.store.entity(Release::KIND, plan, &publication.release, None).await?;
        if release.is_none() {
            let fault = FieldFault::new("release", "unknown").found(&publication.release);
            return Err(AppError::Invalid(vec![fault]));
        }
        let mut body = Publication {
            state: PublicationState::Proposed,
            proposed_by: Some(call.actor.account.clone()),
            reviewed_by: None,
            published_on: None,
            reason: None,
            ..publication.clone()
        };
        self.code_names(plan, &mut body).await?;
        let mut changing = self.begin(call, Operation::PublicationPropose, &Place::plan(plan)).await?;
        let envelope = changing.put("", &body, Put::new()).await?;
        let subject = format!("publication {} {}", envelope.code, body.title);
        changing.commit(&subject, envelope).await
    }

    /// 批准公开: another person makes it public, from its embargo's day on.
    ///
    /// # Errors
    /// No right to it, one's own proposal, or it is not waiting.
    pub async fn publish(
        &self,
        call: &Call,
        plan: &str,
        code: &str,
    ) -> Result<Done<Envelope<Publication>>, AppError> {
        let today = self.today();
        self.publication_step(call, plan, code, &[PublicationState::Proposed], |publication| {
            if publication.proposed_by.as_deref() == Some(&call.actor.account) && !call.actor.system {
                return Err(AppError::refused("own_publication"));
            }
            publication.state = PublicationState::Published;
            publication.published_on = Some(today);
            publication.reviewed_by = Some(call.actor.account.clone());
            Ok(())
        })
        .await
    }

    /// Takes a publication, proposed or out, back, with the reason.
    ///
    /// # Errors
    /// No right to it, no reason, or it was taken back already.
    pub async fn withdraw_publication(
        &self,
        call: &Call,
        plan: &str,
        code: &str,
        reason: &str,
    ) -> Result<Done<Envelope<Publication>>, AppError> {
        if reason.trim().is_empty() {
            return Err(AppError::field("reason", "required"));
        }
        let from = [PublicationState::Proposed, PublicationState::Published];
        self.publication_step(call, plan, code, &from, |publication| {
            publication.state = PublicationState::Withdrawn;
            publication.reason = Some(reason.to_owned());
            publication.reviewed_by = Some(call.actor.account.clone());
            Ok(())
        })
        .await
    }

    async fn publication_step(
        &self,
        call: &Call,
        plan: &str,
        code: &str,
        from: &[PublicationState],
        change: impl FnOnce(&mut Publication) -> Result<(), AppError>,
    ) -> Result<Done<Envelope<Publication>>, AppError> {
        let mut changing = self.begin(call, Operation::PublicationReview, &Place::plan(plan)).await?;
        let before = changing.get::<Publication>(code).await?;
        let mut publication = before.body;
        if !from.contains(&publication.state) {
            return Err(AppError::refused("publication_state").with("code", code));
        }
        change(&mut publication)?;
        let put = Put { expected: Expected::Version(before.version), ..Put::default() };
        let envelope = changing.put(code, &publication, put).await?;
        let subject = format!("publication {code} {}", publication.title);
        changing.commit(&subject, envelope).await
    }

    /// Puts codes for the names of indicators and areas.
    async fn code_names(&self, plan: &str, publication: &mut Publication) -> Result<(), AppError> {
        let (scope, areas) = (self.indicator_scope(plan).await?, self.areas().await?);
        let index = IndicatorIndex::new(&scope.list);
        let mut faults = Vec::new();
        for (at, name) in publication.indicators.iter_mut().enumerate() {
            match scope.code_of(&index, name) {
                Some(code) => *name = code,
                None => faults.push(FieldFault::new(format!("indicators.{at}"), "unknown").found(&name)),
            }
        }
        for (at, name) in publication.areas.iter_mut().enumerate() {
            match area_code(&areas, name, self.today()) {
                Some(code) => *name = code,
                None => faults.push(FieldFault::new(format!("areas.{at}"), "unknown").found(&name)),
            }
        }
        if faults.is_empty() { Ok(()) } else { Err(AppError::Invalid(faults)) }
    }
}
