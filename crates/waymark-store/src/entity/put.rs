//! Writing a version.

use waymark_core::Date;

use super::{Entity, index_digest};
use crate::row::{Sql, get};
use crate::search::of_record;
use crate::table::{ENTITIES, FACETS, GRAMS, Row, VERSIONS};
use crate::{StoreError, Write};

/// What the writer saw before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expected {
    /// Whatever is there.
    Any,
    /// Nothing, or something removed.
    New,
    /// This version.
    Version(i64),
}

/// How a record is found in lists and by search.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Index {
    /// Name for people.
    pub name: String,
    /// Place in lists; none: where it was, or at the end.
    pub position: Option<i64>,
    /// Code of what it belongs to.
    pub parent: Option<String>,
    /// State, where it has one.
    pub state: Option<String>,
    /// `internal`, `congress` or `public`.
    pub visibility: String,
    /// What lists filter by: name of the facet and value.
    pub facets: Vec<(&'static str, String)>,
    /// Text that search looks in, beside the name; empty: the record is not searched for.
    pub text: String,
}

/// A version to be written.
#[derive(Debug, Clone)]
pub struct VersionDraft {
    /// What sort of record.
    pub kind: &'static str,
    /// Code of the plan, or empty.
    pub scope: String,
    /// Code.
    pub code: String,
    /// First day it holds.
    pub valid_from: Option<Date>,
    /// Last day it holds.
    pub valid_to: Option<Date>,
    /// Day it became known outside.
    pub known_at: Date,
    /// Whether the record is gone from now on.
    pub removed: bool,
    /// The record, JSON.
    pub body: String,
    /// How it is found.
    pub index: Index,
}

/// The place of records nobody placed: after those that are.
pub(crate) const POSITION_LAST: i64 = 1_000_000;

impl Index {
    /// The place asked for, or else where the record was, or else the end.
    pub(crate) fn position_or(&self, before: Option<i64>) -> i64 {
        self.position.or(before).unwrap_or(POSITION_LAST)
    }
}

impl Write {
    /// Writes the next version of a record.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] if the record is not at the version expected.
    pub async fn put(&mut self, mut draft: VersionDraft, expected: Expected) -> Result<Entity, StoreError> {
        let before = self.entity(draft.kind, &draft.scope, &draft.code).await?;
        let found = before.as_ref().map_or(0, |entity| entity.number);
        let fits = match expected {
            Expected::Any => true,
            Expected::New => before.as_ref().is_none_or(|entity| entity.removed),
            Expected::Version(number) => number == found,
        };
        let conflict = |expected: i64| StoreError::Conflict {
            kind: draft.kind.to_owned(),
            code: draft.code.clone(),
            found,
            expected,
        };
        if !fits {
            return Err(conflict(if let Expected::Version(number) = expected { number } else { 0 }));
        }
        let entity_id = match &before {
            Some(entity) => entity.entity_id.clone(),
            None => self.new_id(),
        };
        let entity = Entity {
            entity_id,
            kind: draft.kind.to_owned(),
            scope: draft.scope.clone(),
            code: draft.code.clone(),
            number: found + 1,
            valid_from: draft.valid_from,
            valid_to: draft.valid_to,
            known_at: draft.known_at,
            recorded_at: self.at,
            recorded_by: self.actor.clone(),
            change_id: self.change_id.clone(),
            removed: draft.removed,
            body: draft.body.clone(),
        };
        let position = draft.index.position_or(self.position(&entity.entity_id, before.is_some()).await?);
        draft.index.position = Some(position);
        let grams = grams_of(&draft);
        let mut facets = if draft.removed { Vec::new() } else { draft.index.facets.clone() };
        facets.sort_unstable();
        facets.dedup();
        let index_digest =
            index_digest(&draft.index, facets.iter().map(|(facet, value)| (*facet, value.as_str())), &grams);
        if !self.point_to(&entity, &draft.index, before.is_some()).await? {
            return Err(conflict(found));
        }
        self.follow_number(&entity.kind, &entity.scope, &entity.code);
        self.insert_version(&entity, index_digest).await?;
        self.insert_index(&entity.entity_id, &facets, &grams, before.is_some()).await?;
        Ok(entity)
    }

    /// Where a record stands in lists, if it is there.
    async fn position(&mut self, entity_id: &str, exists: bool) -> Result<Option<i64>, StoreError> {
        if !exists {
            return Ok(None);
        }
        let mut sql = Sql::new("SELECT position FROM entities WHERE entity_id = ");
        sql.bind(entity_id.to_owned())?;
        sql.query().fetch_optional(&mut *self.tx).await?.map(|row| get(&row, 0)).transpose()
    }

    /// Makes the row of the entity name the new version; false if someone else was first.
    async fn point_to(&mut self, entity: &Entity, index: &Index, exists: bool) -> Result<bool, StoreError> {
        if !exists {
            return self.insert_new(&ENTITIES, entity_row(entity, index)).await;
        }
        let mut sql = Sql::new(
            "UPDATE entities SET (number, removed, recorded_at, position, name, parent, state, visibility) = (",
        );
        sql.bind(entity.number)?.push(", ").bind(i64::from(entity.removed))?.push(", ");
        sql.bind(entity.recorded_at)?.push(", ").bind(index.position_or(None))?.push(", ");
        sql.bind(index.name.clone())?.push(", ").bind(index.parent.clone())?.push(", ");
        sql.bind(index.state.clone())?.push(", ").bind(index.visibility.clone())?;
        sql.push(") WHERE entity_id = ").bind(entity.entity_id.clone())?;
        sql.push(" AND number = ").bind(entity.number - 1)?;
        Ok(sql.query().execute(&mut *self.tx).await?.rows_affected() == 1)
    }

    async fn insert_version(&mut self, entity: &Entity, index_digest: String) -> Result<(), StoreError> {
        let entity = entity.clone();
        let row = vec![
            self.new_id().into(),
            entity.entity_id.into(),
            entity.number.into(),
            entity.valid_from.map(|day| day.to_string()).into(),
            entity.valid_to.map(|day| day.to_string()).into(),
            entity.known_at.to_string().into(),
            entity.recorded_at.into(),
            entity.recorded_by.into(),
            entity.change_id.into(),
            i64::from(entity.removed).into(),
            entity.body.into(),
            index_digest.into(),
        ];
        self.insert(&VERSIONS, vec![row]).await
    }

    /// What lists filter by and search looks in, instead of what was there.
    async fn insert_index(
        &mut self,
        entity_id: &str,
        facets: &[(&'static str, String)],
        grams: &[String],
        exists: bool,
    ) -> Result<(), StoreError> {
        if exists {
            for statement in
                ["DELETE FROM facets WHERE entity_id = $1", "DELETE FROM grams WHERE entity_id = $1"]
            {
                sqlx::query(statement).bind(entity_id.to_owned()).execute(&mut *self.tx).await?;
            }
        }
        let facets = facets
            .iter()
            .map(|(facet, value)| vec![entity_id.into(), (*facet).into(), value.as_str().into()])
            .collect();
        self.insert_unsigned(&FACETS, facets).await?;
        let grams = grams.iter().map(|gram| vec![gram.as_str().into(), entity_id.into()]).collect();
        self.insert_unsigned(&GRAMS, grams).await
    }
}

fn entity_row(entity: &Entity, index: &Index) -> Row {
    vec![
        entity.entity_id.as_str().into(),
        entity.kind.as_str().into(),
        entity.scope.as_str().into(),
        entity.code.as_str().into(),
        entity.change_id.as_str().into(),
        entity.number.into(),
        i64::from(entity.removed).into(),
        entity.recorded_at.into(),
        index.position_or(None).into(),
        index.name.as_str().into(),
        index.parent.clone().into(),
        index.state.clone().into(),
        index.visibility.as_str().into(),
    ]
}

/// The pairs search finds a record by, sorted.
fn grams_of(draft: &VersionDraft) -> Vec<String> {
    if draft.removed || draft.index.text.is_empty() {
        return Vec::new();
    }
    of_record(&draft.code, &draft.index)
}
