//! The schema from every earlier version to the newest.

use sha2::{Digest as _, Sha256};
use waymark_core::Observation;
use waymark_store::change::ChangeFilter;
use waymark_store::entity::{EntityFilter, Expected};
use waymark_store::observation::{Basis, ObservationFilter};
use waymark_store::{Options, Store, StoreError};

use crate::engines::{both, both_fresh, empty};
use crate::sample::{draft, fill, random, says, value};
use crate::verify::nobody;

/// A dump of a small database of a schema version. When a version is added, run the suite once with
/// `WAYMARK_WRITE_FIXTURES=1` on the last commit of the version before.
fn fixture(version: i64) -> std::path::PathBuf {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures");
    std::path::Path::new(folder).join(format!("schema-{version:04}.jsonl"))
}

/// What [`fill`] wrote, read as the program reads it.
async fn reads_back(store: &Store) {
    let versions = store.history("task", "p", "K-1").await.unwrap();
    let told: Vec<_> = versions.iter().map(|one| (one.number, one.removed, one.body.as_str())).collect();
    let (first, second) = (r#"{"name":"建设实验室"}"#, r#"{"name":"建成实验室"}"#);
    assert_eq!(told, [(1, false, first), (2, false, second), (3, true, second)]);
    assert_eq!(versions[0].valid_from, Some("2021-01-01".parse().unwrap()));
    let found = EntityFilter {
        kind: "release",
        scopes: vec!["p".to_owned()],
        facets: vec![("owner".to_owned(), "b1".to_owned())],
        text: Some("定版".to_owned()),
        ..EntityFilter::default()
    };
    let releases = store.list(&found).await.unwrap().items;
    assert_eq!(releases.len(), 1);
    assert_eq!(store.release_size(&releases[0].entity_id).await.unwrap(), 20);

    let values = |basis| ObservationFilter { basis, scopes: vec!["p".to_owned()], ..Default::default() };
    let everything = ObservationFilter { with_hidden: true, ..values(Basis::Everything) };
    let read = store.observations(&everything).await.unwrap();
    let mut read: Vec<_> = read.into_iter().map(|one| one.observation).collect();
    let mut written: Vec<_> = (0..40).map(value).collect();
    let order = |one: &Observation| (one.indicator.clone(), one.area.clone(), one.period, one.value);
    read.sort_by_key(order);
    written.sort_by_key(order);
    assert_eq!(read, written);
    let released = store.observations(&values(Basis::Release(releases[0].entity_id.clone()))).await.unwrap();
    assert_eq!(released.len(), 18, "twenty, of which two are withdrawn");

    assert_eq!(store.blob(&"ab".repeat(32)).await.unwrap().unwrap().name, "a.txt");
    let job = &store.jobs(None, 10).await.unwrap()[0];
    assert_eq!((job.kind.as_str(), job.scope.as_str()), ("extract", "p"));
    let changes = store.changes(&ChangeFilter { limit: 100, ..ChangeFilter::default() }).await.unwrap();
    assert!(changes.iter().all(|one| one.actor == "someone" && one.reason.as_deref() == Some("示例")));
}

/// A change on top of what came up.
async fn goes_on(store: &Store) {
    let mut write = store.write("someone", 10_000_000, random(10)).await.unwrap();
    write.put(draft("task", "K-2", "新的任务"), Expected::New).await.unwrap();
    assert_eq!(write.commit(says("step")).await.unwrap().seq, 10);
    assert!(store.verify(&[], &nobody).await.unwrap().is_sound());
}

/// A migration that landed is never changed: a database it was applied to would be refused. When one
/// is added, add its line (`sha256sum`).
#[test]
fn no_migration_changes_once_it_landed() {
    let crate_folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files: Vec<_> = std::fs::read_dir(crate_folder.join("migrations"))
        .unwrap()
        .map(|file| file.unwrap().path())
        .collect();
    files.sort();
    let line = |path: &std::path::PathBuf| {
        let digest = Sha256::digest(std::fs::read(path).unwrap());
        let hex: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
        format!("{hex}  {}", path.file_name().unwrap().to_str().unwrap())
    };
    let landed = std::fs::read_to_string(crate_folder.join("tests/fixtures/migrations.sha256")).unwrap();
    assert_eq!(files.iter().map(line).collect::<Vec<_>>(), landed.lines().collect::<Vec<_>>());
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
            reads_back(&old.store).await;
            goes_on(&old.store).await;
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
