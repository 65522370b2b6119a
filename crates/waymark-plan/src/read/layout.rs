//! Pages of placed glyphs become blocks: glyphs → lines → tables and paragraphs.
//!
//! Shared by the formats with fixed pages (PDF, OFD). Units are those of the page; `y` grows
//! downwards. Nothing is known but places and sizes, so every rule here is a rule of
//! typesetting: Chinese body text opens a paragraph with an indent of two characters and
//! fills its lines to the right edge.

mod furniture;
mod line;
mod paragraph;
mod table;

use super::blocks::Blocks;
use super::{ReadError, limits};
pub(super) use line::Line;
use waymark_core::BlockKind;

/// A printed character.
#[derive(Debug, Clone, Copy)]
pub(super) struct Glyph {
    pub x0: f32,
    pub x1: f32,
    /// Baseline.
    pub y: f32,
    /// Height of the type.
    pub size: f32,
    pub character: char,
}

/// A page and the lines on it, from top to bottom.
#[derive(Debug)]
pub(super) struct Page {
    pub number: u32,
    pub width: f32,
    pub height: f32,
    pub lines: Vec<Line>,
}

impl Page {
    /// Gathers the glyphs of a page into lines.
    pub fn new(number: u32, width: f32, height: f32, glyphs: Vec<Glyph>) -> Result<Self, ReadError> {
        if glyphs.len() > limits::PAGE_GLYPHS_MAX {
            return Err(ReadError::TooLong {
                what: "characters on a page",
                limit: limits::PAGE_GLYPHS_MAX as u64,
            });
        }
        Ok(Page { number, width, height, lines: line::gather(glyphs) })
    }
}

/// What stands on a page, in reading order.
enum Unit {
    Line(Line),
    Table(Vec<super::blocks::Cell>),
}

/// The blocks of a document.
pub(super) fn blocks(mut pages: Vec<Page>, blocks: &mut Blocks) -> Result<(), ReadError> {
    furniture::remove(&mut pages);
    let margins = paragraph::Margins::of(&pages);
    let mut open: Option<paragraph::Open> = None;
    for page in pages {
        let number = page.number;
        let width = page.width;
        for unit in table::find(page.lines) {
            match unit {
                Unit::Table(cells) => {
                    end(open.take(), blocks)?;
                    blocks.table(cells, Some(number))?;
                }
                Unit::Line(line) => {
                    let edges = margins.at(width);
                    if let Some(paragraph) = &mut open
                        && paragraph.goes_on_with(&line, number, &edges)
                    {
                        paragraph.join(line, number);
                        super::blocks::check_size(&paragraph.text)?;
                        continue;
                    }
                    end(open.take(), blocks)?;
                    open = Some(paragraph::Open::new(line, number, &edges));
                }
            }
        }
    }
    end(open, blocks)
}

fn end(open: Option<paragraph::Open>, blocks: &mut Blocks) -> Result<(), ReadError> {
    match open {
        Some(paragraph) => blocks.push(BlockKind::Paragraph, paragraph.text, Some(paragraph.page)),
        None => Ok(()),
    }
}

/// Ideographs and what is set in their width.
fn is_wide(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe4f}'
        | '\u{ff00}'..='\u{ffef}' | '\u{20000}'..='\u{3ffff}' | '“' | '”' | '‘' | '’' | '…' | '—')
}

#[cfg(test)]
mod tests;
