//! The provider as a process of its own, on a free port.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// Where the browser is sent back to. Nobody listens there: the test reads the address.
pub const REDIRECT_URL: &str = "http://127.0.0.1:9/api/v1/session/oidc/callback";

/// A running provider; ends when dropped.
pub struct Provider {
    pub issuer: String,
    process: Child,
}

impl Provider {
    /// Starts one; nothing, with a line that says so, where it cannot be.
    pub fn start() -> Option<Self> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../waymark-app/tests/oidc");
        if !folder.join("node_modules/oidc-provider").is_dir() {
            return left_out("`npm ci` has not been run in crates/waymark-app/tests/oidc");
        }
        let started = Command::new("node")
            .args(["provider.mjs", REDIRECT_URL])
            .current_dir(folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn();
        let Ok(mut process) = started else {
            return left_out("there is no node");
        };
        let mut issuer = String::new();
        let mut lines = BufReader::new(process.stdout.take().expect("it is piped"));
        lines.read_line(&mut issuer).expect("the provider says where it is");
        assert!(issuer.starts_with("http://"), "the provider did not start: {issuer:?}");
        Some(Self { issuer: issuer.trim().to_owned(), process })
    }
}

impl Drop for Provider {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn left_out(why: &str) -> Option<Provider> {
    eprintln!("Left out: sign-in through a real OpenID Connect provider: {why}");
    None
}
