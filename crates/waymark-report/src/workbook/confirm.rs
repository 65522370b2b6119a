//! From the filled-in workbook to the ledger.

mod assemble;
mod book;
mod grid;
mod item;
mod rows;

use waymark_core::Ledger;

use super::sheet::OFFER_SHEET;
use super::{Refusal, guard, offer};
use book::Book;

/// A ledger with what people should know about how it came about.
#[derive(Debug, Clone, PartialEq)]
pub struct Confirmation {
    /// The confirmed ledger.
    pub ledger: Ledger,
    /// What was read but may not be what was meant.
    pub notices: Vec<Notice>,
}

/// A row that is taken as it stands and still worth a look.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    /// Edited, but without a decision: it stays a proposal.
    EditedUndecided {
        /// Sheet and address of the decision's cell.
        place: String,
    },
    /// Marked as changed, but nothing differs from the offer: taken as confirmed.
    ChangeWithoutEdit {
        /// Sheet and address of the decision's cell.
        place: String,
    },
}

/// Reads a workbook back.
///
/// # Errors
/// Everything that does not fit, each with its sheet, cell and reason, in the order of the
/// sheets and rows. Where there is one refusal there is no ledger.
pub fn confirm(bytes: &[u8]) -> Result<Confirmation, Vec<Refusal>> {
    guard::check(bytes).map_err(|refusal| vec![refusal])?;
    let mut book = Book::open(bytes).map_err(|refusal| vec![refusal])?;
    let offered =
        book.column(OFFER_SHEET).and_then(|cells| offer::read(&cells)).map_err(|refusal| vec![refusal])?;
    assemble::ledger(&mut book, &offered)
}
