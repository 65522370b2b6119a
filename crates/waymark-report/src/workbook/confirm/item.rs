//! A decided row as the content of a ledger item.

use waymark_core::ledger::{
    Codes, ConfirmedMilestone, ConfirmedProject, ConfirmedStatement, Content, FieldChange,
};
use waymark_core::{Class, Flag, Form, Kind, Operator, Period, Strength, Value};

use super::rows::Decided;
use crate::text::{Labelled, Lang, parse};
use crate::workbook::Refusal;
use crate::workbook::draft::{Draft, parse_value};
use crate::workbook::field::Field;
use crate::workbook::sheet::Sheet;

/// What differs from the offer. Owners the document did not print are not a change.
pub fn changes(sheet: Sheet, before: &Draft, now: &Draft) -> Vec<FieldChange> {
    sheet
        .fields()
        .into_iter()
        .filter(|field| before.get(field) != now.get(field))
        .filter(|field| !matches!(field, Field::Owner(_)) || before.contains_key(field))
        .map(|field| FieldChange {
            field: field.schema_name().to_owned(),
            offered: before.get(&field).cloned(),
            confirmed: now.get(&field).cloned(),
        })
        .collect()
}

/// The number a row states.
pub fn statement(
    decided: &Decided,
    before: Option<&Draft>,
    flags: &[Flag],
    codes: &mut Codes,
    lang: Lang,
) -> Result<Content, Vec<Refusal>> {
    let fields = Fields { draft: &decided.draft };
    let value = fields.text(Field::Value).and_then(|text| parse_value(&text));
    let kind = fields.choice::<Kind>(Field::Kind);
    let name = fields.text(Field::Indicator).or(fields.text(Field::Subject));
    let form = fields.choice::<Form>(Field::Form).unwrap_or(match value {
        Some(Value::Range(..)) => Form::Range,
        _ => Form::Level,
    });
    let unit = fields.text(Field::Unit);
    let unitless = before.is_some_and(|before| !before.contains_key(&Field::Unit));
    let mut missing = Vec::new();
    let mut need = |absent: bool, field| {
        if absent {
            missing.push(required(decided, field, lang));
        }
    };
    need(kind.is_none(), Field::Kind);
    need(name.is_none(), Field::Indicator);
    need(value.is_none(), Field::Value);
    need(unit.is_none() && form != Form::Multiple && !unitless, Field::Unit);
    let (Some(kind), Some(name), Some(value), true) = (kind, name, value, missing.is_empty()) else {
        return Err(missing);
    };
    Ok(Content::Statement(ConfirmedStatement {
        kind,
        class: fields.choice(Field::Class).unwrap_or(match kind {
            Kind::Target => Class::Plan,
            Kind::Baseline => Class::Fact,
        }),
        form,
        indicator_code: codes.indicator(&name, unit.as_deref()),
        subject: fields.text(Field::Subject).unwrap_or_else(|| name.clone()),
        indicator: name,
        value,
        unit,
        period: fields.period(),
        qualifier: fields.text(Field::Qualifier),
        operator: fields.choice(Field::Operator).unwrap_or(match kind {
            Kind::Target => Operator::AtLeast,
            Kind::Baseline => Operator::Equal,
        }),
        strength: fields.choice(Field::Strength).unwrap_or(Strength::Firm),
        nature: fields.choice(Field::Nature),
        change: fields.choice(Field::Change),
        area: fields.text(Field::Area),
        flags: flags.to_vec(),
    }))
}

/// The milestone a row states.
pub fn milestone(decided: &Decided, lang: Lang) -> Result<Content, Vec<Refusal>> {
    let fields = Fields { draft: &decided.draft };
    let kind = fields.choice(Field::MilestoneType);
    let subject = fields.text(Field::Subject);
    let mut missing = Vec::new();
    if kind.is_none() {
        missing.push(required(decided, Field::MilestoneType, lang));
    }
    if subject.is_none() {
        missing.push(required(decided, Field::Subject, lang));
    }
    let (Some(kind), Some(subject)) = (kind, subject) else {
        return Err(missing);
    };
    Ok(Content::Milestone(ConfirmedMilestone {
        kind,
        subject,
        period: fields.period(),
        qualifier: fields.text(Field::Qualifier),
        strength: fields.choice(Field::Strength).unwrap_or(Strength::Firm),
    }))
}

/// The project a row names.
pub fn project(decided: &Decided, lang: Lang) -> Result<Content, Vec<Refusal>> {
    let fields = Fields { draft: &decided.draft };
    let Some(name) = fields.text(Field::Name) else {
        return Err(vec![required(decided, Field::Name, lang)]);
    };
    Ok(Content::Project(ConfirmedProject {
        group: fields.text(Field::Group),
        number: fields.text(Field::Number).and_then(|text| text.parse().ok()),
        name,
    }))
}

fn required(decided: &Decided, field: Field, lang: Lang) -> Refusal {
    let refusal = Refusal::of("required").with("column", field.name(lang));
    decided.row.refuse(field, refusal)
}

struct Fields<'a> {
    draft: &'a Draft,
}

impl Fields<'_> {
    fn text(&self, field: Field) -> Option<String> {
        self.draft.get(&field).cloned()
    }

    fn choice<T: Labelled>(&self, field: Field) -> Option<T> {
        self.draft.get(&field).and_then(|code| parse(code))
    }

    fn period(&self) -> Option<Period> {
        self.draft.get(&Field::Period).and_then(|text| text.parse().ok())
    }
}
