//! Lists of records: filters, order, pages.

use sqlx::any::AnyRow;
use waymark_core::Date;

use super::reach::{Reach, condition};
use super::{COLUMNS, CURRENT, Entity};
use crate::row::{Sql, get};
use crate::search::grams;
use crate::{Store, StoreError};

/// Which records are wanted.
#[derive(Debug, Clone, Default)]
pub struct EntityFilter {
    /// What sort of record.
    pub kind: &'static str,
    /// Scopes to look in; none: all.
    pub scopes: Vec<String>,
    /// What they belong to.
    pub parent: Option<String>,
    /// States, any of them; none: all.
    pub states: Vec<String>,
    /// Least visibility: records of these only; none: all.
    pub visibilities: Vec<&'static str>,
    /// Facet and value, all of which must hold.
    pub facets: Vec<(String, String)>,
    /// What is reached, by any of them; none: everything.
    pub reach: Vec<Reach>,
    /// Words in the code, the name or the text.
    pub text: Option<String>,
    /// Also records that are gone.
    pub with_removed: bool,
    /// As known by the end of a day.
    pub known_by: Option<Date>,
    /// Only what holds on a day, by the newest version that had begun by then: one that begins later
    /// leaves the version before it in force. None: the newest version, whenever it holds.
    pub valid_on: Option<Date>,
    /// In which order.
    pub sort: Sort,
    /// After this place: what [`Page::next`] said.
    pub after: Option<String>,
    /// At most so many; 0: all.
    pub limit: u32,
}

/// The order of a list; ties go by code.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Sort {
    /// As printed or entered.
    #[default]
    Position,
    /// By code.
    Code,
    /// By name.
    Name,
    /// Newest first.
    Newest,
}

/// One page of a list.
#[derive(Debug, Clone, Default)]
pub struct Page {
    /// The records.
    pub items: Vec<Entity>,
    /// What to give as `after` for the next page; none at the end.
    pub next: Option<String>,
    /// How many records the filter finds in all.
    pub total: i64,
}

/// `FROM … JOIN …` for the newest versions, or the newest known by a day, or begun by a day.
pub(super) fn versions(
    sql: &mut Sql,
    known_by: Option<Date>,
    valid_on: Option<Date>,
) -> Result<(), StoreError> {
    if known_by.is_none() && valid_on.is_none() {
        sql.push(CURRENT);
        return Ok(());
    }
    sql.push(
        "FROM entities e JOIN versions v ON v.entity_id = e.entity_id AND v.number = \
         (SELECT MAX(w.number) FROM versions w WHERE w.entity_id = e.entity_id",
    );
    if let Some(day) = known_by {
        sql.push(" AND w.known_at <= ").bind(day.to_string())?;
    }
    if let Some(day) = valid_on {
        // What is gone is gone from now on, whenever it was to begin.
        sql.push(" AND (w.removed = 1 OR w.valid_from IS NULL OR w.valid_from <= ");
        sql.bind(day.to_string())?.push(")");
    }
    sql.push(")");
    Ok(())
}

/// Leaves out versions that had ended by a day, and what was gone.
pub(super) fn in_force(sql: &mut Sql, day: Date) -> Result<(), StoreError> {
    sql.push(" AND v.removed = 0 AND (v.valid_to IS NULL OR v.valid_to >= ");
    sql.bind(day.to_string())?.push(")");
    Ok(())
}

impl Sort {
    fn key(self) -> &'static str {
        match self {
            Sort::Position => "e.position",
            Sort::Code => "e.code",
            Sort::Name => "e.name",
            Sort::Newest => "-e.recorded_at",
        }
    }

    fn is_text(self) -> bool {
        matches!(self, Sort::Code | Sort::Name)
    }
}

fn conditions(sql: &mut Sql, filter: &EntityFilter) -> Result<(), StoreError> {
    sql.push(" WHERE e.kind = ").bind(filter.kind.to_owned())?;
    if !filter.scopes.is_empty() {
        sql.push(" AND e.scope IN ").bind_list(filter.scopes.iter().cloned())?;
    }
    if let Some(parent) = &filter.parent {
        sql.push(" AND e.parent = ").bind(parent.clone())?;
    }
    if !filter.states.is_empty() {
        sql.push(" AND e.state IN ").bind_list(filter.states.iter().cloned())?;
    }
    if !filter.visibilities.is_empty() {
        sql.push(" AND e.visibility IN ").bind_list(filter.visibilities.iter().map(|v| (*v).to_owned()))?;
    }
    if !filter.with_removed {
        sql.push(if filter.known_by.is_some() { " AND v.removed = 0" } else { " AND e.removed = 0" });
    }
    if let Some(day) = filter.valid_on {
        in_force(sql, day)?;
    }
    for (facet, value) in &filter.facets {
        sql.push(" AND EXISTS (SELECT 1 FROM facets f WHERE f.entity_id = e.entity_id AND f.facet = ");
        sql.bind(facet.clone())?.push(" AND f.value = ").bind(value.clone())?.push(")");
    }
    condition(sql, &filter.reach)?;
    if let Some(text) = filter.text.as_deref().filter(|text| !text.trim().is_empty()) {
        let grams = grams(text);
        let count = grams.len() as i64;
        sql.push(" AND e.entity_id IN (SELECT g.entity_id FROM grams g WHERE g.gram IN ").bind_list(grams)?;
        sql.push(" GROUP BY g.entity_id HAVING COUNT(*) = ").bind(count)?.push(")");
    }
    Ok(())
}

impl Store {
    /// The records a filter finds.
    ///
    /// # Errors
    /// The database failed, or `after` is not a place in this list.
    pub async fn list(&self, filter: &EntityFilter) -> Result<Page, StoreError> {
        let key = filter.sort.key();
        let mut sql = Sql::new(&format!("SELECT {COLUMNS}, {key} "));
        versions(&mut sql, filter.known_by, filter.valid_on)?;
        conditions(&mut sql, filter)?;
        if let Some(after) = &filter.after {
            let (at, code) = after.split_once('\u{1f}').ok_or(StoreError::NoSuchPlace)?;
            sql.push(&format!(" AND ({key}, e.code) > ("));
            match filter.sort.is_text() {
                true => sql.bind(at.to_owned())?,
                false => sql.bind(at.parse::<i64>().map_err(|_| StoreError::NoSuchPlace)?)?,
            };
            sql.push(", ").bind(code.to_owned())?.push(")");
        }
        sql.push(&format!(" ORDER BY {key}, e.code"));
        if filter.limit > 0 {
            sql.push(" LIMIT ").bind(i64::from(filter.limit) + 1)?;
        }
        let mut rows = sql.query().fetch_all(&self.pool).await?;
        let more = filter.limit > 0 && rows.len() > filter.limit as usize;
        if more {
            rows.truncate(filter.limit as usize);
        }
        let items = rows.iter().map(Entity::read).collect::<Result<Vec<_>, _>>()?;
        let whole = filter.after.is_none() && !more;
        let total = if whole { items.len() as i64 } else { self.count(filter).await? };
        let last = rows.last().zip(items.last()).filter(|_| more);
        let next = last.map(|(row, entity)| place(row, entity, filter.sort)).transpose()?;
        Ok(Page { items, next, total })
    }

    /// How many records a filter finds.
    ///
    /// # Errors
    /// The database failed.
    pub async fn count(&self, filter: &EntityFilter) -> Result<i64, StoreError> {
        let mut sql = Sql::new("SELECT COUNT(*) ");
        match (filter.known_by, filter.valid_on) {
            // What the newest version says stands on the entity itself.
            (None, None) => {
                sql.push("FROM entities e");
            }
            (known_by, valid_on) => versions(&mut sql, known_by, valid_on)?,
        }
        conditions(&mut sql, filter)?;
        get(&sql.query().fetch_one(&self.pool).await?, 0)
    }
}

/// Where a row stands in the list, as [`EntityFilter::after`] takes it.
fn place(row: &AnyRow, entity: &Entity, sort: Sort) -> Result<String, StoreError> {
    let at: String = if sort.is_text() { get(row, 13)? } else { get::<i64>(row, 13)?.to_string() };
    Ok(format!("{at}\u{1f}{}", entity.code))
}
