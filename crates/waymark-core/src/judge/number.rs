//! Decimal arithmetic that never panics, and numbers as they are printed in formulas.

use rust_decimal::prelude::{FromPrimitive, ToPrimitive};
use rust_decimal::{Decimal, RoundingStrategy};

pub(super) fn sub(a: Decimal, b: Decimal) -> Option<Decimal> {
    a.checked_sub(b)
}

/// None where the divisor is zero or the quotient out of range.
pub(super) fn div(a: Decimal, b: Decimal) -> Option<Decimal> {
    a.checked_div(b)
}

pub(super) fn mul(a: Decimal, b: Decimal) -> Option<Decimal> {
    a.checked_mul(b)
}

/// Growth a year that leads from one value to the other: (to ÷ from)^(1 ÷ years) − 1, rounded to
/// twelve digits. None unless both are positive and time passes.
pub(super) fn growth(from: Decimal, to: Decimal, years: Decimal) -> Option<Decimal> {
    if from <= Decimal::ZERO || to <= Decimal::ZERO || years <= Decimal::ZERO {
        return None;
    }
    let ratio = to.to_f64()? / from.to_f64()?;
    decimal(ratio.powf(1.0 / years.to_f64()?) - 1.0)
}

/// What a value grows to: from × (1 + rate)^years.
pub(super) fn grow(from: Decimal, rate: Decimal, years: Decimal) -> Option<Decimal> {
    let factor = (1.0 + rate.to_f64()?).powf(years.to_f64()?);
    mul(from, decimal(factor)?)
}

fn decimal(number: f64) -> Option<Decimal> {
    Decimal::from_f64(number).map(|number| number.round_dp(12).normalize())
}

/// A number as printed: without superfluous zeros, at most six digits after the point.
pub(super) fn plain(value: Decimal) -> String {
    let text =
        value.round_dp_with_strategy(6, RoundingStrategy::MidpointAwayFromZero).normalize().to_string();
    match text.strip_prefix('-') {
        Some(rest) => format!("−{rest}"),
        None => text,
    }
}

/// A number inside a formula: brackets around a negative one.
pub(super) fn term(value: Decimal) -> String {
    match value.is_sign_negative() && !value.is_zero() {
        true => format!("({})", plain(value)),
        false => plain(value),
    }
}

/// A share as a percentage with one digit.
pub(super) fn percent(share: Decimal) -> String {
    match mul(share, Decimal::ONE_HUNDRED) {
        Some(points) => {
            let rounded = points.round_dp_with_strategy(1, RoundingStrategy::MidpointAwayFromZero);
            format!("{}%", plain(rounded))
        }
        None => "—".to_owned(),
    }
}
