//! The assessment of a plan as people ask for it: rights, data, packs and bases put together.

use std::sync::Arc;

use waymark_core::area::AreaList;
use waymark_core::indicator::Definition;
use waymark_core::indicator::IndicatorList;
use waymark_core::ledger::{Content, LedgerItem};
use waymark_core::record::{AdoptedBasis, PlanRecord, SplitPart};
use waymark_core::rules::RuleSet;
use waymark_core::{Date, Ledger, Observation, Period, Value};
use waymark_report::Lang;
use waymark_report::assessment::{AssessmentReport, Trend};

use super::shown::Part;
use super::{
    AssessmentError, AssessmentInput, Choice, Prepared, Stages, StatedPart, TrendCache, parts, prepare,
};
use crate::actor::Place;
use crate::app::App;
use crate::call::Call;
use crate::error::AppError;
use crate::operation::Operation;
use crate::records::Envelope;

/// What an assessment is asked for.
#[derive(Debug, Clone, Default)]
pub struct AssessmentQuery {
    /// Data about later periods are not looked at; none: the last year that has ended, within the term.
    pub at: Option<Period>,
    /// What was known on this day.
    pub as_of: Option<Date>,
    /// Code of the release whose values count; none: accepted values.
    pub release: Option<String>,
    /// Rule set; none: the plan's.
    pub rules: Option<String>,
    /// Rank areas: a granted right.
    pub rank: bool,
    /// Tell trends: internal.
    pub trends: bool,
}

/// Everything an assessment is made from, owned.
pub struct AssessmentGround {
    /// The plan.
    pub plan: Envelope<PlanRecord>,
    ledger: Ledger,
    /// Values of years and of runs of years.
    pub(super) whole_years: Arc<Vec<Observation>>,
    /// Values of parts of years, as far as verdicts can depend on them.
    parts: Vec<Observation>,
    /// What publications show of the values to someone outside; none: everything, to someone inside.
    published: Option<Vec<Part>>,
    areas: Arc<AreaList>,
    indicators: Arc<IndicatorList>,
    pack_names: Vec<String>,
    rules: RuleSet,
    rules_name: String,
    /// Period judged.
    pub at: Period,
    /// Day of judging.
    pub as_of: Option<Date>,
    /// Release judged on.
    pub release: Option<String>,
    adoptions: Vec<AdoptedBasis>,
    stated_parts: Vec<StatedPart>,
    stages: Stages,
    rank: bool,
    trends: bool,
}

impl App {
    /// Collects what the assessment of a plan is made from.
    ///
    /// # Errors
    /// No right to it, no such plan, release or rule set.
    pub async fn assessment_ground(
        &self,
        call: &Call,
        plan: &str,
        query: &AssessmentQuery,
    ) -> Result<AssessmentGround, AppError> {
        let place = Place::plan(plan);
        call.actor.may(Operation::AssessmentRead, &place)?;
        if query.rank {
            call.actor.may(Operation::RankingRead, &place)?;
        }
        let record = self.get::<PlanRecord>(call, "", plan, None).await?;
        let shown = self.assessed(call, &record.body, plan, query.release.as_deref()).await?;
        let inside = shown.published.is_none();
        let mut ledger = self.ledger_for(call, plan, query.as_of).await?;
        ledger.plan.area = Some(record.body.area.clone());
        let stated_parts: Vec<StatedPart> = self
            .all::<SplitPart>(plan, query.as_of)
            .await?
            .into_iter()
            .map(|part| StatedPart { code: part.code, part: part.body })
            .collect();
        ledger.items.extend(split_targets(&ledger, &stated_parts));
        let packs = self.packs(plan).await?;
        let wanted = query.rules.as_deref().or(record.body.rules.as_deref()).unwrap_or("default");
        let rules = packs.rules(wanted).map_err(|_| AppError::field("rules", "unknown"))?;
        let bases = self.all::<AdoptedBasis>(plan, query.as_of).await?;
        let trends = query.trends && inside && call.actor.may(Operation::TrendRead, &place).is_ok();
        let mut ground = AssessmentGround {
            at: query.at.unwrap_or_else(|| last_year(&record.body, self.today())),
            as_of: query.as_of.or_else(|| query.at.is_none().then(|| self.today())),
            plan: record,
            ledger,
            whole_years: self.whole_years(plan, &shown.basis).await?,
            parts: Vec::new(),
            published: shown.published,
            areas: self.areas().await?,
            indicators: self.indicators(plan).await?,
            pack_names: packs.names.clone(),
            rules: rules.rules.clone(),
            rules_name: rules.name.clone(),
            release: shown.release.clone(),
            adoptions: bases.into_iter().map(|basis| basis.body).collect(),
            stated_parts,
            stages: Stages::new(),
            rank: query.rank,
            trends,
        };
        if inside {
            let day = ground.as_of.unwrap_or_else(|| ground.at.last_day());
            ground.stages = self.stages(plan, query.as_of, day).await?;
        }
        ground.parts = self.parts_of_years(plan, shown.basis, query.as_of, &ground).await?;
        Ok(ground)
    }

    /// Judges on collected ground; takes its time and belongs on a thread for that.
    ///
    /// # Errors
    /// None that input can cause.
    pub fn judge(&self, ground: &AssessmentGround, lang: Lang) -> Result<AssessmentReport, AppError> {
        ground.report(lang, &self.trends).map_err(AppError::internal)
    }

    /// Where the series of an indicator lead, for the areas that have a target.
    ///
    /// # Errors
    /// No right to it; as [`App::assessment_ground`].
    pub async fn trend(
        &self,
        call: &Call,
        plan: &str,
        query: AssessmentQuery,
        indicator: &str,
        area: Option<&str>,
        lang: Lang,
    ) -> Result<Vec<Trend>, AppError> {
        call.actor.may(Operation::TrendRead, &Place::plan(plan))?;
        let ground = self.assessment_ground(call, plan, &query).await?;
        let (cache, indicator, area) = (self.trends.clone(), indicator.to_owned(), area.map(str::to_owned));
        let work =
            move || ground.trends(&indicator, area.as_deref(), lang, &cache).map_err(AppError::internal);
        tokio::task::spawn_blocking(work).await.map_err(AppError::internal)?
    }
}

/// The last year that has ended, not beyond the plan's term.
fn last_year(plan: &PlanRecord, today: Date) -> Period {
    let ended = today.year().saturating_sub(1);
    Period::Year(ended.clamp(plan.term.first_year(), plan.term.last_year()))
}

/// The parts of split targets as targets of their areas; one the ledger has too restates it.
fn split_targets(ledger: &Ledger, parts: &[StatedPart]) -> Vec<LedgerItem> {
    let mut items = Vec::new();
    for StatedPart { code, part } in parts {
        let whole = ledger.items.iter().find(|item| item.code == part.target);
        let (Some(whole), Some(area), Some(value)) = (whole, &part.area, part.value) else {
            continue;
        };
        let Content::Statement(mut statement) = whole.content.clone() else { continue };
        statement.value = Value::One(value);
        statement.area = Some(area.clone());
        statement.period = part.period.or(statement.period);
        items.push(LedgerItem {
            code: format!("{}-{code}", whole.code),
            id: None,
            content: Content::Statement(statement),
            owners: Vec::new(),
            note: None,
            ..whole.clone()
        });
    }
    items
}

impl AssessmentGround {
    /// What of parts of years judging needs beside the whole years it has.
    pub(super) fn parts_wanted(&self) -> parts::Wanted {
        parts::wanted(&parts::Years {
            ledger: &self.ledger,
            indicators: &self.indicators,
            areas: &self.areas,
            observations: &self.whole_years,
            own: &self.plan.body.area,
            at: self.at,
            as_of: self.as_of,
        })
    }

    /// Whether an indicator of an area may be shown.
    pub fn shows(&self, indicator: &str, area: &str) -> bool {
        self.published.as_ref().is_none_or(|parts| parts.iter().any(|part| part.shows(indicator, area)))
    }

    /// The indicators the plan may use, its own first.
    pub(crate) fn indicators(&self) -> &[Definition] {
        &self.indicators.indicators
    }

    /// Whether an indicator may be shown of any area.
    pub(super) fn names(&self, indicator: &str) -> bool {
        self.published.as_ref().is_none_or(|parts| parts.iter().any(|part| part.names(indicator)))
    }

    /// The values that may be shown; prepared, those known too late are left out.
    fn observations(&self) -> Vec<Observation> {
        let shown = |o: &&Observation| self.shows(&o.indicator, &o.area);
        self.whole_years.iter().chain(&self.parts).filter(shown).cloned().collect()
    }

    /// Reads the ledger against the values. A basis adopted for what is not there any more is left out.
    ///
    /// # Errors
    /// None that input can cause.
    pub fn prepared(&self, lang: Lang) -> Result<Prepared<'_>, AssessmentError> {
        let input = |adoptions: Vec<AdoptedBasis>| AssessmentInput {
            ledger: &self.ledger,
            observations: self.observations(),
            areas: &self.areas,
            indicators: &self.indicators,
            pack_names: self.pack_names.clone(),
            rules: &self.rules,
            rules_name: self.rules_name.clone(),
            at: self.at,
            as_of: self.as_of,
            own_area: self.plan.body.area.clone(),
            adoptions,
            stated_parts: self.stated_parts.clone(),
            stages: &self.stages,
            rank: self.rank,
            trends: self.trends,
            lang,
        };
        let mut adoptions = self.adoptions.clone();
        loop {
            match prepare(input(adoptions.clone())) {
                Err(
                    AssessmentError::NoSuchTarget(target) | AssessmentError::NoSuchRevision { target, .. },
                ) if !adoptions.is_empty() => adoptions.retain(|basis| basis.target != target),
                other => return other,
            }
        }
    }

    /// The whole report. People outside see the targets whose values were published, and one basis
    /// only: the one the office adopted, or else the plan's own.
    ///
    /// # Errors
    /// None that input can cause.
    pub fn report(&self, lang: Lang, cache: &TrendCache) -> Result<AssessmentReport, AssessmentError> {
        let mut report = self.prepared(lang)?.report(cache);
        report.plan.clone_from(&self.plan.body.title);
        report.invented |= self.plan.body.invented;
        if self.is_outside() {
            report.assessments.retain(|one| self.shows(&one.indicator, &one.area));
            report.trends.clear();
            // What is reported about them is internal.
            report.milestones.clear();
            report.findings.clear();
            for assessment in &mut report.assessments {
                let adopted = assessment.adopted.as_ref().map(|adopted| adopted.revision.clone());
                let chosen = assessment.verdicts.iter().position(|verdict| {
                    let revision = verdict.baseline.as_ref().map(|baseline| &baseline.revision);
                    adopted.is_some() && revision == adopted.as_ref()
                });
                assessment.verdicts.swap(0, chosen.unwrap_or(0));
                assessment.verdicts.truncate(1);
                assessment.findings.clear();
            }
        }
        Ok(report)
    }

    /// Where the series of an indicator and area lead.
    ///
    /// # Errors
    /// None that input can cause.
    pub fn trends(
        &self,
        indicator: &str,
        area: Option<&str>,
        lang: Lang,
        cache: &TrendCache,
    ) -> Result<Vec<Trend>, AssessmentError> {
        let prepared = self.prepared(lang)?;
        let choice = Choice {
            indicators: vec![indicator.to_owned()],
            areas: area.map(str::to_owned).into_iter().collect(),
            ..Choice::default()
        };
        Ok(prepared.trends_of(&choice, cache))
    }

    /// Whether someone outside asks.
    pub fn is_outside(&self) -> bool {
        self.published.is_some()
    }
}
