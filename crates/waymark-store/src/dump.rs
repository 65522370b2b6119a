//! Logical dump and restore: everything of one moment as lines of JSON, the same for both engines.
//!
//! The first line is a [`Header`]. For each table follow a line that names it, a line for each row
//! (an array, in the order of the columns the header gives), and a line with the number of rows and
//! the digest of their lines. The last line says that it is the last, so that a cut file is seen.
//!
//! Floating-point numbers are written as text, because not every JSON reader gives them back to the
//! last bit. Rows go by key, so that the same content gives the same bytes on either engine.
//!
//! Left out are sessions, because a copy of a database must not keep anyone signed in, and leases of
//! running jobs, because their workers stay behind: such a job is dumped as one that waits. Secrets
//! (hashes of passwords and of one-time links) are included: a restored Waymark lets the same people
//! in, so a dump is to be guarded like the database.

mod restore;
mod write;

pub use restore::Restored;

use serde::{Deserialize, Serialize};

use crate::StoreError;
use crate::chain::Head;
use crate::table::{Kind, Row, Value};

/// What the first line names the format.
const FORMAT: &str = "waymark-dump";
/// Version of the format.
const VERSION: u32 = 1;

/// The first line of a dump.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Header {
    /// `waymark-dump`.
    pub format: String,
    /// Version of the format.
    pub version: u32,
    /// Version of the schema.
    pub schema: i64,
    /// Place of the last link of the chain.
    pub seq: i64,
    /// Hash of that link.
    pub hash: String,
    /// The tables that follow.
    pub tables: Vec<TableHeader>,
}

impl Header {
    /// The last link of the chain.
    pub fn head(&self) -> Head {
        Head { seq: self.seq, hash: self.hash.clone() }
    }
}

/// A table of a dump.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableHeader {
    /// Its name.
    pub name: String,
    /// Columns by name and sort: `text`, `whole` or `real`.
    pub columns: Vec<(String, String)>,
    /// Columns its rows are sorted by, with commas between.
    pub key: String,
    /// Rows.
    pub rows: u64,
}

/// The line before the rows of a table.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Begin {
    table: String,
}

/// The line after them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct End {
    end: String,
    rows: u64,
    sha256: String,
}

/// The last line.
const LAST: &str = "{\"last\":true}";

/// Why a dump cannot be taken or restored.
#[derive(Debug, thiserror::Error)]
pub enum DumpError {
    /// The database failed.
    #[error("the database failed")]
    Store(#[from] StoreError),
    /// The file could not be read or written.
    #[error("the dump cannot be read or written")]
    File(#[from] std::io::Error),
    /// The file is not a dump, is cut short, or was altered.
    #[error("line {line} of the dump: {problem}")]
    Format {
        /// Line, from 1.
        line: u64,
        /// What is wrong.
        problem: String,
    },
    /// The database to restore into holds something already.
    #[error("the database is not empty")]
    NotEmpty,
    /// What was written is not what the dump says.
    #[error("table {0} does not read back as it was dumped")]
    Differs(String),
}

impl From<sqlx::Error> for DumpError {
    fn from(error: sqlx::Error) -> DumpError {
        DumpError::Store(error.into())
    }
}

fn kind_code(kind: Kind) -> &'static str {
    match kind {
        Kind::Text => "text",
        Kind::Whole => "whole",
        Kind::Real => "real",
    }
}

fn kind_of(code: &str) -> Option<Kind> {
    [Kind::Text, Kind::Whole, Kind::Real].into_iter().find(|kind| kind_code(*kind) == code)
}

/// A row as a line.
fn print(row: &Row, line: &mut String) -> Result<(), DumpError> {
    line.clear();
    for (at, value) in row.iter().enumerate() {
        line.push(if at == 0 { '[' } else { ',' });
        match value {
            Value::Null => line.push_str("null"),
            Value::Whole(number) => line.push_str(&number.to_string()),
            Value::Real(number) => line.push_str(&format!("\"{number:?}\"")),
            Value::Text(text) => {
                line.push_str(&serde_json::to_string(text).map_err(std::io::Error::other)?);
            }
        }
    }
    line.push(']');
    Ok(())
}

/// A line as a row, or what is wrong with it.
fn parse(line: &str, kinds: &[Kind]) -> Result<Row, String> {
    let values: Vec<serde_json::Value> = serde_json::from_str(line).map_err(|error| error.to_string())?;
    if values.len() != kinds.len() {
        return Err(format!("{} values instead of {}", values.len(), kinds.len()));
    }
    let value = |(value, kind): (serde_json::Value, &Kind)| match (value, kind) {
        (serde_json::Value::Null, _) => Ok(Value::Null),
        (serde_json::Value::String(text), Kind::Text) => Ok(Value::Text(text)),
        (serde_json::Value::String(text), Kind::Real) => {
            text.parse().map(Value::Real).map_err(|_| format!("{text} is not a number"))
        }
        (serde_json::Value::Number(number), Kind::Whole) => {
            number.as_i64().map(Value::Whole).ok_or_else(|| format!("{number} is not a whole number"))
        }
        (other, kind) => Err(format!("{other} is not {}", kind_code(*kind))),
    };
    values.into_iter().zip(kinds).map(value).collect()
}
