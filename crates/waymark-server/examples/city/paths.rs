//! What a plan office asks for in a day, as addresses: single records, pages of the ledger, series,
//! histories, searches.

use crate::PLAN;
use crate::content::{AREAS, INDICATORS, area_code, indicator_code, indicator_name};

/// Addresses in the order they are asked for; one round is ten requests.
pub fn paths() -> Vec<String> {
    (0..INDICATORS).flat_map(round).collect()
}

fn round(number: u32) -> [String; 10] {
    let base = format!("/api/v1/plans/{PLAN}");
    // Neighbours ask for things far apart.
    let at = number * 97 % INDICATORS;
    let (indicator, area) = (indicator_code(at), area_code(number * 5 % AREAS));
    let series = |frequency: &str| {
        format!("{base}/observations?indicator={indicator}&area={area}&frequency={frequency}")
    };
    // Every other page as known on a day: one on which all of the city is known.
    let known = if number.is_multiple_of(2) { "" } else { "&known_by=2099-12-31" };
    [
        format!("{base}/ledger/T-{at:03}"),
        series("year"),
        format!("{base}/ledger?limit=100{known}"),
        series("month"),
        format!("{base}/indicators/{indicator}"),
        format!("{base}/series?indicator={indicator}&area={area}"),
        format!("{base}/owners/O-{at:03}-lead"),
        format!("{base}/ledger/B-{at:03}/history"),
        format!("/api/v1/search?plan={PLAN}&limit=50&q={}", encoded(&indicator_name(at))),
        format!("{base}/observations?indicator={indicator}&area={area}&frequency=year&history=true"),
    ]
}

fn encoded(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}
