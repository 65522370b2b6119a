//! The sheets of the workbook and the columns each has.

use waymark_core::OwnerRole;

use super::field::Field;
use crate::text::Lang;

/// Name of the very hidden sheet that carries the offer.
pub const OFFER_SHEET: &str = "_waymark";

/// A sheet people see.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Sheet {
    /// 目标与基期.
    Statements,
    /// 里程碑.
    Milestones,
    /// 项目.
    Projects,
    /// 核查.
    Findings,
    /// 说明.
    Guide,
}

impl Sheet {
    /// Name on the tab.
    pub fn name(self, lang: Lang) -> &'static str {
        match self {
            Sheet::Statements => lang.pick("目标与基期", "Targets and baselines"),
            Sheet::Milestones => lang.pick("里程碑", "Milestones"),
            Sheet::Projects => lang.pick("项目", "Projects"),
            Sheet::Findings => lang.pick("核查", "Findings"),
            Sheet::Guide => lang.pick("说明", "Guide"),
        }
    }

    /// Columns of a sheet that is read back, in the order they are written.
    pub fn fields(self) -> Vec<Field> {
        use Field::*;
        let mut fields = match self {
            Sheet::Statements => vec![
                Decision, Code, Kind, Indicator, Subject, Value, Unit, Period, Operator, Strength, Nature,
            ],
            Sheet::Milestones => vec![Decision, Code, MilestoneType, Subject, Period, Strength, Qualifier],
            Sheet::Projects => vec![Decision, Code, Group, Number, Name],
            Sheet::Findings | Sheet::Guide => return Vec::new(),
        };
        fields.extend(super::field::OWNERS.map(Owner));
        fields.push(Note);
        fields.extend([Section, Line, Quote]);
        if self == Sheet::Statements {
            fields.extend([Form, Class, Change, Area, Qualifier, Flags, Confidence]);
        }
        fields.push(Id);
        fields
    }

    /// Columns without which the sheet cannot be read back.
    pub fn needs(self, field: Field) -> bool {
        match field {
            Field::Decision | Field::Id => true,
            Field::Owner(OwnerRole::Lead) => false,
            other => !other.read_only() && !matches!(other, Field::Owner(_) | Field::Note),
        }
    }
}
