//! A document as a reader hands it over: blocks of text, each with a place that finds it again.

/// A document read from bytes, before anything is understood of it.
///
/// Text is kept exactly as printed. Anchors count Unicode scalar values from the start of a
/// block, so `text` is never trimmed or rewritten.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// The title the format itself carries (HTML `<title>`, docx core properties), if any.
    pub title: Option<String>,
    /// SHA-256 of the bytes, lower-case hexadecimal.
    pub sha256: String,
    /// Media type, for example `text/plain` or `application/pdf`.
    pub media_type: String,
    /// Character encoding detected, for formats that do not fix one (`UTF-8`, `gb18030`, `UTF-16LE`).
    pub encoding: Option<String>,
    /// The blocks in reading order; `line` rises by at least one from each to the next.
    pub blocks: Vec<Block>,
}

/// One line of a text, or one paragraph or table cell of a format without lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// 1-based line of the text; for formats without lines the 1-based number of the block.
    pub line: u32,
    /// 1-based page, where the format has fixed pages (PDF, OFD).
    pub page: Option<u32>,
    /// The words as printed, without the line end.
    pub text: String,
    /// What the format says the block is.
    pub kind: BlockKind,
}

/// What a format says of a block. Plain text says nothing: every line is a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlockKind {
    /// Running text.
    Paragraph,
    /// A heading by style or element, 1 the highest. Whether it heads a chapter is for the outline to say.
    Heading {
        /// 1 to 9.
        level: u8,
    },
    /// A cell of a table the format itself marks.
    Cell(CellPlace),
    /// A footnote or endnote.
    Note,
}

/// Where a cell sits in a table, with the area it covers when cells are merged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CellPlace {
    /// 0-based number of the table in the document.
    pub table: u32,
    /// 0-based grid row of the upper left corner.
    pub row: u32,
    /// 0-based grid column of the upper left corner.
    pub col: u32,
    /// Grid rows covered, at least 1.
    pub rows: u32,
    /// Grid columns covered, at least 1.
    pub cols: u32,
}
