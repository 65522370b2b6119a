//! The tables as writing, verifying, dumping and restoring see them: columns, in order, and which of
//! them a change's digest covers. Said once, here.

mod insert;
mod list;

pub(crate) use insert::{Target, insert};
pub(crate) use list::*;

use sha2::{Digest, Sha256};
use sqlx::any::AnyRow;

use crate::StoreError;
use crate::row::get;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// TEXT.
    Text,
    /// BIGINT.
    Whole,
    /// DOUBLE PRECISION.
    Real,
}

/// A column.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Column {
    pub name: &'static str,
    pub kind: Kind,
    /// Whether the digest of the change that wrote the row covers it.
    pub signed: bool,
    /// What a dump takes instead, where the column says something that only holds here and now.
    pub dumped_as: Option<&'static str>,
}

/// A table.
#[derive(Debug)]
pub(crate) struct Table {
    pub name: &'static str,
    pub columns: &'static [Column],
    /// Columns of its primary key.
    pub key: &'static str,
}

/// A row to be written: one value a column, in the order of the table.
pub(crate) type Row = Vec<Value>;

/// One value of a row.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Value {
    Null,
    Text(String),
    Whole(i64),
    Real(f64),
}

impl From<&str> for Value {
    fn from(text: &str) -> Value {
        Value::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Value {
        Value::Text(text)
    }
}

impl From<Option<String>> for Value {
    fn from(text: Option<String>) -> Value {
        text.map_or(Value::Null, Value::Text)
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Value {
        Value::Whole(number)
    }
}

impl From<Option<f64>> for Value {
    fn from(number: Option<f64>) -> Value {
        number.map_or(Value::Null, Value::Real)
    }
}

impl Table {
    /// `a, b, c`: its columns, each after a prefix.
    pub fn column_list(&self, prefix: &str) -> String {
        let names: Vec<_> = self.columns.iter().map(|column| format!("{prefix}{}", column.name)).collect();
        names.join(", ")
    }

    /// Where a column stands.
    pub fn position(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.name == name)
    }

    /// A row read with [`Table::column_list`].
    pub fn read(&self, row: &AnyRow) -> Result<Row, StoreError> {
        read_row(row, self.columns.iter().map(|column| column.kind))
    }

    /// The digest of a row: the name of the table and the columns it covers, each preceded by its
    /// length, so that no two rows read alike.
    pub fn digest(&self, row: &[Value]) -> [u8; 32] {
        let mut digest = RowDigest::new(self.name);
        for (column, value) in self.columns.iter().zip(row) {
            if column.signed {
                digest.value(value);
            }
        }
        digest.end()
    }
}

/// A row whose columns are of these sorts.
pub(crate) fn read_row(row: &AnyRow, kinds: impl Iterator<Item = Kind>) -> Result<Row, StoreError> {
    let value = |(at, kind): (usize, Kind)| {
        Ok(match kind {
            Kind::Text => get::<Option<String>>(row, at)?.into(),
            Kind::Whole => get::<Option<i64>>(row, at)?.map_or(Value::Null, Value::Whole),
            Kind::Real => get::<Option<f64>>(row, at)?.into(),
        })
    };
    kinds.enumerate().map(value).collect()
}

/// Digest of a sequence of texts and nothings that no other sequence has.
pub(crate) struct RowDigest(Sha256);

impl RowDigest {
    pub fn new(name: &str) -> RowDigest {
        let mut digest = RowDigest(Sha256::new());
        digest.text(name);
        digest
    }

    pub fn text(&mut self, text: &str) {
        self.0.update((text.len() as u64).to_le_bytes());
        self.0.update(text.as_bytes());
    }

    pub fn optional(&mut self, text: Option<&str>) {
        match text {
            Some(text) => self.text(text),
            None => self.0.update(u64::MAX.to_le_bytes()),
        }
    }

    pub fn value(&mut self, value: &Value) {
        match value {
            Value::Null => self.optional(None),
            Value::Text(text) => self.text(text),
            Value::Whole(number) => self.text(&number.to_string()),
            Value::Real(number) => self.text(&format!("{number:?}")),
        }
    }

    pub fn end(self) -> [u8; 32] {
        self.0.finalize().into()
    }
}
