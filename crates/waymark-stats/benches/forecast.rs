//! What fitting many distinct series costs, each once and cold.

use waymark_stats::batch::{Request, forecast_all};
use waymark_stats::forecast::{Frequency, Options};

fn main() {
    divan::main();
}

/// Distinct series of 14 to 41 values that wander and grow, the same on every run.
fn series(count: u64) -> Vec<Vec<f64>> {
    let one = |seed: u64| {
        let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
        let mut value = 1000.0;
        let length = 14 + seed as usize % 28;
        let step = |_| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            value += (state >> 40) as f64 / (1 << 24) as f64 * 100.0 - 40.0;
            value
        };
        (0..length).map(step).collect()
    };
    (1..=count).map(one).collect()
}

#[divan::bench(args = [645, 3900], sample_count = 5, sample_size = 1)]
fn distinct_series(bencher: divan::Bencher<'_, '_>, count: u64) {
    let series = series(count);
    let options = Options::new(Frequency::Annual, 6);
    let requests: Vec<Request<'_>> = series.iter().map(|values| Request { values, options }).collect();
    bencher.bench(|| forecast_all(&requests));
}
