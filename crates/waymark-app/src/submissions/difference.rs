//! How the rows of a submission differ from the values that count so far.

use std::collections::{BTreeMap, HashMap};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use waymark_core::observation::{Status, counting_place, in_order_of_revision};
use waymark_core::{Date, Observation, Period, SourceGrade};

use super::rows::Coded;

/// Most rows told one by one.
const ROWS_TOLD_MAX: usize = 1_000;

/// What a row does to what counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Novelty {
    /// 修订: takes the place of another number.
    Changed,
    /// 新增: there was none.
    New,
    /// 文件内修订: another row of the same submission counts for the period.
    Revision,
    /// 来源等级较低: the value of a better source stays.
    LowerGrade,
    /// 获知更早: goes into the history; the later value stays.
    Earlier,
    /// 无数值: says that there is no number; the number stays.
    NoNumber,
    /// 数值相同: the same number known anew.
    Same,
    /// 完全相同: is there already and is not kept again.
    Identical,
}

/// How the rows differ, counted, and the first thousand one by one: changed ones first.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Difference {
    /// Values of which there was none.
    pub new: u32,
    /// Values that take the place of another number.
    pub changed: u32,
    /// The same number known anew.
    pub same: u32,
    /// Already there word for word; not kept again.
    pub identical: u32,
    /// Rows over which another row of the same submission stands.
    pub revision: u32,
    /// Values of a lower source grade than what counts.
    pub lower_grade: u32,
    /// Values known earlier than what counts.
    pub earlier: u32,
    /// Rows without a number where one counts.
    pub no_number: u32,
    /// Rows one by one, identical ones left out.
    pub rows: Vec<RowDifference>,
    /// Rows beyond those told.
    pub rows_left_out: u32,
}

/// One row beside what counts so far.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct RowDifference {
    /// Number of the row, from 0.
    pub row: u32,
    /// Code of the indicator.
    pub indicator: String,
    /// Code of the area.
    pub area: String,
    /// What time it is about.
    pub period: Period,
    /// Further dimensions.
    pub dimensions: BTreeMap<String, String>,
    /// What it does.
    pub novelty: Novelty,
    /// What counts so far.
    pub old: Option<Figure>,
    /// What came in.
    pub new: Figure,
}

/// A value in short.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Figure {
    /// The number.
    pub value: Option<String>,
    /// Unit with its scale.
    pub unit: String,
    /// What it means.
    pub status: Status,
    /// How much the source is worth.
    pub source_grade: SourceGrade,
    /// When it became known outside.
    pub known_at: Option<Date>,
}

impl Figure {
    /// A value in short.
    pub fn of(observation: &Observation) -> Figure {
        Figure {
            value: observation.value.map(|value| value.to_string()),
            unit: observation.unit.clone(),
            status: observation.status,
            source_grade: observation.source_grade,
            known_at: observation.known_at,
        }
    }
}

type Key<'a> = (&'a str, &'a str, Period, &'a BTreeMap<String, String>);

fn key(o: &Observation) -> Key<'_> {
    (&o.indicator, &o.area, o.period, &o.dimensions)
}

/// What each row does, and the difference for people.
pub(super) fn difference(coded: &Coded, accepted: &[Observation]) -> (Vec<Novelty>, Difference) {
    let rows = &coded.rows;
    let mut there: HashMap<Key<'_>, Vec<&Observation>> = HashMap::new();
    let mut incoming: HashMap<Key<'_>, Vec<usize>> = HashMap::with_capacity(rows.len());
    for (at, row) in rows.iter().enumerate() {
        incoming.entry(key(row)).or_default().push(at);
    }
    for value in accepted.iter().filter(|value| incoming.contains_key(&key(value))) {
        there.entry(key(value)).or_default().push(value);
    }
    let mut novelties = vec![Novelty::New; rows.len()];
    let mut old: HashMap<usize, &Observation> = HashMap::new();
    for (key, places) in &incoming {
        let mut before = there.remove(key).unwrap_or_default();
        in_order_of_revision(&mut before, |o| o);
        let counted = standing(&before, |o| o).map(|place| before[place]);
        let mut all: Vec<(Option<usize>, &Observation)> = before.iter().map(|o| (None, *o)).collect();
        all.extend(places.iter().map(|at| (Some(*at), &rows[*at])));
        in_order_of_revision(&mut all, |(_, o)| o);
        let winner = standing(&all, |(_, o)| o).and_then(|place| all[place].0);
        for at in places {
            let dated = coded.dated[*at];
            let identical = before.iter().any(|o| is_identical(&rows[*at], o, dated));
            novelties[*at] =
                if identical { Novelty::Identical } else { judge(*at, &rows[*at], counted, winner) };
            old.extend(counted.map(|o| (*at, o)));
        }
    }
    let told = tell(rows, &novelties, &old);
    (novelties, told)
}

/// The place of the value that counts; where none may be used, the last.
fn standing<T>(revisions: &[T], of: impl Fn(&T) -> &Observation) -> Option<usize> {
    counting_place(revisions, of).or_else(|| revisions.len().checked_sub(1))
}

fn judge(at: usize, row: &Observation, old: Option<&Observation>, winner: Option<usize>) -> Novelty {
    let Some(old) = old else {
        return if winner == Some(at) { Novelty::New } else { Novelty::Revision };
    };
    if winner == Some(at) {
        let same = row.value == old.value && row.unit == old.unit && row.status == old.status;
        return if same { Novelty::Same } else { Novelty::Changed };
    }
    match () {
        () if row.usable().is_none() && old.usable().is_some() => Novelty::NoNumber,
        () if winner.is_some() => Novelty::Revision,
        () if old.source_grade.governs() && !row.source_grade.governs() => Novelty::LowerGrade,
        () => Novelty::Earlier,
    }
}

fn is_identical(row: &Observation, there: &Observation, dated: bool) -> bool {
    let day = if dated { row.known_at } else { there.known_at };
    row.value == there.value
        && row.unit == there.unit
        && row.status == there.status
        && row.caliber == there.caliber
        && (row.numerator, row.denominator) == (there.numerator, there.denominator)
        && row.source == there.source
        && row.source_grade == there.source_grade
        && day == there.known_at
}

fn tell(rows: &[Observation], novelties: &[Novelty], old: &HashMap<usize, &Observation>) -> Difference {
    let mut difference = Difference::default();
    let mut order: Vec<usize> = Vec::new();
    for (at, novelty) in novelties.iter().enumerate() {
        let count = match novelty {
            Novelty::New => &mut difference.new,
            Novelty::Changed => &mut difference.changed,
            Novelty::Same => &mut difference.same,
            Novelty::Identical => &mut difference.identical,
            Novelty::Revision => &mut difference.revision,
            Novelty::LowerGrade => &mut difference.lower_grade,
            Novelty::Earlier => &mut difference.earlier,
            Novelty::NoNumber => &mut difference.no_number,
        };
        *count += 1;
        if *novelty != Novelty::Identical {
            order.push(at);
        }
    }
    order.sort_by_key(|at| novelties[*at]);
    difference.rows_left_out = order.len().saturating_sub(ROWS_TOLD_MAX) as u32;
    order.truncate(ROWS_TOLD_MAX);
    difference.rows = order
        .into_iter()
        .map(|at| RowDifference {
            row: at as u32,
            indicator: rows[at].indicator.clone(),
            area: rows[at].area.clone(),
            period: rows[at].period,
            dimensions: rows[at].dimensions.clone(),
            novelty: novelties[at],
            old: old.get(&at).map(|old| Figure::of(old)),
            new: Figure::of(&rows[at]),
        })
        .collect();
    difference
}
