//! Search by pairs of characters: works for Chinese without a dictionary, on both engines alike.

use sqlx::Row as _;

use crate::entity::{COLUMNS, Entity, Index};
use crate::row::Sql;
use crate::{Store, StoreError};

/// Characters of a text that are indexed.
const CHARS_MAX: usize = 600;
/// Pairs of a query that are looked for.
const QUERY_GRAMS_MAX: usize = 40;

/// The distinct pairs of neighbouring letters and digits of a text, folded to lower case; a word
/// of one character stands for itself.
pub(crate) fn grams(text: &str) -> Vec<String> {
    let mut grams = Vec::new();
    let folded: String = text.chars().take(CHARS_MAX).flat_map(char::to_lowercase).collect();
    for word in folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        let letters: Vec<char> = word.chars().collect();
        if letters.len() == 1 {
            grams.push(word.to_owned());
        }
        grams.extend(letters.windows(2).map(|pair| pair.iter().collect::<String>()));
    }
    grams.sort_unstable();
    grams.dedup();
    grams
}

/// The share of a query's pairs, 0 to 1, that search finds a record by, told from what the record says;
/// 0 for one that is not searched for.
pub fn share(query: &str, code: &str, index: &Index) -> f64 {
    let mut wanted = grams(query);
    wanted.truncate(QUERY_GRAMS_MAX);
    if wanted.is_empty() || index.text.is_empty() {
        return 0.0;
    }
    let there = of_record(code, index);
    let hits = wanted.iter().filter(|gram| there.binary_search(gram).is_ok()).count();
    hits as f64 / wanted.len() as f64
}

/// The pairs a record is found by, sorted.
pub(crate) fn of_record(code: &str, index: &Index) -> Vec<String> {
    grams(&format!("{code} {} {}", index.name, index.text))
}

impl Store {
    /// Records that contain most of a query's pairs, best first, with the share they contain; the first
    /// `offset` left out.
    ///
    /// # Errors
    /// The database failed.
    pub async fn search(
        &self,
        query: &str,
        kinds: &[&'static str],
        scopes: &[String],
        offset: u32,
        limit: u32,
    ) -> Result<Vec<(Entity, f64)>, StoreError> {
        let mut wanted = grams(query);
        wanted.truncate(QUERY_GRAMS_MAX);
        if wanted.is_empty() {
            return Ok(Vec::new());
        }
        let count = wanted.len() as i64;
        let mut sql = Sql::new(&format!(
            "SELECT {COLUMNS}, h.hits FROM (SELECT g.entity_id, COUNT(*) AS hits FROM grams g WHERE g.gram IN "
        ));
        sql.bind_list(wanted)?.push(" GROUP BY g.entity_id HAVING COUNT(*) * 2 > ").bind(count)?;
        sql.push(
            ") h JOIN entities e ON e.entity_id = h.entity_id JOIN versions v ON v.entity_id = e.entity_id \
             AND v.number = e.number WHERE v.removed = 0 AND e.kind IN ",
        );
        sql.bind_list(kinds.iter().map(|kind| (*kind).to_owned()))?;
        if !scopes.is_empty() {
            sql.push(" AND e.scope IN ").bind_list(scopes.iter().cloned())?;
        }
        sql.push(" ORDER BY h.hits DESC, e.kind, e.position, e.code LIMIT ").bind(i64::from(limit))?;
        sql.push(" OFFSET ").bind(i64::from(offset))?;
        let rows = sql.query().fetch_all(&self.pool).await?;
        rows.iter()
            .map(|row| Ok((Entity::read(row)?, row.try_get::<i64, _>(13)? as f64 / count as f64)))
            .collect()
    }
}
