//! Page headers, footers and page numbers: printed on every page, no part of the text.

use std::collections::HashMap;

use super::Page;
use super::line::Line;

/// Lines at the top and bottom of a page that may be furniture.
const EDGE_LINES: usize = 2;
/// Pages a line has to stand on to be a header or footer.
const PAGES_MIN: usize = 3;

pub(super) fn remove(pages: &mut [Page]) {
    let mut seen: HashMap<String, usize> = HashMap::new();
    for page in pages.iter() {
        let mut own: Vec<String> = edges(page).map(|line| shape(&line.text())).collect();
        own.sort();
        own.dedup();
        for text in own {
            *seen.entry(text).or_default() += 1;
        }
    }
    // Headers of odd and even pages differ, so a third of the pages is enough.
    let enough = PAGES_MIN.max(pages.len() / 3);
    for page in pages {
        let lowest = page.lines.last().map_or(0.0, |line| line.y);
        // Some writers state a page far larger than the one they print on.
        let height = if lowest < 0.2 * page.height { lowest } else { page.height };
        let count = page.lines.len();
        let mut index = 0;
        page.lines.retain(|line| {
            let edge = is_edge(index, count);
            index += 1;
            let text = line.text();
            let repeated = seen.get(&shape(&text)).is_some_and(|pages| *pages >= enough);
            let margin = line.y < 0.12 * height || line.y > 0.88 * height;
            !(edge && margin && (repeated || is_page_number(&text)))
        });
    }
}

fn is_edge(index: usize, count: usize) -> bool {
    index < EDGE_LINES || index + EDGE_LINES >= count
}

fn edges(page: &Page) -> impl Iterator<Item = &Line> {
    let count = page.lines.len();
    page.lines.iter().enumerate().filter(move |(index, _)| is_edge(*index, count)).map(|(_, line)| line)
}

/// The text with every number replaced, so that page numbers do not matter.
fn shape(text: &str) -> String {
    let mut shape = String::new();
    for character in text.chars().filter(|c| !c.is_whitespace()) {
        if !character.is_numeric() {
            shape.push(character);
        } else if !shape.ends_with('#') {
            shape.push('#');
        }
    }
    shape
}

/// `12`, `— 12 —`, `第 12 页`, `第12页 共30页`, `12/30`.
fn is_page_number(text: &str) -> bool {
    let plain: String = shape(text)
        .chars()
        .filter(|c| !matches!(c, '—' | '－' | '-' | '–' | '―' | '·' | '•' | '_' | '一'))
        .collect();
    let short = text.chars().filter(|c| c.is_numeric()).count() <= 8;
    short && matches!(plain.as_str(), "#" | "第#页" | "第#页共#页" | "第#页，共#页" | "第#页/共#页" | "#/#")
}
