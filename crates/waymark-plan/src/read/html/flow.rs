//! The flow of text: blocks end where elements begin, cells collect what stands in them.

use html5ever::tokenizer::Tag;
use waymark_core::{Block, BlockKind};

use super::super::blocks::{Blocks, check_count, check_size};
use super::super::{ReadError, limits};
use super::table::{Item, Table};

/// Blocks and tables as far as read.
#[derive(Debug)]
pub(super) struct Flow {
    title: Option<String>,
    in_title: bool,
    kind: BlockKind,
    text: String,
    /// A blank seen but not yet written, and whether it held a line end.
    blank: Option<bool>,
    preformatted: u32,
    tables: Vec<Table>,
    /// Tables nested too deep, read as text.
    ignored_tables: u32,
    items: Vec<Item>,
    made: usize,
    lost: bool,
}

impl Default for Flow {
    fn default() -> Self {
        Flow {
            title: None,
            in_title: false,
            kind: BlockKind::Paragraph,
            text: String::new(),
            blank: None,
            preformatted: 0,
            tables: Vec::new(),
            ignored_tables: 0,
            items: Vec::new(),
            made: 0,
            lost: false,
        }
    }
}

impl Flow {
    /// Notes that something left out never ended.
    pub fn mark_lost(&mut self) {
        self.lost = true;
    }

    /// Whether leaving elements out left nothing, or cut the page off.
    pub fn lost(&self) -> bool {
        self.lost || (self.items.is_empty() && self.tables.is_empty() && self.text.is_empty())
    }

    /// Adds text, its white space collapsed as a browser does (CSS Text 3, 4.1): a line end
    /// between two ideographs leaves nothing.
    pub fn text(&mut self, text: &str) -> Result<(), ReadError> {
        if self.in_title {
            self.title.get_or_insert_default().push_str(text);
            return Ok(());
        }
        if self.preformatted > 0 {
            return self.preformatted(text);
        }
        for character in text.chars() {
            if matches!(character, ' ' | '\t' | '\n' | '\r' | '\u{c}') {
                let line_end = matches!(character, '\n' | '\r');
                self.blank = Some(self.blank.unwrap_or(false) | line_end);
                continue;
            }
            if let Some(line_end) = self.blank.take()
                && let Some(last) = self.text.chars().next_back()
                && !(line_end && is_wide(last) && is_wide(character))
                && last != '\n'
            {
                self.text.push(' ');
            }
            self.text.push(character);
        }
        check_size(&self.text)
    }

    fn preformatted(&mut self, text: &str) -> Result<(), ReadError> {
        for (number, line) in text.split('\n').enumerate() {
            if number > 0 {
                self.breaks()?;
            }
            self.text.push_str(line.trim_end_matches('\r'));
        }
        check_size(&self.text)
    }

    /// Ends the block.
    pub fn breaks(&mut self) -> Result<(), ReadError> {
        self.blank = None;
        let text = std::mem::take(&mut self.text);
        if text.chars().all(char::is_whitespace) {
            return Ok(());
        }
        self.add(Item::Paragraph { kind: self.kind, text })
    }

    fn add(&mut self, item: Item) -> Result<(), ReadError> {
        self.made += 1;
        check_count(self.made)?;
        match self.tables.last_mut() {
            Some(table) => table.add(item),
            None => self.items.push(item),
        }
        Ok(())
    }

    pub fn open(&mut self, tag: &Tag) -> Result<(), ReadError> {
        let name: &str = &tag.name;
        match name {
            "title" if self.items.is_empty() && self.title.is_none() => self.in_title = true,
            "pre" | "listing" => {
                self.breaks()?;
                self.preformatted += 1;
            }
            "table" => {
                self.breaks()?;
                if self.tables.len() < limits::TABLE_DEPTH_MAX {
                    self.tables.push(Table::default());
                } else {
                    self.ignored_tables += 1;
                }
            }
            "tr" | "td" | "th" => {
                self.breaks()?;
                if self.ignored_tables == 0
                    && let Some(table) = self.tables.last_mut()
                {
                    table.open(tag)?;
                }
            }
            _ => {
                if let Some(level) = heading(name) {
                    self.breaks()?;
                    self.kind = BlockKind::Heading { level };
                } else if is_block(name) {
                    self.breaks()?;
                }
            }
        }
        Ok(())
    }

    pub fn close(&mut self, name: &str) -> Result<(), ReadError> {
        match name {
            "title" => self.in_title = false,
            "pre" | "listing" => {
                self.breaks()?;
                self.preformatted = self.preformatted.saturating_sub(1);
            }
            "table" => {
                self.breaks()?;
                self.end_table()?;
            }
            "td" | "th" | "tr" => self.breaks()?,
            _ => {
                if heading(name).is_some() {
                    self.breaks()?;
                    self.kind = BlockKind::Paragraph;
                } else if is_block(name) {
                    self.breaks()?;
                }
            }
        }
        Ok(())
    }

    fn end_table(&mut self) -> Result<(), ReadError> {
        if self.ignored_tables > 0 {
            self.ignored_tables -= 1;
            return Ok(());
        }
        let Some(table) = self.tables.pop() else {
            return Ok(());
        };
        for item in table.finish()? {
            match self.tables.last_mut() {
                Some(outer) => outer.add(item),
                None => self.items.push(item),
            }
        }
        Ok(())
    }

    /// Title and blocks.
    pub fn finish(mut self) -> Result<(Option<String>, Vec<Block>), ReadError> {
        self.breaks()?;
        self.ignored_tables = 0;
        while !self.tables.is_empty() {
            self.end_table()?;
        }
        let mut blocks = Blocks::default();
        for item in self.items {
            match item {
                Item::Paragraph { kind, text } => blocks.push(kind, text, None)?,
                Item::Table(cells) => blocks.table(cells, None)?,
            }
        }
        let title = self.title.map(|title| title.trim().to_owned());
        Ok((title, blocks.finish()?))
    }
}

fn heading(name: &str) -> Option<u8> {
    match name.as_bytes() {
        [b'h', digit @ b'1'..=b'6'] => Some(digit - b'0'),
        _ => None,
    }
}

fn is_block(name: &str) -> bool {
    matches!(
        name,
        "p" | "div"
            | "br"
            | "li"
            | "ul"
            | "ol"
            | "dl"
            | "dt"
            | "dd"
            | "hr"
            | "body"
            | "section"
            | "article"
            | "main"
            | "header"
            | "footer"
            | "aside"
            | "nav"
            | "figure"
            | "figcaption"
            | "blockquote"
            | "address"
            | "center"
            | "form"
            | "fieldset"
            | "legend"
            | "caption"
            | "details"
            | "summary"
            | "thead"
            | "tbody"
            | "tfoot"
            | "option"
    )
}

/// Ideographs and the punctuation set with them.
fn is_wide(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe4f}'
        | '\u{ff00}'..='\u{ffef}' | '\u{20000}'..='\u{3ffff}' | '“' | '”' | '‘' | '’' | '…' | '—')
}
