//! 位次: places of the areas below the plan's own.

use std::collections::HashSet;

use waymark_core::area::{AreaLevel, AreaList};
use waymark_core::judge::{Peer, rank};
use waymark_core::target::Plan;
use waymark_core::{Observation, Observations, Period};
use waymark_report::assessment::Ranking;

/// Places of the areas right below the plan's own, for each indicator of its own targets that at
/// least two of them report for the year judged. Zones lie inside other areas and have no place.
pub fn rankings(
    plan: &Plan,
    areas: &AreaList,
    observed: &Observations,
    own: &str,
    at: Period,
) -> Vec<Ranking> {
    let period = Period::Year(at.last_year());
    let mut children = areas.children(own, period.last_day());
    children.retain(|area| area.level != AreaLevel::Zone);
    let mut seen = HashSet::new();
    let own_targets = plan.targets.iter().zip(&plan.definitions).filter(|(target, _)| target.area == own);
    let mut rankings = Vec::new();
    for (target, definition) in own_targets {
        if seen.contains(target.indicator.as_str()) {
            continue;
        }
        let value =
            |area: &str| observed.counting(&definition.code, area, period).and_then(Observation::usable);
        let peer = |area: &&waymark_core::area::Area| Peer {
            area: area.code.clone(),
            period,
            value: value(&area.code),
        };
        let peers: Vec<_> = children.iter().map(peer).collect();
        if peers.iter().filter(|peer| peer.value.is_some()).count() > 1 {
            seen.insert(target.indicator.as_str());
            rankings.push(Ranking {
                indicator: target.indicator.clone(),
                name: target.name.clone(),
                period,
                standings: rank(&peers, period, definition.direction),
            });
        }
    }
    rankings
}
