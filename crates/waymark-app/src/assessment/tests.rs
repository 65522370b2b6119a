use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::*;
use crate::packs::Packs;

/// The fictional city of the examples: every figure invented.
pub(super) struct Demo {
    ledger: Ledger,
    rows: Vec<Observation>,
    packs: Packs,
    stages: Stages,
}

pub(super) fn demo() -> Demo {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/demo-city");
    let mut packs = Packs::built_in().unwrap();
    for entry in children(&folder.join("packs")) {
        let files = children(&entry).into_iter();
        let bytes = files.map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), path));
        let bytes: BTreeMap<_, _> = bytes.map(|(name, path)| (name, fs::read(path).unwrap())).collect();
        packs.add_files(&bytes).unwrap();
    }
    Demo {
        ledger: serde_json::from_slice(&fs::read(folder.join("ledger.json")).unwrap()).unwrap(),
        rows: waymark_report::observations::read(&fs::read(folder.join("observations.csv")).unwrap())
            .unwrap(),
        packs,
        stages: Stages::new(),
    }
}

fn children(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

impl Demo {
    pub(super) fn input(&self) -> AssessmentInput<'_> {
        let rules = self.packs.rules("default").unwrap();
        AssessmentInput {
            ledger: &self.ledger,
            observations: self.rows.clone(),
            areas: &self.packs.areas,
            indicators: &self.packs.indicators,
            pack_names: self.packs.names.clone(),
            rules: &rules.rules,
            rules_name: rules.name.clone(),
            at: Period::Year(2024),
            as_of: "2025-12-31".parse().ok(),
            own_area: "示例市".to_owned(),
            adoptions: Vec::new(),
            stated_parts: Vec::new(),
            stages: &self.stages,
            rank: true,
            trends: true,
            lang: Lang::Zh,
        }
    }
}

#[test]
fn a_choice_judges_as_the_whole_does() {
    let demo = demo();
    let prepared = prepare(demo.input()).unwrap();
    let report = prepared.report(&TrendCache::default());
    assert_eq!(prepared.judge_some(&Choice::default()), report.assessments);
    let split = &report.splits[0];
    let choice = Choice { targets: vec![split.target.clone()], parts: true, ..Choice::default() };
    let some = judge_some(demo.input(), &choice).unwrap();
    let mut codes = vec![split.target.clone()];
    codes.extend(split.parts.clone());
    codes.sort();
    let mut judged: Vec<_> = some.iter().map(|one| one.target.clone()).collect();
    judged.sort();
    assert_eq!(judged, codes);
    assert!(some.iter().all(|one| report.assessments.contains(one)));
    let alone = prepared.judge_some(&Choice { parts: false, ..choice.clone() });
    assert_eq!(alone.len(), 1);
    let county = Choice { areas: vec![some[some.len() - 1].area.clone()], ..choice };
    assert!(prepared.judge_some(&county).iter().all(|one| one.area == county.areas[0]));
}

#[test]
fn trends_and_ranks_are_told_only_where_asked_for() {
    let demo = demo();
    let cache = TrendCache::default();
    let all = assess(demo.input(), &cache).unwrap();
    assert!(!all.trends.is_empty() && !all.standings.is_empty());
    let fitted = cache.len();
    assert_eq!(assess(demo.input(), &cache).unwrap(), all);
    assert_eq!(cache.len(), fitted, "nothing is fitted twice");
    let none = assess(AssessmentInput { rank: false, trends: false, ..demo.input() }, &cache).unwrap();
    assert!(none.trends.is_empty() && none.standings.is_empty());
    let words = assess(AssessmentInput { lang: Lang::En, ..demo.input() }, &cache).unwrap();
    let why = words.trends.iter().find_map(|trend| trend.why.as_deref()).unwrap();
    assert!(why.contains("no forecast"), "{why}");
}

#[test]
fn names_of_indicators_and_areas_are_read_as_codes() {
    let mut demo = demo();
    let by_code = assess(demo.input(), &TrendCache::default()).unwrap();
    let definition = demo.packs.indicators.find("HTE_COUNT").unwrap();
    for row in demo.rows.iter_mut().filter(|row| row.indicator == definition.code) {
        row.indicator = definition.name.clone();
    }
    demo.rows.iter_mut().filter(|row| row.area == "X9901").for_each(|row| row.area = "示例市".to_owned());
    let prepared = prepare(demo.input()).unwrap();
    assert_eq!(prepared.report(&TrendCache::default()), by_code);
    assert_eq!(prepared.unused, Vec::<String>::new());
    demo.rows[0].indicator = "没有这个指标".to_owned();
    assert_eq!(prepare(demo.input()).unwrap().unused, ["没有这个指标"]);
}

#[test]
fn an_adopted_basis_must_be_there() {
    let demo = demo();
    let adopt = |target: &str, revision: &str| {
        let basis = AdoptedBasis {
            target: target.to_owned(),
            revision: revision.to_owned(),
            rules: None,
            reason: "示例理由".to_owned(),
            adopted_on: None,
        };
        assess(AssessmentInput { adoptions: vec![basis], ..demo.input() }, &TrendCache::default())
    };
    let report = adopt("T-001", "plan").unwrap();
    let adopted = report.assessments.iter().find(|one| one.target == "T-001").unwrap().adopted.as_ref();
    assert_eq!(adopted.unwrap().reason, "示例理由");
    assert_eq!(adopt("T-999", "plan"), Err(AssessmentError::NoSuchTarget("T-999".to_owned())));
    let wrong = AssessmentError::NoSuchRevision { target: "T-001".to_owned(), revision: "r9".to_owned() };
    assert_eq!(adopt("T-001", "r9"), Err(wrong));
}

#[test]
fn the_own_area_is_asked_for_stated_or_the_only_outermost() {
    let mut demo = demo();
    let day = "2025-12-31".parse().unwrap();
    let find = |demo: &Demo, asked| own_area(asked, &demo.ledger, &demo.packs.areas, &demo.rows, day);
    let found = |code: &str, from_data| Ok(OwnArea { code: code.to_owned(), from_data });
    assert_eq!(find(&demo, None), found("X9901", false));
    assert_eq!(find(&demo, Some("示例")), found("X9901", false));
    assert_eq!(find(&demo, Some("无此地")), Err(AssessmentError::NoSuchArea("无此地".to_owned())));
    (demo.ledger.plan.area, demo.ledger.document.area) = (None, None);
    assert_eq!(find(&demo, None), Err(AssessmentError::AreaUnclear), "the data have peers of the city");
    demo.rows.retain(|row| row.area.starts_with("X9901"));
    assert_eq!(find(&demo, None), found("X9901", true));
}

#[test]
fn a_stated_split_holds_with_its_mode_its_bodies_and_what_is_open() {
    #[derive(serde::Deserialize)]
    struct Version {
        code: String,
        body: waymark_core::record::SplitPart,
    }
    let demo = demo();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/demo-city/records/splits.json");
    let stated: Vec<Version> = serde_json::from_slice(&fs::read(path).unwrap()).unwrap();
    let stated_parts: Vec<_> =
        stated.into_iter().map(|one| StatedPart { code: one.code, part: one.body }).collect();
    let cache = TrendCache::default();
    let report = assess(AssessmentInput { stated_parts, ..demo.input() }, &cache).unwrap();
    let told: Vec<_> = report
        .splits
        .iter()
        .map(|split| {
            let text = |number: Option<rust_decimal::Decimal>| number.map(|one| one.normalize().to_string());
            let result = &split.result;
            (
                split.target.as_str(),
                text(result.gap),
                text(result.excess),
                split.parts.len(),
                result.open.len(),
            )
        })
        .collect();
    let some = |text: &str| Some(text.to_owned());
    assert_eq!(
        told,
        [
            ("T-001", None, None, 8, 0),
            ("T-006", None, some("6"), 8, 0),
            ("T-008", some("20"), None, 8, 0),
            ("T-009", None, None, 7, 0),
            ("T-026", None, None, 4, 0),
            ("T-028", None, None, 7, 3),
            ("T-036", None, None, 3, 0),
        ]
    );
    let codes = |report: &AssessmentReport| -> Vec<_> {
        let splits = report.findings.iter().filter(|finding| finding.code.starts_with("split_"));
        splits.map(|finding| (finding.code.clone(), finding.items.clone())).collect()
    };
    assert_eq!(codes(&report), codes(&assess(demo.input(), &cache).unwrap()), "an open part is no gap");
}
