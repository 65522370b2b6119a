//! Records and their versions.

use waymark_core::Date;
use waymark_store::change::ChangeDraft;
use waymark_store::entity::{EntityFilter, Expected, Index, Sort, VersionDraft};
use waymark_store::{Store, StoreError};

use crate::engines::both;

fn draft(code: &str, name: &str, known_at: Date) -> VersionDraft {
    VersionDraft {
        kind: "task",
        scope: "p".to_owned(),
        code: code.to_owned(),
        valid_from: None,
        valid_to: None,
        known_at,
        removed: false,
        body: format!("{{\"name\":\"{name}\"}}"),
        index: Index {
            name: name.to_owned(),
            position: Some(code.len() as i64),
            visibility: "internal".to_owned(),
            facets: vec![("owner", "b1".to_owned()), ("owner", name.to_owned())],
            text: name.to_owned(),
            ..Index::default()
        },
    }
}

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

async fn put(store: &Store, at: i64, draft: VersionDraft, expected: Expected) -> Result<(), StoreError> {
    let random = [at as u8; 10];
    let mut write = store.write("someone", at, random).await?;
    write.put(draft, expected).await?;
    write
        .commit(ChangeDraft { operation: "task.put", scope: "p".to_owned(), ..ChangeDraft::default() })
        .await?;
    Ok(())
}

#[test]
fn a_record_keeps_every_version_and_tells_what_was_known_on_a_day() {
    both(|store| async move {
        put(&store, 1_000, draft("K-1", "建设实验室", day("2024-01-01")), Expected::New).await.unwrap();
        put(&store, 2_000, draft("K-1", "建成实验室", day("2024-06-01")), Expected::Version(1))
            .await
            .unwrap();
        let now = store.entity("task", "p", "K-1", None).await.unwrap().unwrap();
        assert_eq!((now.number, now.body.as_str()), (2, "{\"name\":\"建成实验室\"}"));
        let then = store.entity("task", "p", "K-1", Some(day("2024-05-31"))).await.unwrap().unwrap();
        assert_eq!(then.number, 1);
        assert!(store.entity("task", "p", "K-1", Some(day("2023-12-31"))).await.unwrap().is_none());
        assert_eq!(store.history("task", "p", "K-1").await.unwrap().len(), 2);
        let error = put(&store, 3_000, draft("K-1", "x", day("2024-06-01")), Expected::Version(1)).await;
        assert!(matches!(error, Err(StoreError::Conflict { found: 2, expected: 1, .. })));
        assert_eq!(store.head().await.unwrap().seq, 2);
    });
}

#[test]
fn lists_page_filter_and_search() {
    both(|store| async move {
        for (at, (code, name)) in
            [("K-1", "光学实验室"), ("K-22", "光学镜片"), ("K-333", "中医药")].into_iter().enumerate()
        {
            put(&store, 1_000 + at as i64, draft(code, name, day("2024-01-01")), Expected::New)
                .await
                .unwrap();
        }
        let filter = EntityFilter { kind: "task", limit: 2, ..EntityFilter::default() };
        for sort in [Sort::Position, Sort::Code, Sort::Name, Sort::Newest] {
            let first = store.list(&EntityFilter { sort, ..filter.clone() }).await.unwrap();
            assert_eq!((first.items.len(), first.total), (2, 3));
            let rest = store.list(&EntityFilter { sort, after: first.next, ..filter.clone() }).await.unwrap();
            assert_eq!((rest.items.len(), rest.next), (1, None));
        }
        let facets = vec![("owner".to_owned(), "中医药".to_owned())];
        let found = store.list(&EntityFilter { facets, ..filter.clone() }).await.unwrap();
        assert_eq!(found.items[0].code, "K-333");
        let found = store.list(&EntityFilter { text: Some("光学".to_owned()), ..filter }).await.unwrap();
        assert_eq!(found.total, 2);
        let hits = store.search("光学镜片", &["task"], &[], 0, 10).await.unwrap();
        assert_eq!((hits[0].0.code.as_str(), hits.len()), ("K-22", 1));
    });
}

#[test]
fn the_last_number_follows_what_a_write_puts() {
    both(|store| async move {
        put(&store, 1_000, draft("K-7", "光学实验室", day("2024-01-01")), Expected::New).await.unwrap();
        put(&store, 2_000, draft("K-lab", "中医药", day("2024-01-01")), Expected::New).await.unwrap();
        let mut write = store.write("someone", 3_000, [3; 10]).await.unwrap();
        assert_eq!(write.last_number("task", "p", "K-").await.unwrap(), 7);
        write.put(draft("K-012", "光学镜片", day("2024-01-01")), Expected::New).await.unwrap();
        write.put(draft("K-9", "生态廊道", day("2024-01-01")), Expected::New).await.unwrap();
        assert_eq!(write.last_number("task", "p", "K-").await.unwrap(), 12);
        assert_eq!(write.last_number("task", "other", "K-").await.unwrap(), 0);
        write.put(draft("K-013", "康养中心", day("2024-01-01")), Expected::New).await.unwrap();
        assert_eq!(write.last_number("task", "p", "K-").await.unwrap(), 13);
        assert_eq!(write.last_number("task", "other", "K-").await.unwrap(), 0);
    });
}
