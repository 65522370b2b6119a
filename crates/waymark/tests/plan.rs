//! `waymark plan …` as people type it.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

const TEXT: &str = "示例市科技创新规划（示例数据）\n到2025年，高新技术企业达到300家。\n";

/// A folder of its own for each test.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        fs::write(path.join("plan.txt"), TEXT).unwrap();
        Folder(path)
    }

    fn run(&self, arguments: &[&str]) -> Output {
        command(&self.0, arguments).output().unwrap()
    }

    fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(&self.0).unwrap();
        let mut names: Vec<_> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }
}

fn command(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_waymark"));
    command.current_dir(folder).arg("plan").args(arguments);
    for name in ["WAYMARK_LANG", "LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR"] {
        command.env_remove(name);
    }
    command
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

#[test]
fn a_pipe_gets_a_table_without_colour() {
    let output = Folder::new("table").run(&["extract", "plan.txt", "--lang", "zh"]);
    assert_eq!(output.status.code(), Some(0));
    assert!(!output.stdout.contains(&0x1b));
    assert!(text(&output.stdout).contains("处表述，归并"));
}

#[test]
fn colour_can_be_asked_for() {
    let folder = Folder::new("colour");
    let output = folder.run(&["extract", "plan.txt", "--color", "always"]);
    assert!(output.stdout.contains(&0x1b));
}

#[test]
fn standard_input_is_a_dash() {
    let folder = Folder::new("stdin");
    let mut child = command(&folder.0, &["extract", "-", "--format", "json"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(TEXT.as_bytes()).unwrap();
    let piped = child.wait_with_output().unwrap();
    let named = folder.run(&["extract", "plan.txt", "--format", "json"]);
    assert_eq!(piped.stdout, named.stdout);
    assert!(named.stdout.ends_with(b"}\n"));
    let json: serde_json::Value = serde_json::from_slice(&named.stdout).unwrap();
    for name in ["document", "outline", "tables", "statements", "milestones", "projects", "findings"] {
        assert!(json.get(name).is_some(), "{name}");
    }
}

#[test]
fn the_ending_of_the_output_names_the_format() {
    let folder = Folder::new("endings");
    for (name, start) in [("a.html", "<!DOCTYPE html>"), ("a.xlsx", "PK"), ("a.md", "# "), ("a.json", "{")] {
        let output = folder.run(&["extract", "plan.txt", "-o", name]);
        assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
        assert!(output.stdout.is_empty());
        let bytes = fs::read(folder.0.join(name)).unwrap();
        assert!(bytes.starts_with(start.as_bytes()), "{name}");
    }
    assert_eq!(folder.names(), ["a.html", "a.json", "a.md", "a.xlsx", "plan.txt"]);
}

#[test]
fn the_input_is_not_overwritten() {
    let folder = Folder::new("overwrite");
    let output = folder.run(&["extract", "plan.txt", "-o", "./plan.txt", "--format", "json"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("hint: "));
    assert_eq!(fs::read_to_string(folder.0.join("plan.txt")).unwrap(), TEXT);
}

#[test]
fn a_missing_document_is_said_in_the_language_asked_for() {
    let folder = Folder::new("missing");
    let output = folder.run(&["extract", "nowhere.txt", "--lang", "zh"]);
    assert_eq!(output.status.code(), Some(3));
    assert!(text(&output.stderr).contains("提示："));
    let output = command(&folder.0, &["extract", "nowhere.txt"])
        .env("LANG", "zh_CN.UTF-8")
        .env("WAYMARK_LANG", "en")
        .output()
        .unwrap();
    assert!(text(&output.stderr).contains("hint: "));
}

#[test]
fn a_result_that_cannot_be_written_leaves_nothing_behind() {
    let folder = Folder::new("unwritable");
    let output = folder.run(&["extract", "plan.txt", "-o", "no/such/folder.json"]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(folder.names(), ["plan.txt"]);
}

#[test]
fn wrong_arguments_are_usage() {
    let folder = Folder::new("usage");
    assert_eq!(folder.run(&["extract"]).status.code(), Some(2));
    assert_eq!(folder.run(&["extract", "plan.txt", "--format", "doc"]).status.code(), Some(2));
}

#[test]
fn a_workbook_comes_back_as_a_ledger() {
    let folder = Folder::new("confirm");
    folder.run(&["extract", "plan.txt", "-o", "ledger.xlsx", "--lang", "zh"]);
    let output = folder.run(&["confirm", "ledger.xlsx", "-o", "ledger.json"]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    assert!(text(&output.stderr).contains("0 confirmed"));
    let json = fs::read(folder.0.join("ledger.json")).unwrap();
    let ledger: waymark_core::Ledger = serde_json::from_slice(&json).unwrap();
    assert_eq!(ledger.schema, waymark_core::ledger::LEDGER_SCHEMA);
}

#[test]
fn a_workbook_that_does_not_fit_writes_nothing() {
    let folder = Folder::new("refused");
    let output = folder.run(&["confirm", "plan.txt", "-o", "ledger.json", "--lang", "zh"]);
    assert_eq!(output.status.code(), Some(4));
    assert!(text(&output.stderr).contains("[not_a_workbook]"));
    assert_eq!(folder.names(), ["plan.txt"]);
}

#[test]
fn schemas_are_printed() {
    let folder = Folder::new("schema");
    for name in ["extraction", "ledger"] {
        let output = folder.run(&["schema", name]);
        let schema: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        assert!(schema.get("$schema").is_some());
    }
}
