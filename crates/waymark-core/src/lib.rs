//! Waymark's vocabulary: what a document is, what it states, what people confirm.
//!
//! Everything here is plain data and arithmetic. Nothing reads a file, a clock or the
//! network, and nothing is asynchronous. The words are those of `docs/GLOSSARY.md`.

pub mod area;
pub mod body;
pub mod check;
pub mod combine;
pub mod date;
pub mod document;
pub mod extraction;
pub mod finding;
pub mod indicator;
pub mod judge;
pub mod ledger;
pub mod observation;
pub mod outline;
pub mod pack;
pub mod period;
pub mod quantity;
pub mod record;
pub mod rules;
pub mod series;
pub mod statement;
pub mod target;
pub mod value;

pub use date::Date;
pub use document::{Block, BlockKind, CellPlace, Document};
pub use extraction::{
    DocumentInfo, Extraction, Indicator, Milestone, MilestoneType, Owner, OwnerRole, Project,
};
pub use finding::{Finding, Severity};
pub use ledger::Ledger;
pub use observation::{Observation, Observations, SourceGrade};
pub use outline::{OutlineLevel, OutlineNode, Table, TableCell};
pub use period::Period;
pub use quantity::Quantity;
pub use statement::{
    Anchor, CellAnchor, Change, Class, Flag, Form, Kind, Nature, Operator, PeriodSource, Statement, Strength,
};
pub use value::Value;
