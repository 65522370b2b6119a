use waymark_stats::forecast::Frequency;

use super::*;

fn line(start: f64) -> Vec<f64> {
    (0..10).map(|step| start + f64::from(step)).collect()
}

#[test]
fn a_series_is_fitted_once_whoever_asks() {
    let cache = TrendCache::default();
    let options = Options::new(Frequency::Annual, 3);
    let ask = || cache.outcome(&line(1.0), &options);
    let answers = std::thread::scope(|scope| {
        let asked: Vec<_> = (0..4).map(|_| scope.spawn(ask)).collect();
        asked.into_iter().map(|asked| asked.join().unwrap()).collect::<Vec<_>>()
    });
    assert!(answers.iter().all(|answer| Arc::ptr_eq(answer, &answers[0])));
    assert_eq!(*answers[0], forecast(&line(1.0), &options));
    assert_eq!(cache.len(), 1);
}

#[test]
fn what_is_asked_belongs_to_the_key() {
    let cache = TrendCache::default();
    let options = Options::new(Frequency::Annual, 3);
    let different = [
        Options { horizon: 4, ..options },
        Options { least: Some(0.0), ..options },
        Options { most: Some(0.0), ..options },
        Options { frequency: Frequency::Monthly, ..options },
        options,
    ];
    for options in &different {
        assert_eq!(*cache.outcome(&line(1.0), options), forecast(&line(1.0), options));
    }
    assert_eq!(cache.len(), different.len());
}

#[test]
fn the_least_lately_asked_go_first() {
    let cache = TrendCache::new(4);
    let options = Options::new(Frequency::Annual, 1);
    let kept = cache.outcome(&line(0.0), &options);
    for start in 1..50 {
        cache.outcome(&line(f64::from(start)), &options);
        assert!(Arc::ptr_eq(&kept, &cache.outcome(&line(0.0), &options)), "asked for each time");
        assert!(cache.len() <= 4);
    }
}
