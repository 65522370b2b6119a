//! Measures the forecasts on known series: `evaluate FOLDER` for the shared cases with reference models,
//! `evaluate FILE.csv [HORIZON [PER_YEAR]]` for any `series,period,value` file, holding the last values out.

mod evaluate {
    pub mod cases;
    pub mod data;
    pub mod held_out;
    pub mod score;
    pub mod sources;
}

use std::path::Path;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let place = arguments.next().ok_or("usage: evaluate FOLDER | FILE.csv [HORIZON [PER_YEAR]]")?;
    let horizon = arguments.next().map_or(Ok(6), |text| text.parse())?;
    let per_year = arguments.next().map_or(Ok(1), |text| text.parse())?;
    let place = Path::new(&place);
    if place.is_dir() {
        evaluate::cases::report(place)?;
        evaluate::sources::report(place)?;
    } else {
        evaluate::held_out::report(place, horizon, per_year)?;
    }
    Ok(())
}
