//! The pattern that comes back every year in half-years, quarters and months.
//!
//! Classical decomposition: ratios to (or differences from) a centred moving average, one index for each
//! part of the year, the middle one of its years, brought to a mean of one (zero).

/// What the part of the year does to a value.
#[derive(Debug, Clone, PartialEq)]
pub enum Season {
    /// Nothing.
    None,
    /// Adds: one amount for each part, beginning with the part that follows the series.
    Adds(Vec<f64>),
    /// Multiplies: one factor for each part, beginning with the part that follows the series.
    Multiplies(Vec<f64>),
}

/// One-sided 5 % point of the normal distribution: below it a pattern may be chance.
const SURE: f64 = 1.645;

/// Finds the pattern, none where there are fewer than three years or it may be chance.
pub fn find(values: &[f64], per_year: usize) -> Season {
    if per_year < 2 || values.len() < 3 * per_year || !repeats(values, per_year) {
        return Season::None;
    }
    if values.iter().all(|value| *value > 0.0) {
        let factors = indices(values, per_year, |value, level| value / level);
        let mean = factors.iter().sum::<f64>() / per_year as f64;
        let factors: Vec<f64> = factors.iter().map(|factor| factor / mean).collect();
        if factors.iter().all(|factor| factor.is_finite() && *factor > 0.0) {
            return Season::Multiplies(factors);
        }
    }
    let amounts = indices(values, per_year, |value, level| value - level);
    let mean = amounts.iter().sum::<f64>() / per_year as f64;
    Season::Adds(amounts.iter().map(|amount| amount - mean).collect())
}

impl Season {
    /// The values without the pattern.
    pub fn remove(&self, values: &[f64]) -> Vec<f64> {
        let end = values.len();
        let part = |index: usize, length: usize| (index + length - end % length) % length;
        let each = values.iter().enumerate();
        match self {
            Season::None => values.to_vec(),
            Season::Adds(amounts) => each.map(|(i, value)| value - amounts[part(i, amounts.len())]).collect(),
            Season::Multiplies(factors) => {
                each.map(|(i, value)| value / factors[part(i, factors.len())]).collect()
            }
        }
    }

    /// Centre and scale of the step with this index (0 is the first) with the pattern in them.
    pub fn put_back(&self, index: usize, center: f64, scale: f64) -> (f64, f64) {
        match self {
            Season::None => (center, scale),
            Season::Adds(amounts) => (center + amounts[index % amounts.len()], scale),
            Season::Multiplies(factors) => {
                let factor = factors[index % factors.len()];
                (center * factor, scale * factor)
            }
        }
    }
}

/// Whether changes a year apart are alike beyond chance.
fn repeats(values: &[f64], per_year: usize) -> bool {
    let changes: Vec<f64> = values.windows(2).map(|pair| pair[1] - pair[0]).collect();
    let mean = changes.iter().sum::<f64>() / changes.len() as f64;
    let at = |lag: usize| {
        let pairs = changes.iter().zip(&changes[lag..]);
        pairs.map(|(first, second)| (first - mean) * (second - mean)).sum::<f64>()
    };
    let whole = at(0);
    let others: f64 = (1..per_year).map(|lag| (at(lag) / whole).powi(2)).sum();
    whole > 0.0 && at(per_year) / whole > SURE * ((1.0 + 2.0 * others) / changes.len() as f64).sqrt()
}

/// The middle index of each part of the year, beginning with the part that follows the series.
fn indices(values: &[f64], per_year: usize, index: impl Fn(f64, f64) -> f64) -> Vec<f64> {
    let half = per_year / 2;
    let mut parts = vec![Vec::new(); per_year];
    for center in half..values.len() - half {
        let around = &values[center - half..=center + half];
        let ends = (around[0] + around[per_year]) / 2.0;
        let level = (ends + around[1..per_year].iter().sum::<f64>()) / per_year as f64;
        parts[(center + per_year - values.len() % per_year) % per_year].push(index(values[center], level));
    }
    parts.into_iter().map(middle).collect()
}

fn middle(mut numbers: Vec<f64>) -> f64 {
    numbers.sort_by(f64::total_cmp);
    match numbers.len() {
        0 => f64::NAN,
        count => (numbers[(count - 1) / 2] + numbers[count / 2]) / 2.0,
    }
}

#[cfg(test)]
mod tests;
