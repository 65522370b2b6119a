//! Many writers and readers at once.

use std::collections::BTreeSet;

use waymark_store::change::{ChangeDraft, ChangeFilter};
use waymark_store::entity::{EntityFilter, Expected};
use waymark_store::observation::{Basis, ObservationFilter};
use waymark_store::{Options, Store, StoreError};

use crate::engines::{both, both_fresh};
use crate::sample::{draft, random, says, value};
use crate::verify::nobody;

const WRITERS: u64 = 25;
const READERS: u64 = 25;
const BATCHES: u64 = 8;
/// Records of one batch.
const RECORDS: u64 = 3;
/// Values of one batch.
const VALUES: u32 = 20;

/// Writes batches under keys that the next writer uses too; gives the changes that were acknowledged.
async fn write(store: Store, writer: u64) -> Vec<String> {
    let mut made = Vec::new();
    for batch in 0..BATCHES {
        // Two writers ask for the same thing; one of them is to get it.
        let name = format!("{}-{batch}", writer / 2);
        let at = 1_000 * (writer * BATCHES + batch) as i64;
        let mut write = store.write("someone", at, random(at as u64 + 7)).await.unwrap();
        let submission = format!("s-{name}");
        for record in 0..RECORDS {
            let code = format!("K-{writer}-{batch}-{record}");
            let mut task = draft("task", &code, "任务");
            task.index.parent = Some(name.clone());
            write.put(task, Expected::New).await.unwrap();
        }
        let rows: Vec<_> = (0..VALUES).map(value).collect();
        write.insert_observations(&submission, &rows, &|_| "p".to_owned()).await.unwrap();
        match write.commit(ChangeDraft { idempotency_key: Some(name), ..says("write") }).await {
            Ok(change) => made.push(change.change_id),
            Err(StoreError::Repeated) => {}
            Err(error) => panic!("{error:?}"),
        }
    }
    made
}

/// Looks again and again, until the writers are done; whatever it sees must be whole.
async fn read(store: Store, reader: u64, done: tokio::sync::watch::Receiver<bool>) -> u64 {
    let mut looked = 0;
    while !*done.borrow() {
        let name = format!("{}-{}", (reader + looked) % WRITERS / 2, looked % BATCHES);
        let filter = EntityFilter { kind: "task", parent: Some(name.clone()), ..EntityFilter::default() };
        let records = store.list(&filter).await.unwrap().items.len() as u64;
        assert!(records == 0 || records == RECORDS, "{records} of batch {name}");
        let filter = ObservationFilter {
            scopes: vec!["p".to_owned()],
            basis: Basis::Submissions(vec![format!("s-{name}")]),
            ..ObservationFilter::default()
        };
        let values = store.observations(&filter).await.unwrap().len();
        assert!(values == 0 || values == VALUES as usize, "{values} of batch {name}");
        let newest = ChangeFilter { newest_first: true, limit: 1, ..ChangeFilter::default() };
        for change in store.changes(&newest).await.unwrap() {
            assert_eq!(store.rows_of_change(&change.change_id).await.unwrap(), change.row_count);
        }
        looked += 1;
        tokio::task::yield_now().await;
    }
    looked
}

#[test]
fn fifty_at_once_lose_nothing_and_see_nothing_half_written() {
    both(|store| async move {
        let (stop, done) = tokio::sync::watch::channel(false);
        let readers: Vec<_> =
            (0..READERS).map(|reader| tokio::spawn(read(store.clone(), reader, done.clone()))).collect();
        let writers: Vec<_> = (0..WRITERS).map(|writer| tokio::spawn(write(store.clone(), writer))).collect();
        let mut made = BTreeSet::new();
        for writer in writers {
            for change_id in writer.await.unwrap() {
                assert!(made.insert(change_id));
            }
        }
        stop.send(true).unwrap();
        for reader in readers {
            assert!(reader.await.unwrap() > 0);
        }
        // One of each pair of writers got each batch.
        let batches = WRITERS.div_ceil(2) * BATCHES;
        assert_eq!(made.len() as u64, batches);
        assert_eq!(store.head().await.unwrap().seq as u64, batches);
        let filter = EntityFilter { kind: "task", ..EntityFilter::default() };
        assert_eq!(store.count(&filter).await.unwrap() as u64, batches * RECORDS);
        let (values, _) = store.observation_counts().await.unwrap();
        assert_eq!(values as u64, batches * u64::from(VALUES));
        assert_eq!(store.verify(&[], &nobody).await.unwrap().faults, []);
    });
}

/// Writers of each of two processes.
const CROSSING: u64 = 4;
/// Changes each of them makes.
const ROUNDS: u64 = 10;

#[test]
fn changes_of_the_same_records_in_opposite_order_are_all_made() {
    both_fresh(|store, url| async move {
        let other = Store::open(&Options::new(&url)).await.unwrap();
        let mut writers = Vec::new();
        for writer in 0..2 * CROSSING {
            let store = if writer % 2 == 0 { store.clone() } else { other.clone() };
            writers.push(tokio::spawn(async move {
                let mut order = ["K-001", "K-002", "K-003"];
                if writer / 2 % 2 == 0 {
                    order.reverse();
                }
                for round in 0..ROUNDS {
                    let at = (1_000 * (writer * ROUNDS + round)) as i64;
                    let mut write = store.write("someone", at, random(at as u64 + 7)).await.unwrap();
                    for code in order {
                        write.put(draft("task", code, "任务"), Expected::Any).await.unwrap();
                    }
                    write.commit(says("write")).await.unwrap();
                }
            }));
        }
        for writer in writers {
            writer.await.unwrap();
        }
        for code in ["K-001", "K-002", "K-003"] {
            let record = store.entity("task", "p", code, None).await.unwrap().unwrap();
            assert_eq!(record.number as u64, 2 * CROSSING * ROUNDS, "{code}");
        }
        assert_eq!(store.verify(&[], &nobody).await.unwrap().faults, []);
        other.close().await;
    });
}
