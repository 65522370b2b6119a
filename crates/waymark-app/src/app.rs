//! The application: a store, a folder of files, a clock and randomness.

use std::any::Any;
use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::Notify;
use waymark_core::Date;
use waymark_store::Store;

use crate::assessment::TrendCache;
use crate::clock::{Clock, Micros};
use crate::error::AppError;
use crate::moment;
use crate::random::{Random, bytes};
use crate::session::Guard;

/// Where days begin: eight hours before UTC, Asia/Shanghai, which has no summer time.
const DAY_OFFSET_MICROS: i64 = 8 * 3_600 * 1_000_000;
pub(crate) const DAY_MICROS: i64 = 24 * 3_600 * 1_000_000;

/// Everything a use case works with.
#[derive(Clone)]
pub struct App {
    /// The database.
    pub store: Store,
    /// Folder of the files, content-addressed, and of the anchors.
    pub folder: PathBuf,
    /// What tells the time.
    pub clock: Arc<dyn Clock>,
    /// Where randomness comes from.
    pub random: Arc<dyn Random>,
    /// Series fitted before.
    pub(crate) trends: Arc<TrendCache>,
    /// Told when there is work for a worker of this process.
    pub work: Arc<Notify>,
    kept: Arc<Mutex<HashMap<String, Slot>>>,
    pub(crate) guard: Arc<Guard>,
}

/// Something read from records, good as long as their stamp is the same.
struct Kept {
    stamp: (i64, i64),
    /// Place of the newest change when the stamp was last looked at.
    seq: i64,
    value: Arc<dyn Any + Send + Sync>,
}

/// Something kept, or the place for it; locked while it is built.
type Slot = Arc<tokio::sync::Mutex<Option<Kept>>>;

/// Most things kept; beyond it all are forgotten.
const KEPT_MAX: usize = 4_000;

impl App {
    /// An application over an open, migrated store.
    pub fn new(store: Store, folder: PathBuf, clock: Arc<dyn Clock>, random: Arc<dyn Random>) -> App {
        App {
            store,
            folder,
            clock,
            random,
            trends: Arc::default(),
            work: Arc::default(),
            kept: Arc::default(),
            guard: Arc::default(),
        }
    }

    /// The time now.
    pub fn now(&self) -> Micros {
        self.clock.now()
    }

    /// The calendar day now, in Asia/Shanghai.
    pub fn today(&self) -> Date {
        day_of(self.now())
    }

    /// Random bytes for an id.
    pub fn id_bytes(&self) -> [u8; 10] {
        bytes(self.random.as_ref())
    }

    /// What was built from records of some kinds, built anew when any of them changed. Whoever asks
    /// while it is being built waits and shares it. What is built may ask for other things kept, never
    /// for itself.
    ///
    /// # Errors
    /// The database failed, or building did.
    pub async fn keep<T, F>(&self, name: &str, kinds: &[&'static str], build: F) -> Result<Arc<T>, AppError>
    where
        T: Any + Send + Sync,
        F: Future<Output = Result<T, AppError>>,
    {
        // Where nothing at all was written since, the stamp need not be asked for. The place is read
        // before the stamp: a change in between makes the next call ask again.
        let seq = match moment::seen() {
            Some(seq) => seq,
            None => self.store.seq().await?,
        };
        moment::see(seq);
        let slot = self.slot(name);
        let mut kept = slot.lock().await;
        if let Some(value) = kept.as_ref().filter(|kept| kept.seq >= seq).and_then(Kept::value) {
            return Ok(value);
        }
        let stamp = self.store.stamp(kinds).await?;
        if let Some(kept) = kept.as_mut().filter(|kept| kept.stamp == stamp)
            && let Some(value) = kept.value()
        {
            kept.seq = seq;
            return Ok(value);
        }
        let value = Arc::new(build.await?);
        *kept = Some(Kept { stamp, seq, value: value.clone() });
        Ok(value)
    }

    /// The place where what has a name is kept.
    fn slot(&self, name: &str) -> Slot {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() >= KEPT_MAX && !kept.contains_key(name) {
            kept.clear();
        }
        kept.entry(name.to_owned()).or_default().clone()
    }
}

impl Kept {
    fn value<T: Any + Send + Sync>(&self) -> Option<Arc<T>> {
        self.value.clone().downcast().ok()
    }
}

/// The calendar day of an instant, in Asia/Shanghai.
pub fn day_of(at: Micros) -> Date {
    let days = (at.0 + DAY_OFFSET_MICROS).div_euclid(DAY_MICROS);
    // Howard Hinnant's civil-from-days, on years that begin in March.
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let of_era = days.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    let parts = (u16::try_from(year), u8::try_from(month), u8::try_from(day));
    let (Ok(year), Ok(month), Ok(day)) = parts else { return Date::end_of_month(9999, 12) };
    Date::new(year, month, day).unwrap_or_else(|| Date::end_of_month(9999, 12))
}

/// The instant a calendar day begins, in Asia/Shanghai.
pub(crate) fn begin_of(day: Date) -> i64 {
    // Howard Hinnant's days-from-civil, on years that begin in March.
    let (year, month, of_month) = (i64::from(day.year()), i64::from(day.month()), i64::from(day.day()));
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + of_month - 1;
    let of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + of_year;
    (era * 146_097 + of_era - 719_468) * DAY_MICROS - DAY_OFFSET_MICROS
}

/// An instant as RFC 3339 prints it in UTC, to the second.
pub fn instant_text(at: i64) -> String {
    let day = day_of(Micros(at - DAY_OFFSET_MICROS));
    let seconds = at.rem_euclid(DAY_MICROS) / 1_000_000;
    format!("{day}T{:02}:{:02}:{:02}Z", seconds / 3_600, seconds / 60 % 60, seconds % 60)
}
