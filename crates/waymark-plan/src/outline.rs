//! Headings: which line heads what, and what stands under it.

use waymark_core::{OutlineLevel, OutlineNode};

use crate::text::Text;

/// The headings of a document in reading order, with their nesting.
#[derive(Debug, Clone, Default)]
pub struct Outline {
    /// Headings in reading order; a parent stands before its children.
    pub nodes: Vec<Node>,
}

/// A heading.
#[derive(Debug, Clone)]
pub struct Node {
    /// What it heads.
    pub level: OutlineLevel,
    /// The number as printed or inferred.
    pub number: Option<String>,
    /// The heading without number and blanks.
    pub title: String,
    /// Position of the heading's line in [`Text::lines`].
    pub at: usize,
    /// Character in that line where the heading ends and, for headings that open a
    /// paragraph, the running text begins.
    pub body: usize,
    /// Position of the first line that no longer belongs to it.
    pub until: usize,
    /// Whether the number was inferred.
    pub inferred: bool,
    /// Position of the parent in [`Outline::nodes`].
    pub parent: Option<usize>,
}

impl Outline {
    /// Finds the headings.
    pub fn of(_text: &Text) -> Self {
        Outline::default()
    }

    /// The headings a line stands under, innermost first (the line's own heading included).
    pub fn path(&self, at: usize) -> impl Iterator<Item = &Node> {
        self.nodes
            .iter()
            .rev()
            .filter(move |node| node.at <= at && at < node.until)
    }

    /// The headings as a tree.
    pub fn tree(&self, _text: &Text) -> Vec<OutlineNode> {
        Vec::new()
    }
}
