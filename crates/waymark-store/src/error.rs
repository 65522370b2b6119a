//! What can go wrong with the store.

/// Why the store did not do what it was asked.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The database refused or cannot be reached.
    #[error("the database failed")]
    Database(#[from] sqlx::Error),
    /// The address of the database is not understood.
    #[error("not a database address: {0}; write sqlite:FILE or postgres://…")]
    Address(String),
    /// The database was made by a newer Waymark.
    #[error("the database has schema version {found}, this executable knows {known}")]
    Newer {
        /// Version found.
        found: i64,
        /// Newest version known.
        known: i64,
    },
    /// A migration that was applied has another text now.
    #[error("migration {0} is not the one that was applied")]
    Altered(i64),
    /// Someone else wrote the record first.
    #[error("{kind} {code} is at version {found}, not {expected}")]
    Conflict {
        /// Kind of the record.
        kind: String,
        /// Its code.
        code: String,
        /// Version it is at; 0 where there is none.
        found: i64,
        /// Version the writer saw.
        expected: i64,
    },
    /// The idempotency key was used by another call at the same moment.
    #[error("this request is being carried out already")]
    Repeated,
    /// What was given as the place in a list is none that the list gave.
    #[error("not a place in this list")]
    NoSuchPlace,
    /// A row does not say what its column must say: altered from outside, or a defect.
    #[error("{table} {key}: {problem}")]
    Corrupt {
        /// Table.
        table: &'static str,
        /// Key of the row.
        key: String,
        /// What is wrong.
        problem: String,
    },
    /// A file beside the database could not be read or written.
    #[error("{path} cannot be read or written")]
    File {
        /// Path of the file.
        path: String,
        /// The cause.
        source: std::io::Error,
    },
}

impl StoreError {
    /// A row that does not say what it must.
    pub(crate) fn corrupt(table: &'static str, key: &str, problem: impl std::fmt::Display) -> StoreError {
        StoreError::Corrupt { table, key: key.to_owned(), problem: problem.to_string() }
    }
}
