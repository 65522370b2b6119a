//! `waymark audit`: the log of changes, verified, printed, pruned.

use waymark_report::Lang;

use crate::cli::server::{AuditCommand, DataArguments};
use crate::failure::Failure;
use crate::run::{block_on, open, refused};

/// Carries a command about the log out.
pub fn run(command: &AuditCommand, lang: Lang) -> Result<(), Failure> {
    match command {
        AuditCommand::Verify(arguments) => block_on(verify(&arguments.data, lang)),
        AuditCommand::Export(arguments) => block_on(export(&arguments.data, lang)),
        AuditCommand::Prune(arguments) => block_on(prune(&arguments.data, lang)),
    }
}

/// Exit code 3 where anything was altered.
async fn verify(data: &DataArguments, lang: Lang) -> Result<(), Failure> {
    let app = open(data, lang).await?;
    let verification = app.verify_log().await.map_err(|error| refused(error, lang))?;
    app.store.close().await;
    say!(
        "{}{}{}{}",
        lang.pick("变更 ", "changes: "),
        verification.changes,
        lang.pick("，数据行 ", ", rows: "),
        verification.rows
    );
    if let Some(seq) = verification.sound_to {
        say!("{}#{seq}", lang.pick("可信至锚点 ", "sound up to the anchor at "));
    }
    if verification.faults.is_empty() {
        say!("{}", lang.pick("未发现改动。", "Nothing was altered."));
        return Ok(());
    }
    for fault in &verification.faults {
        say!("✗ {fault}");
    }
    Err(Failure::Unreadable {
        message: format!("{}{}", verification.faults.len(), lang.pick(" 处被改动", " alterations")),
        hint: lang
            .pick(
                "请保全现场，从可信的备份恢复，并报告审计管理员。",
                "Keep things as they are, restore a backup you trust, and tell the audit administrator.",
            )
            .to_owned(),
    })
}

async fn export(data: &DataArguments, lang: Lang) -> Result<(), Failure> {
    let app = open(data, lang).await?;
    let mut after = 0;
    loop {
        let page = app.log_page(after).await.map_err(|error| refused(error, lang))?;
        let Some(last) = page.last() else { break };
        after = last.seq;
        for entry in &page {
            say!("{}", serde_json::to_string(entry).map_err(|error| Failure::Internal(error.into()))?);
        }
    }
    Ok(())
}

async fn prune(data: &DataArguments, lang: Lang) -> Result<(), Failure> {
    let app = open(data, lang).await?;
    let pruned = app.prune_log().await.map_err(|error| refused(error, lang))?;
    app.store.close().await;
    say!("{}{pruned}", lang.pick("已清除的登录明细：", "particulars removed: "));
    Ok(())
}
