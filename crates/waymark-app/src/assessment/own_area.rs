//! The area a plan speaks for.

use std::collections::BTreeSet;

use waymark_core::area::AreaList;
use waymark_core::{Date, Ledger, Observation};

use super::AssessmentError;

/// The area a plan speaks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnArea {
    /// Its code, or the name where no pack has it.
    pub code: String,
    /// Nobody named it: it is the only area in the data that lies in no other one there.
    pub from_data: bool,
}

/// What follows the bare name of an area (上饶 is 上饶市).
const ENDS: [&str; 5] = ["", "市", "县", "区", "省"];

/// The area the plan speaks for: as asked, else as the ledger says, else by the data.
///
/// # Errors
/// The area asked for is neither in a pack nor in the data, or nothing names one.
pub fn own_area(
    asked: Option<&str>,
    ledger: &Ledger,
    areas: &AreaList,
    rows: &[Observation],
    day: Date,
) -> Result<OwnArea, AssessmentError> {
    let named = asked.or(ledger.plan.area.as_deref()).or(ledger.document.area.as_deref());
    let Some(name) = named else { return by_data(areas, rows, day) };
    let found = ENDS.iter().find_map(|end| areas.find(&format!("{name}{end}"), day));
    if found.is_none() && asked.is_some() && rows.iter().all(|row| row.area != name) {
        return Err(AssessmentError::NoSuchArea(name.to_owned()));
    }
    let code = found.map_or(name, |area| area.code.as_str()).to_owned();
    Ok(OwnArea { code, from_data: false })
}

fn by_data(areas: &AreaList, rows: &[Observation], day: Date) -> Result<OwnArea, AssessmentError> {
    let names: BTreeSet<&str> = rows.iter().map(|row| row.area.as_str()).collect();
    let code = |name| areas.find(name, day).map_or(name, |area| area.code.as_str());
    let codes: BTreeSet<&str> = names.into_iter().map(code).collect();
    let codes: Vec<_> = codes.into_iter().collect();
    let inside: Vec<_> = areas.double_counted(&codes).into_iter().map(|(inner, _)| inner).collect();
    match codes.iter().filter(|code| !inside.contains(code)).collect::<Vec<_>>()[..] {
        [only] => Ok(OwnArea { code: (*only).to_owned(), from_data: true }),
        _ => Err(AssessmentError::AreaUnclear),
    }
}
