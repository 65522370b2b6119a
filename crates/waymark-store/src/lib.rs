//! Migrations and every SQL statement; the only crate that names sqlx.
