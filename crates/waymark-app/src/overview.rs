//! The first screen of a plan: its main table, what was judged and what not, what is missing, how
//! fresh the data are.

mod published;

pub use published::PublishedValue;

use std::collections::{BTreeMap, HashMap};

use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use waymark_core::judge::{Assessment, GapState, JudgedMilestone, Refusal, Verdict};
use waymark_core::record::{LedgerEntry, Ownership, PlanRecord, Release, Submission, SubmissionState};
use waymark_core::rules::{Word, status};
use waymark_core::target::{Baseline, Target};
use waymark_core::{Date, Nature, Operator, OwnerRole, Period, SourceGrade, Value};
use waymark_report::Lang;

use crate::app::App;
use crate::assessment::{AssessmentGround, AssessmentQuery};
use crate::call::Call;
use crate::error::AppError;
use crate::records::Envelope;

/// The first screen of a plan.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct Overview {
    /// The plan.
    pub plan: Envelope<PlanRecord>,
    /// Period judged.
    pub at: Period,
    /// Day of judging.
    pub as_of: Option<Date>,
    /// Release judged on; none: accepted values.
    pub release: Option<String>,
    /// Rule set, `id@version`.
    pub rules: String,
    /// Whether any figure is invented.
    pub invented: bool,
    /// How many of the rows were judged.
    pub counts: OverviewCounts,
    /// The plan's milestones, counted apart: they are judged by stage.
    pub milestones: MilestoneCounts,
    /// The targets of the plan's own area, those of the main table first.
    pub rows: Vec<OverviewRow>,
    /// What was published of indicators without a row, to someone outside: the value without the target.
    pub published: Vec<PublishedValue>,
    /// Values that should be there and are not; none to someone outside, who is not told.
    pub missing: Option<Vec<MissingValue>>,
    /// How fresh the data are; none to someone outside, who is not told.
    pub freshness: Option<Freshness>,
}

/// Counts of the rows, always with their whole.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
pub struct OverviewCounts {
    /// Targets.
    pub targets: u32,
    /// Of these, with a verdict on progress or achievement: neither 数据未出 nor 暂不评价.
    pub judged: u32,
    /// By status of the verdict.
    pub by_status: BTreeMap<String, u32>,
    /// Words for the statuses.
    pub words: BTreeMap<String, Word>,
}

/// Counts of the milestones, always with their whole.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
pub struct MilestoneCounts {
    /// Milestones.
    pub milestones: u32,
    /// Of these, judged: a stage was reported.
    pub judged: u32,
    /// Past their time and not known to be done.
    pub late: u32,
    /// By status of the verdict.
    pub by_status: BTreeMap<String, u32>,
    /// Words for the statuses.
    pub words: BTreeMap<String, Word>,
}

/// One row of the table.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct OverviewRow {
    /// Code of the target.
    pub target: String,
    /// Code of the indicator, as values name it.
    pub indicator: String,
    /// Code of the area.
    pub area: String,
    /// Number in the table.
    pub number: Option<u32>,
    /// Name of the indicator.
    pub name: String,
    /// Unit of the target; the values it is judged from carry their own (年均增长 is judged on an amount).
    pub unit: String,
    /// 约束性 or 预期性.
    pub nature: Option<Nature>,
    /// Baseline judged from.
    pub baseline: Option<Baseline>,
    /// What shall be reached.
    pub value: Value,
    /// How it is compared.
    pub operator: Operator,
    /// When.
    pub period: Period,
    /// The latest usable value.
    pub latest: Option<LatestValue>,
    /// 目标完成率, 1 is 100 %.
    #[schemars(with = "Option<String>")]
    pub completion: Option<Decimal>,
    /// 增量进度, 1 is 100 %.
    #[schemars(with = "Option<String>")]
    pub progress: Option<Decimal>,
    /// 时序进度, 0 to 1.
    #[schemars(with = "Option<String>")]
    pub time_share: Option<Decimal>,
    /// Status, for programs.
    pub status: String,
    /// The word for it.
    pub word: Word,
    /// Why it is not judged.
    pub refusal: Option<Refusal>,
    /// Whether other bases give another verdict.
    pub disagree: bool,
    /// Formula with the numbers in it.
    pub formula: Option<String>,
    /// One sentence, Chinese.
    pub sentence_zh: String,
    /// One sentence, English.
    pub sentence_en: String,
    /// 牵头单位.
    pub lead: Vec<String>,
    /// 领域.
    pub theme: Option<String>,
    /// Whether it stands in the plan's main table.
    pub main: bool,
}

/// The latest usable value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct LatestValue {
    /// Code of the indicator it is a value of (for growth that of what grows).
    pub indicator: String,
    /// The number.
    #[schemars(with = "String")]
    pub value: Decimal,
    /// Its unit.
    pub unit: String,
    /// 数据年份.
    pub period: Period,
    /// Where it comes from.
    pub source: Option<String>,
    /// How much the source is worth.
    pub source_grade: SourceGrade,
    /// When it became known.
    pub known_at: Option<Date>,
}

/// A value that should be there.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct MissingValue {
    /// Code of the indicator.
    pub indicator: String,
    /// Name of the indicator.
    pub name: String,
    /// Code of the area.
    pub area: String,
    /// For which time.
    pub period: Period,
    /// Who provides it; empty: nobody is named.
    pub owners: Vec<String>,
}

/// How fresh the data are.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
pub struct Freshness {
    /// Newest release: code and title.
    pub latest_release: Option<LatestRelease>,
    /// When the newest submission was accepted, RFC 3339.
    pub latest_accepted_at: Option<String>,
    /// Submissions that wait for review.
    pub submissions_waiting: u32,
}

/// The newest release.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct LatestRelease {
    /// Its code.
    pub code: String,
    /// Its title.
    pub title: String,
}

/// Owners of commitments by code and role.
type Owners = HashMap<String, Vec<(OwnerRole, String)>>;

impl App {
    /// The first screen of a plan.
    ///
    /// # Errors
    /// As [`App::assessment_ground`].
    pub async fn overview(
        &self,
        call: &Call,
        plan: &str,
        query: AssessmentQuery,
    ) -> Result<Overview, AppError> {
        let ground = self.assessment_ground(call, plan, &query).await?;
        let entries = self.all::<LedgerEntry>(plan, query.as_of).await?;
        let today = self.today();
        let owners = owners(self.all_on::<Ownership>(plan, query.as_of, today).await?);
        let freshness = match ground.is_outside() {
            true => None,
            false => Some(self.freshness(plan, query.as_of).await?),
        };
        let cache = self.trends.clone();
        let work = move || rows(&ground, &entries, &owners, &cache, freshness);
        tokio::task::spawn_blocking(work).await.map_err(AppError::internal)?
    }

    async fn freshness(&self, plan: &str, known_by: Option<Date>) -> Result<Freshness, AppError> {
        let releases = self.all::<Release>(plan, known_by).await?;
        let submissions = self.all::<Submission>(plan, known_by).await?;
        let accepted = submissions.iter().filter(|one| one.body.state == SubmissionState::Accepted);
        let waiting = submissions.iter().filter(|one| one.body.state == SubmissionState::Submitted).count();
        Ok(Freshness {
            latest_release: releases
                .into_iter()
                .max_by_key(|one| one.body.chain_seq)
                .map(|one| LatestRelease { code: one.code, title: one.body.title }),
            latest_accepted_at: accepted.map(|one| one.recorded_at.clone()).max(),
            submissions_waiting: u32::try_from(waiting).unwrap_or(u32::MAX),
        })
    }
}

fn owners(records: Vec<Envelope<Ownership>>) -> Owners {
    let mut owners = Owners::new();
    for record in records {
        owners.entry(record.body.item).or_default().push((record.body.role, record.body.body_name));
    }
    owners
}

fn names(owners: &Owners, target: &Target, roles: &[OwnerRole]) -> Vec<String> {
    let codes = std::iter::once(&target.code).chain(&target.restated);
    let mut names: Vec<String> = Vec::new();
    for (role, name) in codes.filter_map(|code| owners.get(code)).flatten() {
        if roles.contains(role) && !names.contains(name) {
            names.push(name.clone());
        }
    }
    names
}

fn rows(
    ground: &AssessmentGround,
    entries: &[Envelope<LedgerEntry>],
    owners: &Owners,
    cache: &crate::assessment::TrendCache,
    freshness: Option<Freshness>,
) -> Result<Overview, AppError> {
    let report = ground.report(Lang::Zh, cache).map_err(AppError::internal)?;
    let prepared = ground.prepared(Lang::Zh).map_err(AppError::internal)?;
    let own = prepared.own_area().to_owned();
    let by_code: HashMap<&str, &LedgerEntry> =
        entries.iter().map(|one| (one.code.as_str(), &one.body)).collect();
    let mut overview = Overview {
        plan: ground.plan.clone(),
        at: ground.at,
        as_of: ground.as_of,
        release: ground.release.clone(),
        rules: report.rules.clone(),
        invented: report.invented,
        counts: OverviewCounts::default(),
        milestones: milestone_counts(&report.milestones),
        rows: Vec::new(),
        published: Vec::new(),
        missing: None,
        freshness,
    };
    let mut gaps = Vec::new();
    let judged: HashMap<&str, &Assessment> =
        report.assessments.iter().map(|one| (one.target.as_str(), one)).collect();
    for (target, definition) in prepared.plan.targets.iter().zip(&prepared.plan.definitions) {
        let Some(assessment) = judged.get(target.code.as_str()) else { continue };
        let Some(verdict) = shown_verdict(assessment).filter(|_| target.area == own) else { continue };
        let entry = by_code.get(target.code.as_str());
        let main = entry.is_some_and(|entry| entry.main) || definition.number.is_some();
        count(&mut overview.counts, verdict);
        gaps.extend(missing(target, verdict, owners));
        let lead = names(owners, target, &[OwnerRole::Lead, OwnerRole::Responsible]);
        let theme = entry.and_then(|entry| entry.theme.clone());
        overview.rows.push(row(target, assessment, verdict, definition.number, lead, theme, main));
    }
    overview.rows.sort_by_key(|row| (!row.main, row.number.unwrap_or(u32::MAX)));
    match ground.is_outside() {
        true => overview.published = published::values(ground, &prepared, &overview.rows),
        false => overview.missing = Some(gaps),
    }
    Ok(overview)
}

/// The verdict on the basis the office adopted, or else on the plan's own.
fn shown_verdict(assessment: &Assessment) -> Option<&Verdict> {
    let adopted = assessment.adopted.as_ref().map(|adopted| adopted.revision.as_str());
    let on_adopted = assessment.verdicts.iter().find(|verdict| {
        adopted.is_some() && verdict.baseline.as_ref().map(|baseline| baseline.revision.as_str()) == adopted
    });
    on_adopted.or(assessment.verdicts.first())
}

fn count(counts: &mut OverviewCounts, verdict: &Verdict) {
    counts.targets += 1;
    counts.judged += u32::from(verdict.refusal.is_none() && verdict.status != status::DATA_NOT_OUT);
    *counts.by_status.entry(verdict.status.clone()).or_default() += 1;
    counts.words.entry(verdict.status.clone()).or_insert_with(|| verdict.word.clone());
}

fn milestone_counts(milestones: &[JudgedMilestone]) -> MilestoneCounts {
    let mut counts = MilestoneCounts::default();
    for one in milestones {
        counts.milestones += 1;
        counts.judged += u32::from(one.stage.is_some());
        counts.late += u32::from(one.late);
        *counts.by_status.entry(one.status.clone()).or_default() += 1;
        counts.words.entry(one.status.clone()).or_insert_with(|| one.word.clone());
    }
    counts
}

/// The latest period a value is missing for, where one is.
fn missing(target: &Target, verdict: &Verdict, owners: &Owners) -> Option<MissingValue> {
    let gap = verdict.gaps.iter().rfind(|gap| gap.state == GapState::Missing)?;
    Some(MissingValue {
        indicator: target.indicator.clone(),
        name: target.name.clone(),
        area: target.area.clone(),
        period: gap.period,
        owners: names(owners, target, &[OwnerRole::Data]),
    })
}

fn row(
    target: &Target,
    assessment: &Assessment,
    verdict: &Verdict,
    number: Option<u32>,
    lead: Vec<String>,
    theme: Option<String>,
    main: bool,
) -> OverviewRow {
    let sentence = |lang| waymark_report::text::verdict::sentence(assessment, verdict, lang);
    OverviewRow {
        target: target.code.clone(),
        indicator: target.indicator.clone(),
        area: target.area.clone(),
        number,
        name: target.name.clone(),
        unit: target.unit.clone(),
        nature: target.nature,
        baseline: verdict.baseline.clone().or_else(|| target.baselines.first().cloned()),
        value: target.value,
        operator: target.operator,
        period: target.period,
        latest: verdict.data.as_ref().map(|data| LatestValue {
            indicator: data.indicator.clone(),
            value: data.value,
            unit: data.unit.clone(),
            period: data.period,
            source: data.source.clone(),
            source_grade: data.source_grade,
            known_at: data.known_at,
        }),
        completion: verdict.completion,
        progress: verdict.progress,
        time_share: verdict.time_share,
        status: verdict.status.clone(),
        word: verdict.word.clone(),
        refusal: verdict.refusal,
        disagree: assessment.disagree,
        formula: verdict.formula.clone(),
        sentence_zh: sentence(Lang::Zh),
        sentence_en: sentence(Lang::En),
        lead,
        theme,
        main,
    }
}
