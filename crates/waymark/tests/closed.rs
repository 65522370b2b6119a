//! Commands whose output nobody reads any more, as with `| head -1`: the real executable, writing
//! into pipes whose other end is closed.

#![allow(clippy::unwrap_used, reason = "helpers of tests are tests")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A data folder and files to read, and the executable on them.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Folder {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        fs::write(path.join("bodies.csv"), "body,name\nB-1,虚构的甲局\nB-2,虚构的乙局\n").unwrap();
        Folder(path)
    }

    fn command(&self, arguments: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_waymark"));
        command.current_dir(&self.0).env("WAYMARK_LANG", "en").args(arguments.split(' '));
        command
    }

    /// Runs a command with standard output and standard error closed; gives its exit code.
    fn unread(&self, arguments: &str) -> Option<i32> {
        let closed = || Stdio::from(std::io::pipe().unwrap().1);
        self.command(arguments).stdout(closed()).stderr(closed()).status().unwrap().code()
    }
}

fn example(path: &str) -> String {
    format!("{}/../../examples/{path}", env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn commands_end_as_they_would_when_nobody_reads() {
    let folder = Folder::new("closed");
    let (plan, ledger) = (example("demo-city/plan.txt"), example("demo-city/ledger.json"));
    let values = example("demo-city/observations.csv");
    for command in [
        "migrate --data data",
        "set-up --data data",
        "doctor --data data",
        "audit verify --data data",
        "audit export --data data",
        "audit prune --data data",
        "backup --data data -o backup.zip",
        "restore --data restored backup.zip",
        "api",
        "plan schema ledger",
        "--help",
        &format!("plan extract {plan}"),
        &format!("plan extract {plan} -o ledger.xlsx"),
        "plan confirm ledger.xlsx -o ledger.json",
        &format!("assess --plan {ledger} --data {values} --at 2024"),
    ] {
        assert_eq!(folder.unread(command), Some(0), "waymark {command}");
    }
    assert_eq!(folder.unread("plan extract no-such-file.txt"), Some(3));
    assert_eq!(folder.unread("plan nonsense"), Some(2));
}
