//! Areas, bodies, indicators: what plans share.

use waymark_core::area::{Area, AreaChange};
use waymark_core::body::Body;
use waymark_core::indicator::Definition;
use waymark_store::entity::Index;

use super::plan::{TITLE_CHARS_MAX, needed};
use super::{Record, Reference};
use crate::actor::Place;
use crate::error::FieldFault;
use crate::operation::Operation;

fn public() -> String {
    "public".to_owned()
}

impl Record for Area {
    const KIND: &'static str = "area";
    const PREFIX: &'static str = "area-";
    const SCOPED: bool = false;
    const READ: Operation = Operation::AreaRead;
    const WRITE: Operation = Operation::AreaWrite;

    fn index(&self) -> Index {
        Index {
            name: self.name.clone(),
            parent: self.parent.clone(),
            visibility: public(),
            facets: self.parent.iter().map(|parent| ("parent", parent.clone())).collect(),
            text: self.name_en.clone().unwrap_or_else(|| self.name.clone()),
            ..Index::default()
        }
    }

    fn own_code(&self) -> Option<&str> {
        Some(&self.code)
    }

    fn faults(&self) -> Vec<FieldFault> {
        let mut faults = Vec::new();
        needed(&mut faults, "name", &self.name, TITLE_CHARS_MAX);
        if self.parent.as_deref() == Some(self.code.as_str()) {
            faults.push(FieldFault::new("parent", "itself"));
        }
        faults
    }

    fn references(&self) -> Vec<Reference> {
        self.parent.iter().map(|parent| Reference::area("parent", parent)).collect()
    }
}

impl Record for AreaChange {
    const KIND: &'static str = "area_change";
    const PREFIX: &'static str = "AC-";
    const SCOPED: bool = false;
    const READ: Operation = Operation::AreaRead;
    const WRITE: Operation = Operation::AreaWrite;

    fn index(&self) -> Index {
        Index { name: self.on.clone(), visibility: public(), ..Index::default() }
    }
}

impl Record for Body {
    const KIND: &'static str = "body";
    const PREFIX: &'static str = "B-";
    const SCOPED: bool = false;
    const READ: Operation = Operation::BodyRead;
    const WRITE: Operation = Operation::BodyWrite;

    fn index(&self) -> Index {
        let mut facets = Vec::new();
        facets.extend(self.parent.iter().map(|parent| ("parent", parent.clone())));
        facets.extend(self.area.iter().map(|area| ("area", area.clone())));
        Index {
            name: self.name.clone(),
            parent: self.parent.clone(),
            visibility: public(),
            facets,
            text: format!("{} {}", self.name, self.aliases.join(" ")),
            ..Index::default()
        }
    }

    fn own_code(&self) -> Option<&str> {
        Some(&self.code)
    }

    fn place(&self) -> Place {
        Place { body: Some(self.code.clone()), ..Place::default() }
    }

    fn faults(&self) -> Vec<FieldFault> {
        let mut faults = Vec::new();
        needed(&mut faults, "name", &self.name, TITLE_CHARS_MAX);
        if self.parent.as_deref() == Some(self.code.as_str()) {
            faults.push(FieldFault::new("parent", "itself"));
        }
        faults
    }

    fn references(&self) -> Vec<Reference> {
        let parent = self.parent.iter().map(|parent| Reference::body("parent", parent));
        parent.chain(self.area.iter().map(|area| Reference::area("area", area))).collect()
    }
}

/// An indicator belongs to a plan; those all plans share have the empty scope.
impl Record for Definition {
    const KIND: &'static str = "indicator";
    const PREFIX: &'static str = "I-";
    const SCOPED: bool = true;
    const READ: Operation = Operation::IndicatorRead;
    const WRITE: Operation = Operation::IndicatorWrite;

    fn index(&self) -> Index {
        Index {
            name: self.name.clone(),
            visibility: public(),
            text: format!(
                "{} {} {}",
                self.name,
                self.name_en.as_deref().unwrap_or(""),
                self.aliases.join(" ")
            ),
            ..Index::default()
        }
    }

    fn own_code(&self) -> Option<&str> {
        Some(&self.code)
    }

    fn faults(&self) -> Vec<FieldFault> {
        let mut faults = Vec::new();
        needed(&mut faults, "name", &self.name, TITLE_CHARS_MAX);
        faults
    }
}
