//! Which targets of a plan are meant.

use waymark_core::target::{Plan, Target};

use super::splits::is_part;

/// A choice of targets. An empty list chooses all; what is given must hold together.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Choice {
    /// Codes of targets (or of items that restate one).
    pub targets: Vec<String>,
    /// Codes of indicators, as observations name them.
    pub indicators: Vec<String>,
    /// Codes of areas.
    pub areas: Vec<String>,
    /// Whether a chosen target brings along its split: the targets other areas have for the same.
    pub parts: bool,
}

impl Choice {
    /// Which of a plan's targets are chosen, in the order of the ledger.
    pub(super) fn of<'a>(&self, plan: &'a Plan) -> Vec<(usize, &'a Target)> {
        let named = |target: &Target| {
            self.targets.iter().any(|code| *code == target.code || target.restated.contains(code))
        };
        let wholes: Vec<&Target> = match self.parts {
            true => plan.targets.iter().filter(|target| named(target)).collect(),
            false => Vec::new(),
        };
        let chosen = |target: &Target| {
            let by_code =
                self.targets.is_empty() || named(target) || wholes.iter().any(|whole| is_part(target, whole));
            by_code && within(&self.indicators, &target.indicator) && within(&self.areas, &target.area)
        };
        plan.targets.iter().enumerate().filter(|(_, target)| chosen(target)).collect()
    }
}

fn within(codes: &[String], code: &str) -> bool {
    codes.is_empty() || codes.iter().any(|chosen| chosen == code)
}
