//! Rows of a sheet against what was offered: a decision and a draft for each.

use std::collections::HashMap;

use super::Notice;
use super::grid::{Grid, Header, Row};
use crate::text::{Lang, parse};
use crate::workbook::Refusal;
use crate::workbook::cell::{self, half_width};
use crate::workbook::choice::Choice;
use crate::workbook::draft::Draft;
use crate::workbook::field::Field;
use crate::workbook::sheet::Sheet;

/// What a row decides.
pub struct Decided<'a> {
    /// The row, for placing refusals.
    pub row: Row<'a>,
    /// Id of the proposal; none for a row added by hand.
    pub id: Option<String>,
    /// What was decided.
    pub choice: Choice,
    /// The fields as they now stand.
    pub draft: Draft,
    /// 备注.
    pub note: Option<String>,
}

/// What the rows of a sheet came to.
#[derive(Default)]
pub struct Outcome {
    /// Everything that does not fit.
    pub refusals: Vec<Refusal>,
    /// Everything worth a look.
    pub notices: Vec<Notice>,
}

/// Reads every row that has a decision.
pub fn read<'a>(
    grid: &'a Grid,
    header: &'a Header,
    (sheet, lang): (Sheet, Lang),
    offered: &HashMap<&str, Draft>,
    outcome: &mut Outcome,
) -> Vec<Decided<'a>> {
    let mut seen: HashMap<String, String> = HashMap::new();
    let mut decided = Vec::new();
    for row in grid.rows(header) {
        let id = Some(row.text(Field::Id)).filter(|id| !id.is_empty());
        let nothing = Draft::new();
        let before = match &id {
            None => &nothing,
            Some(id) => {
                if let Some(other) = seen.insert(id.clone(), row.address(Field::Id)) {
                    let refusal = Refusal::of("duplicate_id").with("other", other);
                    outcome.refusals.push(row.refuse(Field::Id, refusal));
                    continue;
                }
                let Some(before) = offered.get(id.as_str()) else {
                    let found: String = id.chars().take(40).collect();
                    let refusal = Refusal::of("unknown_id").with("found", found);
                    outcome.refusals.push(row.refuse(Field::Id, refusal));
                    continue;
                };
                before
            }
        };
        if let Some(row) = decide(row, id, before, (sheet, lang), outcome) {
            decided.push(row);
        }
    }
    decided
}

fn decide<'a>(
    row: Row<'a>,
    id: Option<String>,
    before: &Draft,
    (sheet, lang): (Sheet, Lang),
    outcome: &mut Outcome,
) -> Option<Decided<'a>> {
    let choice = match choice(&row, lang) {
        Ok(choice) => choice,
        Err(refusal) => {
            outcome.refusals.push(refusal);
            return None;
        }
    };
    match (choice, &id) {
        (None, Some(_)) => {
            if draft(&row, before, (sheet, lang)).is_ok_and(|draft| draft != *before) {
                let place = row.place(Field::Decision);
                outcome.notices.push(Notice::EditedUndecided { place });
            }
            return None;
        }
        (None, None) => {
            let says_something =
                sheet.fields().iter().any(|field| !field.read_only() && row.cell(*field).is_some());
            if says_something {
                let allowed = crate::text::label(Choice::Confirm, lang);
                let refusal = Refusal::of("added_without_decision").with("allowed", allowed);
                outcome.refusals.push(row.refuse(Field::Decision, refusal));
            }
            return None;
        }
        (Some(Choice::Reject), None) => {
            let refusal = Refusal::of("added_rejected");
            outcome.refusals.push(row.refuse(Field::Decision, refusal));
            return None;
        }
        _ => {}
    }
    let choice = choice?;
    let note = Some(row.text(Field::Note)).filter(|note| !note.is_empty());
    if note.as_ref().is_some_and(|note| note.chars().count() > crate::workbook::TEXT_CHARS_MAX) {
        let limit = crate::workbook::TEXT_CHARS_MAX.to_string();
        let refusal = Refusal::of("too_long").with("limit", limit);
        outcome.refusals.push(row.refuse(Field::Note, refusal));
        return None;
    }
    let draft = match choice {
        Choice::Reject => Draft::new(),
        _ => match draft(&row, before, (sheet, lang)) {
            Ok(draft) => draft,
            Err(refusals) => {
                outcome.refusals.extend(refusals);
                return None;
            }
        },
    };
    Some(Decided { row, id, choice, draft, note })
}

fn choice(row: &Row, lang: Lang) -> Result<Option<Choice>, Refusal> {
    let text = row.text(Field::Decision);
    if text.is_empty() {
        return Ok(None);
    }
    parse::<Choice>(&half_width(&text)).map(Some).ok_or_else(|| {
        let allowed = Field::Decision.choices(lang).unwrap_or_default();
        row.refuse(
            Field::Decision,
            Refusal::of("unknown_decision")
                .with("found", text.chars().take(40).collect::<String>())
                .with("allowed", allowed.join(lang.pick("、", ", "))),
        )
    })
}

/// The fields of a row as they now stand. A column that was deleted leaves its field as offered.
fn draft(row: &Row, before: &Draft, (sheet, lang): (Sheet, Lang)) -> Result<Draft, Vec<Refusal>> {
    let mut draft = Draft::new();
    let mut refusals = Vec::new();
    for field in sheet.fields() {
        if field.read_only() || matches!(field, Field::Decision | Field::Note) {
            continue;
        }
        if !row.has(field) {
            draft.extend(before.get(&field).map(|text| (field, text.clone())));
            continue;
        }
        match cell::read(field, row.cell(field), before, lang) {
            Ok(Some(text)) => {
                draft.insert(field, text);
            }
            Ok(None) => {}
            Err(refusal) => refusals.push(row.refuse(field, refusal)),
        }
    }
    match refusals.is_empty() {
        true => Ok(draft),
        false => Err(refusals),
    }
}
