//! From a document to everything it commits to.

use waymark_core::extraction::DocumentInfo;
use waymark_core::{Document, Extraction};

use crate::milestone;
use crate::outline::Outline;
use crate::statement;
use crate::table::Tables;
use crate::text::Text;

/// Reads everything a document commits to. The same document always gives the same result.
pub fn extract(document: &Document) -> Extraction {
    let text = Text::of(document);
    let outline = Outline::of(&text);
    let tables = Tables::of(&text, &outline);
    let statements = statement::of_text(&text, &outline, &tables, &document.sha256);
    let milestones = milestone::of_text(&text, &outline, &tables, &statements, &document.sha256);
    Extraction {
        document: DocumentInfo {
            title: outline.title.clone().or_else(|| document.title.clone()).unwrap_or_default(),
            sha256: document.sha256.clone(),
            media_type: document.media_type.clone(),
            encoding: document.encoding.clone(),
            lines: document.blocks.last().map_or(0, |block| block.line),
            term: outline.term,
            area: outline.area.clone(),
        },
        outline: outline.tree(&text),
        tables: tables.tables,
        statements,
        indicators: Vec::new(),
        milestones,
        projects: Vec::new(),
        findings: Vec::new(),
    }
}
