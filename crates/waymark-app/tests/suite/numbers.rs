//! Numbers through the system, on the fictional city: in, checked, accepted, released, published,
//! revised, withdrawn.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;

use waymark_app::assessment::AssessmentQuery;
use waymark_app::observations::{ObservationQuery, Point};
use waymark_app::records::{Envelope, ListQuery};
use waymark_app::releases::{Fate, NewRelease};
use waymark_app::submissions::{HandIn, NewSubmission, RowInput, rows_of_file};
use waymark_app::tables::{ExportQuery, TableName};
use waymark_app::{Actor, App, AppError, Call, Put};
use waymark_core::indicator::Frequency;
use waymark_core::observation::Status;
use waymark_core::record::{
    EvidenceFile, LedgerEntry, Publication, PublicationState, Release, RevisionReason, Right, Role,
    Submission, SubmissionState, Visibility, Withdrawal,
};
use waymark_core::{Date, Severity};
use waymark_report::Lang;
use waymark_report::tabular::Format;

use crate::support::{NOON, TestApp, on_each_engine, someone, with_rights};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The files of a pack, by name.
pub fn pack(path: &str) -> BTreeMap<String, Vec<u8>> {
    let entries = std::fs::read_dir(root().join(path)).unwrap().map(Result::unwrap);
    entries
        .map(|entry| (entry.file_name().to_string_lossy().into_owned(), std::fs::read(entry.path()).unwrap()))
        .collect()
}

/// A day later than everything the example knows.
const LATER_DAYS: i64 = 200;

/// The fictional city with its packs, no values yet, on 2026-08-03.
async fn city() -> TestApp {
    let test = TestApp::with_plan().await;
    fill(&test).await;
    test
}

/// Loads the packs, and sets the clock.
pub async fn fill(test: &TestApp) {
    test.clock.0.store(NOON + LATER_DAYS * 86_400_000_000, Ordering::Relaxed);
    let system = Call::system();
    test.app.load_built_in_packs(&system).await.unwrap();
    for path in ["areas-demo-city", "indicators-demo-city"] {
        let files = pack(&format!("examples/demo-city/packs/{path}"));
        test.app.load_pack(&system, "demo", &files).await.unwrap();
    }
}

/// The same with the example's observations accepted.
async fn full_city() -> TestApp {
    let test = city().await;
    accept_all(&test).await;
    test
}

/// Accepts the example's observations.
async fn accept_all(test: &TestApp) {
    let bytes = std::fs::read(root().join("examples/demo-city/observations.csv")).unwrap();
    let rows = rows_of_file(bytes).await.unwrap();
    let system = Call::system();
    let new = NewSubmission {
        comment: Some("示例数据".to_owned()),
        ..NewSubmission::of("示例市历年数据", rows)
    };
    let done = test.app.enter_submission(&system, "demo", new, true).await.unwrap();
    let code = done.value.submission.unwrap().code;
    test.app.accept(&system, "demo", &code, None).await.unwrap();
}

/// A row as a form sends it.
pub fn row(indicator: &str, area: &str, period: &str, value: &str) -> RowInput {
    serde_json::from_value(serde_json::json!({
        "indicator": indicator, "area": area, "period": period, "value": value,
        "source": "示例市统计局", "source_grade": "bulletin",
    }))
    .unwrap()
}

/// Rows under a title.
pub fn entry(title: &str, rows: Vec<RowInput>) -> NewSubmission {
    NewSubmission::of(title, rows.into_iter().map(Into::into).collect())
}

/// Handed in with a comment.
fn said(comment: &str) -> HandIn {
    HandIn { comment: Some(comment.to_owned()), ..HandIn::default() }
}

fn one(indicator: &str, area: &str) -> ObservationQuery {
    ObservationQuery {
        indicators: vec![indicator.to_owned()],
        areas: vec![area.to_owned()],
        frequency: Some(Frequency::Year),
        limit: 100,
        ..ObservationQuery::default()
    }
}

async fn points(app: &App, call: &Call, query: &ObservationQuery) -> Vec<Point> {
    let listing = app.read_observations(call, "demo", query).await.unwrap();
    assert!(listing.items.len() <= 1, "one series");
    listing.items.into_iter().flat_map(|series| series.points).collect()
}

async fn value(app: &App, call: &Call, query: &ObservationQuery, period: &str) -> Option<String> {
    let points = points(app, call, query).await;
    let point = points.into_iter().find(|point| point.period.to_string() == period)?;
    point.reading?.value
}

/// Enters rows as a reporter and accepts them as a reviewer.
async fn accepted(test: &TestApp, new: NewSubmission) -> Envelope<Submission> {
    let reporter = someone("reporter", Role::Reporter);
    let done = test.app.enter_submission(&reporter, "demo", new, true).await.unwrap();
    let code = done.value.submission.unwrap().code;
    let reviewer = someone("reviewer", Role::Reviewer);
    test.app.accept(&reviewer, "demo", &code, Some("已核实".to_owned())).await.unwrap().value
}

fn csv(known_by: Option<Date>) -> ExportQuery<'static> {
    ExportQuery { format: Format::Csv, lang: None, release: None, known_by }
}

fn refused<T: std::fmt::Debug>(result: Result<T, AppError>) -> String {
    result.unwrap_err().code().to_owned()
}

#[tokio::test]
async fn the_example_comes_in_with_its_known_findings() {
    let test = city().await;
    let bytes = std::fs::read(root().join("examples/demo-city/observations.csv")).unwrap();
    let rows = rows_of_file(bytes).await.unwrap();
    let count = rows.len() as u32;
    let office = with_rights("office", Role::PlanOffice, &[Right::SetKnownAt]);
    let new = NewSubmission::of("历年数据", rows.clone());
    let intake = test.app.preview_submission(&office, "demo", new.clone()).await.unwrap();
    assert!(intake.submission.is_none());
    let difference = &intake.difference;
    assert_eq!(difference.new + difference.revision, count);
    assert!(difference.revision > 0, "the example has revisions");
    let mut codes: Vec<&str> = intake.findings.iter().map(|finding| finding.code.as_str()).collect();
    codes.sort_unstable();
    codes.dedup();
    assert_eq!(codes, ["jump", "parts_differ", "unit_mismatch"]);
    assert!(intake.findings.iter().all(|one| !one.message_zh.is_empty() && !one.message_en.is_empty()));
    assert_eq!(intake.findings[0].severity, Severity::Mandatory);
    let kept = test.app.list::<Submission>(&office, "demo", ListQuery::default()).await.unwrap();
    assert_eq!(kept.total, 0, "a preview keeps nothing");

    // Kept as a draft it counts for nothing; what must be put right keeps it from being handed in.
    let done = test.app.enter_submission(&office, "demo", new, false).await.unwrap();
    let draft = done.value.submission.unwrap();
    assert_eq!((draft.body.rows, draft.body.state), (count, SubmissionState::Draft));
    assert!(points(&test.app, &office, &one("GDP", "X9901")).await.is_empty());
    let handed_in = test.app.submit(&office, "demo", &draft.code, HandIn::default()).await;
    assert_eq!(refused(handed_in), "mandatory_findings");
    // Saying when something became known is a right of its own.
    let office = someone("office", Role::PlanOffice);
    let denied = test.app.enter_submission(&office, "demo", NewSubmission::of("x", rows), false).await;
    assert!(matches!(denied, Err(AppError::Forbidden { rule: "right", .. })));
}

#[tokio::test]
async fn the_same_file_again_brings_nothing_new() {
    let test = full_city().await;
    let bytes = std::fs::read(root().join("examples/demo-city/observations.csv")).unwrap();
    let rows = rows_of_file(bytes).await.unwrap();
    let count = rows.len() as u32;
    let system = Call::system();
    let again = NewSubmission::of("again", rows);
    let intake = test.app.preview_submission(&system, "demo", again.clone()).await.unwrap();
    assert_eq!(intake.difference.identical, count);
    assert_eq!(refused(test.app.enter_submission(&system, "demo", again, false).await), "nothing_new");
}

#[tokio::test]
async fn a_reporter_hands_in_and_another_accepts() {
    let test = full_city().await;
    let app = &test.app;
    let reporter = someone("reporter", Role::Reporter);
    let office = someone("office", Role::PlanOffice);
    let query = one("HTE_COUNT", "X9901");
    let before = value(app, &office, &query, "2024").await.unwrap();
    assert_eq!(before, "405");

    let new = entry("高新技术企业数更正", vec![row("HTE_COUNT", "示例市", "2024", "404")]);
    let intake = app.preview_submission(&reporter, "demo", new.clone()).await.unwrap();
    assert_eq!((intake.difference.changed, intake.difference.new), (1, 0));
    let told = &intake.difference.rows[0];
    assert_eq!(told.old.as_ref().unwrap().value.as_deref(), Some("405"));
    assert_eq!((told.area.as_str(), told.new.value.as_deref()), ("X9901", Some("404")));

    // A changed value needs the reason for the revision.
    let refusal = app.enter_submission(&reporter, "demo", new.clone(), true).await;
    assert_eq!(refused(refusal), "revision_needs_reason");
    let draft = app.enter_submission(&reporter, "demo", new, false).await.unwrap().value;
    let code = draft.submission.unwrap().code;
    let correction = Some(RevisionReason::Correction);
    let handed_in = app
        .submit(&reporter, "demo", &code, HandIn { revision: correction, ..said("台账更正") })
        .await
        .unwrap();
    assert_eq!(handed_in.value.body.state, SubmissionState::Submitted);
    assert_eq!(value(app, &office, &query, "2024").await.unwrap(), "405", "not accepted yet");

    // Nobody accepts their own, and a reporter accepts nothing.
    let both = Call::by(Actor {
        grants: [&reporter, &office].iter().flat_map(|call| call.actor.grants.clone()).collect(),
        ..reporter.actor.clone()
    });
    assert_eq!(refused(app.accept(&both, "demo", &code, None).await), "own_submission");
    assert_eq!(refused(app.accept(&reporter, "demo", &code, None).await), "forbidden");
    // Returned with a reason, handed in again, accepted.
    assert_eq!(refused(app.return_submission(&office, "demo", &code, " ").await), "invalid");
    app.return_submission(&office, "demo", &code, "请附说明").await.unwrap();
    assert_eq!(refused(app.accept(&office, "demo", &code, None).await), "submission_state");
    let evidence = app.put_file(&reporter, "说明.txt", "更正说明".as_bytes()).await.unwrap().value;
    let absent = HandIn { evidence: vec!["0".repeat(64)], ..said("见附件") };
    assert_eq!(refused(app.submit(&reporter, "demo", &code, absent).await), "invalid");
    let attached = HandIn { evidence: vec![evidence.sha256.clone()], ..said("见附件") };
    app.submit(&reporter, "demo", &code, attached).await.unwrap();
    let done = app.accept(&office, "demo", &code, None).await.unwrap();
    assert_eq!(value(app, &office, &query, "2024").await.unwrap(), "404");

    let history = ObservationQuery { history: true, ..query.clone() };
    let all = points(app, &office, &history).await;
    let point = all.iter().find(|point| point.period.to_string() == "2024").unwrap();
    assert_eq!(point.revisions.len() as u32, point.revision_count);
    let reading = point.reading.as_ref().unwrap();
    assert_eq!(reading.revision, Some(RevisionReason::Correction));
    assert_eq!(reading.entered_by.as_deref(), Some("reporter"));
    let proof = EvidenceFile { sha256: evidence.sha256, name: "说明.txt".to_owned() };
    assert_eq!(reading.evidence, [proof], "the card names the file");
    assert_eq!(reading.submission.as_deref(), Some(code.as_str()));
    // Taking the acceptance back takes the value back.
    app.undo(&office, &done.change.change_id).await.unwrap();
    assert_eq!(value(app, &office, &query, "2024").await.unwrap(), "405");
}

#[tokio::test]
async fn a_reporter_reports_for_their_own_areas_only() {
    let test = full_city().await;
    let mut reporter = someone("county", Role::Reporter);
    reporter.actor.grants[0].areas = Some(["X990101".to_owned()].into());
    let rows = |area: &str| entry("x", vec![row("GDP", area, "2025-Q1", "1")]);
    let denied = test.app.preview_submission(&reporter, "demo", rows("X9901")).await;
    assert!(matches!(denied, Err(AppError::Forbidden { rule: "place", .. })));
    test.app.preview_submission(&reporter, "demo", rows("X990101")).await.unwrap();
    // Reading keeps to the same areas.
    let all = ObservationQuery { limit: 1_000, ..ObservationQuery::default() };
    let listing = test.app.read_observations(&reporter, "demo", &all).await.unwrap();
    assert!(!listing.items.is_empty());
    assert!(listing.items.iter().all(|series| series.of.area == "X990101"));
    let unknown = entry("x", vec![row("没有的指标", "没有的地方", "2024", "1")]);
    let AppError::Invalid(faults) =
        test.app.preview_submission(&Call::system(), "demo", unknown).await.unwrap_err()
    else {
        panic!("unknown names are refused")
    };
    let fields: Vec<&str> = faults.iter().map(|fault| fault.field.as_str()).collect();
    assert_eq!(fields, ["rows.0.indicator", "rows.0.area"]);
}

#[tokio::test]
async fn absences_are_told_apart() {
    let test = full_city().await;
    let office = someone("office", Role::PlanOffice);
    let app = &test.app;
    let status = async |indicator: &str, period: &str| {
        let query = ObservationQuery { to: Some("2026".parse().unwrap()), ..one(indicator, "X9901") };
        let found = points(app, &office, &query).await;
        found
            .into_iter()
            .find(|point| point.period.to_string() == period)
            .map(|point| (point.status, point.reading.and_then(|reading| reading.value)))
    };
    assert_eq!(status("UNICORN", "2024").await, Some((Status::Value, Some("0".into()))));
    assert_eq!(status("NEW_PRODUCT_SHARE", "2023").await, Some((Status::Withheld, None)));
    assert_eq!(status("GDP", "2025").await, Some((Status::Missing, None)));
    assert_eq!(status("GDP", "2026").await, Some((Status::NotDue, None)));
    // As known on an earlier day, what came later was not yet due.
    let early = ObservationQuery {
        known_by: Some("2024-06-30".parse().unwrap()),
        to: Some("2025".parse().unwrap()),
        ..one("RD_GDP", "X9901")
    };
    let found = points(app, &office, &early).await;
    let last = found.iter().filter(|point| point.reading.is_some()).map(|point| point.period).max();
    assert!(last.unwrap().to_string().as_str() <= "2023");
    assert!(found.iter().any(|point| point.status == Status::NotDue));
}

#[tokio::test]
async fn as_known_on_a_day_the_revision_is_not_yet_known() {
    let test = full_city().await;
    let office = someone("office", Role::PlanOffice);
    let before = ObservationQuery { known_by: Some("2025-01-19".parse().unwrap()), ..one("RD_GDP", "X9901") };
    let after = ObservationQuery { known_by: Some("2025-01-20".parse().unwrap()), ..before.clone() };
    assert_ne!(
        value(&test.app, &office, &before, "2020").await,
        value(&test.app, &office, &after, "2020").await
    );
    assert_eq!(value(&test.app, &office, &after, "2020").await.unwrap().trim_end_matches('0'), "1.8");
}

fn release(title: &str) -> NewRelease {
    NewRelease { title: title.into(), known_by: None, note: None, visibility: Visibility::Internal }
}

#[tokio::test]
async fn releases_stay_and_tell_their_difference() {
    let test = full_city().await;
    let app = &test.app;
    let office = with_rights("office", Role::PlanOffice, &[Right::Withdraw]);
    let made = app.make_release(&office, "demo", &release("2026年一季度")).await.unwrap();
    let first = made.value;
    assert_eq!(first.body.digest.len(), 64);
    let anchors = std::fs::read_to_string(app.folder.join("anchors.jsonl")).unwrap();
    assert_eq!(anchors.lines().count(), 1);
    assert!(anchors.contains(&made.change.hash), "the chain is anchored outside");
    let again = app.make_release(&office, "demo", &release("同上")).await.unwrap().value;
    assert_eq!(again.body.digest, first.body.digest, "the same values give the same digest");

    let mut revised =
        entry("更正", vec![row("HTE_COUNT", "X9901", "2024", "404"), row("UNICORN", "X9901", "2026", "1")]);
    revised.revision = Some(RevisionReason::FinalVerification);
    revised.rows[1].period = "2015".parse().unwrap();
    accepted(&test, revised).await;
    let gdp = points(app, &office, &one("GDP", "X9901")).await;
    let id = gdp[0].reading.as_ref().unwrap().observation_id.clone();
    let withdrawal =
        Withdrawal { submission: None, observations: vec![id], reason: "来源有误".into(), rows: 0 };
    app.withdraw(&office, "demo", &withdrawal).await.unwrap();
    let second = app.make_release(&office, "demo", &release("2026年二季度")).await.unwrap().value;
    assert_eq!(second.body.previous.as_deref(), Some(again.code.as_str()));

    let difference =
        app.release_difference(&office, "demo", &first.code, Some(&second.code), None).await.unwrap();
    assert_eq!(
        (difference.revised, difference.withdrawn, difference.removed, difference.added),
        (1, 1, 0, 1)
    );
    let row = &difference.rows[0];
    assert_eq!((row.fate, row.revision), (Fate::Revised, Some(RevisionReason::FinalVerification)));
    assert_eq!(row.old.as_ref().unwrap().value.as_deref(), Some("405"));
    assert_eq!(row.new.as_ref().unwrap().value.as_deref(), Some("404"));
    let gone = &difference.rows[1];
    assert_eq!((gone.fate, gone.reason.as_deref()), (Fate::Withdrawn, Some("来源有误")));
    assert_eq!(gone.old.as_ref().unwrap().value, None, "a withdrawn number is not told");
    // The first release still lists what it listed.
    let frozen = ObservationQuery { release: Some(first.code.clone()), ..one("HTE_COUNT", "X9901") };
    assert_eq!(value(app, &office, &frozen, "2024").await.unwrap(), "405");
    let citation = app.cite_release(&office, "demo", &first.code).await.unwrap();
    assert!(citation.zh.contains(&first.code) && citation.en.contains(&first.body.digest[..12]));
    let kept = app.get::<Release>(&office, "demo", &first.code, None).await.unwrap();
    assert_eq!(kept.version, 1);
}

#[tokio::test]
async fn a_withdrawal_hides_the_number_and_undo_lifts_it() {
    let test = full_city().await;
    let app = &test.app;
    let office = someone("office", Role::PlanOffice);
    let query = one("GDP", "X9901");
    let id = points(app, &office, &query).await[0].reading.clone().unwrap().observation_id;
    let withdrawal = |reason: &str| Withdrawal {
        submission: None,
        observations: vec![id.clone()],
        reason: reason.into(),
        rows: 0,
    };
    assert_eq!(refused(app.withdraw(&office, "demo", &withdrawal("x")).await), "forbidden");
    let office = with_rights("office", Role::PlanOffice, &[Right::Withdraw]);
    assert_eq!(refused(app.withdraw(&office, "demo", &withdrawal("")).await), "invalid");
    let done = app.withdraw(&office, "demo", &withdrawal("来源有误")).await.unwrap();
    let reading = points(app, &office, &query).await[0].reading.clone().unwrap();
    assert_eq!(reading.value, None);
    let notice = reading.withdrawn.unwrap();
    assert_eq!((notice.reason.as_str(), notice.on), ("来源有误", app.today()));
    assert_eq!(refused(app.withdraw(&office, "demo", &withdrawal("x")).await), "nothing_to_withdraw");
    let exported = app.export(&office, "demo", TableName::Observations, csv(None)).await.unwrap();
    let text = String::from_utf8(exported.bytes).unwrap();
    assert!(!text.contains("\nGDP,X9901,2016,") && text.contains("\nGDP,X9901,2017,"));
    app.undo(&office, &done.change.change_id).await.unwrap();
    assert!(points(app, &office, &query).await[0].reading.clone().unwrap().value.is_some());
}

#[tokio::test]
async fn the_public_sees_what_was_published_from_its_day_on() {
    let test = full_city().await;
    let app = &test.app;
    let office = with_rights("office", Role::PlanOffice, &[Right::Publish]);
    let reviewer = with_rights("reviewer", Role::Reviewer, &[Right::Publish]);
    let public = Call::by(Actor::nobody(true));
    let made = app.make_release(&office, "demo", &release("公开版")).await.unwrap().value;
    let query = ObservationQuery { limit: 1_000, ..ObservationQuery::default() };
    let seen = async || app.read_observations(&public, "demo", &query).await.unwrap().items;
    assert!(seen().await.is_empty());
    let day = waymark_app::app::day_of(waymark_app::clock::Micros(
        test.clock.0.load(Ordering::Relaxed) + 2 * 86_400_000_000,
    ));
    let publication = Publication {
        title: "主要指标".into(),
        release: made.code.clone(),
        indicators: vec!["GDP".into()],
        areas: Vec::new(),
        embargo_until: Some(day),
        state: PublicationState::Published,
        proposed_by: None,
        reviewed_by: None,
        published_on: None,
        reason: None,
    };
    let proposed = app.propose_publication(&office, "demo", &publication).await.unwrap().value;
    assert_eq!(proposed.body.state, PublicationState::Proposed, "nobody publishes by proposing");
    assert_eq!(refused(app.publish(&office, "demo", &proposed.code).await), "own_publication");
    let plain = someone("reviewer", Role::Reviewer);
    assert_eq!(refused(app.publish(&plain, "demo", &proposed.code).await), "forbidden");
    app.publish(&reviewer, "demo", &proposed.code).await.unwrap();
    assert!(seen().await.is_empty(), "under embargo");
    test.clock.0.fetch_add(2 * 86_400_000_000, Ordering::Relaxed);
    let items = seen().await;
    assert!(!items.is_empty());
    assert!(items.iter().all(|one| one.of.indicator == "GDP" && one.of.area == "X9901"));
    let readings = || items.iter().flat_map(|one| &one.points).filter_map(|point| point.reading.as_ref());
    assert!(readings().all(|one| one.submission.is_none() && one.entered_by.is_none()));
    assert_eq!(refused(app.withdraw_publication(&reviewer, "demo", &proposed.code, "").await), "invalid");
    app.withdraw_publication(&reviewer, "demo", &proposed.code, "待核").await.unwrap();
    assert!(seen().await.is_empty());
}

#[tokio::test]
async fn tables_come_out_and_in_again() {
    let test = full_city().await;
    let office = someone("office", Role::PlanOffice);
    for table in
        [TableName::Observations, TableName::Targets, TableName::Owners, TableName::Areas, TableName::Bodies]
    {
        for format in [Format::Csv, Format::Xlsx] {
            let file =
                test.app.export(&office, "demo", table, ExportQuery { format, ..csv(None) }).await.unwrap();
            assert!(file.name.ends_with(format.name()) && !file.bytes.is_empty());
        }
    }
    let file = test
        .app
        .export(&office, "demo", TableName::Observations, ExportQuery { format: Format::Xlsx, ..csv(None) })
        .await
        .unwrap();
    let rows = rows_of_file(file.bytes).await.unwrap();
    let intake = test
        .app
        .preview_submission(&Call::system(), "demo", NewSubmission::of("x", rows.clone()))
        .await
        .unwrap();
    assert_eq!(intake.difference.identical as usize, rows.len());
    let series = test.app.read_series(&office, "demo", &one("GDP", "X9901")).await.unwrap();
    let gdp = &series.items[0];
    assert_eq!(gdp.last_period.unwrap().to_string(), "2024");
    assert_eq!(gdp.next_period.unwrap().to_string(), "2025");
    assert!(gdp.overdue, "2025 is due by now, on 2026-08-03");
}

on_each_engine!(
    fifty_clients_write_and_read_at_once, outside_verdicts_and_values_follow_one_rule,
    the_second_of_two_for_one_new_point_is_a_revision, a_withdrawn_number_is_told_by_its_reason_only,
    revisions_of_one_day_go_out_and_come_in,
);

/// Both were new when they were entered; what was accepted since makes the second a revision.
async fn the_second_of_two_for_one_new_point_is_a_revision(test: &TestApp) {
    fill(test).await;
    let app = &test.app;
    let (reporter, reviewer) = (someone("reporter", Role::Reporter), someone("reviewer", Role::Reviewer));
    let hand_in = async |value: &str| {
        let new = entry("x", vec![row("HTE_COUNT", "X9901", "2024", value)]);
        let done = app.enter_submission(&reporter, "demo", new, true).await.unwrap().value;
        assert_eq!((done.difference.new, done.difference.changed), (1, 0));
        done.submission.unwrap().code
    };
    let (first, second) = (hand_in("3000").await, hand_in("3100").await);
    let say = || Some("已核实".to_owned());
    app.accept(&reviewer, "demo", &first, say()).await.unwrap();
    assert_eq!(refused(app.accept(&reviewer, "demo", &second, say()).await), "revision_needs_reason");
    let query = one("HTE_COUNT", "X9901");
    assert_eq!(value(app, &reviewer, &query, "2024").await.unwrap(), "3000");

    // Handing it in again asks for the reason too; with it the value is a revision that says so.
    app.return_submission(&reviewer, "demo", &second, "请说明修订原因").await.unwrap();
    assert_eq!(
        refused(app.submit(&reporter, "demo", &second, HandIn::default()).await),
        "revision_needs_reason"
    );
    let correction = Some(RevisionReason::Correction);
    let why = HandIn { revision: correction, ..HandIn::default() };
    let handed_in = app.submit(&reporter, "demo", &second, why).await.unwrap().value;
    assert_eq!((handed_in.body.new_rows, handed_in.body.changed_rows), (0, 1));
    app.accept(&reviewer, "demo", &second, say()).await.unwrap();
    let point = points(app, &reviewer, &query).await.into_iter().find(|one| one.reading.is_some());
    let reading = point.unwrap().reading.unwrap();
    assert_eq!((reading.value.as_deref(), reading.revision), (Some("3100"), correction));

    // What the checks say counts as of now, though they had nothing to say when it was handed in.
    let third = hand_in_year(test, "2021", "300").await;
    let tenfold = hand_in_year(test, "2022", "3000000").await;
    app.accept(&reviewer, "demo", &third, None).await.unwrap();
    assert_eq!(refused(app.accept(&reviewer, "demo", &tenfold, None).await), "verify_needs_comment");
}

async fn a_withdrawn_number_is_told_by_its_reason_only(test: &TestApp) {
    fill(test).await;
    let app = &test.app;
    let office = with_rights("office", Role::PlanOffice, &[Right::Withdraw]);
    accepted(test, entry("x", vec![row("HTE_COUNT", "X9901", "2023", "300")])).await;
    let before = app.make_release(&office, "demo", &release("一")).await.unwrap().value.code;
    let mut new =
        entry("x", vec![row("HTE_COUNT", "X9901", "2023", "310"), row("HTE_COUNT", "X9901", "2024", "320")]);
    new.revision = Some(RevisionReason::Correction);
    let code = accepted(test, new).await.code;
    let after = app.make_release(&office, "demo", &release("二")).await.unwrap().value.code;
    let withdrawal = Withdrawal {
        submission: Some(code.clone()),
        observations: Vec::new(),
        reason: "来源有误".into(),
        rows: 0,
    };
    app.withdraw(&office, "demo", &withdrawal).await.unwrap();

    // The revision before counts again, and the point says that a newer one was withdrawn.
    let query = one("HTE_COUNT", "X9901");
    let point = points(app, &office, &query).await.into_iter().find(|one| one.period.to_string() == "2023");
    let point = point.unwrap();
    assert_eq!(point.reading.unwrap().value.as_deref(), Some("300"));
    assert_eq!(point.withdrawn.unwrap().reason, "来源有误");

    let review = app.review_submission(&office, "demo", &code, None).await.unwrap();
    assert!(review.difference.rows.is_empty(), "{:?}", review.difference.rows);
    let difference = app.release_difference(&office, "demo", &before, Some(&after), None).await.unwrap();
    assert_eq!((difference.withdrawn, difference.added, difference.revised), (2, 0, 0));
    for told in difference.rows {
        assert_eq!((told.fate, told.reason.as_deref()), (Fate::Withdrawn, Some("来源有误")));
        assert_eq!(told.new.unwrap().value, None, "a withdrawn number is not told");
    }
}

async fn revisions_of_one_day_go_out_and_come_in(test: &TestApp) {
    fill(test).await;
    accepted(test, entry("x", vec![row("HTE_COUNT", "X9901", "2024", "300")])).await;
    let mut new = entry("x", vec![row("HTE_COUNT", "X9901", "2024", "310")]);
    new.revision = Some(RevisionReason::Correction);
    accepted(test, new).await;
    let office = someone("office", Role::PlanOffice);
    let file = test.app.export(&office, "demo", TableName::Observations, csv(None)).await.unwrap();
    let rows = rows_of_file(file.bytes).await.unwrap();
    let other = city().await;
    accepted(&other, NewSubmission::of("x", rows)).await;
    assert_eq!(value(&other.app, &office, &one("HTE_COUNT", "X9901"), "2024").await.unwrap(), "310");
}

async fn hand_in_year(test: &TestApp, year: &str, value: &str) -> String {
    let new = entry("x", vec![row("HTE_COUNT", "X9901", year, value)]);
    let done = test.app.enter_submission(&someone("reporter", Role::Reporter), "demo", new, true).await;
    let intake = done.unwrap().value;
    assert!(intake.findings.is_empty(), "{:?}", intake.findings);
    intake.submission.unwrap().code
}

async fn fifty_clients_write_and_read_at_once(test: &TestApp) {
    fill(test).await;
    let mut tasks = Vec::new();
    for client in 0..50_u16 {
        let app = test.app.clone();
        tasks.push(tokio::spawn(async move {
            let rows: Vec<RowInput> = (0..10)
                .map(|n| {
                    row(
                        "GDP",
                        "X9901",
                        &format!("{}", 1900 + client * 2 % 100),
                        &format!("{}", client * 10 + n),
                    )
                })
                .enumerate()
                .map(|(n, mut row)| {
                    row.dimensions.insert("client".into(), format!("{client}x{n}"));
                    row
                })
                .collect();
            let reporter = someone(&format!("reporter-{client}"), Role::Reporter);
            let reviewer = someone("reviewer", Role::Reviewer);
            let done = app.enter_submission(&reporter, "demo", entry("x", rows), true).await.unwrap();
            let code = done.value.submission.unwrap().code;
            app.accept(&reviewer, "demo", &code, Some("x".into())).await.unwrap();
            let query = ObservationQuery { limit: 1_000, ..one("GDP", "X9901") };
            let seen = app.read_observations(&reviewer, "demo", &query).await.unwrap();
            // Batches are seen whole or not at all, and one's own is seen.
            assert_eq!(seen.items.len() % 10, 0);
            assert!(seen.items.iter().any(|one| one.of.dimensions["client"] == format!("{client}x0")));
            code
        }));
    }
    let mut codes = Vec::new();
    for task in tasks {
        codes.push(task.await.unwrap());
    }
    codes.sort_unstable();
    codes.dedup();
    assert_eq!(codes.len(), 50, "no code is given twice");
    let (values, _) = test.app.store.observation_counts().await.unwrap();
    assert_eq!(values, 500);
}

/// Indicators and areas of the values and of the verdicts someone outside sees; overview and
/// assessment agree.
async fn seen(app: &App, call: &Call, release: Option<String>) -> [BTreeSet<(String, String)>; 2] {
    let query = ObservationQuery { limit: 1_000, release: release.clone(), ..ObservationQuery::default() };
    let values = app.read_observations(call, "demo", &query).await.unwrap().items;
    let query = AssessmentQuery { at: "2024".parse().ok(), release, ..AssessmentQuery::default() };
    let ground = app.assessment_ground(call, "demo", &query).await.unwrap();
    let report = app.judge(&ground, Lang::Zh).unwrap();
    let rows = app.overview(call, "demo", query).await.unwrap().rows;
    let own = report.assessments.iter().filter(|one| one.area == "X9901").count();
    assert_eq!(rows.len(), own);
    [
        values.into_iter().map(|one| (one.of.indicator, one.of.area)).collect(),
        report.assessments.into_iter().map(|one| (one.indicator, one.area)).collect(),
    ]
}

async fn outside_verdicts_and_values_follow_one_rule(test: &TestApp) {
    fill(test).await;
    accept_all(test).await;
    let (app, system) = (&test.app, Call::system());
    let ledger = include_str!("../../../../examples/demo-city/ledger.json");
    app.import_ledger(&system, "demo", &serde_json::from_str(ledger).unwrap()).await.unwrap();
    for entry in app.all::<LedgerEntry>("demo", None).await.unwrap() {
        let open = LedgerEntry { visibility: Visibility::Congress, ..entry.body };
        app.put(&system, "demo", &entry.code, &open, Put::default()).await.unwrap();
    }
    let new = NewRelease { visibility: Visibility::Congress, ..release("首次定版") };
    let made = app.make_release(&system, "demo", &new).await.unwrap().value;
    let deputy = someone("deputy", Role::Congress);
    let nothing = || [BTreeSet::new(), BTreeSet::new()];
    // A release that may be known of is not published by that.
    assert_eq!(seen(app, &deputy, None).await, nothing());
    assert_eq!(seen(app, &deputy, Some(made.code.clone())).await, nothing());

    let publish = async |indicators: &[&str], areas: &[&str]| {
        let publication = Publication {
            title: "主要指标".into(),
            release: made.code.clone(),
            indicators: indicators.iter().map(|code| (*code).to_owned()).collect(),
            areas: areas.iter().map(|code| (*code).to_owned()).collect(),
            embargo_until: None,
            state: PublicationState::Published,
            proposed_by: None,
            reviewed_by: None,
            published_on: None,
            reason: None,
        };
        let proposed = app.propose_publication(&system, "demo", &publication).await.unwrap().value;
        app.publish(&system, "demo", &proposed.code).await.unwrap();
    };
    let of = |pairs: &[(&str, &str)]| -> BTreeSet<(String, String)> {
        pairs.iter().map(|(indicator, area)| ((*indicator).to_owned(), (*area).to_owned())).collect()
    };
    publish(&["HTE_COUNT"], &[]).await;
    let own = of(&[("HTE_COUNT", "X9901")]);
    for release in [None, Some(made.code.clone())] {
        assert_eq!(seen(app, &deputy, release).await, [own.clone(), own.clone()]);
    }
    // What one publication shows of an indicator and another of an area is not both of both.
    publish(&["RD_GDP"], &["X990101"]).await;
    let both = of(&[("HTE_COUNT", "X9901"), ("RD_GDP", "X990101")]);
    assert_eq!(seen(app, &deputy, None).await, [both.clone(), both]);
    let office = someone("office", Role::PlanOffice);
    assert!(seen(app, &office, None).await[1].len() > 20, "inside everything is judged");

    // A value whose target stays inside is shown without it.
    for entry in app.all::<LedgerEntry>("demo", None).await.unwrap() {
        let closed = LedgerEntry { visibility: Visibility::Internal, ..entry.body };
        app.put(&system, "demo", &entry.code, &closed, Put::default()).await.unwrap();
    }
    let query = || AssessmentQuery { at: "2024".parse().ok(), ..AssessmentQuery::default() };
    let outside = app.overview(&deputy, "demo", query()).await.unwrap();
    assert!(outside.rows.is_empty() && outside.missing.is_none() && outside.freshness.is_none());
    let [shown] = &outside.published[..] else { panic!("{:?}", outside.published) };
    let inside = app.overview(&office, "demo", query()).await.unwrap();
    let same = inside.rows.iter().find(|row| row.indicator == "HTE_COUNT").unwrap();
    assert_eq!((shown.indicator.as_str(), Some(&shown.latest)), ("HTE_COUNT", same.latest.as_ref()));
    assert!(inside.published.is_empty() && inside.missing.is_some());
    let freshness = inside.freshness.unwrap();
    assert_eq!(freshness.latest_release.unwrap().code, made.code);
}

#[tokio::test]
async fn the_first_screen_counts_what_it_shows() {
    let test = full_city().await;
    let ledger = include_str!("../../../../examples/demo-city/ledger.json");
    test.app.import_ledger(&Call::system(), "demo", &serde_json::from_str(ledger).unwrap()).await.unwrap();
    let office = someone("office", Role::PlanOffice);
    let seen = test.app.overview(&office, "demo", AssessmentQuery::default()).await.unwrap();
    let counts = &seen.counts;
    let of = |status: &str| counts.by_status.get(status).copied().unwrap_or_default();
    assert_eq!(counts.targets as usize, seen.rows.len());
    assert!(of("data_not_out") > 0 && counts.judged > 0, "{counts:?}");
    assert_eq!(counts.judged + of("data_not_out") + of("not_judged"), counts.targets);
    // A growth is judged on an amount, which is not in per cent.
    let growth = seen.rows.iter().find(|row| row.indicator == "RD_EXP_CAGR").unwrap();
    let (latest, baseline) = (growth.latest.as_ref().unwrap(), growth.baseline.as_ref().unwrap());
    assert_eq!([&*growth.unit, &*latest.unit, &*baseline.unit], ["%", "亿元", "亿元"]);
    assert_eq!(latest.indicator, "RD_EXP");
}

#[tokio::test]
async fn a_table_comes_out_as_it_was_known_on_a_day() {
    let test = full_city().await;
    let office = someone("office", Role::PlanOffice);
    let lines = async |table, known_by: Option<&str>| {
        let query = csv(known_by.map(|day| day.parse().unwrap()));
        let file = test.app.export(&office, "demo", table, query).await.unwrap();
        String::from_utf8(file.bytes).unwrap().lines().count()
    };
    for table in [TableName::Observations, TableName::Targets, TableName::Areas, TableName::Bodies] {
        assert_eq!(lines(table, Some("1999-12-31")).await, 1, "only headings of {table:?}");
        assert_eq!(lines(table, Some("2100-01-01")).await, lines(table, None).await, "{table:?}");
    }
    let (then, now) = (Some("2023-06-30"), None);
    assert!(
        (2..lines(TableName::Observations, now).await).contains(&lines(TableName::Observations, then).await)
    );
}
