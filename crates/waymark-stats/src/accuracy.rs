//! How good forecasts were, once the values are known.

/// Symmetric mean absolute percentage error, 0 to 200. Steps where both are zero count as exact.
pub fn smape(forecast: &[f64], actual: &[f64]) -> f64 {
    let of = |(forecast, actual): (&f64, &f64)| match forecast.abs() + actual.abs() {
        0.0 => 0.0,
        sum => 200.0 * (forecast - actual).abs() / sum,
    };
    mean(forecast.iter().zip(actual).map(of))
}

/// Mean absolute error in units of the mean absolute change of the history. None where nothing changed.
///
/// Source: R. J. Hyndman, A. B. Koehler, “Another look at measures of forecast accuracy” (2006).
pub fn mase(history: &[f64], forecast: &[f64], actual: &[f64]) -> Option<f64> {
    let change = mean(history.windows(2).map(|pair| (pair[1] - pair[0]).abs()));
    let error = mean(forecast.iter().zip(actual).map(|(forecast, actual)| (forecast - actual).abs()));
    (change > 0.0).then(|| error / change)
}

/// Mean width of the intervals plus the penalty for values outside them; lower is better.
///
/// Source: T. Gneiting, A. E. Raftery, “Strictly proper scoring rules” (2007).
pub fn interval_score(limits: &[(f64, f64)], actual: &[f64], level: f64) -> f64 {
    let of = |((low, high), actual): (&(f64, f64), &f64)| {
        let outside = (low - actual).max(actual - high).max(0.0);
        high - low + 2.0 / (1.0 - level) * outside
    };
    mean(limits.iter().zip(actual).map(of))
}

fn mean(numbers: impl Iterator<Item = f64>) -> f64 {
    let (sum, count) = numbers.fold((0.0, 0.0), |(sum, count), number| (sum + number, count + 1.0));
    if count > 0.0 { sum / count } else { 0.0 }
}
