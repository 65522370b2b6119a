//! Every link: its own hash, the one before, checkpoints, anchors, the head.

use std::collections::BTreeMap;

use futures_util::TryStreamExt as _;
use sqlx::{Any, AssertSqlSafe, Transaction};

use super::{FaultKind, Faults, Signed};
use crate::StoreError;
use crate::chain::{Anchor, Head};
use crate::change::Change;
use crate::retention::{Checkpoint, Links};
use crate::row::{get, rows_digest};
use crate::table::{CHANGES, CHECKPOINTS};

/// Checkpoints by last place, each with the pruned links met so far.
type Covers = BTreeMap<i64, (Checkpoint, Links)>;

pub(super) async fn verify(
    tx: &mut Transaction<'static, Any>,
    anchors: &[Anchor],
    signed: Signed<'_>,
    faults: &mut Faults,
) -> Result<(Head, u64), StoreError> {
    let mut covers = checkpoints(tx).await?;
    let mut anchored: BTreeMap<i64, Vec<&str>> = BTreeMap::new();
    for anchor in anchors {
        anchored.entry(anchor.seq).or_default().push(&anchor.hash);
    }
    let kept =
        sqlx::query("SELECT seq, hash FROM chain WHERE chain_id = 1").fetch_optional(&mut **tx).await?;
    let kept = match kept {
        Some(row) => Head { seq: get(&row, 0)?, hash: get(&row, 1)? },
        None => Head { seq: 0, hash: "none".to_owned() },
    };
    let mut last = Head { seq: 0, hash: String::new() };
    let mut count = 0;
    let text = format!("SELECT {} FROM changes ORDER BY seq", CHANGES.column_list(""));
    let mut links = sqlx::query(AssertSqlSafe(text)).fetch(&mut **tx);
    while let Some(row) = links.try_next().await? {
        let change = Change::read(&row)?;
        link(&change, &last, &mut covers, faults);
        let hashes = anchored.remove(&change.seq).unwrap_or_default();
        if hashes.iter().any(|hash| *hash != change.hash) {
            faults.add(FaultKind::AnchorDiffers, Some(change.seq), "changes", change.change_id.as_str());
        }
        last = Head { seq: change.seq, hash: change.hash };
        count += 1;
    }
    drop(links);
    if kept != last {
        faults.add(FaultKind::HeadDiffers, Some(kept.seq.min(last.seq) + 1), "chain", "1");
    }
    for seq in anchored.into_keys() {
        faults.add(FaultKind::AnchorMissing, Some(seq), "changes", seq.to_string());
    }
    check(covers, signed, faults);
    Ok((last, count))
}

async fn checkpoints(tx: &mut Transaction<'static, Any>) -> Result<Covers, StoreError> {
    let text = format!("SELECT {} FROM checkpoints ORDER BY last_seq", CHECKPOINTS.column_list(""));
    let rows = sqlx::query(AssertSqlSafe(text)).fetch_all(&mut **tx).await?;
    rows.iter()
        .map(|row| Checkpoint::read(row).map(|point| (point.last_seq, (point, Links::new()))))
        .collect()
}

fn link(change: &Change, last: &Head, covers: &mut Covers, faults: &mut Faults) {
    let mut fault = |kind, seq: i64| faults.add(kind, Some(seq), "changes", change.change_id.as_str());
    if change.seq != last.seq + 1 {
        fault(FaultKind::LinkMissing, (last.seq + 1).min(change.seq));
    }
    if change.previous_hash != last.hash {
        fault(FaultKind::LinkBroken, change.seq);
    }
    if !change.pruned {
        if change.hash != change.computed_hash() {
            fault(FaultKind::LinkAltered, change.seq);
        }
        return;
    }
    if change.row_count != 0 || change.rows_digest != rows_digest(Vec::new()) {
        fault(FaultKind::LinkAltered, change.seq);
    }
    match covers.range_mut(change.seq..).next() {
        Some((_, (point, links))) if point.first_seq <= change.seq => {
            links.add(change.seq, &change.change_id, change.recorded_at, &change.hash);
        }
        _ => fault(FaultKind::LinkUncovered, change.seq),
    }
}

fn check(covers: Covers, signed: Signed<'_>, faults: &mut Faults) {
    for (point, links) in covers.into_values() {
        let mut fault =
            |kind| faults.add(kind, Some(point.first_seq), "checkpoints", point.checkpoint_id.as_str());
        if links.end() != point.links_digest {
            fault(FaultKind::CheckpointDiffers);
        }
        if !signed(&point.public_key, &point.message(), &point.signature) {
            fault(FaultKind::CheckpointUnsigned);
        }
    }
}
