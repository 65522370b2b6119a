//! Quantities: a decimal number with its unit and scale. 万元 is not 亿元, % is not 百分点.

use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

mod unit;

pub use unit::Unit;

/// A number in a unit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Quantity {
    /// The number in the unit as written.
    #[schemars(with = "String")]
    pub value: Decimal,
    /// The unit as written (`亿元`, `%`, `家`); empty for a pure ratio.
    pub unit: String,
}

/// A conversion that was made, so that it can be shown: `value × factor`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Conversion {
    /// The quantity before.
    pub from: Quantity,
    /// The unit after.
    pub to: String,
    /// What the number was multiplied by.
    #[schemars(with = "String")]
    pub factor: Decimal,
}

/// Why a quantity cannot be converted.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ConvertError {
    /// The units measure different things (家 and 项, % and 百分点).
    #[error("{from:?} cannot be converted to {to:?}")]
    Incomparable {
        /// Unit the number is in.
        from: String,
        /// Unit wanted.
        to: String,
    },
    /// The result has more digits than a decimal holds.
    #[error("the converted number is out of range")]
    Overflow,
}

impl Quantity {
    /// A number in a unit.
    pub fn new(value: Decimal, unit: &str) -> Quantity {
        Quantity { value, unit: unit.to_owned() }
    }

    /// The same quantity in another unit, and the conversion if one was needed.
    ///
    /// # Errors
    /// The units measure different things, or the number grows out of range.
    pub fn to(&self, unit: &str) -> Result<(Quantity, Option<Conversion>), ConvertError> {
        let (from, to) = (Unit::parse(&self.unit), Unit::parse(unit));
        if from.base != to.base {
            return Err(ConvertError::Incomparable { from: self.unit.clone(), to: unit.to_owned() });
        }
        if from.scale == to.scale {
            return Ok((Quantity::new(self.value, unit), None));
        }
        let factor = Unit::power(from.scale - to.scale).ok_or(ConvertError::Overflow)?;
        let value = self.value.checked_mul(factor).ok_or(ConvertError::Overflow)?.normalize();
        // A decimal rounds silently past 28 digits; a conversion must not.
        let back = Unit::power(to.scale - from.scale).and_then(|power| value.checked_mul(power));
        if back != Some(self.value) {
            return Err(ConvertError::Overflow);
        }
        let conversion = Conversion { from: self.clone(), to: unit.to_owned(), factor };
        Ok((Quantity::new(value, unit), Some(conversion)))
    }
}

#[cfg(test)]
mod tests;
