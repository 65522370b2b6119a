//! Alterations of every sort are found.

use waymark_store::Store;
use waymark_store::chain::Anchor;
use waymark_store::change::Change;
use waymark_store::verify::{FaultKind, Verification};

use crate::engines::both;
use crate::sample::{fill, says};

/// Nobody is trusted: no case here has a checkpoint.
pub fn nobody(_: &str, _: &str, _: &str) -> bool {
    false
}

/// An anchor at a change.
fn anchor(change: &Change) -> Anchor {
    Anchor { seq: change.seq, hash: change.hash.clone(), at: change.recorded_at }
}

fn kinds(verification: &Verification) -> Vec<(FaultKind, Option<i64>)> {
    verification.faults.iter().map(|fault| (fault.kind, fault.seq)).collect()
}

/// Alters a filled store by statements, each of which must touch rows, and verifies it with anchors
/// at the fourth, the sixth and the last change.
async fn altered(store: &Store, statements: &[&str]) -> Verification {
    let changes = fill(store).await;
    let anchors = [anchor(&changes[3]), anchor(&changes[5]), anchor(&changes[8])];
    for statement in statements {
        assert!(store.execute_for_tests(statement).await.unwrap() > 0, "{statement}");
    }
    store.verify(&anchors, &nobody).await.unwrap()
}

/// What an alteration must give: the faults, and the place of the last anchor that holds.
fn case(
    statements: &'static [&'static str],
    expected: &'static [(FaultKind, Option<i64>)],
    sound_to: Option<i64>,
) {
    both(|store| async move {
        let verification = altered(&store, statements).await;
        assert_eq!(kinds(&verification), expected, "{statements:?}");
        assert_eq!(verification.sound_to.map(|anchor| anchor.seq), sound_to, "{statements:?}");
    });
}

#[test]
fn nothing_altered_is_sound() {
    both(|store| async move {
        let verification = altered(&store, &[]).await;
        assert_eq!(verification.faults, []);
        assert_eq!((verification.links, verification.rows), (9, 4 + 61 + 1 + 22 + 5 + 2 + 1));
        assert_eq!(verification.sound_to.map(|anchor| anchor.seq), Some(9));
        assert_eq!(verification.head, store.head().await.unwrap());
    });
}

#[test]
fn altered_rows_are_found() {
    use FaultKind::{EntityDiffers, IndexDiffers, RowsDiffer};
    case(&["UPDATE versions SET body = '{}' WHERE number = 2"], &[(RowsDiffer, Some(3))], None);
    case(
        &["UPDATE versions SET number = 9 WHERE number = 3"],
        &[(RowsDiffer, Some(7)), (EntityDiffers, None), (IndexDiffers, None)],
        None,
    );
    case(
        &[
            "UPDATE observations SET value = '7' WHERE observation_id = (SELECT MAX(observation_id) FROM observations)",
        ],
        &[(RowsDiffer, Some(2))],
        None,
    );
    case(
        &[
            "UPDATE observations SET value_number = 7 WHERE observation_id = (SELECT MAX(observation_id) FROM observations)",
        ],
        &[(RowsDiffer, Some(2))],
        None,
    );
    case(&["UPDATE blobs SET name = 'b.txt'"], &[(RowsDiffer, Some(8))], Some(6));
    case(&["UPDATE series SET area = 'X9' WHERE area = 'X1'"], &[(RowsDiffer, Some(2))], None);
    // From one change to another: both are wrong.
    case(
        &["UPDATE release_items SET change_id = (SELECT change_id FROM changes WHERE seq = 9)"],
        &[(RowsDiffer, Some(5)), (RowsDiffer, Some(9))],
        Some(4),
    );
}

#[test]
fn altered_links_are_found() {
    use FaultKind::{HeadDiffers, LinkAltered, LinkBroken, LinkMissing};
    case(&["UPDATE changes SET reason = 'x' WHERE seq = 5"], &[(LinkAltered, Some(5))], Some(4));
    case(&["UPDATE changes SET actor = 'x' WHERE seq = 9"], &[(LinkAltered, Some(9))], Some(6));
    case(&["UPDATE chain SET seq = 10"], &[(HeadDiffers, Some(10))], Some(9));
    case(&["UPDATE changes SET pruned = 1 WHERE seq = 4"], &[(FaultKind::LinkUncovered, Some(4))], None);
    // The fourth change has no rows; without it the fifth has no place to stand.
    case(
        &["DELETE FROM changes WHERE seq = 4"],
        &[(LinkMissing, Some(4)), (LinkBroken, Some(5)), (FaultKind::AnchorMissing, Some(4))],
        None,
    );
    case(
        &[
            "UPDATE changes SET seq = -4 WHERE seq = 4", "UPDATE changes SET seq = 4 WHERE seq = 3",
            "UPDATE changes SET seq = 3 WHERE seq = -4",
        ],
        &[
            (LinkBroken, Some(3)),
            (LinkAltered, Some(3)),
            (LinkBroken, Some(4)),
            (LinkAltered, Some(4)),
            (FaultKind::AnchorDiffers, Some(4)),
            (LinkBroken, Some(5)),
        ],
        None,
    );
}

#[test]
fn cut_and_forged_rows_are_found() {
    use FaultKind::{AnchorMissing, HeadDiffers, RowOrphan, RowsDiffer};
    case(
        &["DELETE FROM changes WHERE seq = 9"],
        &[(HeadDiffers, Some(9)), (AnchorMissing, Some(9))],
        Some(6),
    );
    // The last change and the head together: only the anchor outside knows.
    case(
        &[
            "DELETE FROM changes WHERE seq = 9",
            "UPDATE chain SET seq = 8, hash = (SELECT hash FROM changes WHERE seq = 8)",
        ],
        &[(AnchorMissing, Some(9))],
        Some(6),
    );
    case(
        &["DELETE FROM changes WHERE seq = 8"],
        &[(FaultKind::LinkMissing, Some(8)), (FaultKind::LinkBroken, Some(9)), (RowOrphan, None)],
        None,
    );
    case(&["DELETE FROM release_items"], &[(RowsDiffer, Some(5))], Some(4));
    case(
        &[
            "INSERT INTO series SELECT 'forged', scope, indicator, 'X99', frequency, caliber, dimensions, change_id \
           FROM series WHERE area = 'X1' AND indicator = 'I1'",
        ],
        &[(RowsDiffer, Some(2))],
        None,
    );
    case(
        &[
            "INSERT INTO series SELECT 'forged', scope, indicator, 'X99', frequency, caliber, dimensions, 'none' \
           FROM series WHERE area = 'X1' AND indicator = 'I1'",
        ],
        &[(RowOrphan, None)],
        None,
    );
    case(
        &[
            "INSERT INTO changes SELECT 'forged', 10, recorded_at, actor, operation, scope, subject, success, reason, \
           undoes, idempotency_key, request_digest, outcome, origin, row_count, rows_digest, previous_hash, hash, \
           pruned FROM changes WHERE seq = 9",
        ],
        &[(FaultKind::LinkBroken, Some(10)), (FaultKind::LinkAltered, Some(10)), (HeadDiffers, Some(10))],
        Some(9),
    );
}

#[test]
fn what_follows_from_rows_is_checked() {
    use FaultKind::{EntityDiffers, HiddenDiffers, IndexDiffers, RowOrphan};
    // A draft that counts as accepted.
    case(
        &["UPDATE entities SET state = 'accepted' WHERE kind = 'submission'"],
        &[(IndexDiffers, Some(1))],
        None,
    );
    case(&["UPDATE entities SET removed = 1 WHERE kind = 'release'"], &[(EntityDiffers, Some(5))], Some(4));
    case(
        &["UPDATE entities SET number = 1 WHERE kind = 'task'"],
        &[(EntityDiffers, Some(1)), (IndexDiffers, Some(1))],
        None,
    );
    case(
        &["DELETE FROM facets WHERE value = 'b1'"],
        &[(IndexDiffers, Some(1)), (IndexDiffers, Some(5)), (IndexDiffers, Some(6))],
        None,
    );
    case(&["INSERT INTO grams (gram, entity_id) VALUES ('ab', 'none')"], &[(RowOrphan, None)], None);
    case(
        &["UPDATE observations SET hidden = NULL WHERE observation_id = \
           (SELECT MAX(observation_id) FROM withdrawal_items)"],
        &[(HiddenDiffers, Some(6))],
        Some(4),
    );
    case(
        &["UPDATE observations SET hidden = 'x' WHERE observation_id = \
           (SELECT MIN(observation_id) FROM withdrawal_items)"],
        &[(HiddenDiffers, Some(7))],
        Some(6),
    );
    case(
        &[
            "UPDATE observations SET hidden = 'x' WHERE observation_id = (SELECT MAX(observation_id) FROM observations)",
        ],
        &[(HiddenDiffers, None)],
        None,
    );
}

#[test]
fn a_chain_computed_anew_is_found_by_its_anchor() {
    both(|store| async move {
        let changes = fill(&store).await;
        let anchors = [anchor(&changes[2]), anchor(&changes[5])];
        // Someone with every right on the database alters a reason and every hash after it.
        let mut before = changes[3].previous_hash.clone();
        for change in &changes[3..] {
            let mut forged = Change { previous_hash: before, ..change.clone() };
            if forged.seq == 4 {
                forged.reason = Some("forged".to_owned());
            }
            before = forged.computed_hash();
            let statement = format!(
                "UPDATE changes SET reason = '{}', previous_hash = '{}', hash = '{before}' WHERE seq = {}",
                forged.reason.clone().unwrap(),
                forged.previous_hash,
                forged.seq
            );
            store.execute_for_tests(&statement).await.unwrap();
        }
        store.execute_for_tests(&format!("UPDATE chain SET hash = '{before}'")).await.unwrap();
        assert!(store.verify(&[], &nobody).await.unwrap().is_sound());
        let verification = store.verify(&anchors, &nobody).await.unwrap();
        assert_eq!(kinds(&verification), [(FaultKind::AnchorDiffers, Some(6))]);
        assert_eq!(verification.sound_to.unwrap(), anchors[0]);
    });
}

#[test]
fn many_changes_are_verified_in_parts() {
    both(|store| async move {
        for number in 0..1_200 {
            let mut write =
                store.write("someone", number, crate::sample::random(number as u64)).await.unwrap();
            if number % 3 == 0 {
                let task = crate::sample::draft("task", &format!("K-{number}"), "任务");
                write.put(task, waymark_store::entity::Expected::New).await.unwrap();
            }
            write.commit(says("step")).await.unwrap();
        }
        let verification = store.verify(&[], &nobody).await.unwrap();
        assert_eq!(verification.faults, []);
        assert_eq!((verification.links, verification.rows), (1_200, 800));
    });
}

#[test]
fn anchors_are_read_as_they_were_printed() {
    let anchors = vec![
        Anchor { seq: 1, hash: "ab".to_owned(), at: 5 },
        Anchor { seq: 20, hash: "cd".to_owned(), at: 6 },
    ];
    let text: String = anchors.iter().map(|anchor| format!("{anchor}\n")).collect();
    assert_eq!(Anchor::parse(&text), Ok(anchors));
    assert_eq!(Anchor::parse("{\"seq\":1,\"hash\":\"\",\"at\":0}\n\n{\"seq\":1}"), Err(3));
}
