//! Small helpers between rows and domain types.

use sha2::{Digest, Sha256};
use sqlx::any::{AnyArguments, AnyRow};
use sqlx::{Any, Arguments as _, Row as _};
use waymark_core::Date;

use crate::StoreError;

/// Bytes as lower-case hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let mut text = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        text.push(char::from(DIGITS[usize::from(byte >> 4)]));
        text.push(char::from(DIGITS[usize::from(byte & 15)]));
    }
    text
}

/// The digest of all rows of a change, whatever the order they are read back in.
pub(crate) fn rows_digest(mut rows: Vec<[u8; 32]>) -> String {
    rows.sort_unstable();
    let mut hasher = Sha256::new();
    for row in &rows {
        hasher.update(row);
    }
    hex(&hasher.finalize())
}

/// A column that must hold a value.
pub(crate) fn get<'r, T>(row: &'r AnyRow, column: usize) -> Result<T, StoreError>
where
    T: sqlx::Decode<'r, sqlx::Any> + sqlx::Type<sqlx::Any>,
{
    Ok(row.try_get(column)?)
}

/// A day kept as text.
pub(crate) fn date(table: &'static str, key: &str, text: Option<&str>) -> Result<Option<Date>, StoreError> {
    text.map(|text| text.parse().map_err(|error| StoreError::corrupt(table, key, error))).transpose()
}

/// A pattern for LIKE that finds a text anywhere; `\` escapes.
pub(crate) fn containing(text: &str) -> String {
    let mut pattern = String::from("%");
    for c in text.chars() {
        if matches!(c, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(c);
    }
    pattern.push('%');
    pattern
}

/// A statement put together from fixed parts, with its values bound as `$1`, `$2` …, which both
/// engines understand.
pub(crate) struct Sql {
    text: String,
    arguments: AnyArguments,
}

impl Sql {
    pub(crate) fn new(text: &str) -> Sql {
        Sql { text: text.to_owned(), arguments: AnyArguments::default() }
    }

    pub(crate) fn push(&mut self, text: &str) -> &mut Sql {
        self.text.push_str(text);
        self
    }

    pub(crate) fn bind<T>(&mut self, value: T) -> Result<&mut Sql, StoreError>
    where
        T: for<'t> sqlx::Encode<'t, Any> + sqlx::Type<Any>,
    {
        self.arguments.add(value).map_err(sqlx::Error::Encode)?;
        self.text.push_str(&format!("${}", self.arguments.len()));
        Ok(self)
    }

    /// `($1, $2, …)`, or `(NULL)` for an empty list, which no value is in.
    pub(crate) fn bind_list<T>(&mut self, values: impl IntoIterator<Item = T>) -> Result<&mut Sql, StoreError>
    where
        T: for<'t> sqlx::Encode<'t, Any> + sqlx::Type<Any>,
    {
        self.push("(");
        let mut first = true;
        for value in values {
            if !first {
                self.push(", ");
            }
            first = false;
            self.bind(value)?;
        }
        self.push(if first { "NULL)" } else { ")" });
        Ok(self)
    }

    pub(crate) fn query<'q>(self) -> sqlx::query::Query<'q, Any, AnyArguments> {
        sqlx::query_with(sqlx::AssertSqlSafe(self.text), self.arguments)
    }
}
