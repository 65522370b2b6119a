//! `waymark doctor`: looks at a deployment part by part and says what is wrong and what to do.

use std::path::Path;

use waymark_report::Lang;
use waymark_store::{Engine, Store};

use crate::cli::server::OnlyDataArguments;
use crate::failure::Failure;
use crate::run::{block_on, open_store};

/// One thing looked at.
struct Finding {
    good: bool,
    text: String,
    hint: String,
}

fn good(text: impl Into<String>) -> Finding {
    Finding { good: true, text: text.into(), hint: String::new() }
}

fn bad(text: impl Into<String>, hint: &str) -> Finding {
    Finding { good: false, text: text.into(), hint: hint.to_owned() }
}

/// Looks at everything; exit code 3 if anything is wrong.
pub fn run(arguments: &OnlyDataArguments, lang: Lang) -> Result<(), Failure> {
    block_on(async {
        let mut findings = vec![folder(&arguments.data.data, lang)];
        let store = open_store(&arguments.data, lang).await?;
        findings.push(good(format!(
            "{}{}",
            lang.pick("数据库可用：", "the database answers: "),
            match store.engine {
                Engine::Sqlite => "SQLite",
                Engine::Postgres => "PostgreSQL",
            }
        )));
        findings.push(schema(&store, lang).await?);
        findings.extend(durability(&store, lang).await?);
        store.close().await;
        report(&findings, lang)
    })
}

fn report(findings: &[Finding], lang: Lang) -> Result<(), Failure> {
    for finding in findings {
        say!("{} {}", if finding.good { "✓" } else { "✗" }, finding.text);
        if !finding.hint.is_empty() {
            say!("  {}", finding.hint);
        }
    }
    match findings.iter().filter(|finding| !finding.good).count() {
        0 => Ok(()),
        count => Err(Failure::Unreadable {
            message: format!("{count}{}", lang.pick(" 处有问题", " things are wrong")),
            hint: lang.pick("请按上面每项的说明处理。", "see what is said under each.").to_owned(),
        }),
    }
}

/// Whether the folder can be written, and by its owner only.
fn folder(folder: &Path, lang: Lang) -> Finding {
    let name = folder.display();
    let probe = folder.join(".probe");
    let written = std::fs::write(&probe, b"probe").and_then(|()| std::fs::remove_file(&probe));
    if let Err(error) = written {
        return bad(
            format!("{name}: {error}"),
            lang.pick(
                "运行本程序的用户须能写这个文件夹。",
                "the user who runs Waymark must be able to write this folder.",
            ),
        );
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let open = std::fs::metadata(folder).is_ok_and(|about| about.permissions().mode() & 0o077 != 0);
        if open {
            return bad(
                format!("{name}{}", lang.pick(" 其他用户可以读取", " can be read by other users")),
                lang.pick("请运行 chmod 700。", "run chmod 700 on it."),
            );
        }
    }
    good(format!("{}{name}", lang.pick("数据文件夹可写：", "the data folder can be written: ")))
}

async fn schema(store: &Store, lang: Lang) -> Result<Finding, Failure> {
    let found = store.schema_version().await.map_err(|error| Failure::Internal(error.into()))?;
    let known = store.newest_version();
    let text = format!("{}{found} / {known}", lang.pick("数据库结构版本：", "schema version: "));
    Ok(match found.cmp(&known) {
        std::cmp::Ordering::Equal => good(text),
        std::cmp::Ordering::Less => bad(
            text,
            lang.pick("请先备份，再运行 waymark migrate。", "make a backup, then run waymark migrate."),
        ),
        std::cmp::Ordering::Greater => {
            bad(text, lang.pick("请使用更新版本的 waymark。", "use a newer waymark."))
        }
    })
}

/// Whether what is acknowledged survives a power cut.
async fn durability(store: &Store, lang: Lang) -> Result<Vec<Finding>, Failure> {
    let wanted = |name: &str| match name {
        "journal_mode" => "wal",
        "synchronous" => "2",
        _ => "on",
    };
    let settings = store.durability().await.map_err(|error| Failure::Internal(error.into()))?;
    let hint = lang.pick(
        "断电时可能丢失已确认的数据；请在数据库中改回该设置。",
        "what was acknowledged could be lost in a power cut; set it back in the database.",
    );
    Ok(settings
        .into_iter()
        .map(|(name, value)| {
            let text = format!("{name} = {value}");
            if value == wanted(&name) { good(text) } else { bad(text, hint) }
        })
        .collect())
}
