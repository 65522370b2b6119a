//! Areas by code, and which parts make up a whole on a day.

use std::collections::HashMap;

use crate::Date;
use crate::area::{Area, AreaList};

/// An area with its first and last day.
type Dated<'a> = (&'a Area, Option<Date>, Option<Date>);

/// Areas looked up once.
pub(super) struct Areas<'a> {
    list: &'a AreaList,
    by_code: HashMap<&'a str, &'a Area>,
    below: HashMap<&'a str, Vec<Dated<'a>>>,
}

impl<'a> Areas<'a> {
    pub fn new(list: &'a AreaList) -> Areas<'a> {
        let mut areas = Areas { list, by_code: HashMap::new(), below: HashMap::new() };
        for area in &list.areas {
            areas.by_code.entry(&area.code).or_insert(area);
            if let Some(parent) = &area.parent {
                let from = area.valid_from.as_deref().and_then(Date::first_of);
                let to = area.valid_to.as_deref().and_then(Date::last_of);
                areas.below.entry(parent).or_default().push((area, from, to));
            }
        }
        areas
    }

    /// Its name; the code where the area is unknown.
    pub fn name<'b>(&'b self, code: &'b str) -> &'b str {
        self.by_code.get(code).map_or(code, |area| area.name.as_str())
    }

    /// The area above.
    pub fn parent(&self, code: &str) -> Option<&'a str> {
        self.by_code.get(code)?.parent.as_deref()
    }

    /// Whether there are areas below.
    pub fn has_parts(&self, code: &str) -> bool {
        self.below.contains_key(code)
    }

    /// The areas right below one that day, as [`AreaList::children`] gives them.
    fn children(&self, parent: &str, day: Date) -> Vec<&'a str> {
        let valid =
            |(_, from, to): &&Dated<'a>| from.is_none_or(|from| from <= day) && to.is_none_or(|to| day <= to);
        let below = self.below.get(parent).into_iter().flatten();
        below.filter(valid).map(|(area, ..)| area.code.as_str()).collect()
    }
}

/// The parts of wholes, remembered: many periods share them.
#[derive(Default)]
pub(super) struct Families<'a> {
    by_day: HashMap<(&'a str, Date), usize>,
    by_children: HashMap<Vec<&'a str>, usize>,
    parts: Vec<Vec<&'a str>>,
}

impl<'a> Families<'a> {
    /// Codes of the areas whose values add up to that of one; what another of them already holds is left out.
    pub fn parts(&mut self, areas: &Areas<'a>, whole: &'a str, day: Date) -> &[&'a str] {
        let place = match self.by_day.get(&(whole, day)) {
            Some(place) => *place,
            None => {
                let place = self.of_children(areas, areas.children(whole, day));
                self.by_day.insert((whole, day), place);
                place
            }
        };
        &self.parts[place]
    }

    fn of_children(&mut self, areas: &Areas<'a>, children: Vec<&'a str>) -> usize {
        if let Some(place) = self.by_children.get(&children) {
            return *place;
        }
        let double = areas.list.double_counted(&children);
        let counted = |code: &&&str| double.iter().all(|(left_out, _)| left_out != *code);
        self.parts.push(children.iter().filter(counted).copied().collect());
        self.by_children.insert(children, self.parts.len() - 1);
        self.parts.len() - 1
    }
}
