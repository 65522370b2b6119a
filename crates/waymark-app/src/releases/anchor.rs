//! The file of anchors: heads of the chain kept outside the database.

use std::io::Write as _;

use serde::Serialize;
use waymark_core::record::Release;

use crate::app::{App, instant_text};
use crate::call::Done;
use crate::error::AppError;
use crate::records::Envelope;

/// Name of the file in the application's folder, one JSON object a line.
const FILE: &str = "anchors.jsonl";

/// One anchor: the chain's head right after a release was made.
#[derive(Debug, Serialize)]
struct Anchor<'a> {
    at: String,
    plan: &'a str,
    release: &'a str,
    digest: &'a str,
    seq: i64,
    hash: &'a str,
}

impl App {
    /// Appends the change that made a release to the file of anchors, durably.
    pub(super) async fn anchor(&self, plan: &str, done: &Done<Envelope<Release>>) -> Result<(), AppError> {
        let anchor = Anchor {
            at: instant_text(done.change.recorded_at),
            plan,
            release: &done.value.code,
            digest: &done.value.body.digest,
            seq: done.change.seq,
            hash: &done.change.hash,
        };
        let line = serde_json::to_string(&anchor)? + "\n";
        let path = self.folder.join(FILE);
        let written = tokio::task::spawn_blocking(move || {
            let mut file = std::fs::OpenOptions::new().create(true).append(true).open(path)?;
            file.write_all(line.as_bytes())?;
            file.sync_all()
        });
        written.await.map_err(AppError::internal)?.map_err(AppError::internal)
    }
}
