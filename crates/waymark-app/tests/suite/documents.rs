//! From a document to the ledger, on the two examples.

use waymark_app::documents::NewDocument;
use waymark_app::owners::{HandOver, TaskSplit};
use waymark_app::proposals::{Decide, DecisionKind, ProposalDecision};
use waymark_app::work::{WorkItem, WorkQuery};
use waymark_app::{App, AppError, Call, Put};
use waymark_core::Ledger;
use waymark_core::body::Body;
use waymark_core::judge::SplitMode;
use waymark_core::ledger::difference::{compare, item_fields};
use waymark_core::ledger::{Content, Decision, LedgerItem};
use waymark_core::record::{
    DocumentSort, DocumentState, LedgerEntry, Ownership, PlanDocument, PlanRecord, Progress, ProjectSheet,
    Proposal, ProposalContent, ProposalState, Role, SplitPart,
};
use waymark_report::Lang;
use waymark_report::tabular::Format;

use crate::support::{TestApp, on_each_engine, someone};

const SHANGRAO: &str = include_str!("../../../../examples/shangrao/plan.txt");
const SHANGRAO_LEDGER: &str = include_str!("../../../../examples/shangrao/ledger.json");
const DEMO: &str = include_str!("../../../../examples/demo-city/plan.txt");
const DEMO_LEDGER: &str = include_str!("../../../../examples/demo-city/ledger.json");
const TASK_SPLIT: &str = include_str!("../../../../examples/demo-city/task-split.txt");

/// A plan of the title with one document read.
async fn read(text: &str, title: &str) -> (TestApp, Call) {
    let test = TestApp::new().await;
    let plan = PlanRecord {
        title: title.to_owned(),
        term: "2021-2025".parse().unwrap(),
        area: "X9901".to_owned(),
        peers: Vec::new(),
        follows: None,
        rules: None,
        packs: Vec::new(),
        invented: true,
        note: None,
    };
    test.app.put(&Call::system(), "", "p", &plan, Put::new()).await.unwrap();
    let office = someone("office", Role::PlanOffice);
    add(&test.app, &office, text, DocumentSort::Plan).await;
    (test, office)
}

async fn add(app: &App, office: &Call, text: &str, sort: DocumentSort) -> String {
    let file = app.put_file(office, "plan.txt", text.as_bytes()).await.unwrap().value.sha256;
    let new = document(Some(file), None, sort);
    let added = app.add_document(office, "p", &new).await.unwrap().value;
    assert_eq!(added.document.body.state, DocumentState::Reading);
    assert_eq!(app.work_once("worker").await.unwrap().as_deref(), Some(added.job.as_str()));
    let job = app.job(office, &added.job).await.unwrap();
    assert_eq!((job.state.as_str(), job.fault), ("done", None));
    added.document.code
}

fn document(file: Option<String>, text: Option<String>, sort: DocumentSort) -> NewDocument {
    NewDocument { file, text, ..NewDocument::of(sort) }
}

fn decision(code: &str, decision: DecisionKind) -> ProposalDecision {
    ProposalDecision {
        code: code.to_owned(),
        decision,
        into: None,
        content: None,
        parts: Vec::new(),
        owners: None,
        note: None,
        theme: None,
        main: None,
    }
}

/// The decisions a ledger file records, as someone would make them here.
fn decisions(ledger: &Ledger) -> Decide {
    let of_item = |item: &LedgerItem| {
        let kind = match item.decision {
            Decision::Changed => DecisionKind::Change,
            _ => DecisionKind::Confirm,
        };
        ProposalDecision {
            content: (item.decision == Decision::Changed).then(|| item.content.clone()),
            owners: Some(item.owners.clone()),
            note: item.note.clone(),
            ..decision(&item.code, kind)
        }
    };
    let offered = ledger.items.iter().filter(|item| item.decision != Decision::Added);
    let rejected = ledger.rejected.iter().map(|one| ProposalDecision {
        note: one.reason.clone(),
        ..decision(&one.code, DecisionKind::Reject)
    });
    Decide { decisions: offered.map(of_item).chain(rejected).collect() }
}

/// Both examples: what the office decided in the workbook, decided here, gives the same ledger.
///
/// `since` names what the extraction reads otherwise since the file was confirmed, code and field.
async fn same_ledger(text: &str, json: &str, since: &[(&str, &str)]) {
    let wanted: Ledger = serde_json::from_str(json).unwrap();
    let (test, office) = read(text, &wanted.plan.title).await;
    let mut decide = decisions(&wanted);
    // A kind that was changed took a new code: the proposal has the one it was offered under.
    let proposals = test.app.all::<Proposal>("p", None).await.unwrap();
    for one in &mut decide.decisions {
        let item = wanted.items.iter().find(|item| item.code == one.code);
        if let Some(id) = item.and_then(|item| item.id.as_deref()) {
            one.code = proposals.iter().find(|p| p.body.content.id() == id).unwrap().code.clone();
        }
    }
    test.app.decide(&office, "p", &decide).await.unwrap();
    let ledger = test.app.ledger("p", None).await.unwrap();
    assert_eq!(ledger.document, wanted.document);
    assert_eq!(ledger.rejected, wanted.rejected);
    assert_eq!(ledger.undecided, wanted.undecided);
    assert_eq!(ledger.findings, wanted.findings);
    let mut differing = Vec::new();
    for item in wanted.items.iter().filter(|item| item.decision != Decision::Added) {
        let found = ledger.items.iter().find(|one| one.id == item.id);
        let found = found.unwrap_or_else(|| panic!("{} is missing", item.code));
        assert_eq!((&found.code, found.decision), (&item.code, item.decision));
        let mut fields = compare(&item_fields(item), &item_fields(found));
        // Codes of indicators also count the names people wrote in by hand.
        fields.retain(|field| field.field != "indicator_code");
        differing.extend(fields.into_iter().map(|field| (item.code.clone(), field)));
    }
    let found: Vec<_> = differing.iter().map(|(code, field)| (code.as_str(), field.field.as_str())).collect();
    assert_eq!(found, since, "{differing:#?}");
}

#[tokio::test]
async fn the_decisions_on_shangrao_give_its_ledger() {
    same_ledger(SHANGRAO, SHANGRAO_LEDGER, &[]).await;
}

#[tokio::test]
async fn the_decisions_on_the_fictional_city_give_its_ledger() {
    same_ledger(DEMO, DEMO_LEDGER, &[]).await;
}

#[tokio::test]
async fn an_imported_ledger_comes_out_as_it_went_in_and_is_taken_back_as_one() {
    let wanted: Ledger = serde_json::from_str(SHANGRAO_LEDGER).unwrap();
    let (test, office) = read(SHANGRAO, &wanted.plan.title).await;
    let done = test.app.import_ledger(&office, "p", &wanted).await.unwrap();
    let ledger = test.app.ledger("p", None).await.unwrap();
    assert_eq!(ledger.items, wanted.items);
    assert_eq!(ledger.indicators, wanted.indicators);
    assert_eq!((ledger.rejected, ledger.undecided), (wanted.rejected.clone(), wanted.undecided));
    let entries = test.app.all::<LedgerEntry>("p", None).await.unwrap();
    let main = entries.iter().filter(|entry| entry.body.main).count();
    assert_eq!(main, 9, "the plan's main table has nine indicators");
    let again = test.app.compare_ledger(&office, "p", &wanted).await.unwrap();
    assert_eq!(again.items, 0);

    test.app.undo(&office, &done.change.change_id).await.unwrap();
    assert!(test.app.ledger("p", None).await.unwrap().items.is_empty());
    let open = test.app.all::<Proposal>("p", None).await.unwrap();
    assert!(open.iter().all(|one| one.body.state == ProposalState::Open));
}

#[tokio::test]
async fn restatements_are_offered_merged_and_opened_again() {
    let (test, office) = read(SHANGRAO, "p").await;
    let app = &test.app;
    let groups = app.restatements(&office, "p", None).await.unwrap();
    let group = groups.iter().find(|group| group.indicator == "高新技术企业数量" && group.merge.len() == 2);
    let group = group.expect("three places state the high-tech enterprises of 2025");
    let into = group.into.clone();
    let refused = app.decide(&office, "p", &merge(&group.merge, &into)).await;
    assert!(matches!(refused, Err(AppError::Refused { code: "merge_into_open", .. })));
    let mut both = merge(&group.merge, &into);
    both.decisions.push(decision(&into, DecisionKind::Confirm));
    let done = app.decide(&office, "p", &both).await.unwrap();
    let entry = app.get::<LedgerEntry>(&office, "p", &into, None).await.unwrap().body;
    assert_eq!(entry.restated, group.merge);
    assert_eq!(app.ledger("p", None).await.unwrap().items.len(), 1);
    // What others were merged into cannot go before they do.
    let reject = Decide { decisions: vec![decision(&into, DecisionKind::Reject)] };
    let refused = app.decide(&office, "p", &reject).await;
    assert!(matches!(refused, Err(AppError::Refused { code: "item_in_use", .. })));
    let reopen = Decide { decisions: vec![decision(&group.merge[0], DecisionKind::Reopen)] };
    app.decide(&office, "p", &reopen).await.unwrap();
    let entry = app.get::<LedgerEntry>(&office, "p", &into, None).await.unwrap().body;
    assert_eq!(entry.restated, group.merge[1..]);
    let refused = app.undo(&office, &done.change.change_id).await;
    assert!(matches!(refused, Err(AppError::Refused { code: "undo_changed_since", .. })));
}

fn merge(codes: &[String], into: &str) -> Decide {
    let one = |code: &String| ProposalDecision {
        into: Some(into.to_owned()),
        ..decision(code, DecisionKind::Merge)
    };
    Decide { decisions: codes.iter().map(one).collect() }
}

#[tokio::test]
async fn a_proposal_is_split_in_two_and_confirmed_as_one_again() {
    let (test, office) = read(DEMO, "p").await;
    let app = &test.app;
    let proposals = app.all::<Proposal>("p", None).await.unwrap();
    let milestone = proposals.iter().find(|one| one.code == "M-001").unwrap();
    let ProposalContent::Milestone(read) = &milestone.body.content else { panic!("not a milestone") };
    let part = |subject: &str| {
        let mut one = waymark_core::ledger::ConfirmedMilestone::of(read);
        one.subject = subject.to_owned();
        Content::Milestone(one)
    };
    let split = |parts: Vec<Content>| Decide {
        decisions: vec![ProposalDecision { parts, ..decision("M-001", DecisionKind::Split) }],
    };
    let refused = app.decide(&office, "p", &split(vec![part("甲")])).await;
    assert!(matches!(refused, Err(AppError::Invalid(faults)) if faults[0].field == "decisions.0.parts"));
    let done = app.decide(&office, "p", &split(vec![part("甲"), part("乙")])).await.unwrap();
    let count = proposals.iter().filter(|one| one.code.starts_with("M-")).count();
    assert_eq!(done.value.proposals[0].items, ["M-001".to_owned(), format!("M-{:03}", count + 1)]);
    let confirm = Decide { decisions: vec![decision("M-001", DecisionKind::Confirm)] };
    app.decide(&office, "p", &confirm).await.unwrap();
    assert_eq!(app.ledger("p", None).await.unwrap().items.len(), 1);
}

#[tokio::test]
async fn a_second_document_has_codes_of_its_own_and_fills_in_owners() {
    let wanted: Ledger = serde_json::from_str(DEMO_LEDGER).unwrap();
    let (test, office) = read(DEMO, &wanted.plan.title).await;
    let app = &test.app;
    let body = Body {
        code: "B-KJ".to_owned(),
        name: "示例市科学技术局".to_owned(),
        aliases: vec!["市科技局".to_owned()],
        parent: None,
        area: None,
        valid_from: None,
        valid_to: None,
        invented: true,
    };
    app.put(&Call::system(), "", "B-KJ", &body, Put::new()).await.unwrap();
    app.import_ledger(&office, "p", &wanted).await.unwrap();
    let code = add(app, &office, TASK_SPLIT, DocumentSort::TaskSplit).await;
    let proposals = app.all::<Proposal>("p", None).await.unwrap();
    let own = proposals.iter().filter(|one| one.body.document == code).collect::<Vec<_>>();
    assert!(!own.is_empty() && own.iter().all(|one| one.code.starts_with("D002-")));

    let split = TaskSplit { document: Some(code), ..TaskSplit::default() };
    let seen = app.match_task_split(&office, "p", &split).await.unwrap();
    assert!(!seen.matching.matched.is_empty());
    let done = app.apply_task_split(&office, "p", &split).await.unwrap();
    assert_eq!(done.value.rows, seen.rows);
    let row = &done.value.rows[0];
    let ledger = app.ledger("p", None).await.unwrap();
    let item = ledger.items.iter().find(|item| item.code == row.code).unwrap();
    assert_eq!(item.owners, row.after);
    assert!(app.match_task_split(&office, "p", &split).await.unwrap().rows.is_empty());
    let owners = app.all::<Ownership>("p", None).await.unwrap();
    let own = owners.iter().find(|one| one.body.body_name == "市科技局").unwrap();
    assert_eq!(own.body.body.as_deref(), Some("B-KJ"), "found by the other name it goes by");
    app.undo(&office, &done.change.change_id).await.unwrap();
    let item = app.ledger("p", None).await.unwrap();
    assert_eq!(item.items.iter().find(|item| item.code == row.code).unwrap().owners, row.before);
}

#[tokio::test]
async fn who_answered_before_a_hand_over_stays_in_the_history() {
    let wanted: Ledger = serde_json::from_str(DEMO_LEDGER).unwrap();
    let (test, office) = read(DEMO, "p").await;
    let app = &test.app;
    app.import_ledger(&office, "p", &wanted).await.unwrap();
    let owners = app.all::<Ownership>("p", None).await.unwrap();
    let (code, item) = (owners[0].code.clone(), owners[0].body.item.clone());
    let over = HandOver {
        owners: vec![code.clone()],
        body_name: "市统计局".to_owned(),
        person: None,
        from: "2026-01-01".parse().unwrap(),
        reason: "机构改革".to_owned(),
        document: None,
    };
    let unexplained = HandOver { reason: " ".to_owned(), ..over.clone() };
    assert!(matches!(app.hand_over(&office, "p", &unexplained).await, Err(AppError::Invalid(_))));
    app.hand_over(&office, "p", &over).await.unwrap();
    let history = app.history::<Ownership>(&office, "p", &code).await.unwrap();
    let names: Vec<_> = history.iter().map(|one| one.body.body_name.as_str()).collect();
    assert_eq!(names, [owners[0].body.body_name.as_str(), "市统计局"]);
    assert_eq!(history[1].valid_from, Some("2026-01-01".parse().unwrap()));
    let ledger = app.ledger("p", None).await.unwrap();
    let now = ledger.items.iter().find(|one| one.code == item).unwrap();
    assert!(now.owners.iter().any(|owner| owner.body == "市统计局"));
}

#[tokio::test]
async fn an_edited_table_comes_back_with_its_difference_and_is_one_change() {
    let wanted: Ledger = serde_json::from_str(DEMO_LEDGER).unwrap();
    let (test, office) = read(DEMO, "p").await;
    let app = &test.app;
    app.import_ledger(&office, "p", &wanted).await.unwrap();
    let file = app.ledger_table(&office, "p", Format::Csv, Lang::Zh, None).await.unwrap();
    let same = app.compare_ledger_table(&office, "p", file.bytes.clone()).await.unwrap();
    assert_eq!((same.items, same.difference.changed.len()), (0, 0), "a table untouched changes nothing");
    let text = String::from_utf8(file.bytes).unwrap();
    let row = text.lines().find(|line| line.starts_with("T-001,")).unwrap();
    let edited = text.replace(row, &row.replacen("市科技局", "市统计局", 1));
    assert_ne!(edited, text);
    let seen = app.compare_ledger_table(&office, "p", edited.clone().into_bytes()).await.unwrap();
    let fields: Vec<_> = seen.difference.changed[0].fields.iter().map(|field| field.field.as_str()).collect();
    assert_eq!((seen.items, fields), (1, vec!["owners.lead"]));
    let done = app.import_ledger_table(&office, "p", edited.into_bytes()).await.unwrap();
    let ledger = app.ledger("p", None).await.unwrap();
    assert!(ledger.items[0].owners.iter().all(|owner| owner.body != "市科技局"));
    app.undo(&office, &done.change.change_id).await.unwrap();
    assert_eq!(app.ledger("p", None).await.unwrap().items, wanted.items);
    let unknown = text.replace("T-001,", "T-999,");
    let refused = app.compare_ledger_table(&office, "p", unknown.into_bytes()).await;
    assert!(matches!(refused, Err(AppError::Invalid(faults)) if faults[0].code == "no_such_row"));
}

on_each_engine!(rows_without_a_code_are_added_and_taken_back_as_one);

/// A row of the ledger's table, by the headings of its columns.
fn row(headings: &str, cells: &[(&str, &str)]) -> String {
    let cell = |heading: &str| cells.iter().find(|(name, _)| *name == heading).map_or("", |(_, text)| *text);
    let headings = headings.trim_start_matches('\u{feff}').split(',');
    headings.map(cell).collect::<Vec<_>>().join(",") + "\n"
}

fn indicator_code(item: &LedgerItem) -> &str {
    let Content::Statement(one) = &item.content else { return "" };
    &one.indicator_code
}

async fn rows_without_a_code_are_added_and_taken_back_as_one(test: &TestApp) {
    let (app, office) = (&test.app, someone("office", Role::PlanOffice));
    let wanted: Ledger = serde_json::from_str(DEMO_LEDGER).unwrap();
    app.import_ledger(&office, "demo", &wanted).await.unwrap();
    let file = app.ledger_table(&office, "demo", Format::Csv, Lang::Zh, None).await.unwrap();
    let text = String::from_utf8(file.bytes).unwrap();
    let headings = text.lines().find(|line| line.contains("编号")).unwrap();
    let target = [
        ("类别", "目标"),
        ("名称", "示例新增指标"),
        ("数值", "12"),
        ("计量单位", "家"),
        ("时期", "2025"),
        ("牵头单位", "市科技局"),
    ];
    let project = [("类别", "项目"), ("名称", "示例新增项目")];
    let edited = format!("{text}{}{}", row(headings, &target), row(headings, &project));
    let seen = app.compare_ledger_table(&office, "demo", edited.clone().into_bytes()).await.unwrap();
    assert_eq!((seen.items, seen.difference.added.len(), seen.difference.changed.len()), (2, 2, 0));

    let done = app.import_ledger_table(&office, "demo", edited.clone().into_bytes()).await.unwrap();
    let ledger = app.ledger("demo", None).await.unwrap();
    let added: Vec<_> = ledger.items.iter().filter(|item| item.name().starts_with("示例新增")).collect();
    let next = |letter: char| {
        let codes = wanted.items.iter().filter(|item| item.code.starts_with(letter));
        let last = codes.map(|item| item.code[2..].parse::<u32>().unwrap()).max().unwrap_or(0);
        format!("{letter}-{:03}", last + 1)
    };
    let codes: Vec<_> = added.iter().map(|item| item.code.clone()).collect();
    assert_eq!(codes, [next('T'), next('P')]);
    assert!(added.iter().all(|item| item.decision == Decision::Added && item.source.is_none()));
    assert_eq!(added[0].owners[0].body, "市科技局");
    let gone = added[0].clone();
    app.undo(&office, &done.change.change_id).await.unwrap();
    assert_eq!(app.ledger("demo", None).await.unwrap().items, wanted.items);

    // Codes of what is gone are not given out again, not even in a preview.
    let other = edited.replace("示例新增", "示例再增").into_bytes();
    let offered = app.compare_ledger_table(&office, "demo", other.clone()).await.unwrap().difference.added;
    let offered: Vec<_> = offered.iter().map(|item| item.code.clone()).collect();
    app.import_ledger_table(&office, "demo", other).await.unwrap();
    let ledger = app.ledger("demo", None).await.unwrap();
    let again: Vec<_> = ledger.items.iter().filter(|item| item.name().starts_with("示例再增")).collect();
    let codes_again: Vec<_> = again.iter().map(|item| item.code.clone()).collect();
    assert_eq!(codes_again, offered);
    assert!(codes_again.iter().all(|code| !codes.contains(code)), "{codes_again:?}");
    assert_ne!(indicator_code(again[0]), indicator_code(&gone), "nor codes of their indicators");

    let lacking = format!("{text}{}", row(headings, &[("类别", "目标"), ("名称", "示例新增指标")]));
    let refused = app.compare_ledger_table(&office, "demo", lacking.into_bytes()).await;
    let Err(AppError::Invalid(faults)) = refused else { panic!("{refused:?}") };
    let columns: Vec<_> = faults.iter().map(|fault| fault.field.rsplit_once('.').unwrap().1).collect();
    assert_eq!(columns, ["value", "unit"]);
}

#[tokio::test]
async fn splits_show_gap_and_excess_and_name_only_what_is_there() {
    let wanted: Ledger = serde_json::from_str(DEMO_LEDGER).unwrap();
    let (test, office) = read(DEMO, "p").await;
    let app = &test.app;
    app.import_ledger(&office, "p", &wanted).await.unwrap();
    let part = |target: &str, body: &str, value: i64| SplitPart {
        target: target.to_owned(),
        area: None,
        body: Some(body.to_owned()),
        mode: SplitMode::Sum,
        value: Some(value.into()),
        weight: None,
        period: None,
        document: None,
    };
    let unknown = app.put(&office, "p", "", &part("T-999", "B-1", 1), Put::new()).await;
    let Err(AppError::Invalid(faults)) = unknown else { panic!("taken") };
    let fields: Vec<_> = faults.iter().map(|fault| fault.field.as_str()).collect();
    assert_eq!(fields, ["target", "body"]);
    for code in ["B-1", "B-2"] {
        let body = Body {
            code: code.to_owned(),
            name: format!("示例单位{code}"),
            aliases: Vec::new(),
            parent: None,
            area: None,
            valid_from: None,
            valid_to: None,
            invented: true,
        };
        app.put(&Call::system(), "", code, &body, Put::new()).await.unwrap();
    }
    let entries = app.all::<LedgerEntry>("p", None).await.unwrap();
    let whole = entries.iter().find_map(|entry| match &entry.body.item.content {
        Content::Statement(one) if one.indicator == "高新技术企业数量" && entry.code.starts_with("T-") => {
            Some((entry.code.clone(), one.value.low()))
        }
        _ => None,
    });
    let (target, whole) = whole.unwrap();
    app.put(&office, "p", "", &part(&target, "B-1", 300), Put::new()).await.unwrap();
    app.put(&office, "p", "S-2", &part(&target, "B-2", 400), Put::new()).await.unwrap();
    let split = &app.reconciled(&office, "p", None).await.unwrap()[0];
    assert_eq!(split.result.gap, Some(whole - rust_decimal::Decimal::from(700)));
    assert_eq!(split.parts[0].name, "示例单位B-1");
    app.put(&office, "p", "S-2", &part(&target, "B-2", 4_000), Put::default()).await.unwrap();
    let split = &app.reconciled(&office, "p", None).await.unwrap()[0];
    assert_eq!((split.result.gap, split.result.excess.is_some()), (None, true));
}

#[tokio::test]
async fn late_follows_from_the_day_and_a_milestone_counts_with_its_evidence() {
    let wanted: Ledger = serde_json::from_str(DEMO_LEDGER).unwrap();
    let (test, office) = read(DEMO, "p").await;
    let app = &test.app;
    app.import_ledger(&office, "p", &wanted).await.unwrap();
    let find = |work: Vec<WorkItem>, code: &str| work.into_iter().find(|one| one.code == code).unwrap();
    let on = |day: &str| WorkQuery { at: Some(day.parse().unwrap()), ..WorkQuery::default() };
    let before = find(app.work_list(&office, "p", &on("2025-12-31")).await.unwrap(), "M-001");
    let after = find(app.work_list(&office, "p", &on("2026-01-01")).await.unwrap(), "M-001");
    assert_eq!((before.late, after.late), (false, true));
    let mut progress = Progress {
        item: "M-001".to_owned(),
        period: "2025-06".parse().unwrap(),
        text: "已建成".to_owned(),
        stage: None,
        completed_wan: None,
        done_on: Some("2025-06-20".parse().unwrap()),
        problems: None,
        next_step: None,
        evidence: Vec::new(),
        body: None,
        invented: true,
    };
    app.put(&office, "p", "R-1", &progress, Put::new()).await.unwrap();
    let said = find(app.work_list(&office, "p", &on("2026-01-01")).await.unwrap(), "M-001");
    assert_eq!((said.late, said.evidence_missing), (true, true));
    let proof = app.put_file(&office, "proof.txt", "进度说明".as_bytes()).await.unwrap();
    progress.evidence.push(proof.value.sha256);
    app.put(&office, "p", "R-1", &progress, Put::default()).await.unwrap();
    let proved = find(app.work_list(&office, "p", &on("2026-01-01")).await.unwrap(), "M-001");
    assert_eq!((proved.late, proved.stage.as_str()), (false, "done"));
    let july = WorkQuery { period: Some("2025-07".parse().unwrap()), ..WorkQuery::default() };
    assert!(find(app.work_list(&office, "p", &july).await.unwrap(), "M-001").latest.is_none());
}

#[tokio::test]
async fn the_text_has_every_proposal_in_its_place_and_findings_say_what_they_mean() {
    let (test, office) = read(SHANGRAO, "p").await;
    let text = test.app.document_text(&office, "p", "D001", None).await.unwrap();
    let proposals = test.app.all::<Proposal>("p", None).await.unwrap();
    assert_eq!(text.marks.len(), proposals.len());
    for mark in &text.marks {
        let block = text.blocks.iter().find(|block| block.line == mark.anchor.line).unwrap();
        assert!(mark.anchor.end as usize <= block.text.chars().count(), "{}", mark.proposal);
    }
    let findings = test.app.document_findings(&office, "p", "D001", None, Lang::Zh).await.unwrap();
    assert!(!findings.items.is_empty() && findings.open as usize == findings.items.len());
    assert!(findings.items.iter().all(|finding| !finding.zh.is_empty() && finding.zh != finding.en));
}

#[tokio::test]
async fn a_project_has_a_sheet_on_which_nothing_is_known_yet() {
    let wanted: Ledger = serde_json::from_str(SHANGRAO_LEDGER).unwrap();
    let (test, office) = read(SHANGRAO, "p").await;
    test.app.import_ledger(&office, "p", &wanted).await.unwrap();
    let sheets = test.app.all::<ProjectSheet>("p", None).await.unwrap();
    let projects = wanted.items.iter().filter(|item| matches!(item.content, Content::Project(_)));
    assert_eq!(sheets.len(), projects.count());
    assert!(sheets.iter().all(|sheet| sheet.body.investment_wan.is_none() && sheet.body.years.is_empty()));
}

#[tokio::test]
async fn a_file_that_cannot_be_read_says_why() {
    let test = TestApp::with_plan().await;
    let office = someone("office", Role::PlanOffice);
    let app = &test.app;
    let bytes = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 not much more";
    let file = app.put_file(&office, "旧.doc", bytes).await.unwrap().value;
    let new = document(Some(file.sha256), None, DocumentSort::Plan);
    let added = app.add_document(&office, "demo", &new).await.unwrap().value;
    assert_eq!(added.document.body.title, "旧");
    app.work_once("worker").await.unwrap();
    let job = app.job(&office, &added.job).await.unwrap();
    let fault = job.fault.unwrap();
    assert_eq!((job.state.as_str(), job.attempts), ("failed", 1), "{fault:?}");
    let document = app.get::<PlanDocument>(&office, "demo", "D001", None).await.unwrap().body;
    assert_eq!(document.state, DocumentState::Failed);
    assert_eq!(document.problem.as_deref(), Some(fault.code.as_str()));
}

#[tokio::test]
async fn text_is_pasted_and_a_job_that_waits_can_be_cancelled() {
    let test = TestApp::with_plan().await;
    let office = someone("office", Role::PlanOffice);
    let app = &test.app;
    let both = document(Some("0".repeat(64)), Some("甲".to_owned()), DocumentSort::Plan);
    assert!(matches!(app.add_document(&office, "demo", &both).await, Err(AppError::Invalid(_))));
    let new = document(None, Some("到2025年，高新技术企业达到10家。".to_owned()), DocumentSort::Plan);
    let added = app.add_document(&office, "demo", &new).await.unwrap().value;
    let cancelled = app.cancel_job(&office, &added.job).await.unwrap().value;
    assert_eq!(cancelled.state, "cancelled");
    assert_eq!(app.work_once("worker").await.unwrap(), None);
    let again = app.read_again(&office, "demo", "D001").await.unwrap().value;
    app.work_once("worker").await.unwrap();
    assert_eq!(app.job(&office, &again.job).await.unwrap().state, "done");
    assert_eq!(app.all::<Proposal>("demo", None).await.unwrap().len(), 1);
    let ended = app.cancel_job(&office, &again.job).await;
    assert!(matches!(ended, Err(AppError::Refused { code: "job_ended", .. })));
}

#[tokio::test]
async fn altered_bytes_of_a_file_are_found() {
    let test = TestApp::new().await;
    let office = someone("office", Role::PlanOffice);
    let info = test.app.put_file(&office, "a.txt", b"abc").await.unwrap().value;
    assert_eq!(test.app.file(&office, &info.sha256).await.unwrap().1, b"abc");
    std::fs::write(test.app.blob_path(&info.sha256), b"abd").unwrap();
    assert!(matches!(test.app.file(&office, &info.sha256).await, Err(AppError::Internal(_))));
    let nobody = Call::by(test.app.nobody().await.unwrap());
    assert!(matches!(test.app.file(&nobody, &info.sha256).await, Err(AppError::NotSignedIn)));
}

#[tokio::test]
async fn only_the_plan_office_decides() {
    let (test, _) = read(DEMO, "p").await;
    let reviewer = someone("reviewer", Role::Reviewer);
    let confirm = Decide { decisions: vec![decision("T-001", DecisionKind::Confirm)] };
    let refused = test.app.decide(&reviewer, "p", &confirm).await;
    assert!(matches!(refused, Err(AppError::Forbidden { rule: "role", .. })));
}
