//! Rows of every kind, for cases that look at the whole.

use std::collections::BTreeMap;

use waymark_core::observation::Status;
use waymark_core::{Observation, Period, SourceGrade};
use waymark_store::Store;
use waymark_store::blob::Blob;
use waymark_store::change::{Change, ChangeDraft};
use waymark_store::entity::{Expected, Index, VersionDraft};

/// Ten bytes that differ with the number.
pub fn random(number: u64) -> [u8; 10] {
    let mut bytes = [0; 10];
    bytes[..8].copy_from_slice(&number.wrapping_mul(0x9E37_79B9_7F4A_7C15).to_be_bytes());
    bytes
}

/// A record that is found by its name.
pub fn draft(kind: &'static str, code: &str, name: &str) -> VersionDraft {
    VersionDraft {
        kind,
        scope: "p".to_owned(),
        code: code.to_owned(),
        valid_from: Some("2021-01-01".parse().unwrap()),
        valid_to: None,
        known_at: "2024-01-01".parse().unwrap(),
        removed: false,
        body: format!("{{\"name\":\"{name}\"}}"),
        index: Index {
            name: name.to_owned(),
            position: Some(1),
            state: Some("draft".to_owned()),
            visibility: "internal".to_owned(),
            facets: vec![("owner", "b2".to_owned()), ("owner", "b1".to_owned())],
            text: name.to_owned(),
            ..Index::default()
        },
    }
}

/// A value of an invented area.
pub fn value(number: u32) -> Observation {
    Observation {
        indicator: format!("I{}", number % 3),
        area: format!("X{}", number % 7),
        period: Period::Year(2000 + (number % 20) as u16),
        // Some values are missing; what stands beside a number must not depend on that.
        value: (!number.is_multiple_of(4))
            .then(|| rust_decimal::Decimal::new(i64::from(number) * 1_003 + 1, 3)),
        unit: "家".to_owned(),
        status: if !number.is_multiple_of(4) { Status::Value } else { Status::Missing },
        dimensions: BTreeMap::new(),
        caliber: None,
        numerator: None,
        denominator: None,
        source: Some("示例".to_owned()),
        source_grade: SourceGrade::Letter,
        known_at: None,
        invented: true,
        note: number.is_multiple_of(5).then(|| "示例数据".to_owned()),
    }
}

/// What a change says of itself.
pub fn says(operation: &'static str) -> ChangeDraft {
    ChangeDraft {
        operation,
        scope: "p".to_owned(),
        subject: "K-1".to_owned(),
        reason: Some("示例".to_owned()),
        origin: Some("127.0.0.1".to_owned()),
        ..ChangeDraft::default()
    }
}

/// Fills a store with nine changes: records, values, a release, a withdrawal taken back, a file,
/// sign-ins.
pub async fn fill(store: &Store) -> Vec<Change> {
    let mut changes = Vec::new();
    let mut ids = Vec::new();
    let mut submission = String::new();
    for step in 1..=9_u64 {
        let mut write = store.write("someone", 1_000_000 * step as i64, random(step)).await.unwrap();
        match step {
            1 => {
                submission =
                    write.put(draft("submission", "S-1", "报送"), Expected::New).await.unwrap().entity_id;
                write.put(draft("task", "K-1", "建设实验室"), Expected::New).await.unwrap();
            }
            2 => {
                let rows: Vec<_> = (0..40).map(value).collect();
                ids = write.insert_observations(&submission, &rows, &|_| "p".to_owned()).await.unwrap();
            }
            3 => {
                write.put(draft("task", "K-1", "建成实验室"), Expected::Version(1)).await.unwrap();
            }
            5 => {
                let release =
                    write.put(draft("release", "R-1", "定版"), Expected::New).await.unwrap().entity_id;
                write.list_in_release(&release, &ids[..20]).await.unwrap();
            }
            6 => {
                let withdrawal = draft("withdrawal", "W-1", "撤回");
                let withdrawal = write.put(withdrawal, Expected::New).await.unwrap().entity_id;
                write.hide(&ids[..3], Some(&withdrawal)).await.unwrap();
            }
            7 => {
                write.hide(&ids[..1], None).await.unwrap();
                let gone = VersionDraft { removed: true, ..draft("task", "K-1", "建成实验室") };
                write.put(gone, Expected::Version(2)).await.unwrap();
            }
            8 => {
                let sha256 = "ab".repeat(32);
                let media_type = "text/plain".to_owned();
                let blob = Blob { sha256, byte_count: 3, media_type, name: "a.txt".to_owned() };
                write.put_blob(&blob).await.unwrap();
                write.put_blob(&blob).await.unwrap();
                write.queue("extract", "p", "{}").await.unwrap();
            }
            _ => {}
        }
        changes.push(write.commit(says("step")).await.unwrap());
    }
    changes
}
