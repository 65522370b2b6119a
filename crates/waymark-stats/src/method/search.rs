//! Finding the lowest point of a function of one number, always by the same steps.

const GOLDEN: f64 = 0.618_033_988_749_894_8;

/// The lowest of `points` evenly spaced places in `[low, high]`, refined around the best by golden
/// section. Gives back the place.
pub fn lowest(low: f64, high: f64, points: usize, mut cost: impl FnMut(f64) -> f64) -> f64 {
    let step = (high - low) / (points.max(2) - 1) as f64;
    let place = |index: usize| low + step * index as f64;
    let mut best = (0, f64::INFINITY);
    for index in 0..points.max(2) {
        let value = cost(place(index));
        if value < best.1 {
            best = (index, value);
        }
    }
    let (mut left, mut right) = ((place(best.0) - step).max(low), (place(best.0) + step).min(high));
    let (mut a, mut b) = (right - GOLDEN * (right - left), left + GOLDEN * (right - left));
    let (mut cost_a, mut cost_b) = (cost(a), cost(b));
    for _ in 0..12 {
        if cost_a <= cost_b {
            (right, b, cost_b) = (b, a, cost_a);
            a = right - GOLDEN * (right - left);
            cost_a = cost(a);
        } else {
            (left, a, cost_a) = (a, b, cost_b);
            b = left + GOLDEN * (right - left);
            cost_b = cost(b);
        }
    }
    let (place_found, cost_found) = if cost_a <= cost_b { (a, cost_a) } else { (b, cost_b) };
    if cost_found < best.1 { place_found } else { place(best.0) }
}
