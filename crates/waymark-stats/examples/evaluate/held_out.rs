//! Any file of series: the last values of each are held out and forecast.

use std::path::Path;
use std::time::Instant;

use waymark_stats::batch::{Request, forecast_all};
use waymark_stats::forecast::{Frequency, Options};

use super::data::series;
use super::score::{HEAD, Score, Told};

/// Prints sMAPE, MASE and coverage over all series long enough.
pub fn report(path: &Path, horizon: usize, per_year: usize) -> Result<(), Box<dyn std::error::Error>> {
    let series = series(path)?;
    let values: Vec<Vec<f64>> =
        series.values().map(|points| points.iter().map(|(_, value)| *value).collect()).collect();
    let split: Vec<(&[f64], &[f64])> = values
        .iter()
        .filter(|values| values.len() > horizon)
        .map(|values| values.split_at(values.len() - horizon))
        .collect();
    let frequency = [Frequency::Annual, Frequency::HalfYearly, Frequency::Quarterly, Frequency::Monthly]
        .into_iter()
        .find(|frequency| frequency.per_year() == per_year)
        .ok_or("1, 2, 4 or 12 values a year")?;
    let options = Options::new(frequency, horizon);
    let requests: Vec<Request<'_>> =
        split.iter().map(|(history, _)| Request { values: history, options }).collect();
    #[expect(clippy::disallowed_methods, reason = "an example that measures")]
    let started = Instant::now();
    let answers = forecast_all(&requests);
    let took = started.elapsed();
    let (mut score, mut refused) = (Score::default(), 0);
    for ((history, actual), answer) in split.iter().zip(answers.iter()) {
        match answer {
            Ok(forecast) => score.add(history, &Told::from(forecast), actual),
            Err(_) => refused += 1,
        }
    }
    println!("## {}, horizon {horizon}\n\n{HEAD}\n{}", path.display(), score.line("waymark"));
    println!("\n{refused} refused; {} series in {took:?}", requests.len());
    Ok(())
}
