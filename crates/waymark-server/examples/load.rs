//! An open-loop load on a running server: requests go out at a fixed rate whether or not earlier
//! ones were answered, and a latency counts from when a request was due. Then the same connections
//! ask as fast as they can, for the point of saturation.
//!
//! ```text
//! cargo run --release -p waymark-server --example load -- 127.0.0.1:8080 TOKEN paths.txt [RATE] [CLIENTS] [SECONDS]
//! ```
//! `paths.txt` holds one path a line; clients take them in turn.

#![allow(clippy::disallowed_methods, reason = "a benchmark measures")]

use std::sync::Arc;
use std::time::{Duration, Instant};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

type Outcome<T> = Result<T, Box<dyn std::error::Error + Send + Sync>>;

/// What one client is to do.
#[derive(Clone)]
struct Work {
    address: String,
    token: String,
    paths: Arc<Vec<String>>,
    rate: u32,
    clients: u32,
    seconds: u64,
}

#[tokio::main]
async fn main() -> Outcome<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [address, token, paths, rest @ ..] = &arguments[..] else {
        return Err("usage: load ADDRESS TOKEN PATHS [RATE] [CLIENTS] [SECONDS]".into());
    };
    let number = |at: usize, default: u32| rest.get(at).and_then(|text| text.parse().ok()).unwrap_or(default);
    let paths = std::fs::read_to_string(paths)?;
    let work = Work {
        address: address.clone(),
        token: token.clone(),
        paths: Arc::new(paths.lines().filter(|line| !line.is_empty()).map(str::to_owned).collect()),
        rate: number(0, 500),
        clients: number(1, 50),
        seconds: u64::from(number(2, 20)),
    };
    println!("{} paths, {} clients", work.paths.len(), work.clients);
    report(&format!("open loop, {} requests/s", work.rate), run(&work, true).await?);
    report("saturation", run(&work, false).await?);
    Ok(())
}

/// Latencies of all requests, and the time they took together.
async fn run(work: &Work, open_loop: bool) -> Outcome<(Vec<Duration>, Duration)> {
    let began = Instant::now();
    let mut clients = Vec::new();
    for client in 0..work.clients {
        let work = work.clone();
        clients.push(tokio::spawn(async move { one(&work, client, began, open_loop).await }));
    }
    let mut latencies = Vec::new();
    for client in clients {
        latencies.extend(client.await??);
    }
    Ok((latencies, began.elapsed()))
}

async fn one(work: &Work, client: u32, began: Instant, open_loop: bool) -> Outcome<Vec<Duration>> {
    let mut stream = TcpStream::connect(&work.address).await?;
    stream.set_nodelay(true)?;
    let interval = Duration::from_secs_f64(f64::from(work.clients) / f64::from(work.rate));
    let offset = Duration::from_secs_f64(f64::from(client) / f64::from(work.rate));
    let end = Duration::from_secs(work.seconds);
    let mut latencies = Vec::new();
    let mut buffer = Vec::with_capacity(1 << 20);
    for turn in 0_u32.. {
        let due = if open_loop { offset + interval * turn } else { began.elapsed() };
        if due >= end {
            break;
        }
        tokio::time::sleep_until((began + due).into()).await;
        let path = &work.paths[(turn * work.clients + client) as usize % work.paths.len()];
        request(&mut stream, &mut buffer, work, path).await?;
        latencies.push((began + due).elapsed());
    }
    Ok(latencies)
}

/// Sends one request and reads its whole answer; anything but 200 is an error.
async fn request(stream: &mut TcpStream, buffer: &mut Vec<u8>, work: &Work, path: &str) -> Outcome<()> {
    let text = format!(
        "GET {path} HTTP/1.1\r\nHost: {}\r\nAuthorization: Bearer {}\r\nAccept: application/json\r\n\r\n",
        work.address, work.token
    );
    stream.write_all(text.as_bytes()).await?;
    buffer.clear();
    let head = loop {
        if stream.read_buf(buffer).await? == 0 {
            return Err("the server closed the connection".into());
        }
        if let Some(head) = buffer.windows(4).position(|window| window == b"\r\n\r\n") {
            break head + 4;
        }
    };
    let headers = std::str::from_utf8(&buffer[..head])?.to_ascii_lowercase();
    if !headers.starts_with("http/1.1 200") {
        return Err(format!("{path}: {}", headers.lines().next().unwrap_or("")).into());
    }
    let length =
        headers.lines().find_map(|line| line.strip_prefix("content-length: ")?.trim().parse::<usize>().ok());
    let length = length.ok_or("no content-length")?;
    while buffer.len() < head + length {
        if stream.read_buf(buffer).await? == 0 {
            return Err("the server closed the connection".into());
        }
    }
    Ok(())
}

fn report(name: &str, (mut latencies, took): (Vec<Duration>, Duration)) {
    latencies.sort_unstable();
    let at = |share: f64| latencies[((latencies.len() - 1) as f64 * share) as usize].as_secs_f64() * 1_000.0;
    println!(
        "{name}: {} requests, {:.0}/s, p50 {:.1} ms, p95 {:.1} ms, p99 {:.1} ms, max {:.1} ms",
        latencies.len(),
        latencies.len() as f64 / took.as_secs_f64(),
        at(0.5),
        at(0.95),
        at(0.99),
        at(1.0)
    );
}
