//! A stated value: one number, or the two ends of a range.

use rust_decimal::Decimal;
use rust_decimal::prelude::{FromPrimitive, ToPrimitive};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A number or a closed range, in the unit stated beside it. In JSON a number or `[low, high]`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Value {
    /// A single number.
    One(Decimal),
    /// From the first to the second, as printed.
    Range(Decimal, Decimal),
}

impl Value {
    /// The number itself, or the low end of a range.
    pub fn low(self) -> Decimal {
        match self {
            Value::One(value) | Value::Range(value, _) => value,
        }
    }

    /// The number itself, or the high end of a range.
    pub fn high(self) -> Decimal {
        match self {
            Value::One(value) | Value::Range(_, value) => value,
        }
    }
}

impl std::fmt::Display for Value {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Value::One(value) => write!(f, "{}", value.normalize()),
            Value::Range(low, high) => write!(f, "{}–{}", low.normalize(), high.normalize()),
        }
    }
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Value::One(value) => number(*value).serialize(serializer),
            Value::Range(low, high) => [number(*low), number(*high)].serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum Wire {
            One(f64),
            Range([f64; 2]),
        }
        let decimal = |number: f64| {
            Decimal::from_f64(number).ok_or_else(|| serde::de::Error::custom("number out of range"))
        };
        Ok(match Wire::deserialize(deserializer)? {
            Wire::One(value) => Value::One(decimal(value)?),
            Wire::Range([low, high]) => Value::Range(decimal(low)?, decimal(high)?),
        })
    }
}

impl JsonSchema for Value {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Value".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "A number, or a closed range [low, high].",
            "oneOf": [
                { "type": "number" },
                { "type": "array", "items": { "type": "number" }, "minItems": 2, "maxItems": 2 }
            ]
        })
    }
}

/// A JSON number as a reader expects it: `1000`, not `1000.0`.
#[derive(Serialize)]
#[serde(untagged)]
enum Number {
    Whole(i64),
    Real(f64),
}

fn number(value: Decimal) -> Number {
    match value.is_integer().then(|| value.to_i64()).flatten() {
        Some(whole) => Number::Whole(whole),
        None => Number::Real(value.to_f64().unwrap_or(f64::NAN)),
    }
}
