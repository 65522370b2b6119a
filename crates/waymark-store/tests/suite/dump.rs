//! Dump and restore, from one engine to the other and back.

use waymark_store::dump::DumpError;
use waymark_store::entity::Expected;
use waymark_store::secret::{StoredSession, Ticket};
use waymark_store::{Engine, Store};

use crate::engines::{both, empty};
use crate::sample::{draft, fill, random, says, value};
use crate::verify::nobody;

async fn dump(store: &Store) -> Vec<u8> {
    let mut bytes = Vec::new();
    store.dump(&mut bytes).await.unwrap();
    bytes
}

/// A store with rows in every table.
async fn full(store: &Store) {
    fill(store).await;
    store.put_credential("someone", "{}", 5).await.unwrap();
    let ticket = Ticket {
        token_sha256: "aa".to_owned(),
        purpose: "link".to_owned(),
        account: "someone".to_owned(),
        body: "{\"text\":\"换行\\n\\u0001\"}".to_owned(),
        created_at: 1,
        expires_at: 100,
    };
    store.put_ticket(&ticket).await.unwrap();
    let session = StoredSession {
        token_sha256: "bb".to_owned(),
        account: "someone".to_owned(),
        body: "{}".to_owned(),
        created_at: 1,
        seen_at: 1,
        expires_at: 100,
    };
    store.put_session(&session).await.unwrap();
    store.take_job("worker", 10, 20).await.unwrap().unwrap();
}

#[test]
fn a_dump_goes_to_the_other_engine_and_back() {
    both(|store| async move {
        full(&store).await;
        let bytes = dump(&store).await;
        for engine in [Engine::Sqlite, Engine::Postgres] {
            let Some(other) = empty(engine).await else { continue };
            let restored = other.store.restore(&mut bytes.as_slice()).await.unwrap();
            assert_eq!(restored.header.head(), store.head().await.unwrap());
            assert!(other.store.verify(&[], &nobody).await.unwrap().is_sound());
            assert!(dump(&other.store).await == bytes);
            assert_eq!(other.store.credential("someone").await.unwrap().as_deref(), Some("{}"));
            assert!(other.store.use_ticket("aa", "link", 50).await.unwrap().is_some());
            assert!(other.store.session("bb").await.unwrap().is_none());
            // The job that ran there waits here.
            let job = other.store.take_job("other", 10, 20).await.unwrap().unwrap();
            assert_eq!((job.kind.as_str(), job.attempts), ("extract", 2));
            // What is restored goes on.
            let mut write = other.store.write("someone", 90_000_000, random(90)).await.unwrap();
            write.put(draft("task", "K-1", "again"), Expected::New).await.unwrap();
            assert_eq!(write.commit(says("step")).await.unwrap().seq, 10);
            other.drop().await;
        }
    });
}

#[test]
fn only_a_whole_dump_enters_only_an_empty_database() {
    both(|store| async move {
        full(&store).await;
        let bytes = dump(&store).await;
        assert!(matches!(store.restore(&mut bytes.as_slice()).await, Err(DumpError::NotEmpty)));
        let text = String::from_utf8(bytes).unwrap();
        let other = empty(store.engine).await.unwrap();
        let mut damaged = vec![
            text.replacen("\"seq\":9", "\"seq\":", 1),
            text.replacen("waymark-dump", "other", 1),
            text.replacen("建成实验室", "建设实验室", 1),
            text.replacen("\"versions\",\"columns\"", "\"versions;\",\"columns\"", 1),
        ];
        let cuts = text.match_indices('\n').map(|(at, _)| at + 1).filter(|at| *at < text.len());
        damaged.extend(cuts.step_by(7).map(|at| text[..at].to_owned()));
        damaged.push(text[..text.len() - 5].to_owned());
        for bytes in damaged {
            let error = other.store.restore(&mut bytes.as_bytes()).await.unwrap_err();
            assert!(matches!(error, DumpError::Format { .. }), "{error}");
        }
        // Nothing of the failed ones stayed.
        other.store.restore(&mut text.as_bytes()).await.unwrap();
        other.drop().await;
    });
}

#[test]
fn a_dump_during_writes_is_of_one_moment() {
    both(|store| async move {
        fill(&store).await;
        let writer = store.clone();
        let writing = tokio::spawn(async move {
            for number in 100..400 {
                let mut write = writer.write("someone", number * 1_000, random(number as u64)).await.unwrap();
                write.put(draft("task", &format!("K-{number}"), "任务"), Expected::New).await.unwrap();
                let rows: Vec<_> = (0..8).map(value).collect();
                write.insert_observations("s", &rows, &|_| "p".to_owned()).await.unwrap();
                write.commit(says("step")).await.unwrap();
            }
        });
        let mut dumps = Vec::new();
        while !writing.is_finished() {
            dumps.push(dump(&store).await);
        }
        writing.await.unwrap();
        let mut heads = Vec::new();
        // The first, one in the middle, the last.
        for at in [0, dumps.len() / 2, dumps.len() - 1] {
            let other = empty(store.engine).await.unwrap();
            let restored = other.store.restore(&mut dumps[at].as_slice()).await.unwrap();
            let verification = other.store.verify(&[], &nobody).await.unwrap();
            assert_eq!(verification.faults, []);
            assert_eq!(verification.head, restored.header.head());
            heads.push(verification.head.seq);
            other.drop().await;
        }
        assert!(heads.is_sorted() && heads.first() < heads.last(), "{heads:?}");
    });
}
