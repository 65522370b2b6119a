//! One self-contained page: the document with every item marked in place, beside the ledger.
//!
//! The page asks nothing of any other host: styles and script are inside, allowed by their
//! hashes alone. Without script its links still lead from item to place and back.

mod document;
mod html;
mod ledger;
mod marks;

use waymark_core::{Document, Extraction};

use crate::table::summary;
use crate::text::Lang;
use crate::view::{View, clean};
use html::{csp_hash, escape};

const STYLE: &str = include_str!("page/style.css");
const SCRIPT: &str = include_str!("page/script.js");

/// The page as HTML text.
pub fn render(document: &Document, extraction: &Extraction, lang: Lang) -> String {
    let view = View::of(extraction);
    let mut out = String::with_capacity(256 * 1024);
    head(&mut out, &view, lang);
    banner(&mut out, &view, lang);
    out.push_str("<main>");
    document::write(&mut out, document, &view, lang);
    ledger::write(&mut out, &view, lang);
    out.push_str("</main>");
    tabs(&mut out, lang);
    out.push_str(&format!("<script>{SCRIPT}</script></body></html>\n"));
    out
}

fn title(view: &View, lang: Lang) -> String {
    match view.extraction.document.title.trim() {
        "" => lang.pick("目标任务台账", "Ledger of commitments").to_owned(),
        title => clean(title),
    }
}

fn head(out: &mut String, view: &View, lang: Lang) {
    let policy = format!(
        "default-src 'none'; style-src '{}'; script-src '{}'; base-uri 'none'; form-action 'none'",
        csp_hash(STYLE),
        csp_hash(SCRIPT)
    );
    out.push_str(&format!(
        "<!DOCTYPE html>\n<html lang=\"{}\"><head><meta charset=\"utf-8\">\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <meta name=\"color-scheme\" content=\"light dark\">\
         <meta name=\"referrer\" content=\"no-referrer\">\
         <title>{}</title><style>{STYLE}</style></head><body data-view=\"ledger\">\n",
        lang.tag(),
        escape(&title(view, lang))
    ));
}

fn banner(out: &mut String, view: &View, lang: Lang) {
    let document = &view.extraction.document;
    let [first, second] = summary(view, lang);
    let mut facts = Vec::new();
    if let Some(term) = document.term {
        facts.push(format!("{} {term}", lang.pick("规划期", "term")));
    }
    facts.extend(document.area.as_deref().map(clean));
    facts.push(match lang {
        Lang::Zh => format!("{} 行", document.lines),
        Lang::En => format!("{} lines", document.lines),
    });
    let short: String = document.sha256.chars().take(12).collect();
    out.push_str(&format!(
        "<header><div><h1>{}</h1><p class=\"facts\">{} · <span title=\"SHA-256 {}\">{}</span></p></div>\
         <p class=\"sum\">{}<br>{}</p></header>",
        escape(&title(view, lang)),
        escape(&facts.join(" · ")),
        escape(&document.sha256),
        escape(&short),
        escape(&first),
        escape(&second),
    ));
}

/// On a narrow screen document and ledger share the room.
fn tabs(out: &mut String, lang: Lang) {
    out.push_str(&format!(
        "<nav class=\"tabs\"><button type=\"button\" data-show=\"document\" aria-pressed=\"false\">{}</button>\
         <button type=\"button\" data-show=\"ledger\" aria-pressed=\"true\">{}</button></nav>",
        lang.pick("原文", "Document"),
        lang.pick("台账", "Ledger"),
    ));
}

#[cfg(test)]
mod tests;
