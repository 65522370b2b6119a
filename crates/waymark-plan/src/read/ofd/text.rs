//! Text objects: where each character stands (11.3).

use super::super::ReadError;
use super::super::layout::Glyph;
use super::super::xml::{Element, Node, Xml};

/// A text object: its place on the page, its transform and the size of its type.
#[derive(Debug)]
pub(super) struct Object {
    left: f32,
    top: f32,
    /// `a b c d e f` of the transform.
    matrix: [f32; 6],
    size: f32,
    scale: f32,
}

impl Object {
    pub fn of(element: &Element<'_>) -> Self {
        let list = |name: &str| numbers(&element.attr(name).unwrap_or_default());
        let boundary = list("Boundary");
        let matrix = list("CTM").try_into().unwrap_or([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);
        // The standard writes `Size`; some writers do not.
        let size = element.number("Size").or_else(|| element.number("size"));
        Object {
            left: boundary.first().copied().unwrap_or(0.0),
            top: boundary.get(1).copied().unwrap_or(0.0),
            matrix,
            size: size.filter(|size| *size > 0.0).unwrap_or(3.0),
            scale: element.number("HScale").unwrap_or(1.0),
        }
    }

    /// Adds the characters of the object opened last.
    pub fn read(&self, xml: &mut Xml<'_>, glyphs: &mut Vec<Glyph>) -> Result<(), ReadError> {
        let outside = xml.depth() - 1;
        let (mut x, mut y) = (0.0, self.size);
        while xml.depth() > outside {
            let Node::Open(element) = xml.next()? else {
                continue;
            };
            if element.name() != "TextCode" {
                continue;
            }
            x = element.number("X").unwrap_or(x);
            y = element.number("Y").unwrap_or(y);
            let delta_x = element.attr("DeltaX").unwrap_or_default();
            let delta_y = element.attr("DeltaY").unwrap_or_default();
            let text = xml.text()?;
            self.set(&text, (x, y), (&delta_x, &delta_y), glyphs);
        }
        Ok(())
    }

    fn set(&self, text: &str, start: (f32, f32), deltas: (&str, &str), glyphs: &mut Vec<Glyph>) {
        let (mut x, mut y) = start;
        let mut steps_x = Steps::of(deltas.0);
        let mut steps_y = Steps::of(deltas.1);
        let [a, b, c, d, e, f] = self.matrix;
        let size = self.size * b.hypot(a).max(c.hypot(d));
        for character in text.trim_matches(['\n', '\r']).chars() {
            let step_x = steps_x.next();
            let usual = if character.is_ascii() { 0.5 } else { 1.0 };
            let mut width = usual * self.size * self.scale;
            if let Some(step) = step_x.filter(|step| *step > 0.0) {
                width = width.min(step);
            }
            let x0 = self.left + a * x + c * y + e;
            glyphs.push(Glyph {
                x0,
                x1: x0 + a.abs().max(b.abs()) * width,
                y: self.top + b * x + d * y + f,
                size,
                character,
            });
            let step_y = steps_y.next();
            y += step_y.unwrap_or(0.0);
            x += step_x.unwrap_or(if step_y.is_some() { 0.0 } else { width });
        }
    }
}

/// Distances between characters: numbers, and `g n d` for n times d. Once used up, none.
struct Steps<'a> {
    words: std::str::SplitAsciiWhitespace<'a>,
    repeat: (u32, f32),
}

impl<'a> Steps<'a> {
    fn of(text: &'a str) -> Self {
        Steps { words: text.split_ascii_whitespace(), repeat: (0, 0.0) }
    }
}

impl Iterator for Steps<'_> {
    type Item = f32;

    fn next(&mut self) -> Option<f32> {
        while self.repeat.0 == 0 {
            let word = self.words.next()?;
            if word == "g" {
                let times = self.words.next()?.parse().ok()?;
                self.repeat = (times, self.words.next()?.parse().ok()?);
            } else {
                self.repeat = (1, word.parse().ok()?);
            }
        }
        self.repeat.0 -= 1;
        Some(self.repeat.1)
    }
}

/// Numbers parted by blanks.
pub(super) fn numbers(text: &str) -> Vec<f32> {
    text.split_ascii_whitespace().filter_map(|word| word.parse().ok()).collect()
}
