//! One self-contained page: the document with every item marked in place, beside the ledger.

use waymark_core::{Document, Extraction};

use crate::text::Lang;

/// page
pub fn render(_document: &Document, _extraction: &Extraction, _lang: Lang) -> String {
    String::new()
}
