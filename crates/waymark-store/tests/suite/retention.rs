//! Links without rows lose their particulars; a signed checkpoint stands for them.

use waymark_store::Store;
use waymark_store::retention::Checkpoint;
use waymark_store::verify::{FaultKind, Signed};

use crate::engines::both;
use crate::sample::{fill, random, says};

/// A stand-in for a signature: store and check only hand it on.
fn sign(message: &str) -> (String, String) {
    ("key".to_owned(), format!("signed {}", message.len()))
}

const SIGNED: Signed<'static> =
    &|key, message, signature| key == "key" && signature == format!("signed {}", message.len());

async fn prune(store: &Store, at: i64, before: i64) -> Option<(Checkpoint, u32)> {
    let mut write = store.write("auditor", at, random(at as u64)).await.unwrap();
    let checkpoint = write.prune(before, sign).await.unwrap();
    write.commit(says("prune")).await.unwrap();
    checkpoint
}

async fn kinds(store: &Store, signed: Signed<'_>) -> Vec<(FaultKind, Option<i64>)> {
    let verification = store.verify(&[], signed).await.unwrap();
    verification.faults.iter().map(|fault| (fault.kind, fault.seq)).collect()
}

#[test]
fn pruned_links_keep_their_place_and_are_covered() {
    both(|store| async move {
        let changes = fill(&store).await;
        assert_eq!(prune(&store, 20_000_000, 500_000).await, None);
        let (first, count) = prune(&store, 21_000_000, 6_000_000).await.unwrap();
        assert_eq!((first.first_seq, first.last_seq, count), (1, 5, 1));
        // Nothing before the same instant is left, and a later one goes on from there.
        assert_eq!(prune(&store, 22_000_000, 6_000_000).await, None);
        let (second, count) = prune(&store, 23_000_000, 30_000_000).await.unwrap();
        assert_eq!((second.first_seq, second.last_seq, count), (6, 12, 3));
        let fourth = store.change(&changes[3].change_id).await.unwrap().unwrap();
        assert!(
            fourth.pruned && fourth.actor.is_empty() && fourth.reason.is_none() && fourth.origin.is_none()
        );
        assert_eq!((fourth.seq, &fourth.hash), (4, &changes[3].hash));
        let third = store.change(&changes[2].change_id).await.unwrap().unwrap();
        assert_eq!(third, changes[2]);
        let verification = store.verify(&[], SIGNED).await.unwrap();
        assert_eq!(verification.faults, []);
        assert_eq!(verification.links, 13);
    });
}

#[test]
fn what_was_pruned_cannot_be_altered_or_forged() {
    both(|store| async move {
        let changes = fill(&store).await;
        prune(&store, 21_000_000, 20_000_000).await.unwrap();
        assert_eq!(kinds(&store, SIGNED).await, []);
        let unsigned: Signed<'_> = &|_, _, _| false;
        assert_eq!(kinds(&store, unsigned).await, [(FaultKind::CheckpointUnsigned, Some(1))]);
        // The time of a pruned link.
        store
            .execute_for_tests("UPDATE changes SET recorded_at = recorded_at + 1 WHERE seq = 4")
            .await
            .unwrap();
        assert_eq!(kinds(&store, SIGNED).await, [(FaultKind::CheckpointDiffers, Some(1))]);
        store
            .execute_for_tests("UPDATE changes SET recorded_at = recorded_at - 1 WHERE seq = 4")
            .await
            .unwrap();
        // Hiding an altered link among the pruned ones.
        store.execute_for_tests("UPDATE changes SET pruned = 1, reason = 'x' WHERE seq = 5").await.unwrap();
        let found = kinds(&store, SIGNED).await;
        assert_eq!(found, [(FaultKind::LinkAltered, Some(5)), (FaultKind::CheckpointDiffers, Some(1))]);
        store
            .execute_for_tests("UPDATE changes SET pruned = 0, reason = '示例' WHERE seq = 5")
            .await
            .unwrap();
        assert_eq!(kinds(&store, SIGNED).await, []);
        // Without its checkpoint a pruned link is worth nothing, and the checkpoint is a row of a change.
        store.execute_for_tests("DELETE FROM checkpoints").await.unwrap();
        let found = kinds(&store, SIGNED).await;
        assert_eq!(
            found,
            [
                (FaultKind::LinkUncovered, Some(4)),
                (FaultKind::LinkUncovered, Some(9)),
                (FaultKind::RowsDiffer, Some(10))
            ]
        );
        assert_eq!(changes.len(), 9);
    });
}
