//! 100,000 values in a CSV file: read, coded, compared, checked and kept in one change: at most five
//! seconds (DESIGN 13). `cargo bench -p waymark-app --bench intake`. Every figure is invented.

use std::sync::Arc;

use divan::Bencher;
use tokio::runtime::Runtime;
use waymark_app::clock::{Clock, Micros};
use waymark_app::random::OsRandom;
use waymark_app::submissions::{NewSubmission, rows_of_file};
use waymark_app::{App, Call, Put};
use waymark_core::area::{Area, AreaLevel};
use waymark_core::indicator::Definition;
use waymark_core::record::PlanRecord;
use waymark_store::{Options, Store};

const INDICATORS: usize = 300;
const AREAS: usize = 13;
const ROWS: usize = 100_000;

fn main() {
    divan::main();
}

/// A clock that stands still: noon of 2026-01-15 in Shanghai.
#[derive(Debug)]
struct Noon;

impl Clock for Noon {
    fn now(&self) -> Micros {
        Micros(1_768_449_600_000_000)
    }
}

/// Gives up with what went wrong: a bench has nobody else to tell.
fn must<T, E: std::fmt::Debug>(result: Result<T, E>) -> T {
    result.unwrap_or_else(|error| panic!("{error:?}"))
}

async fn city(folder: &std::path::Path) -> App {
    must(std::fs::create_dir_all(folder));
    let _ = std::fs::remove_file(folder.join("bench.db"));
    let store = must(Store::open(&Options::new(&format!("sqlite:{}/bench.db", folder.display()))).await);
    must(store.migrate().await);
    let app = App::new(store, folder.to_owned(), Arc::new(Noon), Arc::new(OsRandom));
    let system = Call::system();
    let plan: PlanRecord = must(serde_json::from_value(serde_json::json!({
        "title": "示例市规划", "term": "2021-2025", "area": "X00", "invented": true,
    })));
    must(app.put(&system, "", "demo", &plan, Put::new()).await);
    for n in 0..AREAS {
        let level = if n == 0 { AreaLevel::City } else { AreaLevel::County };
        let area: Area = must(serde_json::from_value(serde_json::json!({
            "code": format!("X{n:02}"), "name": format!("示例{n}"), "level": level,
            "parent": if n == 0 { None } else { Some("X00") }, "invented": true,
        })));
        must(app.put(&system, "", &area.code.clone(), &area, Put::new()).await);
    }
    for n in 0..INDICATORS {
        let definition = Definition::bare(&format!("I{n:03}"), &format!("指标{n}"), "家");
        must(app.put(&system, "demo", &definition.code.clone(), &definition, Put::new()).await);
    }
    app
}

/// Months of each series, one line a value.
fn file() -> Vec<u8> {
    let mut text = String::from("indicator,area,period,value,unit,source,source_grade,known_at,invented\n");
    for row in 0..ROWS {
        let (series, month) = (row % (INDICATORS * AREAS), row / (INDICATORS * AREAS));
        let (indicator, area) = (series / AREAS, series % AREAS);
        let (year, of_year) = (2020 + month / 12, month % 12 + 1);
        let value = 1_000 + series * 7 + month * 3;
        text += &format!(
            "I{indicator:03},X{area:02},{year}-{of_year:02},{value},家,示例,letter,2025-12-31,true\n"
        );
    }
    text.into_bytes()
}

#[divan::bench(sample_count = 3, sample_size = 1)]
fn hundred_thousand_values(bencher: Bencher<'_, '_>) {
    let runtime = must(Runtime::new());
    let folder = std::env::temp_dir().join(format!("waymark-intake-{}", std::process::id()));
    let bytes = file();
    bencher.with_inputs(|| (runtime.block_on(city(&folder)), bytes.clone())).bench_values(|(app, bytes)| {
        runtime.block_on(async {
            let rows = must(rows_of_file(bytes).await);
            let new = NewSubmission::of("示例", rows);
            must(app.enter_submission(&Call::system(), "demo", new, false).await);
            app.store.close().await;
        });
    });
    let _ = std::fs::remove_dir_all(&folder);
}
