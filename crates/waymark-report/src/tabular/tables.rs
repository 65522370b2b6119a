//! The tables of Waymark's own kinds of things.

mod areas;
mod bodies;
mod ledger;
mod owners;
mod targets;

pub use ledger::LedgerRow;
pub use owners::{OwnerRow, owners_of};
pub use targets::{TargetRow, targets_of};

pub(crate) use super::fields::decimal;

use super::{Fields, RowProblem};
use waymark_core::Date;

/// From and to, each a year, month or day; the second not before the first.
fn validity(fields: &mut Fields) -> (Option<String>, Option<String>) {
    let (from, to) = (fields.since("valid_from"), fields.since("valid_to"));
    let first = from.as_deref().and_then(Date::first_of);
    let last = to.as_deref().and_then(Date::last_of);
    if let (Some(first), Some(last)) = (first, last)
        && last < first
    {
        fields.wrong("valid_to", RowProblem::Reversed);
    }
    (from, to)
}
