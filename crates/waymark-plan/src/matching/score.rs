//! How well a row and an item agree, part by part, in whole points.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use waymark_core::ledger::{Content, LedgerItem};
use waymark_core::{Form, Ledger, Period, Value};

use super::{Entry, Figure, converted};
use crate::join;
use crate::similar::{alike, contains};

/// Which parts of a row and an item agreed, each in thousandths; none where one of the two has
/// nothing to compare.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Agreement {
    /// The row names the item's code; then nothing else is looked at.
    pub code: bool,
    /// The names.
    pub name: u32,
    /// The number with its unit: all or nothing.
    pub number: Option<u32>,
    /// The period.
    pub period: Option<u32>,
    /// The words around.
    pub words: Option<u32>,
    /// The headings above.
    pub section: Option<u32>,
}

/// What each part counts, of 100.
const NAME: u32 = 50;
const NUMBER: u32 = 20;
const PERIOD: u32 = 10;
const WORDS: u32 = 10;
const SECTION: u32 = 10;

/// Names less alike than this are about different things, whatever else agrees.
const NAME_MIN: u32 = 450;
/// A name that holds the whole other one.
const NAME_HELD: u32 = 850;

/// A row made ready for comparing.
pub struct Row<'a> {
    entry: &'a Entry,
    name: String,
    section: String,
}

impl<'a> Row<'a> {
    /// Prepares a row.
    pub fn of(entry: &'a Entry) -> Self {
        Row { entry, name: join::name(&entry.name), section: entry.section.join("") }
    }
}

/// An item made ready for comparing.
pub struct Item<'a> {
    /// Its code.
    pub code: &'a str,
    /// Equal for items that measure the same in the same area.
    pub group: String,
    names: Vec<String>,
    number: Option<(Form, Value, Option<&'a str>)>,
    period: Option<Period>,
    area: Option<&'a str>,
    words: &'a str,
    section: String,
}

impl<'a> Item<'a> {
    /// Prepares an item.
    pub fn of(item: &'a LedgerItem, ledger: &'a Ledger) -> Self {
        let own = ledger.plan.area.as_deref();
        let (names, number, period, area, group) = match &item.content {
            Content::Statement(s) => {
                let area = s.area.as_deref().filter(|area| Some(*area) != own);
                let group = format!("{} {}", s.indicator_code, area.unwrap_or_default());
                let names = vec![join::name(&s.indicator), join::name(&s.subject)];
                (names, Some((s.form, s.value, s.unit.as_deref())), s.period, area, group)
            }
            Content::Milestone(m) => (vec![join::name(&m.subject)], None, m.period, None, item.code.clone()),
            Content::Project(p) => (vec![join::name(&p.name)], None, None, None, item.code.clone()),
        };
        Item {
            code: &item.code,
            group,
            names,
            number,
            period,
            area,
            words: item.source.as_ref().map_or("", |source| &source.quote),
            section: item.section.join(""),
        }
    }
}

/// The score of a row and an item, 0 to 100, with the parts; none where they cannot be about the
/// same thing: other units, growth against a level, another area, other names.
pub fn score(row: &Row, item: &Item) -> Option<(u32, Agreement)> {
    if row.entry.area.as_deref() != item.area && (item.area.is_some() || row.entry.area.is_some()) {
        // A row may name the plan's own area, which the item leaves out.
        item.area.is_none().then_some(())?;
    }
    let number = match (&row.entry.figure, &item.number) {
        (Some(figure), Some((form, value, unit))) => {
            comparable(figure, *form, *unit).then_some(())?;
            Some(if same_number(figure, *value, *unit) { 1000 } else { 0 })
        }
        (None, None) => None,
        _ => Some(0),
    };
    let name = item.names.iter().map(|name| name_alike(&row.name, name)).max().unwrap_or(0);
    if name < NAME_MIN {
        return None;
    }
    let both = |one: &str, other: &str| (!one.is_empty() && !other.is_empty()).then(|| alike(one, other));
    let agreement = Agreement {
        code: false,
        name,
        number,
        period: row.entry.period.zip(item.period).map(|(row, item)| period_alike(row, item)),
        words: both(&row.entry.words, item.words),
        section: both(&row.section, &item.section),
    };
    Some((points(&agreement), agreement))
}

/// The weighted mean of the parts there are. Words and headings that differ say little, since a
/// task split has its own; they count only where they agree.
fn points(agreement: &Agreement) -> u32 {
    let firm = [(Some(agreement.name), NAME), (agreement.number, NUMBER), (agreement.period, PERIOD)];
    let soft = [(agreement.words, WORDS), (agreement.section, SECTION)];
    let there = firm.into_iter().filter_map(|(part, weight)| Some((part?, weight)));
    let (mut got, mut most) =
        there.fold((0, 0), |(got, most), (part, weight)| (got + part * weight, most + weight));
    for (part, weight) in soft {
        let Some(part) = part else { continue };
        if part * most > got {
            got += part * weight;
            most += weight;
        }
    }
    got.checked_div(most * 10).unwrap_or(0)
}

fn name_alike(one: &str, other: &str) -> u32 {
    let alike = alike(one, other);
    if contains(one, other) { alike.max(NAME_HELD) } else { alike }
}

/// The same span; or the last year of one is the other, as 2025 is of 2021-2025.
fn period_alike(one: Period, other: Period) -> u32 {
    match () {
        () if one == other => 1000,
        () if one.last_year() == other.last_year() => 700,
        () => 0,
    }
}

/// Whether two numbers can be about the same thing.
fn comparable(figure: &Figure, form: Form, unit: Option<&str>) -> bool {
    let rate = |form| form == Form::Growth;
    let dimension = |unit: Option<&str>| join::dimension(unit.unwrap_or_default()).to_owned();
    rate(figure.form) == rate(form) && dimension(figure.unit.as_deref()) == dimension(unit)
}

/// Whether a row's number is the item's, in whatever scale.
pub fn same_number(figure: &Figure, value: Value, unit: Option<&str>) -> bool {
    match converted(figure.value, figure.unit.as_deref(), unit) {
        Some(figure) => figure == value,
        // 家 and 个 count alike.
        None => figure.value == value,
    }
}
