//! The lists values are read against: areas, indicators, checks.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use waymark_core::Date;
use waymark_core::area::{Area, AreaChange, AreaList};
use waymark_core::indicator::{Definition, IndicatorIndex, IndicatorList};
use waymark_core::ledger::Content;
use waymark_core::record::LedgerEntry;

use crate::app::App;
use crate::error::AppError;

/// Whose an indicator is, and what it is called.
#[derive(Debug, Clone, Default)]
pub struct IndicatorScope {
    /// Code of the plan.
    pub plan: String,
    /// The plan's own indicators, then the shared ones whose code the plan does not have.
    pub list: IndicatorList,
    /// Codes of the indicators all plans share and this one does not have itself.
    shared: BTreeSet<String>,
    /// Codes by the names and codes the ledger uses.
    ledger: HashMap<String, String>,
}

impl IndicatorScope {
    /// The scope an indicator's values are kept in: empty for what all plans share, else the plan's code.
    pub fn scope_of(&self, indicator: &str) -> &str {
        if self.shared.contains(indicator) { "" } else { &self.plan }
    }

    /// The scopes values are read from.
    pub fn scopes(&self) -> Vec<String> {
        let mut scopes = vec![self.plan.clone(), String::new()];
        scopes.dedup();
        scopes
    }

    /// The definition of a code.
    pub fn definition(&self, code: &str) -> Option<&Definition> {
        self.list.indicators.iter().find(|definition| definition.code == code)
    }

    /// The code the values of an indicator of the ledger bear.
    pub fn ledger_code(&self, code: &str) -> Option<&str> {
        self.ledger.get(code).map(String::as_str)
    }

    /// The code of what a text names: code, name or other name of an indicator, or the code or name
    /// the ledger uses. None for what neither knows.
    pub fn code_of(&self, index: &IndicatorIndex<'_>, text: &str) -> Option<String> {
        let known = index.find(text).map(|definition| definition.code.clone());
        known.or_else(|| self.ledger.get(text).cloned())
    }
}

impl App {
    /// All areas, in the order of the list, with what became of them.
    ///
    /// # Errors
    /// The database failed.
    pub async fn areas(&self) -> Result<Arc<AreaList>, AppError> {
        self.keep("areas", &["area", "area_change"], async {
            let areas = self.all::<Area>("", None).await?;
            let changes = self.all::<AreaChange>("", None).await?;
            Ok(AreaList {
                areas: areas.into_iter().map(|area| area.body).collect(),
                changes: changes.into_iter().map(|change| change.body).collect(),
            })
        })
        .await
    }

    /// The indicators of a plan: its own, then those all plans share.
    ///
    /// # Errors
    /// The database failed.
    pub async fn indicators(&self, plan: &str) -> Result<Arc<IndicatorList>, AppError> {
        let name = format!("indicators {plan}");
        self.keep(&name, &["indicator", "ledger"], async {
            Ok(self.indicator_scope(plan).await?.list.clone())
        })
        .await
    }

    /// Which indicators a plan has itself, which it shares, and what they are called.
    ///
    /// # Errors
    /// The database failed.
    pub async fn indicator_scope(&self, plan: &str) -> Result<Arc<IndicatorScope>, AppError> {
        let name = format!("indicator scope {plan}");
        self.keep(&name, &["indicator", <LedgerEntry as crate::records::Record>::KIND], async {
            let own = match plan {
                "" => Vec::new(),
                plan => self.all::<Definition>(plan, None).await?,
            };
            let shared = self.all::<Definition>("", None).await?;
            let mut list: Vec<Definition> = own.into_iter().map(|one| one.body).collect();
            let own: BTreeSet<String> = list.iter().map(|definition| definition.code.clone()).collect();
            let shared: Vec<Definition> =
                shared.into_iter().map(|one| one.body).filter(|one| !own.contains(&one.code)).collect();
            let codes = shared.iter().map(|definition| definition.code.clone()).collect();
            list.extend(shared);
            let list = IndicatorList { indicators: list };
            let ledger = match plan {
                "" => HashMap::new(),
                plan => ledger_codes(&self.all::<LedgerEntry>(plan, None).await?, &list),
            };
            Ok(IndicatorScope { plan: plan.to_owned(), list, shared: codes, ledger })
        })
        .await
    }
}

/// What the ledger calls indicators, with the code their values bear: that of a definition of the
/// same name, else the ledger's own.
fn ledger_codes(
    entries: &[crate::records::Envelope<LedgerEntry>],
    list: &IndicatorList,
) -> HashMap<String, String> {
    let index = IndicatorIndex::new(list);
    let mut codes = HashMap::new();
    for entry in entries {
        let Content::Statement(statement) = &entry.body.item.content else { continue };
        let known = index.find(&statement.indicator).map(|definition| definition.code.clone());
        let code = known.unwrap_or_else(|| statement.indicator_code.clone());
        codes.insert(statement.indicator_code.clone(), code.clone());
        codes.entry(statement.indicator.clone()).or_insert(code);
    }
    codes
}

/// The code an area goes by now, found by code or name; none where no list has it.
pub(crate) fn area_code(areas: &AreaList, name: &str, day: Date) -> Option<String> {
    let area = areas.find(name, day)?;
    Some(areas.renamed(&area.code).to_owned())
}
