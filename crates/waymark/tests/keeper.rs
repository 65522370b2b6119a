//! Commands of the keeper of a system: the real executable on a folder of data.

#![allow(clippy::unwrap_used, reason = "helpers of tests are tests")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A folder with a system that was set up, and the executable on it.
struct Folder(PathBuf);

impl Folder {
    fn set_up(name: &str, arguments: &[&str]) -> Folder {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        let folder = Folder(path);
        assert!(folder.run(&[&["set-up"], arguments].concat()).status.success());
        folder
    }

    fn run(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_waymark"));
        command.current_dir(&self.0).env("WAYMARK_LANG", "en").env("WAYMARK_DATA", "data");
        command.args(arguments).output().unwrap()
    }

    /// What a command that must end well printed.
    fn say(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        assert!(output.status.success(), "{arguments:?}: {}", text(&output.stderr));
        text(&output.stdout)
    }

    /// What a command that must be refused said.
    fn refused(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        assert_eq!(output.status.code(), Some(3), "{arguments:?}");
        assert_eq!(text(&output.stdout), "", "{arguments:?}");
        text(&output.stderr)
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[test]
fn a_real_system_is_no_demonstration() {
    let folder = Folder::set_up("no-demo", &[]);
    let said = folder.refused(&["demo", "--data", "data", "--listen", "127.0.0.1:0"]);
    assert!(
        said.contains("waymark demo did not make") && said.contains("hint: Name an empty folder"),
        "{said}"
    );
}

#[test]
fn the_rights_are_printed_for_those_who_may_see_them() {
    let folder = Folder::set_up("rights", &[]);
    let roles = folder.say(&["rights", "--as", "auditor"]);
    let adopting = roles.lines().find(|line| line.contains("basis.adopt")).unwrap();
    assert!(adopting.contains('✓') && adopting.contains("adopt_basis"), "{adopting}");
    let accounts = folder.say(&["rights", "accounts", "--as", "secadmin"]);
    assert_eq!(accounts.lines().count(), 4, "{accounts}");
    assert!(accounts.contains("sysadmin"), "{accounts}");

    let matrix: serde_json::Value =
        serde_json::from_str(&folder.say(&["rights", "--format", "json", "--as", "secadmin"])).unwrap();
    assert_eq!(matrix["accounts"].as_array().unwrap().len(), 3);
    folder.say(&["rights", "--as", "secadmin", "-o", "rights.xlsx"]);
    assert!(fs::read(folder.0.join("rights.xlsx")).unwrap().starts_with(b"PK"));
    let said = folder.refused(&["rights", "--as", "nobody-of-that-name"]);
    assert!(said.starts_with("error: "), "{said}");
}

#[test]
fn the_profile_of_administrators_changes_at_the_terminal() {
    let folder = Folder::set_up("profile", &["--one-administrator"]);
    let said = folder.refused(&["administrators", "three"]);
    assert!(said.contains("exclude each other") && said.contains("admin"), "{said}");
    assert!(folder.say(&["administrators", "one"]).contains("nothing was changed"));

    let folder = Folder::set_up("profile", &[]);
    let change = folder.say(&["administrators", "one", "--reason", "a small office"]);
    let change = change.trim().strip_prefix("change: ").unwrap().to_owned();
    let log = folder.say(&["audit", "export"]);
    let entry = log.lines().find(|line| line.contains(&change)).unwrap();
    assert!(entry.contains("settings.write") && entry.contains("a small office"), "{entry}");
}
