//! Tokens of content streams and CMaps (7.2 to 7.3, 7.8.2).

/// Longest string kept.
const STRING_MAX: usize = 1 << 20;

/// A token. Brackets of arrays and dictionaries are left to the caller, who needs few.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Token<'a> {
    Number(f32),
    String(Vec<u8>),
    Name(&'a [u8]),
    Open,
    Close,
    Operator(&'a [u8]),
}

/// Reads tokens one after the other; anything else is passed over.
pub(super) struct Lexer<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Lexer<'a> {
    pub fn new(bytes: &'a [u8]) -> Self {
        Lexer { bytes, at: 0 }
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    /// Passes over the data of an inline image (8.9.7) to its end.
    pub fn skip_image(&mut self) {
        while self.at < self.bytes.len() {
            let rest = &self.bytes[self.at..];
            let ends = rest.len() >= 3
                && is_blank(rest[0])
                && &rest[1..3] == b"EI"
                && rest.get(3).is_none_or(|byte| is_blank(*byte));
            if ends {
                self.at += 3;
                return;
            }
            self.at += 1;
        }
    }

    fn skip_blanks(&mut self) {
        while let Some(byte) = self.peek() {
            if byte == b'%' {
                while self.peek().is_some_and(|byte| byte != b'\n' && byte != b'\r') {
                    self.at += 1;
                }
            } else if is_blank(byte) {
                self.at += 1;
            } else {
                break;
            }
        }
    }

    fn word(&mut self) -> &'a [u8] {
        let start = self.at;
        while self.peek().is_some_and(|byte| !is_blank(byte) && !is_delimiter(byte)) {
            self.at += 1;
        }
        &self.bytes[start..self.at]
    }

    fn literal(&mut self) -> Vec<u8> {
        let mut string = Vec::new();
        let mut depth = 1;
        while let Some(byte) = self.peek() {
            self.at += 1;
            match byte {
                b'(' => depth += 1,
                b')' => {
                    depth -= 1;
                    if depth == 0 {
                        break;
                    }
                }
                b'\\' => {
                    string.extend(self.escape());
                    continue;
                }
                _ => {}
            }
            if string.len() < STRING_MAX {
                string.push(byte);
            }
        }
        string
    }

    fn escape(&mut self) -> Option<u8> {
        let byte = self.peek()?;
        self.at += 1;
        Some(match byte {
            b'n' => b'\n',
            b'r' => b'\r',
            b't' => b'\t',
            b'b' => 8,
            b'f' => 12,
            b'\r' => {
                if self.peek() == Some(b'\n') {
                    self.at += 1;
                }
                return None;
            }
            b'\n' => return None,
            b'0'..=b'7' => {
                let mut value = u32::from(byte - b'0');
                for _ in 0..2 {
                    let Some(digit @ b'0'..=b'7') = self.peek() else {
                        break;
                    };
                    value = value * 8 + u32::from(digit - b'0');
                    self.at += 1;
                }
                value as u8
            }
            byte => byte,
        })
    }

    fn hexadecimal(&mut self) -> Vec<u8> {
        let mut string = Vec::new();
        let mut half = None;
        while let Some(byte) = self.peek() {
            self.at += 1;
            if byte == b'>' {
                break;
            }
            let Some(digit) = (byte as char).to_digit(16) else {
                continue;
            };
            let digit = digit as u8;
            half = match half {
                None => Some(digit),
                Some(high) => {
                    if string.len() < STRING_MAX {
                        string.push(high << 4 | digit);
                    }
                    None
                }
            };
        }
        string.extend(half.map(|high: u8| high << 4));
        string
    }
}

impl<'a> Iterator for Lexer<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            self.skip_blanks();
            let byte = self.peek()?;
            self.at += 1;
            let token = match byte {
                b'(' => Token::String(self.literal()),
                b'<' if self.peek() == Some(b'<') => {
                    self.at += 1;
                    Token::Open
                }
                b'<' => Token::String(self.hexadecimal()),
                b'>' if self.peek() == Some(b'>') => {
                    self.at += 1;
                    Token::Close
                }
                b'[' => Token::Open,
                b']' => Token::Close,
                b'/' => Token::Name(self.word()),
                b'>' | b')' | b'{' | b'}' => continue,
                _ => {
                    self.at -= 1;
                    let word = self.word();
                    match number(word) {
                        Some(value) => Token::Number(value),
                        None => Token::Operator(word),
                    }
                }
            };
            return Some(token);
        }
    }
}

fn number(word: &[u8]) -> Option<f32> {
    if !matches!(word.first()?, b'0'..=b'9' | b'+' | b'-' | b'.') {
        return None;
    }
    let text = std::str::from_utf8(word).ok()?;
    // Some writers print "--5" or "5-3"; readers take what comes before.
    let value: f32 = text.parse().unwrap_or(0.0);
    Some(if value.is_finite() { value } else { 0.0 })
}

fn is_blank(byte: u8) -> bool {
    matches!(byte, 0 | 9 | 10 | 12 | 13 | 32)
}

fn is_delimiter(byte: u8) -> bool {
    matches!(byte, b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%')
}

#[cfg(test)]
mod tests;
