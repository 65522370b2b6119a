//! 指标分解: whether the parts given to areas or bodies make up the whole.

use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::number::{div, mul, sub};
use crate::indicator::Direction;

/// How parts and whole belong together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum SplitMode {
    /// The parts add up to the whole.
    Sum,
    /// Every part has the value of the whole.
    Same,
    /// The weighted mean of the parts is the whole.
    Weighted,
}

/// A part of a split target.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Part {
    /// Area or body.
    pub name: String,
    /// Its target, in the unit of the whole; none where nothing was given.
    #[schemars(with = "Option<String>")]
    pub value: Option<Decimal>,
    /// Its weight, for a weighted split.
    #[schemars(with = "Option<String>")]
    pub weight: Option<Decimal>,
}

/// Parts against the whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Reconciliation {
    /// What the parts make together; none where it cannot be computed.
    #[schemars(with = "Option<String>")]
    pub parts: Option<Decimal>,
    /// What is lacking (缺口), positive.
    #[schemars(with = "Option<String>")]
    pub gap: Option<Decimal>,
    /// What is asked beyond the whole (加码), positive; information, not a fault.
    #[schemars(with = "Option<String>")]
    pub excess: Option<Decimal>,
    /// Parts without a value or weight.
    pub open: Vec<String>,
    /// For the same value: parts below it.
    pub below: Vec<String>,
    /// For the same value: parts beyond it.
    pub beyond: Vec<String>,
}

/// Reconciles a split. Where less is better a shortfall is a sum above the whole.
pub fn reconcile(mode: SplitMode, whole: Decimal, direction: Direction, parts: &[Part]) -> Reconciliation {
    let lacks = |part: &&Part| part.value.is_none() || (mode == SplitMode::Weighted && part.weight.is_none());
    let name = |part: &Part| part.name.clone();
    let mut result = Reconciliation {
        parts: None,
        gap: None,
        excess: None,
        open: parts.iter().filter(lacks).map(name).collect(),
        below: Vec::new(),
        beyond: Vec::new(),
    };
    let towards = |value: Decimal| {
        let over = sub(value, whole)?;
        Some(if direction == Direction::Down { -over } else { over })
    };
    if mode == SplitMode::Same {
        for part in parts {
            match part.value.and_then(towards) {
                Some(over) if over < Decimal::ZERO => result.below.push(part.name.clone()),
                Some(over) if over > Decimal::ZERO => result.beyond.push(part.name.clone()),
                _ => {}
            }
        }
        let overs = || parts.iter().filter_map(|part| part.value.and_then(towards));
        result.gap = overs().filter(|over| *over < Decimal::ZERO).min().map(|over| -over);
        result.excess = overs().filter(|over| *over > Decimal::ZERO).max();
        return result;
    }
    result.parts = together(mode, parts);
    // With parts still open a sum is a lower bound: it can show an excess, not a gap.
    let whole_known = result.open.is_empty();
    let over = result.parts.and_then(towards);
    result.gap = over.filter(|over| *over < Decimal::ZERO && whole_known).map(|over| -over);
    result.excess = over.filter(|over| *over > Decimal::ZERO);
    result
}

fn together(mode: SplitMode, parts: &[Part]) -> Option<Decimal> {
    let sum = |values: Vec<Decimal>| values.into_iter().try_fold(Decimal::ZERO, |sum, v| sum.checked_add(v));
    let weighted = |part: &Part| Some((part.value?, part.weight?));
    match mode {
        SplitMode::Weighted => {
            let pairs: Vec<_> = parts.iter().filter_map(weighted).collect();
            let products =
                pairs.iter().map(|(value, weight)| mul(*value, *weight)).collect::<Option<Vec<_>>>()?;
            div(sum(products)?, sum(pairs.iter().map(|(_, weight)| *weight).collect())?)
        }
        _ => sum(parts.iter().filter_map(|part| part.value).collect()),
    }
}
