//! Words of headers that say what a column holds.

use waymark_core::{Kind, OwnerRole, Period};

use super::shape::{Column, ColumnRole, split_unit};
use crate::outline::noise::{contains, equal, starts_with};
use crate::outline::told::term;

/// What a header says of its column.
pub fn column(header: &str) -> Column {
    let chars: Vec<char> =
        crate::text::folded(header).into_iter().filter(|c| !matches!(c, ' ' | '\n')).collect();
    let has = |word: &str| contains(&chars, word);
    let mut column = Column {
        role: role(&chars),
        unit: split_unit(&chars).1.map(|(start, end)| chars[start..end].iter().collect()),
        period: None,
        kind: None,
        yearly_growth: has("年均") || has("增速") || has("增长率") || has("增幅"),
        growth: ["增长", "增速", "增幅", "涨跌", "同比", "下降"].into_iter().any(has),
        cumulative: has("累计") || has("[") || has("新增"),
        forecast: has("预计") || has("预测"),
    };
    if column.role == ColumnRole::Value {
        column.period = period(&chars);
        column.kind = kind(&chars);
    }
    column
}

fn role(chars: &[char]) -> ColumnRole {
    let has = |word: &str| contains(chars, word);
    let is = |word: &str| equal(chars, word);
    if let Some(role) = owner(chars) {
        return ColumnRole::Owner(role);
    }
    if ["序号", "编号", "项次", "序"].into_iter().any(is) || starts_with(chars, "No") {
        return ColumnRole::Number;
    }
    if ["单位", "计量单位", "指标单位", "单位名称"].into_iter().any(is) {
        return ColumnRole::Unit;
    }
    if has("属性") || is("性质") || is("指标性质") || is("类型") && chars.len() == 2 {
        return ColumnRole::Nature;
    }
    if ["类别", "领域", "分类", "指标类别", "一级指标", "类型", "方向", "板块", "所属领域", "维度"]
        .into_iter()
        .any(is)
    {
        return ColumnRole::Group;
    }
    let value = period(chars).is_some()
        || [
            "目标", "目标值", "现状", "基期", "基数", "完成值", "实际", "累计", "总投资", "投资额", "年均",
            "增速", "增长率", "数值", "数量",
        ]
        .into_iter()
        .any(has);
    let text = ["内容", "任务", "举措", "说明", "备注", "名称", "时限", "时间", "进度安排", "要求"]
        .into_iter()
        .any(has);
    if value && !text {
        return ColumnRole::Value;
    }
    if has("名称") || has("指标") || is("项目") || is("事项") || is("地区") || is("县市区") {
        return ColumnRole::Name;
    }
    if value && has("目标") && !has("任务") {
        return ColumnRole::Value;
    }
    ColumnRole::Text
}

/// The part of the bodies a column lists.
fn owner(chars: &[char]) -> Option<OwnerRole> {
    let has = |word: &str| contains(chars, word);
    let body = has("单位") || has("部门") || has("主体") || has("科室");
    if has("牵头领导") || has("责任领导") || has("分管领导") || has("挂点领导") || has("包保领导")
    {
        return Some(OwnerRole::Leader);
    }
    if has("联系人") || has("联络员") || has("责任人") {
        return Some(OwnerRole::Contact);
    }
    if !body {
        return None;
    }
    if has("数据") || has("填报") || has("报送") {
        return Some(OwnerRole::Data);
    }
    if has("牵头") {
        return Some(OwnerRole::Lead);
    }
    if has("配合") || has("参与") || has("协同") || has("协办") {
        return Some(OwnerRole::Support);
    }
    if has("责任")
        || has("负责")
        || has("承办")
        || has("主办")
        || has("实施单位")
        || has("实施主体")
        || has("建设单位")
        || has("主管")
    {
        return Some(OwnerRole::Responsible);
    }
    None
}

/// The period a header names. A comparison of two years (2025年比2020年) names none.
fn period(chars: &[char]) -> Option<Period> {
    if contains(chars, "比20") || contains(chars, "较20") {
        return None;
    }
    let bare = chars.len() == 4;
    if bare && let Some(year) = crate::outline::numeral::year(chars) {
        return Some(Period::Year(year));
    }
    term(chars)
}

fn kind(chars: &[char]) -> Option<Kind> {
    let has = |word: &str| contains(chars, word);
    if ["目标", "规划", "计划", "预期"].into_iter().any(has) {
        return Some(Kind::Target);
    }
    ["现状", "基期", "基数", "完成", "实际", "实绩", "预计", "预测"]
        .into_iter()
        .any(has)
        .then_some(Kind::Baseline)
}
