//! From a document to everything it commits to.

use waymark_core::extraction::DocumentInfo;
use waymark_core::{Document, Extraction};

use crate::outline::Outline;
use crate::owner::Owners;
use crate::project::{self, Projects};
use crate::table::Tables;
use crate::text::Text;
use crate::{check, join, milestone, statement};

/// Reads everything a document commits to. The same document always gives the same result.
pub fn extract(document: &Document) -> Extraction {
    let sha256 = document.sha256.as_str();
    let text = Text::of(document);
    let outline = Outline::of(&text);
    let tables = Tables::of(&text, &outline);
    let owners = Owners::of(&text, &outline, &tables);
    let mut statements = statement::of_text(&text, &outline, &tables, &owners, sha256);
    let milestones = milestone::of_text(&text, &outline, &tables, &statements, sha256);
    let read = (&text, &outline, &tables, &owners);
    let milestones = milestone::with_owners(milestones, &statements, read, sha256);
    let indicators = join::indicators(&mut statements);
    let Projects { projects, findings: mut odd } = project::projects(&text, &outline, &tables, sha256);
    let mut findings = check::findings(&check::Read {
        text: &text,
        outline: &outline,
        statements: &statements,
        indicators: &indicators,
    });
    findings.append(&mut odd);
    findings.sort_by_key(|finding| {
        finding.places.first().map_or((u32::MAX, 0), |place| (place.line, place.start))
    });
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
