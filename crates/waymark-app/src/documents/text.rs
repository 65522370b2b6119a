//! The text of a document with every statement marked in place.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use waymark_core::record::{Proposal, ProposalContent, ProposalState};
use waymark_core::{Anchor, BlockKind, Date, Document, Kind};

use crate::actor::Place;
use crate::app::App;
use crate::call::Call;
use crate::error::AppError;
use crate::operation::Operation;

/// A document as printed, with marks.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct DocumentText {
    /// Code of the document.
    pub code: String,
    /// Title.
    pub title: String,
    /// Blocks in reading order.
    pub blocks: Vec<TextBlock>,
    /// What is proposed, in reading order.
    pub marks: Vec<Mark>,
}

/// A line, paragraph or cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TextBlock {
    /// What anchors name it by.
    pub line: u32,
    /// Page, where the format has fixed ones.
    pub page: Option<u32>,
    /// What it is.
    #[schemars(extend("enum" = ["paragraph", "heading", "cell", "note"]))]
    pub kind: String,
    /// Level of a heading, 1 the highest.
    pub level: Option<u8>,
    /// Number of the table, row and column of a cell, from 0, with the rows and columns it covers.
    pub cell: Option<[u32; 5]>,
    /// The words as printed.
    pub text: String,
}

/// A place in the text that states something.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Mark {
    /// Code of the proposal.
    pub proposal: String,
    /// What it states.
    #[schemars(extend("enum" = ["target", "baseline", "milestone", "project"]))]
    pub sort: String,
    /// What was decided.
    pub state: ProposalState,
    /// Code of the commitment it became or was merged into.
    pub item: Option<String>,
    /// Where it stands.
    pub anchor: Anchor,
}

impl App {
    /// A document's text with the places of its proposals; as known by the end of a day, where one is
    /// given.
    ///
    /// # Errors
    /// No right to it, no such document, or a file that cannot be read.
    pub async fn document_text(
        &self,
        call: &Call,
        plan: &str,
        code: &str,
        known_by: Option<Date>,
    ) -> Result<DocumentText, AppError> {
        call.actor.may(Operation::DocumentRead, &Place::plan(plan))?;
        let document = self.document(plan, code, known_by).await?.body;
        let name = format!("text/{}", document.file);
        let blocks =
            self.keep(&name, &["document"], async { Ok(blocks(&self.read_file(&document.file).await?)) });
        let blocks = blocks.await?.as_ref().clone();
        let mut marks = Vec::new();
        if call.actor.may(Operation::ProposalRead, &Place::plan(plan)).is_ok() {
            let proposals = self.all::<Proposal>(plan, known_by).await?;
            let own = proposals.into_iter().filter(|one| one.body.document == code);
            marks.extend(own.map(|one| mark(one.code, one.body)));
        }
        Ok(DocumentText { code: code.to_owned(), title: document.title, blocks, marks })
    }
}

fn blocks(document: &Document) -> Vec<TextBlock> {
    let one = |block: &waymark_core::Block| {
        let (kind, level, cell) = match block.kind {
            BlockKind::Paragraph => ("paragraph", None, None),
            BlockKind::Heading { level } => ("heading", Some(level), None),
            BlockKind::Cell(at) => ("cell", None, Some([at.table, at.row, at.col, at.rows, at.cols])),
            BlockKind::Note => ("note", None, None),
        };
        let (line, page, text) = (block.line, block.page, block.text.clone());
        TextBlock { line, page, kind: kind.to_owned(), level, cell, text }
    };
    document.blocks.iter().map(one).collect()
}

fn mark(code: String, proposal: Proposal) -> Mark {
    Mark {
        proposal: code,
        sort: sort_of(&proposal.content).to_owned(),
        state: proposal.state,
        item: proposal.item,
        anchor: proposal.content.source().clone(),
    }
}

/// The word lists filter by.
pub(crate) fn sort_of(content: &ProposalContent) -> &'static str {
    match content {
        ProposalContent::Statement(one) if one.kind == Kind::Target => "target",
        ProposalContent::Statement(_) => "baseline",
        ProposalContent::Milestone(_) => "milestone",
        ProposalContent::Project(_) => "project",
    }
}
