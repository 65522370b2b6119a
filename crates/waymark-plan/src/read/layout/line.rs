//! Glyphs on one baseline make a line; wide gaps part it into segments.

use super::{Glyph, is_wide};

/// Gap, in type heights, that parts a line into segments.
const SEGMENT_GAP: f32 = 1.2;

/// Largest distance from the corner of a page that is still a place.
const PLACE_MAX: f32 = 1e6;

/// A line of type.
#[derive(Debug, Clone)]
pub(in super::super) struct Line {
    pub y: f32,
    pub size: f32,
    pub segments: Vec<Segment>,
}

/// A stretch of a line without wide gaps.
#[derive(Debug, Clone)]
pub(in super::super) struct Segment {
    pub x0: f32,
    pub x1: f32,
    pub text: String,
}

impl Line {
    pub fn x0(&self) -> f32 {
        self.segments.first().map_or(0.0, |segment| segment.x0)
    }

    pub fn x1(&self) -> f32 {
        self.segments.last().map_or(0.0, |segment| segment.x1)
    }

    /// The words, with a blank for each wide gap.
    pub fn text(&self) -> String {
        let texts: Vec<&str> = self.segments.iter().map(|s| s.text.as_str()).collect();
        texts.join(" ")
    }
}

/// Lines from top to bottom.
pub(super) fn gather(mut glyphs: Vec<Glyph>) -> Vec<Line> {
    glyphs.retain(|glyph| {
        let near = |place: f32| place.abs() < PLACE_MAX;
        near(glyph.x0) && near(glyph.x1) && near(glyph.y) && glyph.size > 0.0 && near(glyph.size)
    });
    glyphs.sort_by(|a, b| a.y.total_cmp(&b.y));
    let mut lines = Vec::new();
    let mut row: Vec<Glyph> = Vec::new();
    for glyph in glyphs {
        let far =
            row.last().is_some_and(|last| glyph.y - last.y > 0.35 * last.size.min(glyph.size).max(1e-3));
        let base = row.first().map_or(glyph.y, |first| first.y);
        if far || glyph.y - base > 0.7 * glyph.size {
            lines.extend(set(std::mem::take(&mut row)));
        }
        row.push(glyph);
    }
    lines.extend(set(row));
    lines
}

/// Sets one row of glyphs from left to right.
fn set(mut row: Vec<Glyph>) -> Option<Line> {
    row.sort_by(|a, b| a.x0.total_cmp(&b.x0));
    let size = common_size(&row)?;
    let y = row.iter().map(|glyph| glyph.y).fold(f32::MIN, f32::max);
    let mut segments: Vec<Segment> = Vec::new();
    let mut last: Option<Glyph> = None;
    let mut blank = false;
    for glyph in row {
        if glyph.character.is_whitespace() {
            blank = true;
            continue;
        }
        let gap = last.map_or(f32::MAX, |last| glyph.x0 - last.x1);
        if last.is_some_and(|last| is_overprint(&last, &glyph)) {
            continue;
        }
        match segments.last_mut() {
            Some(segment) if gap <= SEGMENT_GAP * size => {
                let before = last.map_or(' ', |last| last.character);
                if blank || is_gap(before, glyph.character, gap / size) {
                    segment.text.push(' ');
                }
                segment.text.push(glyph.character);
                segment.x1 = segment.x1.max(glyph.x1);
            }
            _ => segments.push(Segment { x0: glyph.x0, x1: glyph.x1, text: glyph.character.to_string() }),
        }
        last = Some(glyph);
        blank = false;
    }
    (!segments.is_empty()).then_some(Line { y, size, segments })
}

/// Size of most glyphs of a row.
fn common_size(row: &[Glyph]) -> Option<f32> {
    let mut sizes: Vec<f32> =
        row.iter().filter(|glyph| !glyph.character.is_whitespace()).map(|glyph| glyph.size).collect();
    sizes.sort_by(f32::total_cmp);
    sizes.get(sizes.len() / 2).copied()
}

/// The same character printed twice in nearly the same place to look bold.
fn is_overprint(last: &Glyph, glyph: &Glyph) -> bool {
    last.character == glyph.character && (glyph.x0 - last.x0).abs() < 0.2 * glyph.size
}

/// Whether a gap, in type heights, is a blank.
fn is_gap(before: char, after: char, gap: f32) -> bool {
    let in_number = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '%');
    if is_wide(before) || is_wide(after) {
        gap > 0.7
    } else if in_number(before) && in_number(after) {
        // A narrow point in the place of a digit leaves a gap that is no blank.
        gap > 0.5
    } else {
        gap > 0.2
    }
}
