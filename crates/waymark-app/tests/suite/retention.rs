//! The log after the time of retention: pruned, backed up, restored, verified.

use std::fs::File;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use waymark_app::{App, Call, Operation, Place, backup};
use waymark_store::Engine;
use waymark_store::chain::Anchor;

use crate::support::{TestApp, on_each_engine};

on_each_engine!(
    what_was_pruned_is_sound_after_backup_and_restore, a_backup_has_every_change_its_anchors_name
);

const DAY: i64 = 86_400_000_000;

/// A failed attempt: a change without rows.
async fn fail(app: &App) {
    let call = Call::system();
    let changing = app.begin(&call, Operation::Export, &Place::default()).await.unwrap();
    changing.fail("tried").await.unwrap();
}

async fn what_was_pruned_is_sound_after_backup_and_restore(test: &TestApp) {
    let app = &test.app;
    assert_eq!(app.prune_log().await.unwrap(), 0, "nothing to prune");
    for _ in 0..3 {
        fail(app).await;
    }
    assert_eq!(app.prune_log().await.unwrap(), 0, "kept for 180 days at least");
    test.clock.0.fetch_add(181 * DAY, Ordering::Relaxed);
    assert_eq!(app.prune_log().await.unwrap(), 3);
    let log = app.log_page(0).await.unwrap();
    assert_eq!(log.iter().filter(|entry| entry.pruned).count(), 3);
    assert!(app.verify_log().await.unwrap().sound);

    let path = app.folder.join("backup.zip");
    app.back_up(File::create(&path).unwrap()).await.unwrap();
    let other = TestApp::on(Engine::Sqlite).await.unwrap();
    // A folder that signed before keeps its own key beside those of the backup.
    std::fs::write(other.app.folder.join("checkpoint.pub"), "of its own\n").unwrap();
    backup::restore(&other.app.store, &other.app.folder, File::open(&path).unwrap()).await.unwrap();
    let found = other.app.verify_log().await.unwrap();
    assert!(found.sound, "{:?}", found.faults);
    let keys = std::fs::read_to_string(other.app.folder.join("checkpoint.pub")).unwrap();
    assert_eq!(keys.lines().count(), 2, "{keys}");
    assert!(keys.lines().any(|key| key == "of its own"));
    assert!(!other.app.folder.join("checkpoint.key").exists(), "the key that signs stays where it is");
}

async fn a_backup_has_every_change_its_anchors_name(test: &TestApp) {
    let done = Arc::new(AtomicBool::new(false));
    let (app, stop) = (test.app.clone(), done.clone());
    let writing = tokio::spawn(async move {
        while !stop.load(Ordering::Relaxed) {
            fail(&app).await;
            app.anchor().await.unwrap();
        }
    });
    for _ in 0..8 {
        let path = test.app.folder.join("backup.zip");
        let summary = test.app.back_up(File::create(&path).unwrap()).await.unwrap();
        let mut zip = zip::ZipArchive::new(File::open(&path).unwrap()).unwrap();
        let Ok(mut file) = zip.by_name(backup::ANCHORS) else { continue };
        let mut text = String::new();
        std::io::Read::read_to_string(&mut file, &mut text).unwrap();
        let last = Anchor::parse(&text).unwrap().last().map_or(0, |anchor| anchor.seq);
        assert!(last <= summary.seq, "#{last} is anchored, the dump ends with #{}", summary.seq);
    }
    done.store(true, Ordering::Relaxed);
    writing.await.unwrap();
}
