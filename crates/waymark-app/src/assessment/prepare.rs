//! Everything judging needs, made ready once.

use std::collections::{BTreeSet, HashMap, HashSet};

use waymark_core::area::AreaList;
use waymark_core::indicator::IndicatorIndex;
use waymark_core::judge::implied::cross_check;
use waymark_core::judge::{Assessment, Case, JudgedMilestone, judge, judge_milestone};
use waymark_core::ledger::Content;
use waymark_core::record::AdoptedBasis;
use waymark_core::target::{self, Adoption, Plan};
use waymark_core::{Date, Observation, Observations};
use waymark_report::assessment::{ASSESSMENT_SCHEMA, AssessmentReport, Trend};

use super::ranking::rankings;
use super::splits::splits;
use super::trend::trends;
use super::{AssessmentError, AssessmentInput, Choice, TrendCache};

/// A ledger read against what was known, ready to be judged.
#[derive(Debug, Clone)]
pub struct Prepared<'a> {
    /// What it was made from, without the observations.
    input: AssessmentInput<'a>,
    /// Code of the plan's own area.
    own: String,
    /// The targets, with their definitions beside them.
    pub plan: Plan,
    /// What was known, by codes.
    pub observed: Observations,
    /// Indicators of the data that neither ledger nor packs have, sorted: a slip in a name must not
    /// go unseen.
    pub unused: Vec<String>,
}

/// Reads the ledger against the observations.
///
/// # Errors
/// A basis adopted for what is not there.
pub fn prepare(mut input: AssessmentInput<'_>) -> Result<Prepared<'_>, AssessmentError> {
    let day = input.as_of.unwrap_or_else(|| input.at.last_day());
    let own = code_of_area(input.areas, &input.own_area, day);
    let index = IndicatorIndex::new(input.indicators);
    let codes = target::indicator_codes(input.ledger, &index);
    let mut rows = std::mem::take(&mut input.observations);
    let area_code = |name: &str| code_of_area(input.areas, name, day);
    let indicator_code = |name: &str| {
        let known = index.find(name).map(|definition| &definition.code);
        known.or_else(|| codes.get(name)).map_or_else(|| name.to_owned(), Clone::clone)
    };
    code_rows(&mut rows, |row| &mut row.area, area_code);
    let used = code_rows(&mut rows, |row| &mut row.indicator, indicator_code);
    let of_ledger: HashSet<&str> = codes.values().map(String::as_str).collect();
    let known = |code: &String| index.find(code).is_some() || of_ledger.contains(code.as_str());
    let unused = used.into_iter().filter(|code| !known(code)).collect();

    let observed = Observations::known_by(rows, input.as_of);
    let area = |name: Option<&str>| name.map_or_else(|| own.clone(), area_code);
    let mut plan = target::read_ledger(input.ledger, input.indicators, &area, &observed);
    adopt(&mut plan, &input.adoptions)?;
    Ok(Prepared { input, own, plan, observed, unused })
}

/// The code an area goes by now; the name itself where no pack has it.
pub(super) fn code_of_area(areas: &AreaList, name: &str, day: Date) -> String {
    let found = areas.find(name, day).map_or(name, |area| area.code.as_str());
    areas.renamed(found).to_owned()
}

/// Puts codes for names in one column of the rows, each distinct name looked up once; gives back
/// the codes that are there then.
fn code_rows(
    rows: &mut [Observation],
    column: impl Fn(&mut Observation) -> &mut String,
    code: impl Fn(&str) -> String,
) -> BTreeSet<String> {
    let mut codes: HashMap<String, String> = HashMap::new();
    for row in rows {
        let name = column(row);
        match codes.get(name.as_str()) {
            Some(code) if code == name => {}
            Some(code) => name.clone_from(code),
            None => {
                let code = code(name);
                codes.insert(std::mem::replace(name, code.clone()), code);
            }
        }
    }
    codes.into_values().collect()
}

fn adopt(plan: &mut Plan, adoptions: &[AdoptedBasis]) -> Result<(), AssessmentError> {
    for basis in adoptions {
        let found = plan.targets.iter_mut().find(|target| target.code == basis.target);
        let target = found.ok_or_else(|| AssessmentError::NoSuchTarget(basis.target.clone()))?;
        if target.baseline(&basis.revision).is_none() {
            let (target, revision) = (basis.target.clone(), basis.revision.clone());
            return Err(AssessmentError::NoSuchRevision { target, revision });
        }
        target.adopted = Some(Adoption {
            revision: basis.revision.clone(),
            rules: None,
            reason: basis.reason.clone(),
            on: basis.adopted_on,
        });
    }
    Ok(())
}

impl Prepared<'_> {
    /// Code of the area the plan speaks for.
    pub fn own_area(&self) -> &str {
        &self.own
    }

    /// The chosen targets judged, in the order of the ledger.
    pub fn judge_some(&self, choice: &Choice) -> Vec<Assessment> {
        choice.of(&self.plan).into_iter().map(|(place, _)| self.judge(place)).collect()
    }

    /// Where the series of the chosen targets lead; those that state a level for a later year.
    pub fn trends_of(&self, choice: &Choice, cache: &TrendCache) -> Vec<Trend> {
        let chosen = choice.of(&self.plan);
        let chosen = chosen.into_iter().map(|(place, target)| (target, &self.plan.definitions[place]));
        trends(chosen, &self.observed, self.input.at, self.input.lang, cache)
    }

    /// Everything judged.
    pub fn report(&self, cache: &TrendCache) -> AssessmentReport {
        let Prepared { input, own, plan, observed, .. } = self;
        let known = observed.all().iter().filter(|o| o.period.end_month() <= input.at.end_month());
        let facts = plan.facts.iter().chain(known).filter(|o| o.area == *own && o.dimensions.is_empty());
        let (implied, mut findings) = cross_check(input.indicators, &facts.collect::<Vec<_>>());
        let (splits, more) = splits(plan, own, &input.stated_parts);
        findings.extend(more);
        let used: HashSet<&str> = plan.targets.iter().map(|target| target.indicator.as_str()).collect();
        AssessmentReport {
            schema: ASSESSMENT_SCHEMA.to_owned(),
            plan: input.ledger.plan.title.clone(),
            at: input.at,
            as_of: input.as_of,
            rules: input.rules_name.clone(),
            packs: input.pack_names.clone(),
            invented: observed.all().iter().any(|o| o.invented && used.contains(o.indicator.as_str())),
            assessments: (0..plan.targets.len()).map(|place| self.judge(place)).collect(),
            milestones: self.milestones(),
            implied,
            splits,
            standings: match input.rank {
                true => rankings(plan, input.areas, observed, own, input.at),
                false => Vec::new(),
            },
            trends: match input.trends {
                true => self.trends_of(&Choice::default(), cache),
                false => Vec::new(),
            },
            findings,
        }
    }

    /// The milestones of the ledger, judged by what was reported.
    fn milestones(&self) -> Vec<JudgedMilestone> {
        let input = &self.input;
        let day = input.as_of.unwrap_or_else(|| input.at.last_day());
        let items = input.ledger.items.iter().filter_map(|item| match &item.content {
            Content::Milestone(milestone) => Some((&item.code, milestone)),
            _ => None,
        });
        items
            .map(|(code, one)| judge_milestone(code, one, input.stages.get(code), input.rules, day))
            .collect()
    }

    fn judge(&self, place: usize) -> Assessment {
        judge(&Case {
            target: &self.plan.targets[place],
            definition: &self.plan.definitions[place],
            observations: &self.observed,
            at: self.input.at,
            as_of: self.input.as_of,
            rules: self.input.rules,
            rules_name: &self.input.rules_name,
        })
    }
}
