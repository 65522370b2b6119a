//! Cells that are figures, and labels that carry a unit.

use waymark_core::{Operator, Value};

use crate::grammar::{quantity, unit};
use crate::statement::tone;
use crate::text::fold;

/// A cell that is one figure.
pub struct Figure {
    /// Number or range; a minus sign counts.
    pub value: Value,
    /// Unit printed in the cell.
    pub unit: Option<String>,
    /// First character in the cell.
    pub start: usize,
    /// First character after it.
    pub end: usize,
    /// Whether an asterisk points to a note.
    pub starred: bool,
    /// Whether it stands in square brackets or says 累计: a sum over the term.
    pub bracketed: bool,
    /// Whether words follow the figure (19428.78，年均增速4.8%).
    pub goes_on: bool,
    /// Words that bound it.
    pub qualifier: Option<String>,
    /// The comparison they imply.
    pub operator: Operator,
}

/// The figure a cell is, if it is nothing else: `1.25*`, `≥90`, `[20]`, `5左右`, `-0.5`, `3–5`.
pub fn figure(text: &str) -> Option<Figure> {
    let chars: Vec<char> = text.chars().map(fold).collect();
    let at = chars.iter().position(|c| c.is_ascii_digit())?;
    let sign = (0..at).rev().find(|before| chars[*before] != ' ').filter(|before| chars[*before] == '-');
    let lead: String = chars[..sign.unwrap_or(at)].iter().filter(|c| **c != ' ').collect();
    let quantity = quantity::arabic_at(&chars, at)?;
    let rest: String = chars[quantity.after_end..].iter().filter(|c| **c != ' ').collect();
    let lead = lead.trim_start_matches(['[', '〔', '(', '【', '*']);
    let bounds = [
        "", "≥", "≤", ">", "<", "达到", "达", "突破", "不低于", "不超过", "不高于", "超过", "力争", "约",
        "累计", "年均",
    ];
    let close = [']', '〕', ')', '】', '*', '#', '①', '②'];
    let tail = rest.trim_start_matches(close);
    let marks = ["", "(累计)", "〔累计〕", "[累计]", "(预计)", "(年均)", "[1]", "[2]"];
    let goes_on = tail.starts_with(['，', ';', '。']);
    if !bounds.contains(&lead) || !(marks.contains(&tail) || goes_on) {
        return None;
    }
    let value = match (sign, quantity.value) {
        (Some(_), Value::One(value)) => Value::One(-value),
        (_, value) => value,
    };
    let qualifier = [quantity.before, quantity.after].into_iter().flatten().collect::<Vec<_>>().join("、");
    Some(Figure {
        value,
        start: sign.unwrap_or(at),
        end: quantity.end,
        starred: chars.contains(&'*'),
        bracketed: chars[..at].iter().any(|c| "[〔【".contains(*c)) || rest.contains("累计"),
        goes_on,
        operator: tone::operator(&quantity, false),
        qualifier: (!qualifier.is_empty()).then_some(qualifier),
        unit: quantity.unit,
    })
}

/// 技术合同成交金额（亿元） → the name and its unit.
pub fn split_unit(label: &str) -> (String, Option<String>) {
    let folded: Vec<char> = label.chars().map(fold).collect();
    let open = folded.iter().rposition(|c| *c == '(');
    let close = folded.iter().rposition(|c| *c == ')');
    if let (Some(open), Some(close)) = (open, close)
        && open < close
    {
        let inside: String = folded[open + 1..close].iter().collect();
        if let Some(unit) = unit_text(&inside) {
            let name: String = label
                .chars()
                .enumerate()
                .filter(|(at, _)| !(open..=close).contains(at))
                .map(|(_, c)| c)
                .collect();
            return (name.trim().to_owned(), Some(unit));
        }
    }
    (label.trim().to_owned(), None)
}

/// The unit a label's bracket or a unit cell names; years of schooling count in 年.
pub fn unit_text(text: &str) -> Option<String> {
    let text = text.trim().trim_start_matches("单位").trim_start_matches([':', '：']);
    if text == "年" {
        return Some("年".to_owned());
    }
    unit::whole(text)
}

#[cfg(test)]
mod tests;
