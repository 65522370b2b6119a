use proptest::prelude::*;

use super::*;
use crate::accuracy::mase;
use crate::distribution::Direction;
use crate::shared;

fn annual(values: &[f64], horizon: usize) -> Result<Forecast, Refusal> {
    forecast(values, &Options::new(Frequency::Annual, horizon))
}

/// Numbers that look like chance and are the same on every run.
struct Walk(u64);

impl Walk {
    fn uniform(&mut self) -> f64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 11) as f64 / (1_u64 << 53) as f64
    }

    fn normal(&mut self) -> f64 {
        (-2.0 * (1.0 - self.uniform()).ln()).sqrt() * (std::f64::consts::TAU * self.uniform()).cos()
    }

    fn path(&mut self, length: usize) -> Vec<f64> {
        let mut value = 100.0;
        (0..length)
            .map(|_| {
                value += self.normal();
                value
            })
            .collect()
    }
}

#[test]
fn four_values_are_refused_and_five_are_not() {
    assert_eq!(annual(&[1.0, 2.0, 3.0, 4.0], 2), Err(Refusal::TooShort { count: 4, least: 5 }));
    assert!(annual(&[1.0, 2.0, 4.0, 3.0, 5.0], 2).is_ok());
}

#[test]
fn what_is_no_number_is_refused_with_its_place() {
    let refusal = annual(&[1.0, 2.0, f64::NAN, 4.0, 5.0], 2);
    assert_eq!(refusal, Err(Refusal::NotFinite { position: 3 }));
}

#[test]
fn too_many_steps_are_refused() {
    let refusal = annual(&[1.0, 2.0, 4.0, 3.0, 5.0], MOST_STEPS + 1);
    assert_eq!(refusal.map_err(|refusal| refusal.code()), Err("too-far"));
}

#[test]
fn a_constant_stays_and_a_line_goes_on() {
    let constant = annual(&[7.0; 8], 3).unwrap();
    assert!(constant.steps.iter().all(|step| step.mean() == 7.0 && step.interval(0.95) == (7.0, 7.0)));
    let line: Vec<f64> = (1..=12).map(f64::from).collect();
    let ahead = annual(&line, 3).unwrap();
    for (step, expected) in ahead.steps.iter().zip([13.0, 14.0, 15.0]) {
        assert!((step.mean() - expected).abs() < 0.5, "{}", step.mean());
    }
}

/// Grown by 20 % and by 5 % in turn, the last years are what tells how far the next ones may miss.
#[test]
fn what_has_grown_many_times_has_limits_of_its_present_height() {
    let grow = |(mut height, mut values): (f64, Vec<f64>), year: usize| {
        height *= if year.is_multiple_of(2) { 1.2 } else { 1.05 };
        values.push(height);
        (height, values)
    };
    let values = (0..24).fold((1.0, Vec::new()), grow).1;
    let (low, high) = annual(&values, 1).unwrap().steps[0].interval(0.8);
    let last = values[23];
    assert!((0.1..=0.4).contains(&((high - low) / last)), "{}", (high - low) / last);
}

/// Next to nothing for years, then something: shares of changes are at most 2, so limits stay in reach.
#[test]
fn a_start_near_zero_does_not_blow_the_limits_up() {
    let values = [5e-324, 5e-324, 1e-12, 1e-6, 3.0, 4.0, 5.0, 5.5, 6.0, 6.2];
    let (low, high) = annual(&values, 1).unwrap().steps[0].interval(0.8);
    assert!((0.0..40.0).contains(&(high - low)), "{low} {high}");
}

#[test]
fn a_falling_positive_series_stays_positive() {
    let falling: Vec<f64> = (0..10).map(|year| 100.0 - 10.0 * f64::from(year)).collect();
    assert!(annual(&falling, 10).unwrap().steps.iter().all(|step| step.mean() > 0.0));
}

#[test]
fn a_random_walk_gets_no_narrower_limits_than_the_naive_method_gives() {
    let mut walk = Walk(20_260_101);
    let (mut narrower, mut all) = (0, 0);
    for length in [5, 6, 8, 12, 20, 30] {
        for _ in 0..200 {
            let values = walk.path(length);
            let squares = values.windows(2).map(|pair| (pair[1] - pair[0]).powi(2)).sum::<f64>();
            let sigma = (squares / (length - 1) as f64).sqrt();
            for (index, step) in annual(&values, 6).unwrap().steps.iter().enumerate() {
                for (level, z) in [(0.8, 1.281_552), (0.95, 1.959_964)] {
                    let (low, high) = step.interval(level);
                    narrower += usize::from(high - low < 2.0 * z * sigma * ((index + 1) as f64).sqrt());
                    all += 1;
                }
            }
        }
    }
    // Only a walk that looks like a sure trend may get them.
    assert!(narrower * 100 <= all, "{narrower} of {all}");
}

#[test]
fn limits_hold_on_a_random_walk() {
    let mut walk = Walk(7);
    let (mut inside, mut all) = (0.0, 0.0);
    for _ in 0..400 {
        let values = walk.path(26);
        for (step, actual) in annual(&values[..20], 6).unwrap().steps.iter().zip(&values[20..]) {
            let (low, high) = step.interval(0.95);
            inside += f64::from(u8::from((low..=high).contains(actual)));
            all += 1.0;
        }
    }
    assert!((0.93..=0.995).contains(&(inside / all)), "{}", inside / all);
}

#[test]
fn real_series_are_told_as_well_as_written_down() {
    let Some(folder) = shared::folder() else { return };
    let cases = shared::cases(&folder);
    let (mut inside80, mut inside95, mut error, mut steps) = (0.0, 0.0, 0.0, 0.0);
    for case in &cases {
        let ahead = annual(&case.history, case.actual.len()).unwrap().steps;
        let means: Vec<f64> = ahead.iter().map(|step| step.mean()).collect();
        error += mase(&case.history, &means, &case.actual).unwrap() / cases.len() as f64;
        for (step, actual) in ahead.iter().zip(&case.actual) {
            let inside = |(low, high): (f64, f64)| f64::from(u8::from(low <= *actual && *actual <= high));
            inside80 += inside(step.interval(0.8));
            inside95 += inside(step.interval(0.95));
            steps += 1.0;
        }
    }
    assert_eq!((cases.len(), steps), (218, 1090.0));
    assert!(error < 1.45, "MASE {error}");
    assert!((0.76..=0.86).contains(&(inside80 / steps)), "{}", inside80 / steps);
    assert!((0.92..=0.98).contains(&(inside95 / steps)), "{}", inside95 / steps);
}

#[test]
fn a_season_comes_back() {
    let quarters: Vec<f64> =
        (0..32).map(|i| (100.0 + f64::from(i)) * [0.8, 1.0, 1.3, 0.9][i as usize % 4]).collect();
    let ahead = forecast(&quarters, &Options::new(Frequency::Quarterly, 8)).unwrap();
    for (index, step) in ahead.steps.iter().enumerate() {
        let expected = (132.0 + index as f64) * [0.8, 1.0, 1.3, 0.9][index % 4];
        assert!((step.mean() / expected - 1.0).abs() < 0.03, "{index}: {} {expected}", step.mean());
    }
}

#[test]
fn bounds_hold_everything() {
    let options = Options { least: Some(0.0), most: Some(100.0), ..Options::new(Frequency::Annual, 10) };
    let shares = [91.0, 88.0, 95.0, 93.0, 97.0, 98.0, 97.5];
    for step in forecast(&shares, &options).unwrap().steps {
        let (low, high) = step.interval(0.95);
        assert!(low >= 0.0 && high <= 100.0 && step.mean() <= 100.0);
        assert_eq!(step.probability(Direction::AtLeast, 101.0), 0.0);
        assert_eq!(step.probability(Direction::AtMost, 100.0), 1.0);
    }
}

fn series() -> impl Strategy<Value = Vec<f64>> {
    prop::collection::vec(-1e6f64..1e6, 5..40)
}

fn anything() -> impl Strategy<Value = Vec<f64>> {
    prop::collection::vec(prop::num::f64::ANY, 0..40)
}

proptest! {
    #[test]
    fn nothing_panics(values in anything(), horizon in 0usize..30, monthly in any::<bool>()) {
        let frequency = if monthly { Frequency::Monthly } else { Frequency::Annual };
        if let Ok(ahead) = forecast(&values, &Options::new(frequency, horizon)) {
            prop_assert_eq!(ahead.steps.len(), horizon);
            prop_assert!(ahead.steps.iter().all(|step| step.mean().is_finite()));
        }
    }

    #[test]
    fn limits_are_nested_and_never_narrow(values in series()) {
        let mut before = (0.0, 0.0);
        for step in annual(&values, 12).unwrap().steps {
            let ((lo95, hi95), (lo80, hi80), mean) = (step.interval(0.95), step.interval(0.8), step.mean());
            prop_assert!(lo95 <= lo80 && lo80 <= mean && mean <= hi80 && hi80 <= hi95);
            let slack = 1e-9 * (hi95 - lo95).abs().max(mean.abs());
            prop_assert!(hi80 - lo80 >= before.0 - slack && hi95 - lo95 >= before.1 - slack);
            before = (hi80 - lo80, hi95 - lo95);
        }
    }

    #[test]
    fn the_unit_does_not_matter(values in series(), power in -30i32..30) {
        let factor = 2f64.powi(power);
        let scaled: Vec<f64> = values.iter().map(|value| value * factor).collect();
        let (one, other) = (annual(&values, 6).unwrap(), annual(&scaled, 6).unwrap());
        for (one, other) in one.steps.iter().zip(&other.steps) {
            for p in [0.025, 0.1, 0.5, 0.9, 0.975] {
                let (one, other) = (one.quantile(p) * factor, other.quantile(p));
                prop_assert!((one - other).abs() <= 1e-9 * one.abs().max(1e-12 * factor), "{one} {other}");
            }
        }
    }

    #[test]
    fn meeting_a_higher_target_is_never_likelier(values in series(), low in -1e7f64..1e7, more in 0f64..1e7) {
        for step in annual(&values, 3).unwrap().steps {
            let at_least = |target| step.probability(Direction::AtLeast, target);
            let at_most = |target| step.probability(Direction::AtMost, target);
            prop_assert!(at_least(low + more) <= at_least(low));
            prop_assert!(at_most(low + more) >= at_most(low));
            prop_assert!((at_least(low) + at_most(low) - 1.0).abs() < 1e-9);
        }
    }

    #[test]
    fn probability_and_quantile_are_one_curve(values in series(), p in 0.01f64..0.99) {
        for step in annual(&values, 3).unwrap().steps {
            prop_assert!((step.probability(Direction::AtMost, step.quantile(p)) - p).abs() < 1e-6);
        }
    }
}
