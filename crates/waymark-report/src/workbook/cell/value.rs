//! A number or a range, as people type it.

use rust_decimal::Decimal;
use waymark_core::Value;

use super::{Data, half_width};
use crate::workbook::Refusal;
use crate::workbook::draft::{self, Draft};
use crate::workbook::field::Field;

/// The value of a cell that no longer shows what was offered word for word.
pub fn read(data: &Data, text: &str, offered: &Draft) -> Result<String, Refusal> {
    match data {
        Data::Date(..) => Err(Refusal::of("value_is_date")),
        Data::Number { value, percent } => {
            let before = offered.get(&Field::Value);
            if let Some(before) = before.filter(|before| same(before, *value)) {
                return Ok(before.clone());
            }
            let number = decimal(&value.to_string()).ok_or_else(|| refused(text))?;
            let number = match percent {
                true => number.checked_mul(Decimal::ONE_HUNDRED),
                false => Some(number),
            };
            number.map(|number| draft::value(Value::One(number))).ok_or_else(|| refused(text))
        }
        _ => words(text).map(draft::value),
    }
}

/// Whether a stored number is the offered one, within the 15 digits spreadsheets keep.
fn same(offered: &str, value: f64) -> bool {
    offered.parse::<f64>().is_ok_and(|offered| format!("{offered:.14e}") == format!("{value:.14e}"))
}

/// A number or a range in words.
pub fn words(text: &str) -> Result<Value, Refusal> {
    let plain: String = half_width(text).chars().filter(|c| !c.is_whitespace()).collect();
    if let Some(number) = number(&plain) {
        return Ok(Value::One(number));
    }
    for (at, separator) in plain.char_indices().skip(1) {
        if !matches!(separator, '-' | '~' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '至' | '到' | '∼') {
            continue;
        }
        let rest = plain[at..].trim_start_matches(separator);
        if let (Some(low), Some(high)) = (number(&plain[..at]), number(rest)) {
            return match low <= high {
                true => Ok(Value::Range(low, high)),
                false => Err(Refusal::of("range_reversed").with("found", text)),
            };
        }
    }
    Err(refused(text))
}

/// `1,200.5` or `2.5%`; the percent sign says no more than the unit column does.
fn number(text: &str) -> Option<Decimal> {
    let text = text.strip_suffix('%').unwrap_or(text);
    let text = match text.contains(',') {
        true if grouped(text) => text.replace(',', ""),
        true => return None,
        false => text.to_owned(),
    };
    decimal(&text)
}

fn decimal(text: &str) -> Option<Decimal> {
    let text = text.replace('\u{2212}', "-");
    let ok = !text.is_empty()
        && text
            .chars()
            .enumerate()
            .all(|(at, c)| c.is_ascii_digit() || c == '.' || (at == 0 && (c == '-' || c == '+')));
    ok.then(|| text.parse().ok()).flatten()
}

/// Whether commas stand where thousands are grouped.
fn grouped(text: &str) -> bool {
    let whole = text.split('.').next().unwrap_or("");
    let mut groups = whole.trim_start_matches(['-', '+']).split(',');
    let first = groups.next().unwrap_or("");
    (1..=3).contains(&first.len()) && groups.all(|group| group.len() == 3)
}

fn refused(text: &str) -> Refusal {
    Refusal::of("not_a_number").with("found", text.chars().take(40).collect::<String>())
}
