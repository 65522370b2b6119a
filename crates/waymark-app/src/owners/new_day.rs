//! A new day: a hand-over dated ahead takes effect without anybody writing.

use std::collections::BTreeSet;

use waymark_core::record::{LedgerEntry, PlanRecord};

use crate::actor::Place;
use crate::app::App;
use crate::call::Call;
use crate::error::AppError;
use crate::ledger::owners_of_day;
use crate::operation::Operation;
use crate::reads::Known;

use super::name_owners;

impl App {
    /// Writes into the commitments who answers for them today, where that changed with the day, so
    /// that lists and filters follow a hand-over dated ahead. One change a plan, by the system;
    /// gives back how many commitments it wrote.
    ///
    /// # Errors
    /// The database failed.
    pub async fn follow_owners(&self) -> Result<usize, AppError> {
        let mut written = 0;
        for plan in self.all::<PlanRecord>("", None).await? {
            let items = self.with_other_owners(&plan.code).await?;
            if items.is_empty() {
                continue;
            }
            let call = Call::system();
            let place = Place::plan(&plan.code);
            let mut changing = self.begin(&call, Operation::OwnerWrite, &place).await?;
            name_owners(&mut changing, &items).await?;
            written += items.len();
            let items: Vec<String> = items.into_iter().collect();
            changing.commit(&format!("owner {}", items.join(" ")), ()).await?;
        }
        Ok(written)
    }

    /// Commitments that name others than those who answer for them today.
    async fn with_other_owners(&self, plan: &str) -> Result<BTreeSet<String>, AppError> {
        let today = owners_of_day(&mut Known { app: self, plan, known_by: None }, self.today()).await?;
        let entries = self.all::<LedgerEntry>(plan, None).await?;
        let other =
            |entry: &LedgerEntry| today.get(&entry.item.code).is_some_and(|now| *now != entry.item.owners);
        Ok(entries.into_iter().filter(|entry| other(&entry.body)).map(|entry| entry.code).collect())
    }
}
