//! Tables out of the system, as CSV or workbooks.

mod export;

pub use export::{ExportFile, TableName};
