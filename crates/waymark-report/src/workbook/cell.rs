//! One cell: how a field is written into it, and what people may have made of it.

mod period;
pub(crate) mod value;

use waymark_core::{Change, Class, Form, Kind, MilestoneType, Nature, Operator, Strength};

use super::draft::{self, Draft};
use super::field::Field;
use super::{Refusal, TEXT_CHARS_MAX};
use crate::text::{Labelled, Lang, code, label, parse};
use crate::view::clean;

/// What a spreadsheet holds in a cell that is not empty.
#[derive(Debug, Clone, PartialEq)]
pub enum Data {
    /// Words, or a number or date kept as words.
    Text(String),
    /// A number.
    Number {
        /// As stored: 0.5 for what is shown as 50 %.
        value: f64,
        /// Whether the cell shows it as a percentage.
        percent: bool,
    },
    /// A date: year, month, day.
    Date(u16, u8, u8),
    /// `#REF!` and the like.
    Error(String),
}

impl Data {
    /// The cell as words.
    pub fn text(&self) -> String {
        match self {
            Data::Text(text) => text.clone(),
            Data::Number { value, .. } => value.to_string(),
            Data::Date(year, month, day) => format!("{year:04}-{month:02}-{day:02}"),
            Data::Error(error) => error.clone(),
        }
    }
}

/// The text written for a field.
pub fn shown(field: Field, draft: &Draft, lang: Lang) -> String {
    let Some(text) = draft.get(&field) else {
        return String::new();
    };
    fn named<T: Labelled>(text: &str, lang: Lang) -> String {
        parse::<T>(text).map_or_else(String::new, |value| label(value, lang).to_owned())
    }
    match field {
        Field::Kind => named::<Kind>(text, lang),
        Field::Operator => named::<Operator>(text, lang),
        Field::Strength => named::<Strength>(text, lang),
        Field::Nature => named::<Nature>(text, lang),
        Field::Form => named::<Form>(text, lang),
        Field::Class => named::<Class>(text, lang),
        Field::Change => named::<Change>(text, lang),
        Field::MilestoneType => named::<MilestoneType>(text, lang),
        Field::Value => draft::parse_value(text).map_or_else(String::new, |v| v.to_string()),
        _ => fitted(text),
    }
}

/// Text fit for a cell: no control characters, no blanks around, not too long.
pub fn fitted(text: &str) -> String {
    let text = clean(text);
    let text = text.trim();
    match text.char_indices().nth(TEXT_CHARS_MAX) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text.to_owned(),
    }
}

/// What a cell says about a field, in the schema's notation; nothing for an empty one. A cell
/// that still shows what was offered says exactly what was offered.
pub fn read(
    field: Field,
    data: Option<&Data>,
    offered: &Draft,
    lang: Lang,
) -> Result<Option<String>, Refusal> {
    if let Some(Data::Error(error)) = data {
        return Err(Refusal::of("error_cell").with("found", error));
    }
    let text = tidy(&data.map(Data::text).unwrap_or_default());
    if let Some(before) = offered.get(&field)
        && text == tidy(&shown(field, offered, lang))
    {
        return Ok(Some(before.clone()));
    }
    let Some(data) = data.filter(|_| !text.is_empty()) else {
        return Ok(None);
    };
    match field {
        Field::Value => value::read(data, &text, offered).map(Some),
        Field::Period => period::read(data, &text).map(Some),
        Field::Number => whole(&text).map(Some),
        Field::Owner(_) => limited(bodies(&text)),
        _ => match choice(field, &text) {
            Some(Some(code)) => Ok(Some(code.to_owned())),
            Some(None) => Err(Refusal::of("unknown_choice")
                .with("column", field.name(lang))
                .with("found", text.chars().take(40).collect::<String>())
                .with("allowed", field.choices(lang).unwrap_or_default().join(lang.pick("、", ", ")))),
            None => limited(text),
        },
    }
}

/// The code of a variant; none where the field is free text.
fn choice(field: Field, text: &str) -> Option<Option<&'static str>> {
    fn of<T: Labelled>(text: &str) -> Option<Option<&'static str>> {
        Some(parse::<T>(&half_width(text)).map(code))
    }
    match field {
        Field::Kind => of::<Kind>(text),
        Field::Operator => of::<Operator>(text),
        Field::Strength => of::<Strength>(text),
        Field::Nature => of::<Nature>(text),
        Field::Form => of::<Form>(text),
        Field::Class => of::<Class>(text),
        Field::Change => of::<Change>(text),
        Field::MilestoneType => of::<MilestoneType>(text),
        _ => None,
    }
}

fn limited(text: String) -> Result<Option<String>, Refusal> {
    match text.chars().count() > TEXT_CHARS_MAX {
        true => Err(Refusal::of("too_long").with("limit", TEXT_CHARS_MAX.to_string())),
        false => Ok(Some(text).filter(|text| !text.is_empty())),
    }
}

/// Several bodies in one cell, however they were separated.
fn bodies(text: &str) -> String {
    separate(text, &['、', '，', ',', '；', ';']).join("、")
}

/// The parts between separators that stand in no bracket: 各县（市、区）人民政府 is one body.
pub fn separate<'t>(text: &'t str, separators: &[char]) -> Vec<&'t str> {
    let mut depth = 0u32;
    let parts = text.split(move |c: char| {
        match c {
            '（' | '(' => depth += 1,
            '）' | ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0 && separators.contains(&c)
    });
    parts.map(str::trim).filter(|part| !part.is_empty()).collect()
}

fn whole(text: &str) -> Result<String, Refusal> {
    let digits = half_width(text);
    match digits.parse::<u32>() {
        Ok(number) => Ok(number.to_string()),
        Err(_) => {
            Err(Refusal::of("not_a_whole_number").with("found", text.chars().take(40).collect::<String>()))
        }
    }
}

/// Without control characters, zero-width marks and blanks around.
pub fn tidy(text: &str) -> String {
    let text: String =
        clean(text).chars().filter(|c| !matches!(c, '\u{200b}'..='\u{200f}' | '\u{feff}')).collect();
    text.trim().to_owned()
}

/// Full-width letters, digits and signs as their half-width twins.
pub fn half_width(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
            '\u{3000}' | '\u{a0}' => ' ',
            c => c,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::bodies;

    #[test]
    fn a_separator_in_a_bracket_separates_nothing() {
        assert_eq!(
            bodies("市科技局, 各县（市、区）人民政府；市财政局"),
            "市科技局、各县（市、区）人民政府、市财政局"
        );
    }
}
