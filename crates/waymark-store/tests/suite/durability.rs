//! What was acknowledged stays, whatever happens to the process.

use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;

use waymark_store::{Engine, Options, Store};

use crate::engines::{both, both_fresh};
use crate::verify::nobody;

/// Times the writer is killed on each engine.
const KILLS: u64 = 200;
/// After so many the whole is verified.
const VERIFIED_EVERY: u64 = 25;

#[test]
fn the_engines_are_told_to_make_commits_durable() {
    both(|store| async move {
        let answers = store.durability().await.unwrap();
        let said: Vec<_> = answers.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        match store.engine {
            Engine::Sqlite => assert_eq!(said, [("journal_mode", "wal"), ("synchronous", "2")]),
            Engine::Postgres => {
                assert_eq!(said[0], ("synchronous_commit", "on"));
                assert_eq!(said[1], ("fsync", "on"));
            }
        }
    });
}

/// A small generator, so that a run can be repeated from its seed.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % bound
    }
}

fn writer() -> PathBuf {
    let own = std::env::current_exe().unwrap();
    let path = own.parent().and_then(|deps| deps.parent()).unwrap().join("examples").join("writer");
    assert!(path.exists(), "{} is missing: cargo build -p waymark-store --examples", path.display());
    path
}

fn start(url: &str, first: u64) -> (Child, mpsc::Receiver<String>) {
    let mut child =
        Command::new(writer()).args([url, &first.to_string()]).stdout(Stdio::piped()).spawn().unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap());
    let (send, receive) = mpsc::channel();
    std::thread::spawn(move || {
        for line in lines.lines().map_while(Result::ok) {
            if send.send(line).is_err() {
                break;
            }
        }
    });
    (child, receive)
}

/// Lets the writer write, kills it at a random moment, and gives what it said was acknowledged:
/// change id and number.
fn kill(url: &str, first: u64, random: &mut Random) -> Vec<(String, u64)> {
    let (mut child, lines) = start(url, first);
    let mut said: Vec<String> = Vec::new();
    // The first words show that it runs; the moment after them is a matter of chance.
    for _ in 0..random.below(6) {
        said.push(lines.recv().expect("the writer ended by itself"));
    }
    let moment = Duration::from_micros(random.below(12_000));
    if let Ok(line) = lines.recv_timeout(moment) {
        said.push(line);
    }
    child.kill().unwrap();
    assert!(!child.wait().unwrap().success());
    said.extend(lines.iter());
    said.iter()
        .map(|line| {
            let (id, number) = line.split_once(' ').unwrap();
            (id.to_owned(), number.parse().unwrap())
        })
        .collect()
}

/// Everything acknowledged is there with its rows, and nothing else but perhaps a change that was
/// written and could not be acknowledged any more: one, and one of the time before, where the server
/// committed it after it was looked for.
async fn check(store: &Store, said: &[(String, u64)], before: i64) -> i64 {
    for (id, number) in said {
        let change = store.change(id).await.unwrap().expect("an acknowledged change is gone");
        assert_eq!(change.subject, number.to_string());
        let rows = store.rows_of_change(id).await.unwrap();
        assert_eq!(rows, change.row_count, "change {number}");
        assert!(rows > (number % 60) as i64);
    }
    let head = store.head().await.unwrap();
    let unsaid = head.seq - before - said.len() as i64;
    assert!((0..=2).contains(&unsaid), "{unsaid} changes nobody was told of");
    head.seq
}

#[test]
fn a_killed_writer_loses_nothing_it_acknowledged() {
    let seed = u64::from(std::process::id()) | 1 << 40;
    println!("seed {seed}");
    both_fresh(|store, url| async move {
        let mut random = Random(seed);
        let mut seq = 0;
        let mut acknowledged = 0;
        // The database is opened anew after each kill, as a server would.
        store.close().await;
        for round in 1..=KILLS {
            let said = kill(&url, round * 1_000_000, &mut random);
            acknowledged += said.len();
            let store = Store::open(&Options { url: url.clone(), connections_max: 1 }).await.unwrap();
            seq = check(&store, &said, seq).await;
            if round % VERIFIED_EVERY == 0 {
                assert_eq!(store.verify(&[], &nobody).await.unwrap().faults, []);
            }
            store.close().await;
        }
        println!("{url}: {KILLS} kills, {acknowledged} changes acknowledged, {seq} in the chain");
        assert!(acknowledged > KILLS as usize);
    });
}
