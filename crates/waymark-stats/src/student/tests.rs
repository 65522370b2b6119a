use proptest::prelude::*;

use super::*;

#[test]
fn quantiles_are_those_of_the_tables() {
    for (p, expected) in [(0.5, 0.0), (0.9, 1.533206), (0.975, 2.776445), (0.995, 4.604095)] {
        assert!((quantile(p) - expected).abs() < 1e-6, "{p}: {}", quantile(p));
        assert!((quantile(1.0 - p) + expected).abs() < 1e-6);
    }
    assert!(quantile(1.5).is_nan() && quantile(1.0).is_infinite());
}

proptest! {
    #[test]
    fn share_undoes_quantile(p in 0.001f64..0.999) {
        prop_assert!((share_below(quantile(p)) - p).abs() < 1e-9);
    }
}
