//! Writes changes with rows until it is killed, and says of each, once acknowledged, its id. The
//! durability cases run it: `writer ADDRESS FIRST`.

use std::io::Write as _;

use waymark_core::observation::Status;
use waymark_core::{Observation, Period, SourceGrade};
use waymark_store::change::ChangeDraft;
use waymark_store::entity::{Expected, Index, VersionDraft};
use waymark_store::{Options, Store, StoreError};

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let [_, url, first] = arguments.as_slice() else { panic!("writer ADDRESS FIRST") };
    let first: u64 = first.parse().expect("FIRST is a number");
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let Err(error) = runtime.block_on(write(url, first));
    panic!("{error}: {:?}", std::error::Error::source(&error));
}

async fn write(url: &str, first: u64) -> Result<std::convert::Infallible, StoreError> {
    let store = Store::open(&Options { url: url.to_owned(), connections_max: 1 }).await?;
    let mut number = first;
    loop {
        number += 1;
        let mut random = [0; 10];
        random[..8].copy_from_slice(&number.wrapping_mul(0x9E37_79B9_7F4A_7C15).to_be_bytes());
        let mut write = store.write("writer", number as i64 * 1_000, random).await?;
        let submission = write.put(submission(number), Expected::Any).await?;
        let rows: Vec<_> = (0..number % 60).map(value).collect();
        write.insert_observations(&submission.entity_id, &rows, &|_| "p".to_owned()).await?;
        let subject = format!("{number}");
        let change = write
            .commit(ChangeDraft {
                operation: "write",
                scope: "p".to_owned(),
                subject,
                ..ChangeDraft::default()
            })
            .await?;
        println!("{} {number}", change.change_id);
        std::io::stdout().flush().expect("stdout");
    }
}

fn submission(number: u64) -> VersionDraft {
    VersionDraft {
        kind: "submission",
        scope: "p".to_owned(),
        code: format!("S-{}", number % 50),
        valid_from: None,
        valid_to: None,
        known_at: "2024-01-01".parse().expect("a day"),
        removed: false,
        body: format!("{{\"number\":{number}}}"),
        index: Index {
            name: format!("报送 {number}"),
            visibility: "internal".to_owned(),
            state: Some("accepted".to_owned()),
            facets: vec![("number", number.to_string())],
            text: "示例".to_owned(),
            ..Index::default()
        },
    }
}

fn value(number: u64) -> Observation {
    Observation {
        indicator: format!("I{}", number % 5),
        area: format!("X{}", number % 7),
        period: Period::Year(2025),
        value: Some(number.into()),
        unit: "家".to_owned(),
        status: Status::Value,
        dimensions: std::collections::BTreeMap::new(),
        caliber: None,
        numerator: None,
        denominator: None,
        source: None,
        source_grade: SourceGrade::Letter,
        known_at: None,
        invented: true,
        note: None,
    }
}
