//! What people write in the column 处理.

use crate::text::Labelled;
use crate::text::labels::Entry;

/// A person's answer to a proposal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// Yes, as it stands in the row.
    Confirm,
    /// Yes, with the values edited in the row.
    Change,
    /// No.
    Reject,
    /// A row of one's own; offered nowhere, understood where written.
    Add,
}

impl Labelled for Choice {
    const ALL: &'static [Entry<Self>] = &[
        (Choice::Confirm, "confirm", "确认", "confirm"),
        (Choice::Change, "change", "修改", "change"),
        (Choice::Reject, "reject", "驳回", "reject"),
        (Choice::Add, "add", "新增", "add"),
    ];
}

impl Choice {
    /// The answers a drop-down offers.
    pub const OFFERED: [Choice; 3] = [Choice::Confirm, Choice::Change, Choice::Reject];
}
