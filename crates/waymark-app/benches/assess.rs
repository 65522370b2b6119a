//! A full assessment of 300 targets × 13 areas on 81,900 yearly figures, trends included: at most a
//! second with fitted trends (DESIGN 13). `cargo bench -p waymark-app`. Every figure is invented.

use divan::Bencher;
use waymark_app::assessment::{AssessmentInput, Choice, Stages, TrendCache, assess, judge_some, prepare};
use waymark_app::packs::Packs;
use waymark_core::{Observation, Period};
use waymark_report::Lang;

mod fictional;

use fictional::City;

fn main() {
    divan::main();
}

/// The city with the packs and rules it is judged by.
struct Bench {
    city: City,
    packs: Packs,
    stages: Stages,
}

impl Bench {
    fn new() -> Bench {
        let mut packs = Packs::built_in().unwrap_or_else(|error| panic!("{error}"));
        let city = City::new();
        packs.areas.areas.extend(city.areas.clone());
        packs.indicators.indicators.extend(city.indicators.clone());
        Bench { city, packs, stages: Stages::new() }
    }

    fn input(&self, observations: Vec<Observation>) -> AssessmentInput<'_> {
        let rules = self.packs.rules("default").unwrap_or_else(|error| panic!("{error}"));
        AssessmentInput {
            ledger: &self.city.ledger,
            observations,
            areas: &self.packs.areas,
            indicators: &self.packs.indicators,
            pack_names: self.packs.names.clone(),
            rules: &rules.rules,
            rules_name: rules.name.clone(),
            at: Period::Year(2024),
            as_of: None,
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

/// From figures to report, every series fitted before.
#[divan::bench(sample_count = 10)]
fn full_with_fitted_trends(bencher: Bencher<'_, '_>) {
    let bench = Bench::new();
    let cache = TrendCache::default();
    let report = assess(bench.input(bench.city.observations.clone()), &cache);
    let report = report.unwrap_or_else(|error| panic!("{error}"));
    assert_eq!((report.assessments.len(), report.trends.len(), cache.len()), (3900, 3900, 3900));
    bencher
        .with_inputs(|| bench.city.observations.clone())
        .bench_values(|observations| assess(bench.input(observations), &cache));
}

/// The same, every series fitted now.
#[divan::bench(sample_count = 2, sample_size = 1)]
fn full_with_trends_to_fit(bencher: Bencher<'_, '_>) {
    let bench = Bench::new();
    bencher
        .with_inputs(|| (bench.city.observations.clone(), TrendCache::default()))
        .bench_values(|(observations, cache)| assess(bench.input(observations), &cache));
}

/// Ledger and figures made ready, nothing judged.
#[divan::bench(sample_count = 10)]
fn prepared(bencher: Bencher<'_, '_>) {
    let bench = Bench::new();
    bencher.with_inputs(|| bench.city.observations.clone()).bench_values(|observations| {
        prepare(bench.input(observations)).map(|ready| ready.plan.targets.len())
    });
}

/// Everything judged on what is ready, every series fitted before.
#[divan::bench(sample_count = 10)]
fn reported(bencher: Bencher<'_, '_>) {
    let bench = Bench::new();
    let ready = prepare(bench.input(bench.city.observations.clone()));
    let ready = ready.unwrap_or_else(|error| panic!("{error}"));
    let cache = TrendCache::default();
    ready.report(&cache);
    bencher.bench(|| ready.report(&cache));
}

/// One target over its 13 areas, with the figures of its indicator only, as a screen asks for it.
#[divan::bench(sample_count = 10)]
fn one_target_over_13_areas(bencher: Bencher<'_, '_>) {
    let bench = Bench::new();
    let choice = Choice { targets: vec!["T-0".to_owned()], parts: true, ..Choice::default() };
    let rows: Vec<_> = bench.city.observations.iter().filter(|row| row.indicator == "X_0").cloned().collect();
    let judged = judge_some(bench.input(rows.clone()), &choice).unwrap_or_default();
    assert_eq!(judged.len(), 13);
    bencher
        .with_inputs(|| rows.clone())
        .bench_values(|observations| judge_some(bench.input(observations), &choice));
}
