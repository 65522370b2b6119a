//! Writing a version.

use waymark_core::Date;

use super::Entity;
use crate::row::Sql;
use crate::search::grams;
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

impl Write {
    /// Writes the next version of a record.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] if the record is not at the version expected.
    pub async fn put(&mut self, draft: VersionDraft, expected: Expected) -> Result<Entity, StoreError> {
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
        if !self.point_to(&entity, &draft.index, before.is_some()).await? {
            return Err(conflict(found));
        }
        self.insert_version(&entity).await?;
        self.insert_facets(&entity.entity_id, &draft, before.is_some()).await?;
        Ok(entity)
    }

    /// Makes the row of the entity name the new version; false if someone else was first.
    async fn point_to(&mut self, entity: &Entity, index: &Index, exists: bool) -> Result<bool, StoreError> {
        let mut sql = Sql::new(if exists {
            "UPDATE entities SET position = COALESCE("
        } else {
            "INSERT INTO entities (position, number, removed, recorded_at, name, parent, state, visibility, \
             entity_id, kind, scope, code, change_id) VALUES (COALESCE("
        });
        // A row that is not placed comes after those that are.
        sql.bind(index.position)?.push(if exists { ", position)" } else { ", 1000000)" });
        let columns = ["number", "removed", "recorded_at", "name", "parent", "state", "visibility"];
        for (at, column) in columns.iter().enumerate() {
            sql.push(&if exists { format!(", {column} = ") } else { ", ".to_owned() });
            match at {
                0 => sql.bind(entity.number)?,
                1 => sql.bind(i64::from(entity.removed))?,
                2 => sql.bind(entity.recorded_at)?,
                3 => sql.bind(index.name.clone())?,
                4 => sql.bind(index.parent.clone())?,
                5 => sql.bind(index.state.clone())?,
                _ => sql.bind(index.visibility.clone())?,
            };
        }
        if exists {
            sql.push(" WHERE entity_id = ").bind(entity.entity_id.clone())?;
            sql.push(" AND number = ").bind(entity.number - 1)?;
        } else {
            for value in [&entity.entity_id, &entity.kind, &entity.scope, &entity.code, &entity.change_id] {
                sql.push(", ").bind(value.clone())?;
            }
            sql.push(") ON CONFLICT DO NOTHING");
        }
        if !exists {
            self.note(
                "entities",
                [&entity.entity_id, &entity.kind, &entity.scope, &entity.code].map(|v| Some(v.as_str())),
            );
        }
        Ok(sql.query().execute(&mut *self.tx).await?.rows_affected() == 1)
    }

    async fn insert_version(&mut self, entity: &Entity) -> Result<(), StoreError> {
        let version_id = self.new_id();
        let (number, recorded_at) = (entity.number.to_string(), entity.recorded_at.to_string());
        let valid_from = entity.valid_from.map(|day| day.to_string());
        let valid_to = entity.valid_to.map(|day| day.to_string());
        let known_at = entity.known_at.to_string();
        let removed = i64::from(entity.removed);
        self.note(
            "versions",
            [
                Some(version_id.as_str()),
                Some(&entity.entity_id),
                Some(&number),
                valid_from.as_deref(),
                valid_to.as_deref(),
                Some(&known_at),
                Some(&recorded_at),
                Some(&entity.recorded_by),
                Some(if entity.removed { "1" } else { "0" }),
                Some(&entity.body),
            ],
        );
        sqlx::query(
            "INSERT INTO versions (version_id, entity_id, number, valid_from, valid_to, known_at, recorded_at, \
             recorded_by, change_id, removed, body) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        )
        .bind(version_id)
        .bind(entity.entity_id.clone())
        .bind(entity.number)
        .bind(valid_from)
        .bind(valid_to)
        .bind(known_at)
        .bind(entity.recorded_at)
        .bind(entity.recorded_by.clone())
        .bind(entity.change_id.clone())
        .bind(removed)
        .bind(entity.body.clone())
        .execute(&mut *self.tx)
        .await?;
        Ok(())
    }

    async fn insert_facets(
        &mut self,
        entity_id: &str,
        draft: &VersionDraft,
        exists: bool,
    ) -> Result<(), StoreError> {
        if exists {
            for statement in
                ["DELETE FROM facets WHERE entity_id = $1", "DELETE FROM grams WHERE entity_id = $1"]
            {
                sqlx::query(statement).bind(entity_id.to_owned()).execute(&mut *self.tx).await?;
            }
        }
        if draft.removed {
            return Ok(());
        }
        let mut facets = draft.index.facets.clone();
        facets.sort_unstable();
        facets.dedup();
        for chunk in facets.chunks(100) {
            let mut sql = Sql::new("INSERT INTO facets (entity_id, facet, value) VALUES ");
            for (at, (facet, value)) in chunk.iter().enumerate() {
                sql.push(if at == 0 { "(" } else { ", (" }).bind(entity_id.to_owned())?.push(", ");
                sql.bind((*facet).to_owned())?.push(", ").bind(value.clone())?.push(")");
            }
            sql.query().execute(&mut *self.tx).await?;
        }
        if draft.index.text.is_empty() {
            return Ok(());
        }
        let text = format!("{} {} {}", draft.code, draft.index.name, draft.index.text);
        for chunk in grams(&text).chunks(200) {
            let mut sql = Sql::new("INSERT INTO grams (gram, entity_id) VALUES ");
            for (at, gram) in chunk.iter().enumerate() {
                sql.push(if at == 0 { "(" } else { ", (" }).bind(gram.clone())?.push(", ");
                sql.bind(entity_id.to_owned())?.push(")");
            }
            sql.query().execute(&mut *self.tx).await?;
        }
        Ok(())
    }
}
