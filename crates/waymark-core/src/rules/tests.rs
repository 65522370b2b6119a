use super::*;

fn rules(margins: &[Option<&str>]) -> RuleSet {
    let word = Word { zh: "词".to_owned(), en: "word".to_owned(), color: None };
    let band = |(at, margin): (usize, &Option<&str>)| Band {
        status: at.to_string(),
        margin: margin.map(|m| m.parse().unwrap()),
        at_least: None,
        word: word.clone(),
    };
    RuleSet {
        method: Method::Progress,
        bands: margins.iter().enumerate().map(band).collect(),
        bands_without_target: Vec::new(),
        words: status::ALL.iter().map(|status| ((*status).to_owned(), word.clone())).collect(),
        implausible_above: Decimal::TWO,
        implausible_below: Decimal::ZERO,
        zero_replacement: None,
    }
}

#[test]
fn bands_run_from_best_to_worst() {
    assert_eq!(rules(&[Some("0"), Some("0.1"), None]).faults(), Vec::<String>::new());
    for wrong in [&[Some("0.1"), Some("0"), None][..], &[None, Some("0.1")], &[Some("0")], &[]] {
        assert!(!rules(wrong).faults().is_empty(), "{wrong:?}");
    }
    let mut wordless = rules(&[None]);
    wordless.words.remove(status::NOT_JUDGED);
    assert_eq!(wordless.faults().len(), 1);
}

#[test]
fn ten_points_below_still_belong_to_the_second_band() {
    let rules = rules(&[Some("0"), Some("0.1"), None]);
    let band = |progress: &str| {
        rules.band_of_progress(progress.parse().unwrap(), "0.6".parse().unwrap()).unwrap().status.clone()
    };
    assert_eq!(["0.6", "0.5999", "0.5", "0.4999"].map(band), ["0", "1", "1", "2"]);
}
