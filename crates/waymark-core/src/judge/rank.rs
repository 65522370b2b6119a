//! 位次: places in a peer set. A granted right, off by default; the default order is the administrative one.

use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::number::sub;
use crate::Period;
use crate::indicator::Direction;

/// One of the peers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Peer {
    /// Code of the area.
    pub area: String,
    /// What time its value is about.
    pub period: Period,
    /// Its value; none where it has none.
    #[schemars(with = "Option<String>")]
    pub value: Option<Decimal>,
}

/// A peer's place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Standing {
    /// Code of the area.
    pub area: String,
    /// Place, 1 the best; equal values share one. None where it cannot be placed.
    pub place: Option<u32>,
    /// How many have a place.
    pub of: u32,
    /// Distance to the next better value.
    #[schemars(with = "Option<String>")]
    pub gap_above: Option<Decimal>,
    /// Distance to the next worse value.
    #[schemars(with = "Option<String>")]
    pub gap_below: Option<Decimal>,
}

/// Places of the peers for one period, in the order given. Peers with a value for another period,
/// or none, get no place: only the same data year is compared.
pub fn rank(peers: &[Peer], period: Period, direction: Direction) -> Vec<Standing> {
    let better = |a: Decimal, b: Decimal| match direction {
        Direction::Down => a < b,
        _ => a > b,
    };
    let values: Vec<Option<Decimal>> =
        peers.iter().map(|peer| peer.value.filter(|_| peer.period == period)).collect();
    let placed: Vec<Decimal> = values.iter().flatten().copied().collect();
    let standing = |(peer, value): (&Peer, &Option<Decimal>)| {
        let above = |value| placed.iter().copied().filter(move |other| better(*other, value));
        let below = |value| placed.iter().copied().filter(move |other| better(value, *other));
        let closest = |one: Decimal, other: Decimal| if better(one, other) { other } else { one };
        let farthest = |one: Decimal, other: Decimal| if better(one, other) { one } else { other };
        let gap = |value: Decimal, other: Option<Decimal>| Some(sub(other?, value)?.abs());
        Standing {
            area: peer.area.clone(),
            place: value.map(|value| above(value).count() as u32 + 1),
            of: placed.len() as u32,
            gap_above: value.and_then(|value| gap(value, above(value).reduce(closest))),
            gap_below: value.and_then(|value| gap(value, below(value).reduce(farthest))),
        }
    };
    peers.iter().zip(&values).map(standing).collect()
}
