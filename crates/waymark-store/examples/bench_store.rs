//! Measures bulk loading and reading of a city-size plan on one database, and the same statements
//! through sqlx's own drivers: `bench_store ADDRESS` of an empty database.
//! 300 indicators, 13 areas, 7 years and 78 months, three revisions: 994,500 values.

#![allow(clippy::disallowed_methods, clippy::unwrap_used, reason = "it measures")]

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use sqlx::Row as _;
use waymark_core::indicator::Frequency;
use waymark_core::observation::Status;
use waymark_core::{Observation, Period, SourceGrade};
use waymark_store::change::ChangeDraft;
use waymark_store::entity::{EntityFilter, Expected, Index, VersionDraft};
use waymark_store::observation::{Basis, ObservationFilter};
use waymark_store::{Engine, Options, Store};

#[tokio::main]
async fn main() {
    let url = std::env::args().nth(1).expect("bench_store ADDRESS");
    let store = Store::open(&Options::new(&url)).await.unwrap();
    store.migrate().await.unwrap();
    let submission = begin(&store).await;
    load(&store, &submission).await;
    let started = Instant::now();
    store.analyze().await.unwrap();
    say("ANALYZE", started.elapsed());
    reads(&store).await;
    pages(&store).await;
    whole(&store).await;
    match store.engine {
        Engine::Sqlite => direct_sqlite(&url).await,
        Engine::Postgres => direct_postgres(&url).await,
    }
}

fn say(what: &str, took: Duration) {
    println!("{what:<60} {:>10.2} ms", took.as_secs_f64() * 1_000.0);
}

fn draft(kind: &'static str, code: &str, position: i64) -> VersionDraft {
    VersionDraft {
        kind,
        scope: "p".to_owned(),
        code: code.to_owned(),
        valid_from: None,
        valid_to: None,
        known_at: "2024-01-01".parse().unwrap(),
        removed: false,
        body: format!("{{\"name\":\"示例任务 {position}\",\"text\":\"{}\"}}", "建设实验室".repeat(20)),
        index: Index {
            name: format!("示例任务 {position}"),
            position: Some(position),
            state: Some("accepted".to_owned()),
            visibility: "internal".to_owned(),
            facets: vec![("owner", format!("b{}", position % 40))],
            text: format!("第{position}项 建设光学实验室"),
            ..Index::default()
        },
    }
}

fn random(number: u64) -> [u8; 10] {
    let mut bytes = [0; 10];
    bytes[..8].copy_from_slice(&number.wrapping_mul(0x9E37_79B9_7F4A_7C15).to_be_bytes());
    bytes
}

async fn begin(store: &Store) -> String {
    let started = Instant::now();
    let mut write = store.write("someone", 1_000, random(1)).await.unwrap();
    let id = write.put(draft("submission", "S-1", 0), Expected::New).await.unwrap().entity_id;
    for number in 0..5_000 {
        write.put(draft("task", &format!("K-{number:05}"), number), Expected::New).await.unwrap();
    }
    write.commit(ChangeDraft::default()).await.unwrap();
    say("write 5,000 records in one change", started.elapsed());
    id
}

fn values() -> Vec<Observation> {
    let mut periods: Vec<_> = (2019..2026).map(Period::Year).collect();
    periods.extend((0..78).map(|month| Period::Month(2019 + month / 12, (month % 12 + 1) as u8)));
    let mut rows = Vec::new();
    for revision in 0..3_u32 {
        for period in &periods {
            for series in 0..3_900_u32 {
                rows.push(Observation {
                    indicator: format!("I{:03}", series / 13),
                    area: format!("X{:02}", series % 13),
                    period: *period,
                    value: Some(rust_decimal::Decimal::new(
                        i64::from(series) * 1_009 + i64::from(revision),
                        2,
                    )),
                    unit: "万元".to_owned(),
                    status: Status::Value,
                    dimensions: BTreeMap::new(),
                    caliber: None,
                    numerator: None,
                    denominator: None,
                    source: Some("示例统计公报".to_owned()),
                    source_grade: SourceGrade::Letter,
                    known_at: Some("2024-03-01".parse().unwrap()),
                    invented: true,
                    note: None,
                });
            }
        }
    }
    rows
}

async fn load(store: &Store, submission: &str) {
    let rows = values();
    for (at, rows) in rows.chunks(100_000).enumerate() {
        let started = Instant::now();
        let mut write =
            store.write("someone", 2_000 + at as i64 * 1_000, random(at as u64 + 2)).await.unwrap();
        write.insert_observations(submission, rows, &|_| "p".to_owned()).await.unwrap();
        let inserted = started.elapsed();
        write.commit(ChangeDraft::default()).await.unwrap();
        if at == 0 || at == 8 {
            say(&format!("insert 100,000 values, batch {}", at + 1), inserted);
            say(&format!("… with commit, batch {}", at + 1), started.elapsed());
        }
    }
}

fn all() -> ObservationFilter {
    ObservationFilter { scopes: vec!["p".to_owned()], basis: Basis::Accepted, ..ObservationFilter::default() }
}

/// The median of some runs.
fn median(mut runs: Vec<Duration>) -> Duration {
    runs.sort_unstable();
    runs[runs.len() / 2]
}

async fn reads(store: &Store) {
    let yearly = ObservationFilter { frequency: Some(Frequency::Year), ..all() };
    let mut runs = Vec::new();
    for _ in 0..5 {
        let started = Instant::now();
        assert_eq!(store.observations(&yearly).await.unwrap().len(), 81_900);
        runs.push(started.elapsed());
    }
    say("read 81,900 yearly values of a plan", median(runs));
    for (what, indicators, areas) in [("one series", 1, 1), ("13 series", 1, 13), ("300 series", 300, 1)] {
        let mut runs = Vec::new();
        for run in 0..if indicators == 1 { 200 } else { 9 } {
            let filter = ObservationFilter {
                frequency: Some(Frequency::Year),
                indicators: (0..indicators).map(|n| format!("I{:03}", (run * 7 + n) % 300)).collect(),
                areas: (0..areas).map(|n| format!("X{:02}", (run + n) % 13)).collect(),
                ..all()
            };
            let started = Instant::now();
            assert_eq!(store.observations(&filter).await.unwrap().len(), indicators * areas * 21);
            runs.push(started.elapsed());
        }
        say(&format!("read {what}, yearly"), median(runs));
    }
}

async fn pages(store: &Store) {
    let filter =
        EntityFilter { kind: "task", scopes: vec!["p".to_owned()], limit: 100, ..EntityFilter::default() };
    let owner = EntityFilter { facets: vec![("owner".to_owned(), "b7".to_owned())], ..filter.clone() };
    let words = EntityFilter { text: Some("第777项".to_owned()), ..filter.clone() };
    let known = EntityFilter { known_by: Some("2024-06-01".parse().unwrap()), ..filter.clone() };
    for (what, filter) in [
        ("first page", filter.clone()),
        ("of one owner", owner),
        ("with words", words),
        ("known by a day", known),
    ] {
        let mut runs = Vec::new();
        for _ in 0..50 {
            let started = Instant::now();
            store.list(&filter).await.unwrap();
            runs.push(started.elapsed());
        }
        say(&format!("page of 100 of 5,000 records, {what}"), median(runs));
    }
    let after = store.list(&EntityFilter { limit: 2_000, ..filter.clone() }).await.unwrap().next;
    let deep = EntityFilter { after, ..filter };
    let mut runs = Vec::new();
    for _ in 0..50 {
        let started = Instant::now();
        store.list(&deep).await.unwrap();
        runs.push(started.elapsed());
    }
    say("page of 100 of 5,000 records, after 2,000", median(runs));
    let started = Instant::now();
    store.search("光学实验室", &["task"], &[], 0, 20).await.unwrap();
    say("search that finds all 5,000 records", started.elapsed());
}

async fn whole(store: &Store) {
    let started = Instant::now();
    let verification = store.verify(&[], &|_, _, _| false).await.unwrap();
    assert!(verification.is_sound());
    say("verify everything", started.elapsed());
    let started = Instant::now();
    store.dump(&mut std::io::sink()).await.unwrap();
    say("dump everything", started.elapsed());
}

const YEARLY: &str = "SELECT o.observation_id, o.series_id, o.period, o.value, o.unit, o.status, o.numerator, \
     o.denominator, o.source, o.source_grade, o.known_at, o.recorded_at, o.submission_id, o.invented, o.note, \
     o.hidden FROM observations o WHERE o.series_id IN (SELECT s.series_id FROM series s WHERE \
     s.scope = 'p' AND s.frequency = 'A') AND o.hidden IS NULL ORDER BY o.series_id, o.period";

const ONE: &str = "INSERT INTO observations (observation_id, series_id, period, value, value_number, unit, status, \
     source, source_grade, known_at, recorded_at, submission_id, change_id, invented) VALUES ";

/// Texts of a row of the comparison, in the order of [`ONE`].
fn texts(number: u64) -> [String; 10] {
    let text = str::to_owned;
    let id = format!("zz{number:030}");
    let series = format!("zz{:030}", number / 50);
    [
        id,
        series,
        text("2025"),
        text("10.09"),
        text("万元"),
        text("A"),
        text("示例统计公报"),
        text("letter"),
        text("2024-03-01"),
        text("s"),
    ]
}

/// As the store writes it for the engine.
fn statement(rows: usize, numbered: bool) -> String {
    let mut text = ONE.to_owned();
    for row in 0..rows {
        let place = |n: usize| if numbered { format!("${}", row * 14 + n) } else { "?".to_owned() };
        let places: Vec<_> = (1..=14).map(place).collect();
        text.push_str(if row == 0 { "(" } else { ", (" });
        text.push_str(&places.join(", "));
        text.push(')');
    }
    text
}

macro_rules! direct {
    ($name:ident, $pool:ty, $rows:expr, $numbered:expr) => {
        async fn $name(url: &str) {
            let pool = <$pool>::connect(url).await.unwrap();
            let mut runs = Vec::new();
            for _ in 0..5 {
                let started = Instant::now();
                let rows = sqlx::query(YEARLY).fetch_all(&pool).await.unwrap();
                let mut bytes = 0;
                for row in &rows {
                    for column in [0, 1, 2, 3, 4, 5, 8, 9, 10, 12] {
                        bytes += row.try_get::<String, _>(column).unwrap().len();
                    }
                }
                assert!(bytes > rows.len() * 50);
                runs.push(started.elapsed());
            }
            say("direct driver: read 81,900 yearly values as texts", median(runs));
            let started = Instant::now();
            let mut tx = pool.begin().await.unwrap();
            let text = statement($rows, $numbered);
            for chunk in 0..100_000_u64 / $rows {
                let mut query = sqlx::query(sqlx::AssertSqlSafe(text.as_str()));
                for number in 0..$rows {
                    let [a, b, c, d, e, f, g, h, i, j] = texts(chunk * $rows + number);
                    query = query
                        .bind(a)
                        .bind(b)
                        .bind(c)
                        .bind(d)
                        .bind(10.09)
                        .bind(e)
                        .bind(f)
                        .bind(g)
                        .bind(h)
                        .bind(i);
                    query = query.bind(5_i64).bind(j).bind("c").bind(1_i64);
                }
                query.execute(&mut *tx).await.unwrap();
            }
            tx.commit().await.unwrap();
            say("direct driver: insert 100,000 rows of 14 columns", started.elapsed());
            pool.close().await;
        }
    };
}

direct!(direct_sqlite, sqlx::SqlitePool, 400, false);
direct!(direct_postgres, sqlx::PgPool, 32, true);
