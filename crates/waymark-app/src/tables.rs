//! Tables out of the system and into it, as CSV or workbooks.

mod export;
mod import;
mod targets;

pub use export::{ExportFile, ExportQuery, TableName};
pub use import::{RowChange, TableDifference, TableImport};
