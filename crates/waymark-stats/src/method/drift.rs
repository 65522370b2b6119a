//! The last value goes on with the usual change of the series.

/// A straight line through the first and the last value.
pub fn fit(values: &[f64], horizon: usize) -> Vec<f64> {
    fit_share(values, horizon, 1.0)
}

/// The last value goes on with a share of the mean change.
pub fn fit_share(values: &[f64], horizon: usize, share: f64) -> Vec<f64> {
    let changes = values.len().saturating_sub(1).max(1) as f64;
    let span = values.last().unwrap_or(&0.0) - values.first().unwrap_or(&0.0);
    with_change(values, horizon, share * span / changes)
}

/// The last value goes on with the median change, which one jump does not move.
pub fn median(values: &[f64], horizon: usize) -> Vec<f64> {
    let mut changes: Vec<f64> = values.windows(2).map(|pair| pair[1] - pair[0]).collect();
    changes.sort_by(f64::total_cmp);
    let middle = match changes.len() {
        0 => 0.0,
        count => (changes[(count - 1) / 2] + changes[count / 2]) / 2.0,
    };
    with_change(values, horizon, middle)
}

fn with_change(values: &[f64], horizon: usize, change: f64) -> Vec<f64> {
    let last = values.last().copied().unwrap_or(0.0);
    (1..=horizon).map(|step| last + change * step as f64).collect()
}
