//! The columns of the workbook: one list, used for writing and for reading back.

use waymark_core::{Change, Class, Form, Kind, MilestoneType, Nature, Operator, OwnerRole, Strength};

use super::choice::Choice;
use crate::text::{Labelled, Lang, label};

/// A column, whatever sheet it stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Field {
    /// 处理.
    Decision,
    /// 编号.
    Code,
    /// 类别: target or baseline.
    Kind,
    /// 指标.
    Indicator,
    /// 表述, of a milestone 内容.
    Subject,
    /// 数值.
    Value,
    /// 单位 of measure.
    Unit,
    /// 时期.
    Period,
    /// 要求.
    Operator,
    /// 约束强度.
    Strength,
    /// 指标属性.
    Nature,
    /// 数值形式.
    Form,
    /// 性质.
    Class,
    /// 升降.
    Change,
    /// 区域.
    Area,
    /// 限定词.
    Qualifier,
    /// 类型 of a milestone.
    MilestoneType,
    /// 组别 of a project.
    Group,
    /// 序号 of a project.
    Number,
    /// 项目名称.
    Name,
    /// An owner column.
    Owner(OwnerRole),
    /// 备注.
    Note,
    /// 标记, for reading only.
    Flags,
    /// 章节, for reading only.
    Section,
    /// 行, for reading only.
    Line,
    /// 原文, for reading only.
    Quote,
    /// 把握, for reading only.
    Confidence,
    /// 条目标识, hidden.
    Id,
}

/// Owner columns in the order of the sheet.
pub const OWNERS: [OwnerRole; 6] = [
    OwnerRole::Lead,
    OwnerRole::Support,
    OwnerRole::Responsible,
    OwnerRole::Data,
    OwnerRole::Leader,
    OwnerRole::Contact,
];

impl Field {
    /// Text of the column's heading.
    pub fn name(self, lang: Lang) -> &'static str {
        let (zh, en) = match self {
            Field::Decision => ("处理", "decision"),
            Field::Code => ("编号", "code"),
            Field::Kind => ("类别", "kind"),
            Field::Indicator => ("指标名称", "indicator"),
            Field::Subject => ("内容", "subject"),
            Field::Value => ("数值", "value"),
            Field::Unit => ("计量单位", "unit"),
            Field::Period => ("时期", "period"),
            Field::Operator => ("要求", "comparison"),
            Field::Strength => ("约束强度", "strength"),
            Field::Nature => ("指标属性", "nature"),
            Field::Form => ("数值形式", "form"),
            Field::Class => ("性质", "class"),
            Field::Change => ("升降", "direction"),
            Field::Area => ("区域", "area"),
            Field::Qualifier => ("限定词", "qualifier"),
            Field::MilestoneType => ("类型", "type"),
            Field::Group => ("组别", "group"),
            Field::Number => ("序号", "number"),
            Field::Name => ("项目名称", "project"),
            Field::Owner(role) => return label(role, lang),
            Field::Note => ("备注", "note"),
            Field::Flags => ("标记", "marks"),
            Field::Section => ("章节", "section"),
            Field::Line => ("行", "line"),
            Field::Quote => ("原文", "words of the document"),
            Field::Confidence => ("把握", "confidence"),
            Field::Id => ("条目标识", "item id"),
        };
        lang.pick(zh, en)
    }

    /// Width of the column in characters of the default font.
    pub fn width(self) -> f64 {
        match self {
            Field::Decision | Field::Kind | Field::Nature | Field::Change => 9.0,
            Field::Code | Field::Unit | Field::Number | Field::Confidence => 9.0,
            Field::Line => 7.0,
            Field::Indicator | Field::Subject => 25.0,
            Field::Name => 44.0,
            Field::Quote => 50.0,
            Field::Section | Field::Note => 20.0,
            Field::Owner(_) => 13.0,
            Field::Operator => 13.0,
            Field::Value | Field::Period | Field::Strength | Field::Form | Field::Class => 11.5,
            Field::MilestoneType | Field::Area | Field::Qualifier | Field::Flags => 12.0,
            Field::Group => 18.0,
            Field::Id => 16.0,
        }
    }

    /// Whether the column is there to read only: edits in it have no effect.
    pub fn read_only(self) -> bool {
        matches!(
            self,
            Field::Code
                | Field::Flags
                | Field::Section
                | Field::Line
                | Field::Quote
                | Field::Confidence
                | Field::Id
        )
    }

    /// Whether the office is asked to fill the column in.
    pub fn to_fill(self) -> bool {
        matches!(self, Field::Decision | Field::Owner(_) | Field::Note)
    }

    /// The words a drop-down offers; none where text is free.
    pub fn choices(self, lang: Lang) -> Option<Vec<&'static str>> {
        fn all<T: Labelled>(lang: Lang) -> Option<Vec<&'static str>> {
            Some(T::ALL.iter().map(|(value, ..)| label(*value, lang)).collect())
        }
        match self {
            Field::Decision => Some(Choice::OFFERED.map(|choice| label(choice, lang)).to_vec()),
            Field::Kind => all::<Kind>(lang),
            Field::Operator => all::<Operator>(lang),
            Field::Strength => all::<Strength>(lang),
            Field::Nature => all::<Nature>(lang),
            Field::Form => all::<Form>(lang),
            Field::Class => all::<Class>(lang),
            Field::Change => all::<Change>(lang),
            Field::MilestoneType => all::<MilestoneType>(lang),
            _ => None,
        }
    }

    /// Name of the field in the ledger's schema.
    pub fn schema_name(self) -> &'static str {
        match self {
            Field::Owner(OwnerRole::Lead) => "owners.lead",
            Field::Owner(OwnerRole::Responsible) => "owners.responsible",
            Field::Owner(OwnerRole::Support) => "owners.support",
            Field::Owner(OwnerRole::Data) => "owners.data",
            Field::Owner(OwnerRole::Leader) => "owners.leader",
            Field::Owner(OwnerRole::Contact) => "owners.contact",
            Field::MilestoneType => "type",
            Field::Name => "name",
            Field::Operator => "operator",
            Field::Change => "change",
            other => other.name(Lang::En),
        }
    }
}
