//! Numbers that open an item of a list.

use crate::grammar::number::is_chinese_digit;
use crate::grammar::period::year_at;
use crate::lex;

/// The end of the number that opens an item: `3.`, `12、`, `（二）`, `①`.
pub fn list_mark_end(chars: &[char]) -> usize {
    let start = lex::skip_blanks(chars, 0);
    let bracketed = usize::from(chars.get(start) == Some(&'('));
    let counting =
        |c: &&char| c.is_ascii_digit() || is_chinese_digit(**c) || ('\u{2460}'..='\u{249b}').contains(*c);
    let digits = chars.get(start + bracketed..).unwrap_or_default().iter().take_while(counting).count();
    let end = start + bracketed + digits;
    let closed = match chars.get(end) {
        Some(')') => true,
        Some('.' | '、') => bracketed == 0 && ends_before(chars, end + 1),
        _ => false,
    };
    let circled = digits == 1 && !chars[end - 1].is_ascii_digit() && !is_chinese_digit(chars[end - 1]);
    match (digits, closed) {
        (0, _) => 0,
        (1..=3, true) => lex::skip_blanks(chars, end + 1),
        _ if circled => lex::skip_blanks(chars, end),
        _ => 0,
    }
}

/// Whether the mark ends here: `3.5亿元` is a number, `3.建成` and `6.2027年底前` open items.
fn ends_before(chars: &[char], at: usize) -> bool {
    let year = year_at(chars, at).is_some() && lex::at(chars, at + 4, "年");
    year || !chars.get(at).is_some_and(char::is_ascii_digit)
}

#[cfg(test)]
mod tests {
    use super::list_mark_end;

    #[test]
    fn marks_of_items() {
        let cases = [
            ("3.建成", 2),
            (" 12、建成", 4),
            ("（二）建成", 3),
            ("①建成", 1),
            ("6.2027年底前", 2),
            ("3.5亿元", 0),
            ("2025年", 0),
            ("百家企业", 0),
            ("", 0),
        ];
        for (text, end) in cases {
            let chars: Vec<char> = text.chars().map(crate::text::fold).collect();
            assert_eq!(list_mark_end(&chars), end, "{text}");
        }
    }
}
