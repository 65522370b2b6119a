//! How far somebody reaches into the records of a kind.

use std::collections::BTreeSet;

use super::Index;
use crate::StoreError;
use crate::row::Sql;

/// Records that have one of some facets, and of others nothing but some values.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reach {
    /// Facets and values, one of which a record has.
    pub any: Vec<(&'static str, BTreeSet<String>)>,
    /// Facets and the only values a record has there, if it has any.
    pub only: Vec<(&'static str, BTreeSet<String>)>,
}

/// Whether one of several reaches a record found by an index; none: every record is reached.
pub fn reached(reaches: &[Reach], index: &Index) -> bool {
    reaches.is_empty() || reaches.iter().any(|reach| reach.holds(index))
}

impl Reach {
    fn holds(&self, index: &Index) -> bool {
        let has = |(facet, values): &(&str, BTreeSet<String>), within: bool| {
            index.facets.iter().any(|(name, value)| name == facet && values.contains(value) == within)
        };
        self.any.iter().any(|one| has(one, true)) && !self.only.iter().any(|one| has(one, false))
    }
}

/// ` AND (…)`: what one of them reaches.
pub(super) fn condition(sql: &mut Sql, reaches: &[Reach]) -> Result<(), StoreError> {
    for (at, reach) in reaches.iter().enumerate() {
        sql.push(if at == 0 { " AND ((" } else { " OR (" });
        // Nothing is reached by no facet at all.
        sql.push("(1 = 0");
        for (facet, values) in &reach.any {
            sql.push(" OR EXISTS ").push(OF_RECORD).bind((*facet).to_owned())?.push(" AND f.value IN ");
            sql.bind_list(values.iter().cloned())?.push(")");
        }
        sql.push(")");
        for (facet, values) in &reach.only {
            sql.push(" AND NOT EXISTS ").push(OF_RECORD).bind((*facet).to_owned())?;
            if !values.is_empty() {
                sql.push(" AND f.value NOT IN ").bind_list(values.iter().cloned())?;
            }
            sql.push(")");
        }
        sql.push(")");
    }
    if !reaches.is_empty() {
        sql.push(")");
    }
    Ok(())
}

/// The facets of a record of some name.
const OF_RECORD: &str = "(SELECT 1 FROM facets f WHERE f.entity_id = e.entity_id AND f.facet = ";
