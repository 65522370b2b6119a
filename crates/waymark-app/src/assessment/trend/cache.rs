//! Fitted series kept, so that each distinct one is fitted once.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use sha2::{Digest, Sha256};
use waymark_stats::forecast::{Forecast, Options, forecast};
use waymark_stats::refusal::Refusal;

/// Where a series leads, or why nothing is said.
pub type Outcome = Result<Forecast, Refusal>;

/// Fitted series by a digest of their values and of what was asked. Shared between requests: two
/// that ask for one series at once fit it once. Holds at most the given number of series; those
/// asked for least lately go first.
#[derive(Debug)]
pub struct TrendCache {
    /// Most entries of one generation.
    half: usize,
    entries: Mutex<Generations>,
}

type Entry = Arc<OnceLock<Arc<Outcome>>>;
type Digests = HashMap<[u8; 32], Entry>;

/// What was asked for lately, and before that. When the young are full the old are dropped.
#[derive(Debug, Default)]
struct Generations {
    young: Digests,
    old: Digests,
}

impl Default for TrendCache {
    /// Room for the series of a city-size plan, several times over: about 20 MB when full.
    fn default() -> Self {
        TrendCache::new(20_000)
    }
}

impl TrendCache {
    /// Room for so many series (at least two).
    pub fn new(series_max: usize) -> TrendCache {
        TrendCache { half: (series_max / 2).max(1), entries: Mutex::default() }
    }

    /// Where a series leads: as fitted before, or fitted now.
    pub fn outcome(&self, values: &[f64], options: &Options) -> Arc<Outcome> {
        let entry = self.entry(digest(values, options));
        // Fitted outside the lock: others wait only for the same series.
        entry.get_or_init(|| Arc::new(forecast(values, options))).clone()
    }

    /// How many series are kept.
    pub fn len(&self) -> usize {
        let entries = self.entries.lock().unwrap_or_else(PoisonError::into_inner);
        entries.young.len() + entries.old.len()
    }

    /// Whether nothing is kept.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    fn entry(&self, key: [u8; 32]) -> Entry {
        let mut entries = self.entries.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(entry) = entries.young.get(&key) {
            return entry.clone();
        }
        let entry = entries.old.remove(&key).unwrap_or_default();
        if entries.young.len() >= self.half {
            entries.old = std::mem::take(&mut entries.young);
        }
        entries.young.insert(key, entry.clone());
        entry
    }
}

/// Everything the answer depends on, bit by bit.
fn digest(values: &[f64], options: &Options) -> [u8; 32] {
    let bound = |bound: Option<f64>| bound.map_or([0, 0], |bound| [1, bound.to_bits()]);
    let head = [options.frequency.per_year() as u64, options.horizon as u64];
    let bounds = bound(options.least).into_iter().chain(bound(options.most));
    let all = head.into_iter().chain(bounds).chain(values.iter().map(|value| value.to_bits()));
    let bytes: Vec<u8> = all.flat_map(u64::to_le_bytes).collect();
    Sha256::digest(&bytes).into()
}

#[cfg(test)]
mod tests;
