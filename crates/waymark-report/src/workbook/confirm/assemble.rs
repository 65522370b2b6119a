//! All decided rows together: codes, rejected and undecided ones, the ledger.

use std::collections::HashMap;

use waymark_core::ledger::{
    Codes, Content, Decision, LEDGER_SCHEMA, LedgerItem, Plan, Rejected, assemble, codes,
};
use waymark_core::{Anchor, Extraction, Flag, Kind, Ledger};

use super::book::Book;
use super::rows::{self, Decided, Outcome};
use super::{Confirmation, Notice, item};
use crate::text::Lang;
use crate::view::View;
use crate::workbook::Refusal;
use crate::workbook::choice::Choice;
use crate::workbook::draft::{self, Draft};
use crate::workbook::field::Field;
use crate::workbook::sheet::Sheet;

/// Reads the three sheets against the offer.
pub fn ledger(book: &mut Book, offered: &Extraction) -> Result<Confirmation, Vec<Refusal>> {
    let mut work = Work {
        view: View::of(offered),
        codes: Codes::of(offered),
        drafts: drafts(offered),
        outcome: Outcome::default(),
        items: Vec::new(),
        rejected: Vec::new(),
    };
    for sheet in [Sheet::Statements, Sheet::Milestones, Sheet::Projects] {
        work.sheet(book, sheet);
    }
    work.finish()
}

struct Work<'a> {
    view: View<'a>,
    codes: Codes,
    drafts: HashMap<&'a str, (Sheet, Draft)>,
    outcome: Outcome,
    items: Vec<LedgerItem>,
    rejected: Vec<Rejected>,
}

/// What the document says of a proposal and people do not edit.
struct Origin<'a> {
    source: &'a Anchor,
    flags: &'a [Flag],
    kind: Option<Kind>,
}

impl<'a> Work<'a> {
    fn sheet(&mut self, book: &mut Book, sheet: Sheet) {
        let (grid, lang) = match book.sheet(sheet) {
            Ok(found) => found,
            Err(refusal) => return self.outcome.refusals.push(refusal),
        };
        let header = match grid.header(sheet, lang) {
            Ok(header) => header,
            Err(refusals) => return self.outcome.refusals.extend(refusals),
        };
        let offered: HashMap<&str, Draft> = self
            .drafts
            .iter()
            .filter(|(_, (of, _))| *of == sheet)
            .map(|(id, (_, draft))| (*id, draft.clone()))
            .collect();
        let mut decided = rows::read(&grid, &header, (sheet, lang), &offered, &mut self.outcome);
        let origins = self.origins(sheet);
        // Document order for what was offered, sheet order for what was added: codes that are
        // given out here must not depend on how the rows were sorted.
        decided.sort_by_key(|row| {
            row.id
                .as_deref()
                .and_then(|id| origins.get(id))
                .map_or((u32::MAX, 0), |origin| (origin.source.line, origin.source.start))
        });
        for row in &decided {
            let id = row.id.as_deref();
            let before = id.and_then(|id| offered.get(id));
            let origin = id.and_then(|id| origins.get(id));
            self.row(row, before, origin, (sheet, lang));
        }
    }

    fn row(
        &mut self,
        row: &Decided,
        before: Option<&Draft>,
        origin: Option<&Origin>,
        (sheet, lang): (Sheet, Lang),
    ) {
        if let (Choice::Reject, Some(id)) = (row.choice, &row.id) {
            self.rejected.push(Rejected {
                code: self.codes.item(id).to_owned(),
                id: id.clone(),
                reason: row.note.clone(),
            });
            return;
        }
        let flags = origin.map_or(&[][..], |origin| origin.flags);
        let content = match sheet {
            Sheet::Milestones => item::milestone(row, lang),
            Sheet::Projects => item::project(row, lang),
            _ => item::statement(row, before, flags, &mut self.codes, lang),
        };
        let content = match content {
            Ok(content) => content,
            Err(refusals) => return self.outcome.refusals.extend(refusals),
        };
        let changes = before.map_or_else(Vec::new, |before| item::changes(sheet, before, &row.draft));
        let decision = match (before, changes.is_empty()) {
            (None, _) => Decision::Added,
            (Some(_), true) => Decision::Confirmed,
            (Some(_), false) => Decision::Changed,
        };
        if row.choice == Choice::Change && decision == Decision::Confirmed {
            let place = row.row.place(Field::Decision);
            self.outcome.notices.push(Notice::ChangeWithoutEdit { place });
        }
        let code = self.code(row, &content, origin);
        self.items.push(LedgerItem {
            code,
            id: row.id.clone(),
            decision,
            content,
            changes,
            owners: draft::owners(&row.draft),
            note: row.note.clone(),
            section: origin.map_or_else(Vec::new, |origin| self.view.section(origin.source.line)),
            source: origin.map(|origin| origin.source.clone()),
        });
    }

    /// The offered code; a new one for what was added or changed its kind.
    fn code(&mut self, row: &Decided, content: &Content, origin: Option<&Origin>) -> String {
        let (prefix, kind) = match content {
            Content::Statement(statement) => (codes::prefix(statement.kind), Some(statement.kind)),
            Content::Milestone(_) => ('M', None),
            Content::Project(_) => ('P', None),
        };
        match (&row.id, origin) {
            (Some(id), Some(origin)) if origin.kind == kind => self.codes.item(id).to_owned(),
            _ => self.codes.next(prefix),
        }
    }

    fn origins(&self, sheet: Sheet) -> HashMap<&'a str, Origin<'a>> {
        let extraction = self.view.extraction;
        let plain = |source| Origin { source, flags: &[], kind: None };
        match sheet {
            Sheet::Milestones => {
                let milestones = extraction.milestones.iter();
                milestones.map(|m| (m.id.as_str(), plain(&m.source))).collect()
            }
            Sheet::Projects => {
                let projects = extraction.projects.iter();
                projects.map(|p| (p.id.as_str(), plain(&p.source))).collect()
            }
            _ => {
                let statements = extraction.statements.iter();
                let origin = |s: &'a waymark_core::Statement| Origin {
                    source: &s.source,
                    flags: &s.flags,
                    kind: Some(s.kind),
                };
                statements.map(|s| (s.id.as_str(), origin(s))).collect()
            }
        }
    }

    fn finish(self) -> Result<Confirmation, Vec<Refusal>> {
        if !self.outcome.refusals.is_empty() {
            return Err(self.outcome.refusals);
        }
        let document = self.view.extraction.document.clone();
        let offered = self.drafts.len();
        let taken = self.items.iter().filter(|item| item.id.is_some()).count();
        let undecided = offered.saturating_sub(taken + self.rejected.len());
        let mut items = self.items;
        items.sort_by_key(|item| codes::order(&item.code));
        let ledger = Ledger {
            schema: LEDGER_SCHEMA.to_owned(),
            plan: Plan { title: document.title.clone(), term: document.term, area: document.area.clone() },
            document,
            indicators: assemble::indicators(&items),
            items,
            rejected: self.rejected,
            undecided: u32::try_from(undecided).unwrap_or(u32::MAX),
            findings: self.view.extraction.findings.clone(),
        };
        Ok(Confirmation { ledger, notices: self.outcome.notices })
    }
}

fn drafts(offered: &Extraction) -> HashMap<&str, (Sheet, Draft)> {
    let statements =
        offered.statements.iter().map(|s| (s.id.as_str(), (Sheet::Statements, draft::statement(s))));
    let milestones =
        offered.milestones.iter().map(|m| (m.id.as_str(), (Sheet::Milestones, draft::milestone(m))));
    let projects = offered.projects.iter().map(|p| (p.id.as_str(), (Sheet::Projects, draft::project(p))));
    statements.chain(milestones).chain(projects).collect()
}
