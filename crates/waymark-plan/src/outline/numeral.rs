//! Counting numerals as headings print them: 一 to 九十九, 1 to 99, and years in either writing.

/// The value of a run of Chinese counting numerals (`十二`, `二十`, `三十一`), none if it is not one.
pub fn counted(chars: &[char]) -> Option<u32> {
    let mut total = 0;
    let mut digit = None;
    let mut tens_seen = false;
    for c in chars {
        if *c == '十' {
            if tens_seen {
                return None;
            }
            tens_seen = true;
            total += digit.take().unwrap_or(1) * 10;
        } else {
            let value = digit_of(*c)?;
            if digit.replace(value).is_some() {
                return None;
            }
        }
    }
    let value = total + digit.unwrap_or(0);
    (value > 0).then_some(value)
}

/// The value of a run of numerals in either writing, at most two Arabic digits.
pub fn ordinal(chars: &[char]) -> Option<u32> {
    if !chars.is_empty() && chars.len() <= 2 && chars.iter().all(char::is_ascii_digit) {
        let value = chars.iter().fold(0, |sum, c| sum * 10 + c.to_digit(10).unwrap_or(0));
        return (value > 0).then_some(value);
    }
    counted(chars)
}

/// Whether the character can stand in a Chinese counting numeral.
pub fn is_numeral(c: char) -> bool {
    c == '十' || digit_of(c).is_some()
}

/// `value` in Chinese counting numerals, 1 to 99.
pub fn spelled(value: u32) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let digit = |at: u32| DIGITS.get(at as usize).copied().unwrap_or_default();
    match value {
        0..10 => digit(value).to_owned(),
        10..20 => format!("十{}", digit(value - 10)),
        _ => format!("{}十{}", digit(value / 10), digit(value % 10)),
    }
}

/// A year of four digits at the start of `chars`, in Arabic or Chinese writing (`2025`, `二〇二五`).
pub fn year(chars: &[char]) -> Option<u16> {
    let digits = chars.get(..4)?;
    let mut value = 0;
    for c in digits {
        let digit = match c {
            '〇' | '○' | '零' => 0,
            c => c.to_digit(10).or_else(|| digit_of(*c))?,
        };
        value = value * 10 + digit as u16;
    }
    let longer = chars.get(4).is_some_and(char::is_ascii_digit);
    ((1949..2100).contains(&value) && !longer).then_some(value)
}

fn digit_of(c: char) -> Option<u32> {
    "一二三四五六七八九".chars().position(|digit| digit == c).map(|at| at as u32 + 1)
}
