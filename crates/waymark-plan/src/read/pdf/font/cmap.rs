//! ToUnicode maps (9.10.3) and the code lengths of embedded CMaps (9.7.5.3).

use super::super::lexer::{Lexer, Token};

/// Characters one code may stand for.
const CHARACTERS_MAX: usize = 16;

/// Codes to characters, as ranges sorted by their first code.
#[derive(Debug, Default)]
pub(super) struct ToUnicode {
    ranges: Vec<Range>,
}

#[derive(Debug, Clone)]
struct Range {
    first: u32,
    last: u32,
    to: Vec<u16>,
}

impl ToUnicode {
    pub fn read(text: &[u8]) -> Self {
        let mut ranges = Vec::new();
        let mut operands: Vec<Token<'_>> = Vec::new();
        for token in Lexer::new(text) {
            match token {
                Token::Operator(b"endbfchar") => chars(&operands, &mut ranges),
                Token::Operator(b"endbfrange") => spans(&operands, &mut ranges),
                Token::Operator(_) => {}
                other => {
                    operands.push(other);
                    continue;
                }
            }
            operands.clear();
        }
        ranges.sort_by_key(|range| range.first);
        ToUnicode { ranges }
    }

    /// The characters of a code; nothing where the map does not say.
    pub fn get(&self, code: u32, _length: usize) -> Option<Vec<char>> {
        let after = self.ranges.partition_point(|range| range.first <= code);
        let range = self.ranges[..after].last().filter(|range| code <= range.last)?;
        let mut units = range.to.clone();
        let last = units.last_mut()?;
        *last = last.wrapping_add((code - range.first) as u16);
        let characters: Vec<char> =
            char::decode_utf16(units).map(|unit| unit.unwrap_or('\u{fffd}')).collect();
        let says = characters.iter().any(|c| !matches!(c, '\0' | '\u{fffd}'));
        says.then_some(characters)
    }
}

fn number(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0, |value, byte| value << 8 | u32::from(*byte))
}

fn units(bytes: &[u8]) -> Vec<u16> {
    if let [one] = bytes {
        return vec![u16::from(*one)];
    }
    let pairs = bytes.as_chunks::<2>().0;
    pairs.iter().take(CHARACTERS_MAX).map(|pair| u16::from_be_bytes(*pair)).collect()
}

fn chars(operands: &[Token<'_>], ranges: &mut Vec<Range>) {
    for pair in operands.as_chunks::<2>().0 {
        if let [Token::String(code), Token::String(to)] = pair {
            let first = number(code);
            ranges.push(Range { first, last: first, to: units(to) });
        }
    }
}

fn spans(operands: &[Token<'_>], ranges: &mut Vec<Range>) {
    let mut operands = operands.iter();
    while let (Some(first), Some(last), Some(to)) = (operands.next(), operands.next(), operands.next()) {
        let (Token::String(first), Token::String(last)) = (first, last) else {
            return;
        };
        let (first, last) = (number(first), number(last));
        match to {
            Token::String(to) => ranges.push(Range { first, last, to: units(to) }),
            Token::Open => {
                let list = operands.by_ref().take_while(|token| **token != Token::Close);
                for (token, code) in list.zip(first..) {
                    if let Token::String(to) = token {
                        ranges.push(Range { first: code, last: code, to: units(to) });
                    }
                }
            }
            _ => return,
        }
    }
}

/// Code space ranges (9.7.6.2): length, first and last code.
pub(super) fn code_spaces(text: &[u8]) -> Vec<(usize, u32, u32)> {
    let mut spaces = Vec::new();
    let mut operands: Vec<Token<'_>> = Vec::new();
    for token in Lexer::new(text) {
        match token {
            Token::Operator(operator) => {
                if operator == b"endcodespacerange" {
                    for pair in operands.as_chunks::<2>().0 {
                        if let [Token::String(first), Token::String(last)] = pair
                            && (1..=4).contains(&first.len())
                        {
                            spaces.push((first.len(), number(first), number(last)));
                        }
                    }
                }
                operands.clear();
            }
            other => operands.push(other),
        }
    }
    spaces.sort_unstable();
    spaces.dedup();
    spaces.truncate(64);
    spaces
}

/// The CMap an embedded one is built on (`/Name usecmap`).
pub(super) fn used(text: &[u8]) -> Option<Vec<u8>> {
    let mut last = None;
    for token in Lexer::new(text) {
        match token {
            Token::Name(name) => last = Some(name.to_vec()),
            Token::Operator(b"usecmap") => return last,
            _ => {}
        }
    }
    None
}
