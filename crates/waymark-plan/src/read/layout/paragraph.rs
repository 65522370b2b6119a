//! Lines become paragraphs: by indent, by how full the line before is, by distance and size.

use std::collections::HashMap;

use super::Page;
use super::line::Line;

/// Where body text begins and ends on pages of one width.
#[derive(Debug, Clone, Copy)]
pub(super) struct Edges {
    left: f32,
    right: f32,
    /// Usual distance of two lines.
    pitch: f32,
}

/// The edges for each width of page.
#[derive(Debug, Default)]
pub(super) struct Margins {
    by_width: HashMap<i32, Edges>,
}

impl Margins {
    pub fn of(pages: &[Page]) -> Self {
        let mut lines: HashMap<i32, Vec<&[Line]>> = HashMap::new();
        for page in pages {
            let own = lines.entry(page.width as i32).or_default();
            own.push(page.lines.as_slice());
        }
        let by_width =
            lines.into_iter().map(|(width, pages)| (width, Edges::of(&pages, width as f32))).collect();
        Margins { by_width }
    }

    pub fn at(&self, width: f32) -> Edges {
        const NONE: Edges = Edges { left: 0.0, right: f32::MAX, pitch: f32::MAX };
        self.by_width.get(&(width as i32)).copied().unwrap_or(NONE)
    }
}

impl Edges {
    fn of(pages: &[&[Line]], width: f32) -> Self {
        let mut ends: Vec<f32> = Vec::new();
        let mut gaps: Vec<f32> = Vec::new();
        for lines in pages {
            ends.extend(lines.iter().map(Line::x1));
            gaps.extend(lines.windows(2).map(|two| two[1].y - two[0].y));
        }
        // Few or short lines do not show the edge; text reaches at least this far, unless
        // the page is not the size it says.
        let reach = ends.iter().copied().fold(0.0, f32::max);
        let credible = if reach < 0.2 * width { reach } else { width };
        let right = quantile(&mut ends, 0.9).max(0.7 * credible);
        let full = |line: &&Line| line.x1() > right - 2.0 * line.size;
        let all = || pages.iter().flat_map(|lines| lines.iter());
        let mut starts: Vec<f32> = all().filter(full).map(Line::x0).collect();
        Edges { left: quantile(&mut starts, 0.25), right, pitch: quantile(&mut gaps, 0.5) }
    }
}

fn quantile(values: &mut [f32], part: f32) -> f32 {
    values.sort_by(f32::total_cmp);
    let last = values.len().saturating_sub(1);
    let at = (last as f32 * part) as usize;
    values.get(at).copied().unwrap_or(0.0)
}

/// A paragraph that may go on.
#[derive(Debug)]
pub(super) struct Open {
    pub text: String,
    /// Page it begins on.
    pub page: u32,
    last_page: u32,
    last: Place,
    lines: u32,
    /// Whether nothing can follow, as after an entry of a contents list.
    closed: bool,
}

#[derive(Debug, Clone, Copy)]
struct Place {
    x0: f32,
    x1: f32,
    y: f32,
    size: f32,
}

impl Place {
    fn of(line: &Line) -> Self {
        Place { x0: line.x0(), x1: line.x1(), y: line.y, size: line.size }
    }
}

impl Open {
    pub fn new(line: Line, page: u32, edges: &Edges) -> Self {
        let text = line.text();
        let last = Place::of(&line);
        let centred = last.x0 > edges.left + 4.0 * last.size;
        Open { closed: centred || has_leader(&text), text, page, last_page: page, last, lines: 1 }
    }

    /// Whether a line carries on this paragraph.
    pub fn goes_on_with(&self, line: &Line, page: u32, edges: &Edges) -> bool {
        let next = Place::of(line);
        let size = self.last.size;
        let full = self.last.x1 > edges.right - 2.2 * size;
        let indented = next.x0 > edges.left + 1.2 * size;
        let steps_in = next.x0 > self.last.x0 + 1.2 * size;
        let same_size = (next.size - size).abs() <= 0.12 * size;
        let distance_max = (1.6 * edges.pitch).clamp(2.0 * size, 4.0 * size);
        let near = page != self.last_page || next.y - self.last.y <= distance_max;
        let first_again = self.lines == 1 && indented && !steps_in && next.x0 > self.last.x0 - size;
        let text = line.text();
        let new_item = ends_sentence(&self.text) && opens_item(&text);
        !self.closed
            && page <= self.last_page + 1
            && full
            && same_size
            && near
            && !steps_in
            && !first_again
            && !new_item
            && !has_leader(&text)
    }

    pub fn join(&mut self, line: Line, page: u32) {
        let text = line.text();
        let (before, after) = (self.text.chars().next_back(), text.chars().next());
        let letters = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic());
        if letters(before) && letters(after) {
            self.text.push(' ');
        }
        self.text.push_str(&text);
        self.last = Place::of(&line);
        self.last_page = page;
        self.lines += 1;
    }
}

/// The dots between an entry of a contents list and its page.
fn has_leader(text: &str) -> bool {
    let mut dots = 0;
    for character in text.chars() {
        dots = match character {
            '.' | '·' | '．' | '・' | '•' => dots + 1,
            '…' => dots + 3,
            ' ' => dots,
            _ => 0,
        };
        if dots >= 7 {
            return true;
        }
    }
    false
}

fn ends_sentence(text: &str) -> bool {
    text.ends_with(['。', '；', '：', '！', '？', '”', ';', ':'])
}

/// `一、`, `（一）`, `第一章`, `1.`, `（1）`, `——`, `●`.
fn opens_item(text: &str) -> bool {
    const NUMERALS: &str = "一二三四五六七八九十百零〇0123456789０１２３４５６７８９";
    let start = text.trim_start();
    if start.starts_with("——") || start.starts_with(['●', '■', '◆', '★', '①', '②', '③', '④', '⑤'])
    {
        return true;
    }
    let inner = start.trim_start_matches(['第', '（', '(']);
    let rest = inner.trim_start_matches(|c| NUMERALS.contains(c));
    let numbered = rest.len() < inner.len();
    let (marked, first) = (inner.len() < start.len(), rest.chars().next());
    match first {
        Some('、') => numbered,
        Some('章' | '节' | '篇' | '条' | '）' | ')') => numbered && marked,
        _ => false,
    }
}
