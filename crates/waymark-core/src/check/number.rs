//! Numbers of the checks: medians, and texts for arguments.

use rust_decimal::Decimal;
use rust_decimal::RoundingStrategy::MidpointAwayFromZero;

use crate::Observation;

/// The middle of the values, the mean of the two middle ones of an even number; none of none.
pub(super) fn median(values: &mut [Decimal]) -> Option<Decimal> {
    values.sort_unstable();
    let middle = values.len() / 2;
    match values.len() {
        0 => None,
        odd if odd % 2 == 1 => Some(values[middle]),
        _ => values[middle - 1].checked_add(values[middle]).map(|sum| sum / Decimal::TWO),
    }
}

/// A value with its unit as it was given: `74.74亿元`.
pub(super) fn printed(observation: &Observation) -> String {
    observation.value.map_or_else(String::new, |value| with_unit(value, &observation.unit))
}

/// A number with a unit.
pub(super) fn with_unit(value: Decimal, unit: &str) -> String {
    format!("{}{unit}", value.normalize())
}

/// Four significant digits, as many as a comparison needs.
pub(super) fn rough(value: Decimal) -> Decimal {
    value.round_sf_with_strategy(4, MidpointAwayFromZero).unwrap_or(value).normalize()
}

/// A share as per cent with its sign: 0.832 is `+83.2%`.
pub(super) fn signed_percent(share: Decimal) -> String {
    match share.checked_mul(Decimal::ONE_HUNDRED) {
        Some(percent) => format!("{}%", signed(percent)),
        None => "—".to_owned(),
    }
}

/// A difference with its sign and one digit after the point.
pub(super) fn signed(difference: Decimal) -> String {
    let rounded = difference.round_dp_with_strategy(1, MidpointAwayFromZero).normalize();
    let sign = if rounded > Decimal::ZERO { "+" } else { "" };
    format!("{sign}{rounded}")
}
