//! Rows from a file: CSV or a workbook.

use waymark_core::Observation;
use waymark_report::Lang;
use waymark_report::observations::{RowError, read};

use crate::error::{AppError, FieldFault};

/// Most cells told.
const FAULTS_MAX: usize = 200;

/// The values of a file, CSV or xlsx, read on a thread of its own.
///
/// # Errors
/// Every cell that does not fit, with what to write instead.
pub async fn rows_of_file(bytes: Vec<u8>) -> Result<Vec<Observation>, AppError> {
    let read = tokio::task::spawn_blocking(move || read(&bytes)).await.map_err(AppError::internal)?;
    read.map_err(cells)
}

/// Faults of cells as faults of fields.
pub(crate) fn cells(errors: Vec<RowError>) -> AppError {
    let fault = |error: RowError| FieldFault {
        field: format!("line.{}.{}", error.line, error.column),
        code: "cell".to_owned(),
        found: Some(format!("{}\u{1f}{}", error.message(Lang::Zh), error.message(Lang::En))),
    };
    AppError::Invalid(errors.into_iter().take(FAULTS_MAX).map(fault).collect())
}
