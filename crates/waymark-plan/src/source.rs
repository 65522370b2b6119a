//! A document with everything that is known of it before its sentences are read.

use waymark_core::Document;

use crate::outline::Outline;
use crate::owner::Owners;
use crate::statement::setting::{Setting, Stand};
use crate::table::Tables;
use crate::text::Text;

/// A document laid out for reading.
#[derive(Debug)]
pub struct Source<'a> {
    /// The document's hash, for ids.
    pub sha256: &'a str,
    /// Its lines.
    pub text: Text,
    /// Its headings.
    pub outline: Outline,
    /// Its tables.
    pub tables: Tables,
    /// The bodies its lines answer to.
    pub owners: Owners,
    /// What sort of document it is, and its term.
    pub setting: Setting,
    /// What holds for each line.
    pub stands: Vec<Stand>,
}

impl<'a> Source<'a> {
    /// Lays out a document.
    pub fn of(document: &'a Document) -> Self {
        let text = Text::of(document);
        let outline = Outline::of(&text);
        let tables = Tables::of(&text, &outline);
        let owners = Owners::of(&text, &outline, &tables);
        let setting = Setting::of(&text, &outline);
        let stands = setting.stands(&text, &outline);
        Source { sha256: &document.sha256, text, outline, tables, owners, setting, stands }
    }

    /// Whether a line is running text that may state or promise something.
    pub fn is_prose(&self, at: usize) -> bool {
        !self.tables.lines.contains(&at) && !self.outline.noise.contains(&at)
    }
}
