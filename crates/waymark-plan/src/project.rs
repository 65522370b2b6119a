//! Named projects: the rows of project tables and the items of project boxes.

mod lists;
mod tabular;

use waymark_core::{Anchor, CellAnchor, Finding, Project};

use crate::outline::Outline;
use crate::table::Tables;
use crate::text::Text;

/// The projects of a document and what is odd about their lists.
#[derive(Debug, Clone, Default)]
pub struct Projects {
    /// Projects in reading order.
    pub projects: Vec<Project>,
    /// Groups that start to count again without a heading.
    pub findings: Vec<Finding>,
}

/// Finds the named projects.
pub fn projects(text: &Text, outline: &Outline, tables: &Tables, document_sha256: &str) -> Projects {
    let place = Place { text, document_sha256 };
    let mut found = tabular::projects(&place, outline, tables);
    found.projects.extend(lists::projects(&place, outline, tables));
    found.projects.sort_by_key(|project| (project.source.line, project.source.start));
    found
}

/// The document anchors are made in.
struct Place<'a> {
    text: &'a Text,
    document_sha256: &'a str,
}

impl Place<'_> {
    /// The anchor of a span of a line.
    fn anchor(&self, at: usize, start: u32, end: u32, cell: Option<CellAnchor>) -> Anchor {
        let line = &self.text.lines[at];
        Anchor {
            line: line.number,
            start,
            end,
            quote: line.printed(start as usize, end as usize),
            page: line.page,
            cell,
        }
    }

    fn id(&self, anchor: &Anchor) -> String {
        crate::id::item('p', self.document_sha256, anchor.line, anchor.start, anchor.end)
    }
}

/// A name as printed, without the full stop a slip of the pen may have left.
fn tidy(name: &str) -> String {
    name.trim().trim_end_matches(['。', '；', ';']).chars().filter(|c| *c != '\n').collect()
}

#[cfg(test)]
mod tests;
