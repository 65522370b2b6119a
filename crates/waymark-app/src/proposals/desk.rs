//! Everything a decision needs to know, laid out once.

use std::collections::{BTreeMap, HashMap, HashSet};

use waymark_core::ledger::Content;
use waymark_core::record::{LedgerEntry, Progress, ProjectSheet, Proposal, SplitPart, Task};

use super::codes::ItemCodes;
use super::{IndicatorCodes, main_table};
use crate::error::AppError;
use crate::ledger::main_document;
use crate::owners::Owners;
use crate::reads::Reads;
use crate::records::Envelope;

/// The proposals and commitments of a plan, as the change under way leaves them.
pub(crate) struct Desk {
    /// Proposals by code.
    pub proposals: HashMap<String, Envelope<Proposal>>,
    /// Commitments by code.
    pub entries: BTreeMap<String, LedgerEntry>,
    /// Who answers for them.
    pub owners: Owners,
    /// Codes of indicators.
    pub indicators: IndicatorCodes,
    /// Commitments written by this change.
    pub items_written: u32,
    pub(super) codes: ItemCodes,
    pub(super) main: HashSet<String>,
    /// Codes of project sheets.
    pub sheets: HashSet<String>,
    /// Codes of commitments that splits, tasks or progress name.
    pub(super) used: HashSet<String>,
}

impl Desk {
    /// Lays out what is there.
    pub async fn lay(reads: &mut impl Reads) -> Result<Desk, AppError> {
        let proposals = reads.every::<Proposal>().await?;
        let entries = reads.every::<LedgerEntry>().await?;
        let main_document = main_document(reads).await?;
        let own = main_document.as_ref().and_then(|(_, extraction)| extraction.as_deref());
        let mut indicators = IndicatorCodes::of(own);
        let mut codes = ItemCodes::default();
        for proposal in proposals.iter().chain(&reads.gone::<Proposal>().await?) {
            codes.learn(&proposal.code);
        }
        for entry in reads.gone::<LedgerEntry>().await?.iter().chain(&entries) {
            codes.learn(&entry.code);
            if let Content::Statement(one) = &entry.body.item.content {
                indicators.learn(&one.indicator, one.unit.as_deref(), &one.indicator_code);
            }
        }
        Ok(Desk {
            proposals: proposals.into_iter().map(|one| (one.code.clone(), one)).collect(),
            entries: entries.into_iter().map(|one| (one.code, one.body)).collect(),
            owners: Owners::of(reads).await?,
            indicators,
            items_written: 0,
            codes,
            main: own.map(main_table::main_rows).unwrap_or_default(),
            sheets: reads.every::<ProjectSheet>().await?.into_iter().map(|one| one.code).collect(),
            used: items_in_use(reads).await?,
        })
    }

    /// The next free code of the plan's own for what a person wrote in.
    pub fn next_code(&mut self, content: &Content) -> String {
        self.codes.next("", content)
    }

    /// Whether the plan's main table was found in its document.
    pub fn main_known(&self) -> bool {
        !self.main.is_empty()
    }

    /// Whether what was read under an id stands in the plan's main table.
    pub fn is_main(&self, id: &str) -> bool {
        self.main.contains(id)
    }

    /// Where a proposal stands: number of its document, then reading order.
    pub fn place(&self, code: &str) -> (u32, u32, u32) {
        let document = waymark_core::ledger::codes::order(code).0;
        let source = self.proposals.get(code).map(|one| one.body.content.source());
        source.map_or((document, u32::MAX, 0), |source| (document, source.line, source.start))
    }
}

/// Codes of commitments that splits, tasks or progress name.
pub(crate) async fn items_in_use(reads: &mut impl Reads) -> Result<HashSet<String>, AppError> {
    let mut used = HashSet::new();
    used.extend(reads.every::<SplitPart>().await?.into_iter().map(|one| one.body.target));
    used.extend(reads.every::<Task>().await?.into_iter().filter_map(|one| one.body.item));
    used.extend(reads.every::<Progress>().await?.into_iter().map(|one| one.body.item));
    Ok(used)
}
