//! `waymark plan confirm`: the filled-in workbook in, the confirmed ledger out.

use anyhow::Context;
use waymark_core::Ledger;
use waymark_core::ledger::Decision;
use waymark_report::Lang;
use waymark_report::text::refusal;
use waymark_report::workbook::{self, Notice};

use super::input;
use crate::cli::ConfirmArguments;
use crate::failure::Failure;
use crate::output;

/// Reads the workbook and writes the ledger, or says everything that does not fit.
pub fn run(arguments: &ConfirmArguments, lang: Lang) -> Result<(), Failure> {
    let output = arguments.output.as_deref();
    output::keeps(output, [arguments.workbook.as_path()], lang)?;
    let bytes = input::bytes(&arguments.workbook, lang)?;
    let confirmation = workbook::confirm(&bytes)
        .map_err(|refusals| Failure::Refused(refusals.iter().map(|r| refusal::line(r, lang)).collect()))?;
    let mut json = serde_json::to_vec_pretty(&confirmation.ledger).context("cannot write JSON")?;
    json.push(b'\n');
    output::write(&json, output)?;
    for notice in &confirmation.notices {
        note!("{}{}", lang.pick("注意：", "note: "), words(notice, lang));
    }
    note!("{}", summary(&confirmation.ledger, lang));
    if confirmation.ledger.items.is_empty() && confirmation.ledger.rejected.is_empty() {
        note!(
            "{}",
            lang.pick(
                "提示：没有一行填了“处理”。请在工作簿里选 确认、修改 或 驳回。",
                "hint: no row has a decision. Choose confirm, change or reject in the workbook.",
            )
        );
    }
    if let Some(path) = output {
        note!("{}{}", lang.pick("已写入 ", "written to "), path.display());
    }
    Ok(())
}

fn summary(ledger: &Ledger, lang: Lang) -> String {
    let count = |decision| ledger.items.iter().filter(|i| i.decision == decision).count();
    let [confirmed, changed, added] = [Decision::Confirmed, Decision::Changed, Decision::Added].map(count);
    let (rejected, undecided) = (ledger.rejected.len(), ledger.undecided);
    match lang {
        Lang::Zh => format!(
            "照此确认 {confirmed} 项，修改 {changed} 项，新增 {added} 项，驳回 {rejected} 项，未决定 {undecided} 项"
        ),
        Lang::En => format!(
            "{confirmed} confirmed, {changed} changed, {added} added, {rejected} rejected, {undecided} undecided"
        ),
    }
}

fn words(notice: &Notice, lang: Lang) -> String {
    match (notice, lang) {
        (Notice::EditedUndecided { place }, Lang::Zh) => {
            format!("{place}：改过内容但没有填“处理”，未列入台账。")
        }
        (Notice::EditedUndecided { place }, Lang::En) => {
            format!("{place}: edited but not decided on; it stays out of the ledger.")
        }
        (Notice::ChangeWithoutEdit { place }, Lang::Zh) => {
            format!("{place}：填了“修改”但内容与提取结果相同，按确认处理。")
        }
        (Notice::ChangeWithoutEdit { place }, Lang::En) => {
            format!("{place}: marked as changed, but nothing differs; taken as confirmed.")
        }
    }
}
