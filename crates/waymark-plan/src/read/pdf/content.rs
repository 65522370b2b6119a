//! Content streams: where text is shown (8.4, 9.3, 9.4), forms drawn (8.10).

use std::rc::Rc;

use lopdf::{Dictionary, Document, Object};

use super::super::layout::Glyph;
use super::font::{Font, Fonts};
use super::lexer::{Lexer, Token};
use super::{Budget, ReadError, Tally, limits};

/// Operands kept for one operator.
const OPERANDS_MAX: usize = 20_000;
/// Saved graphics states.
const STATES_MAX: usize = 512;

/// An affine map `a b c d e f` (8.3.3).
#[derive(Debug, Clone, Copy)]
pub(super) struct Matrix(pub [f32; 6]);

impl Matrix {
    const SAME: Matrix = Matrix([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    /// First `self`, then `next`.
    fn then(self, next: Matrix) -> Matrix {
        let [a, b, c, d, e, f] = self.0;
        let [na, nb, nc, nd, ne, nf] = next.0;
        Matrix([
            a * na + b * nc,
            a * nb + b * nd,
            c * na + d * nc,
            c * nb + d * nd,
            e * na + f * nc + ne,
            e * nb + f * nd + nf,
        ])
    }

    fn shift(x: f32, y: f32) -> Matrix {
        Matrix([1.0, 0.0, 0.0, 1.0, x, y])
    }
}

/// A character where it was printed, whatever way the text runs.
#[derive(Debug)]
pub(super) struct Printed {
    x: f32,
    y: f32,
    /// The way to the end of the character.
    dx: f32,
    dy: f32,
    size: f32,
    character: char,
}

impl Printed {
    /// 0 to the right, 1 downwards, 2 to the left, 3 upwards; nothing when aslant.
    pub fn way(&self) -> Option<usize> {
        let (dx, dy) = (self.dx, self.dy);
        if dx.abs() >= 5.0 * dy.abs() {
            Some(if dx >= 0.0 { 0 } else { 2 })
        } else if dy.abs() >= 5.0 * dx.abs() {
            Some(if dy >= 0.0 { 1 } else { 3 })
        } else {
            None
        }
    }

    /// The glyph on the page turned so that this way runs to the right.
    pub fn glyph(&self, way: usize, width: f32, height: f32) -> Glyph {
        let (x, y, advance) = match way {
            1 => (self.y, width - self.x, self.dy),
            2 => (width - self.x, height - self.y, -self.dx),
            3 => (height - self.y, self.x, -self.dy),
            _ => (self.x, self.y, self.dx),
        };
        Glyph { x0: x, x1: x + advance, y, size: self.size, character: self.character }
    }
}

/// Runs the content streams of a page.
pub(super) struct Interpreter<'a, 'b> {
    pub document: &'a Document,
    pub budget: &'b mut Budget,
    pub fonts: &'b mut Fonts,
    pub tally: &'b mut Tally,
    pub printed: Vec<Printed>,
}

/// Graphics state as far as text needs it (8.4.1, 9.3.1).
#[derive(Clone)]
struct State {
    ctm: Matrix,
    font: Option<Rc<Font>>,
    size: f32,
    character_space: f32,
    word_space: f32,
    scale: f32,
    leading: f32,
    rise: f32,
}

/// What one stream is run with.
struct Frame<'a> {
    resources: Option<&'a Dictionary>,
    state: State,
    saved: Vec<State>,
    text: Matrix,
    line: Matrix,
    /// For each open marked content, whether it is page furniture (14.8.2.2).
    marked: Vec<bool>,
    depth: usize,
}

impl<'a> Interpreter<'a, '_> {
    /// Runs a stream; `depth` counts the forms around it.
    pub fn run(
        &mut self,
        content: &[u8],
        resources: Option<&'a Dictionary>,
        ctm: Matrix,
        depth: usize,
    ) -> Result<(), ReadError> {
        let mut frame = Frame::new(resources, ctm, depth);
        let mut lexer = Lexer::new(content);
        let mut operands: Vec<Token<'_>> = Vec::new();
        while let Some(token) = lexer.next() {
            let Token::Operator(operator) = token else {
                if operands.len() < OPERANDS_MAX {
                    operands.push(token);
                }
                continue;
            };
            self.budget.operator()?;
            if operator == b"ID" {
                self.tally.images += 1;
                lexer.skip_image();
            } else {
                self.operator(operator, &operands, &mut frame)?;
            }
            operands.clear();
        }
        Ok(())
    }

    fn operator(
        &mut self,
        operator: &[u8],
        operands: &[Token<'_>],
        frame: &mut Frame<'a>,
    ) -> Result<(), ReadError> {
        match operator {
            b"Tf" => self.set_font(operands, frame)?,
            b"Tj" | b"TJ" => self.show(operands, frame)?,
            b"'" | b"\"" => {
                if operator == b"\""
                    && let [word, character, ..] = numbers(operands)[..]
                {
                    (frame.state.word_space, frame.state.character_space) = (word, character);
                }
                frame.next_line(0.0, -frame.state.leading);
                self.show(operands, frame)?;
            }
            b"Do" => self.draw(operands, frame)?,
            _ => frame.operator(operator, operands),
        }
        Ok(())
    }

    fn set_font(&mut self, operands: &[Token<'_>], frame: &mut Frame<'a>) -> Result<(), ReadError> {
        let [Token::Name(name), Token::Number(size)] = operands else {
            return Ok(());
        };
        frame.state.size = *size;
        let font = resource(self.document, frame.resources, b"Font", name);
        frame.state.font = match font.and_then(|font| font.as_dict().ok()) {
            Some(font) => Some(self.fonts.get(self.document, font, self.budget)?),
            None => None,
        };
        Ok(())
    }

    fn show(&mut self, operands: &[Token<'_>], frame: &mut Frame<'a>) -> Result<(), ReadError> {
        for operand in operands {
            match operand {
                Token::String(bytes) => self.show_string(bytes, frame)?,
                Token::Number(adjust) if operands.len() > 1 => {
                    let state = &frame.state;
                    let by = -adjust / 1000.0 * state.size;
                    frame.text = match &state.font {
                        Some(font) if font.vertical => Matrix::shift(0.0, by),
                        _ => Matrix::shift(by * state.scale, 0.0),
                    }
                    .then(frame.text);
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn show_string(&mut self, bytes: &[u8], frame: &mut Frame<'a>) -> Result<(), ReadError> {
        let Some(font) = frame.state.font.clone() else {
            return Ok(());
        };
        let hidden = frame.marked.contains(&true);
        let mut rest = bytes;
        while !rest.is_empty() {
            let shown = font.next(&mut rest);
            let state = &frame.state;
            let width = shown.width / 1000.0 * state.size;
            if !hidden {
                self.print(&shown.characters, width, state, frame.text);
            }
            let word = if shown.is_word_space { state.word_space } else { 0.0 };
            let step = width + state.character_space + word;
            frame.text = if font.vertical {
                Matrix::shift(0.0, -state.size - state.character_space)
            } else {
                Matrix::shift(step * state.scale, 0.0)
            }
            .then(frame.text);
        }
        if self.printed.len() > limits::PAGE_GLYPHS_MAX {
            return Err(ReadError::TooLong {
                what: "characters on a page",
                limit: limits::PAGE_GLYPHS_MAX as u64,
            });
        }
        Ok(())
    }

    fn print(&mut self, characters: &[char], width: f32, state: &State, text: Matrix) {
        let Matrix([a, b, c, d, e, f]) = Matrix::shift(0.0, state.rise).then(text).then(state.ctm);
        let part = width * state.scale / characters.len().max(1) as f32;
        for (number, character) in characters.iter().enumerate() {
            if !character.is_whitespace() {
                self.tally.glyphs += 1;
                self.tally.unreadable += u64::from(*character == '\u{fffd}');
            }
            let before = part * number as f32;
            self.printed.push(Printed {
                x: e + a * before,
                y: f + b * before,
                dx: a * part,
                dy: b * part,
                size: state.size.abs() * c.hypot(d),
                character: *character,
            });
        }
    }

    /// Draws a form, or counts an image.
    fn draw(&mut self, operands: &[Token<'_>], frame: &mut Frame<'a>) -> Result<(), ReadError> {
        let [Token::Name(name)] = operands else {
            return Ok(());
        };
        let object = resource(self.document, frame.resources, b"XObject", name);
        let Some(Object::Stream(stream)) = object else {
            return Ok(());
        };
        let kind = stream.dict.get_deref(b"Subtype", self.document);
        match kind.and_then(Object::as_name) {
            Ok(b"Image") => self.tally.images += 1,
            Ok(b"Form") if frame.depth < limits::FORM_DEPTH_MAX && !frame.marked.contains(&true) => {
                let Some(content) = self.budget.unpack(stream)? else {
                    return Ok(());
                };
                let own = stream.dict.get_deref(b"Resources", self.document);
                let resources = own.and_then(Object::as_dict).ok().or(frame.resources);
                let ctm = form_matrix(self.document, &stream.dict).then(frame.state.ctm);
                self.run(&content, resources, ctm, frame.depth + 1)?;
            }
            _ => {}
        }
        Ok(())
    }
}

impl<'a> Frame<'a> {
    fn new(resources: Option<&'a Dictionary>, ctm: Matrix, depth: usize) -> Self {
        Frame {
            resources,
            state: State {
                ctm,
                font: None,
                size: 1.0,
                character_space: 0.0,
                word_space: 0.0,
                scale: 1.0,
                leading: 0.0,
                rise: 0.0,
            },
            saved: Vec::new(),
            text: Matrix::SAME,
            line: Matrix::SAME,
            marked: Vec::new(),
            depth,
        }
    }

    /// Operators that change the state only.
    fn operator(&mut self, operator: &[u8], operands: &[Token<'_>]) {
        let values = numbers(operands);
        let state = &mut self.state;
        match (operator, values.as_slice()) {
            (b"q", _) if self.saved.len() < STATES_MAX => self.saved.push(state.clone()),
            (b"Q", _) => {
                if let Some(saved) = self.saved.pop() {
                    self.state = saved;
                }
            }
            (b"cm", [a, b, c, d, e, f]) => {
                state.ctm = Matrix([*a, *b, *c, *d, *e, *f]).then(state.ctm);
            }
            (b"BT", _) => (self.text, self.line) = (Matrix::SAME, Matrix::SAME),
            (b"Tm", [a, b, c, d, e, f]) => {
                self.line = Matrix([*a, *b, *c, *d, *e, *f]);
                self.text = self.line;
            }
            (b"Td", [x, y]) => self.next_line(*x, *y),
            (b"TD", [x, y]) => {
                state.leading = -y;
                self.next_line(*x, *y);
            }
            (b"T*", _) => self.next_line(0.0, -self.state.leading),
            (b"TL", [value]) => state.leading = *value,
            (b"Tc", [value]) => state.character_space = *value,
            (b"Tw", [value]) => state.word_space = *value,
            (b"Tz", [value]) => state.scale = value / 100.0,
            (b"Ts", [value]) => state.rise = *value,
            (b"BMC", _) | (b"BDC", _) if self.marked.len() < STATES_MAX => {
                let has = |name: &[u8]| operands.contains(&Token::Name(name));
                self.marked.push(has(b"Artifact") && has(b"Pagination"));
            }
            (b"EMC", _) => {
                self.marked.pop();
            }
            _ => {}
        }
    }

    fn next_line(&mut self, x: f32, y: f32) {
        self.line = Matrix::shift(x, y).then(self.line);
        self.text = self.line;
    }
}

fn numbers(operands: &[Token<'_>]) -> Vec<f32> {
    operands
        .iter()
        .filter_map(|operand| match operand {
            Token::Number(value) => Some(*value),
            _ => None,
        })
        .collect()
}

/// A named resource of a kind (7.8.3).
fn resource<'a>(
    document: &'a Document,
    resources: Option<&'a Dictionary>,
    kind: &[u8],
    name: &[u8],
) -> Option<&'a Object> {
    let all = resources?.get_deref(kind, document).ok()?.as_dict().ok()?;
    all.get_deref(name, document).ok()
}

fn form_matrix(document: &Document, form: &Dictionary) -> Matrix {
    let numbers = form.get_deref(b"Matrix", document).and_then(Object::as_array);
    let numbers: Vec<f32> = numbers
        .map(|list| list.iter().take(6).filter_map(|it| it.as_float().ok()).collect())
        .unwrap_or_default();
    numbers.try_into().map_or(Matrix::SAME, Matrix)
}
