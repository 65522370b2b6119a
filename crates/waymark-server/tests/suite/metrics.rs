//! `/metrics`: for programs on this machine, whatever stands before the server.

use std::net::SocketAddr;

use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::Request;
use waymark_server::ServerOptions;
use waymark_store::Engine;

use super::support::{Reply, TestServer};

/// A request for the metrics by a peer, with headers.
async fn asked(server: &TestServer, peer: &str, headers: &[(&str, &str)]) -> Reply {
    let mut request = Request::builder().uri("/metrics");
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let mut request = request.body(Body::empty()).unwrap();
    request.extensions_mut().insert(ConnectInfo::<SocketAddr>(peer.parse().unwrap()));
    server.nobody().send(request).await
}

#[tokio::test]
async fn metrics_answer_programs_on_this_machine_only() {
    let server = TestServer::new().await;
    server.nobody().get("/plans").await;
    for (peer, host) in [
        ("127.0.0.1:4711", "127.0.0.1:8080"),
        ("[::1]:4711", "[::1]:8080"),
        ("[::ffff:127.0.0.1]:4711", "localhost"),
    ] {
        let answer = asked(&server, peer, &[("host", host)]).await;
        assert_eq!(answer.status, 200, "{peer} {host}");
        assert!(String::from_utf8_lossy(&answer.bytes).contains("http_request_duration_seconds"));
    }
    let here = ("host", "127.0.0.1:8080");
    for (peer, headers) in [
        ("192.0.2.7:4711", vec![here]),
        ("127.0.0.1:4711", vec![("host", "zhicheng.example")]),
        ("127.0.0.1:4711", vec![]),
        ("127.0.0.1:4711", vec![here, ("x-forwarded-for", "127.0.0.1")]),
        ("127.0.0.1:4711", vec![here, ("forwarded", "for=192.0.2.7")]),
        ("127.0.0.1:4711", vec![here, ("x-real-ip", "192.0.2.7")]),
    ] {
        let problem = asked(&server, peer, &headers).await.refused(403, "metrics_from_here");
        assert!(problem["hint"].as_str().unwrap().contains("--metrics-from any"), "{problem}");
    }
    server.end().await;
}

#[tokio::test]
async fn metrics_answer_everyone_where_the_keeper_says_so() {
    let options = ServerOptions { metrics_for_all: true, ..ServerOptions::default() };
    let server = TestServer::on(Engine::Sqlite, options).await.unwrap();
    let answer = asked(&server, "192.0.2.7:4711", &[("x-forwarded-for", "192.0.2.8")]).await;
    assert_eq!(answer.status, 200);
    server.end().await;
}
