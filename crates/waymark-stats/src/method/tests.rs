//! The closed forms against reference forecasts computed elsewhere, where those are at hand.

use std::collections::HashMap;

use super::*;
use crate::shared;

const HORIZON: usize = 5;

#[test]
fn closed_forms_match_the_reference() {
    let Some(folder) = shared::folder() else { return };
    let cases: HashMap<String, Vec<f64>> =
        shared::cases(&folder).into_iter().map(|case| (case.name, case.history)).collect();
    let weights = damped::Weights { alpha: 0.5, beta: 0.15, phi: 1.0 };
    let mut compared = 0;
    for row in shared::rows(&folder, "reference_forecasts.csv") {
        let values = &cases[&row[0]];
        let path = match row[1].as_str() {
            "naive" => naive::fit(values, HORIZON),
            "drift" => drift::fit(values, HORIZON),
            "ses_simple_a05" => ses::simple(values, HORIZON, 0.5),
            "holt_simple_a05_b03" => damped::simple(values, HORIZON, weights),
            _ => continue,
        };
        let (step, expected): (usize, f64) = (row[2].parse().unwrap(), row[3].parse().unwrap());
        let told = path[step - 1];
        assert!((told - expected).abs() <= 1e-8 * expected.abs().max(1.0), "{row:?} {told}");
        compared += 1;
    }
    assert_eq!(compared, 218 * 4 * HORIZON);
}

#[test]
fn theta_follows_a_line_it_has_seen() {
    let line: Vec<f64> = (0..20).map(|i| 3.0 + 2.0 * f64::from(i)).collect();
    for (told, expected) in theta::fit(&line, 3).iter().zip([43.0, 45.0, 47.0]) {
        assert!((told - expected).abs() < 0.5, "{told}");
    }
}

#[test]
fn a_fading_trend_fades_and_a_lasting_one_lasts() {
    let line: Vec<f64> = (0..15).map(f64::from).collect();
    let (fading, lasting) = (damped::fit(&line, 40), damped::holt(&line, 40));
    assert!(fading[39] < lasting[39]);
    assert!((lasting[39] - 54.0).abs() < 0.1, "{}", lasting[39]);
}

#[test]
fn smoothing_a_constant_gives_the_constant() {
    assert!(ses::fit(&[4.0; 9], 3).iter().all(|value| (value - 4.0).abs() < 1e-12));
}
