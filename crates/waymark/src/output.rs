//! Where results go: a file, written whole or not at all, or standard output.

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions};
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};

use anyhow::Context;
use waymark_report::Lang;

use crate::cli::Color;
use crate::failure::Failure;

/// Writes to the file, or to standard output where none is named. A reader that went away
/// (`| head`) is no error.
pub fn write(bytes: &[u8], output: Option<&Path>) -> anyhow::Result<()> {
    match output {
        Some(path) => write_file(bytes, path).with_context(|| format!("cannot write {}", path.display())),
        None => {
            let mut out = io::stdout().lock();
            match out.write_all(bytes).and_then(|()| out.flush()) {
                Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
                other => other.context("cannot write to standard output"),
            }
        }
    }
}

/// Into a temporary file beside the target, then renamed over it. What a link points to is
/// replaced, not the link; a device or pipe (`/dev/null`, `/dev/stdout`) is written to.
fn write_file(bytes: &[u8], path: &Path) -> io::Result<()> {
    let path = &fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    if fs::metadata(path).is_ok_and(|target| !target.is_file() && !target.is_dir()) {
        return OpenOptions::new().write(true).open(path)?.write_all(bytes);
    }
    let (temporary, mut file) = create_beside(path)?;
    let written =
        file.write_all(bytes).and_then(|()| file.sync_all()).and_then(|()| fs::rename(&temporary, path));
    if written.is_err() {
        // The error that matters is the one above; a file that stays behind is only untidy.
        let _ = fs::remove_file(&temporary);
    }
    written
}

fn create_beside(path: &Path) -> io::Result<(PathBuf, File)> {
    let name = path.file_name().ok_or(io::ErrorKind::InvalidInput)?;
    let mut attempt = 0_u32;
    loop {
        let mut hidden = OsString::from(".");
        hidden.push(name);
        hidden.push(format!(".{}-{attempt}.part", std::process::id()));
        let temporary = path.with_file_name(hidden);
        match OpenOptions::new().write(true).create_new(true).open(&temporary) {
            Ok(file) => return Ok((temporary, file)),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists && attempt < 100 => {
                attempt += 1;
            }
            Err(error) => return Err(error),
        }
    }
}

/// Whether two paths name the same file, through links and dots.
fn same_file(one: &Path, other: &Path) -> bool {
    match (fs::canonicalize(one), fs::canonicalize(other)) {
        (Ok(one), Ok(other)) => one == other,
        _ => false,
    }
}

/// Refuses an output that would overwrite one of the files read.
pub fn keeps<'a>(
    output: Option<&Path>,
    read: impl IntoIterator<Item = &'a Path>,
    lang: Lang,
) -> Result<(), Failure> {
    match output {
        Some(path) if read.into_iter().any(|input| same_file(path, input)) => Err(Failure::Usage {
            message: lang.pick("输出会覆盖输入的文件。", "the output would overwrite the input.").to_owned(),
            hint: lang.pick("请用 -o 指定另一个文件名。", "name another file with -o.").to_owned(),
        }),
        _ => Ok(()),
    }
}

/// Whether standard output is a terminal.
pub fn is_terminal() -> bool {
    io::stdout().is_terminal()
}

/// Whether to use colour on standard output.
pub fn color(wanted: Color, to_file: bool) -> bool {
    match wanted {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => {
            let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
            let dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
            !to_file && is_terminal() && !set("NO_COLOR") && !dumb
        }
    }
}

/// Columns of the terminal, or `otherwise` where there is none to ask.
pub fn width(to_file: bool, otherwise: usize) -> usize {
    match terminal_size::terminal_size() {
        Some((terminal_size::Width(columns), _)) if !to_file && is_terminal() => usize::from(columns).max(40),
        _ => otherwise,
    }
}
