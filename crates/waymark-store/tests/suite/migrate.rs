//! The schema from every earlier version to the newest.

use waymark_store::{Options, Store, StoreError};

use crate::engines::{both, both_fresh, empty};
use crate::sample::fill;
use crate::verify::nobody;

/// A dump of a small database of a schema version. When a version is added, run the suite once with
/// `WAYMARK_WRITE_FIXTURES=1` on the last commit of the version before.
fn fixture(version: i64) -> std::path::PathBuf {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures");
    std::path::Path::new(folder).join(format!("schema-{version:04}.jsonl"))
}

#[test]
fn every_earlier_version_comes_up_to_the_newest() {
    both(|store| async move {
        let newest = store.newest_version();
        if std::env::var("WAYMARK_WRITE_FIXTURES").is_ok() {
            let small = empty(store.engine).await.unwrap();
            small.store.migrate().await.unwrap();
            fill(&small.store).await;
            let mut file = std::fs::File::create(fixture(newest)).unwrap();
            small.store.dump(&mut file).await.unwrap();
            small.drop().await;
        }
        for version in 1..=newest {
            let bytes = std::fs::read(fixture(version)).unwrap();
            let old = empty(store.engine).await.unwrap();
            let restored = old.store.restore(&mut bytes.as_slice()).await.unwrap();
            assert_eq!(restored.header.schema, version);
            assert_eq!(restored.migrated, (version + 1..=newest).collect::<Vec<_>>());
            assert_eq!(old.store.schema_version().await.unwrap(), newest);
            let verification = old.store.verify(&[], &nobody).await.unwrap();
            assert_eq!(verification.faults, [], "from version {version}");
            assert_eq!(verification.links, 9);
            old.drop().await;
        }
    });
}

#[test]
fn an_empty_database_takes_each_step_once() {
    both(|store| async move {
        let fresh = empty(store.engine).await.unwrap();
        let newest = store.newest_version();
        assert_eq!(fresh.store.schema_version().await.unwrap(), 0);
        for version in 1..=newest {
            assert_eq!(fresh.store.migrate_to(version).await.unwrap(), [version]);
            assert_eq!(fresh.store.schema_version().await.unwrap(), version);
        }
        assert_eq!(fresh.store.migrate().await.unwrap(), Vec::<i64>::new());
        fresh.drop().await;
    });
}

#[test]
fn several_may_migrate_at_once() {
    both(|store| async move {
        let fresh = empty(store.engine).await.unwrap();
        // Separate pools, as separate processes have.
        let others: Vec<_> = (0..4)
            .map(|_| {
                let url = fresh.url.clone();
                tokio::spawn(async move {
                    let store = Store::open(&Options::new(&url)).await.unwrap();
                    store.schema_version().await.unwrap();
                    let done = store.migrate().await.unwrap();
                    store.close().await;
                    done
                })
            })
            .collect();
        let mut done = Vec::new();
        for other in others {
            done.extend(other.await.unwrap());
        }
        assert_eq!(done, (1..=store.newest_version()).collect::<Vec<_>>());
        fresh.drop().await;
    });
}

#[test]
fn a_newer_or_altered_schema_is_refused() {
    both_fresh(|store, _| async move {
        let newer = "INSERT INTO migrations (version, sha256) VALUES (99, 'x')";
        store.execute_for_tests(newer).await.unwrap();
        let error = store.migrate().await.unwrap_err();
        assert!(matches!(error, StoreError::Newer { found: 99, known } if known == store.newest_version()));
        store.execute_for_tests("DELETE FROM migrations WHERE version = 99").await.unwrap();
        assert_eq!(store.migrate().await.unwrap(), Vec::<i64>::new());
        store.execute_for_tests("UPDATE migrations SET sha256 = 'x' WHERE version = 1").await.unwrap();
        assert!(matches!(store.migrate().await, Err(StoreError::Altered(1))));
    });
}
