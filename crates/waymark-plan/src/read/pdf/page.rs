//! A page: its box, its content streams, the way its text runs (7.7.3, 14.11.2).

use lopdf::{Dictionary, Document, Object, ObjectId};

use super::super::layout::{Glyph, Page};
use super::content::{Interpreter, Matrix, Printed};
use super::font::Fonts;
use super::{Budget, ReadError, Tally};

/// Ancestors of a page that are asked for what it inherits.
const ANCESTORS_MAX: usize = 32;

/// What reading a page needs.
pub(super) struct Run<'a, 'b> {
    pub document: &'a Document,
    pub budget: &'b mut Budget,
    pub fonts: &'b mut Fonts,
    pub tally: &'b mut Tally,
}

impl Run<'_, '_> {
    pub fn read(mut self, id: ObjectId, number: u32) -> Result<Page, ReadError> {
        let document = self.document;
        let area = Area::of(document, id);
        let content = self.content(id)?;
        let resources = inherited(document, id, b"Resources").and_then(|it| it.as_dict().ok());
        let mut interpreter = Interpreter {
            document,
            budget: self.budget,
            fonts: self.fonts,
            tally: self.tally,
            printed: Vec::new(),
        };
        interpreter.run(&content, resources, area.matrix(), 0)?;
        let printed = interpreter.printed;
        let (width, height) = area.size();
        let (glyphs, width, height) = upright(printed, width, height);
        Page::new(number, width, height, glyphs)
    }

    /// All content streams of the page as one (7.8.2).
    fn content(&mut self, id: ObjectId) -> Result<Vec<u8>, ReadError> {
        let document = self.document;
        let mut all = Vec::new();
        let contents = document.get_dictionary(id).and_then(|page| page.get_deref(b"Contents", document));
        let parts = match contents {
            Ok(Object::Array(parts)) => parts.as_slice(),
            Ok(one) => std::slice::from_ref(one),
            Err(_) => return Ok(all),
        };
        for part in parts {
            if let Ok((_, Object::Stream(stream))) = document.dereference(part) {
                all.extend(self.budget.unpack(stream)?.unwrap_or_default());
                all.push(b'\n');
            }
        }
        Ok(all)
    }
}

/// A page attribute, its own or that of an ancestor (7.7.3.4).
fn inherited<'a>(document: &'a Document, page: ObjectId, key: &[u8]) -> Option<&'a Object> {
    let mut node = document.get_dictionary(page).ok()?;
    for _ in 0..ANCESTORS_MAX {
        if let Ok(value) = node.get_deref(key, document) {
            return Some(value);
        }
        node = parent(document, node)?;
    }
    None
}

fn parent<'a>(document: &'a Document, node: &'a Dictionary) -> Option<&'a Dictionary> {
    node.get_deref(b"Parent", document).ok()?.as_dict().ok()
}

/// The part of the plane that is the page, and how it is turned.
struct Area {
    left: f32,
    bottom: f32,
    right: f32,
    top: f32,
    turn: i64,
}

impl Area {
    fn of(document: &Document, page: ObjectId) -> Self {
        let corner = |key: &[u8]| {
            let list = inherited(document, page, key)?.as_array().ok()?;
            let numbers: Vec<f32> = list
                .iter()
                .take(4)
                .filter_map(|value| document.dereference(value).ok()?.1.as_float().ok())
                .collect();
            <[f32; 4]>::try_from(numbers).ok()
        };
        let a4 = [0.0, 0.0, 595.0, 842.0];
        let [x0, y0, x1, y1] = corner(b"CropBox").or_else(|| corner(b"MediaBox")).unwrap_or(a4);
        let turn = inherited(document, page, b"Rotate").and_then(|it| it.as_i64().ok());
        Area {
            left: x0.min(x1),
            bottom: y0.min(y1),
            right: x0.max(x1),
            top: y0.max(y1),
            turn: turn.unwrap_or(0).rem_euclid(360),
        }
    }

    /// From the plane of the page to places from its upper left corner, `y` downwards.
    fn matrix(&self) -> Matrix {
        match self.turn {
            90 => Matrix([0.0, 1.0, 1.0, 0.0, -self.bottom, -self.left]),
            180 => Matrix([-1.0, 0.0, 0.0, 1.0, self.right, -self.bottom]),
            270 => Matrix([0.0, -1.0, -1.0, 0.0, self.top, self.right]),
            _ => Matrix([1.0, 0.0, 0.0, -1.0, -self.left, self.top]),
        }
    }

    fn size(&self) -> (f32, f32) {
        let (width, height) = (self.right - self.left, self.top - self.bottom);
        if matches!(self.turn, 90 | 270) { (height, width) } else { (width, height) }
    }
}

/// Turns the page so that most of its text runs to the right; text that runs another way
/// (a watermark, a note on the edge) is not part of it.
fn upright(printed: Vec<Printed>, width: f32, height: f32) -> (Vec<Glyph>, f32, f32) {
    let mut ways = [0_usize; 4];
    for one in &printed {
        if let Some(way) = one.way() {
            ways[way] += 1;
        }
    }
    let most = (0..4).max_by_key(|way| (ways[*way], 4 - *way)).unwrap_or(0);
    let glyphs = printed
        .iter()
        .filter(|one| one.way() == Some(most))
        .map(|one| one.glyph(most, width, height))
        .collect();
    if most % 2 == 0 { (glyphs, width, height) } else { (glyphs, height, width) }
}
