//! From a document to everything it commits to.

use waymark_core::extraction::DocumentInfo;
use waymark_core::{Document, Extraction};

use crate::project::{self, Projects};
use crate::source::Source;
use crate::{check, join, milestone, statement};

/// Reads everything a document commits to. The same document always gives the same result.
pub fn extract(document: &Document) -> Extraction {
    let source = Source::of(document);
    let mut statements = statement::statements(&source);
    let milestones = milestone::milestones(&source, &statements);
    let indicators = join::indicators(&mut statements);
    let Projects { projects, findings: mut odd } =
        project::projects(&source.text, &source.outline, &source.tables, source.sha256);
    let mut findings = check::findings(&check::Read {
        text: &source.text,
        outline: &source.outline,
        statements: &statements,
        indicators: &indicators,
    });
    findings.append(&mut odd);
    findings.sort_by_key(|finding| {
        finding.places.first().map_or((u32::MAX, 0), |place| (place.line, place.start))
    });
    let Source { text, outline, tables, .. } = source;
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
        indicators,
        milestones,
        projects,
        findings,
    }
}
