//! Restatements: which statements measure the same thing.

use std::collections::HashMap;

use waymark_core::{Form, Indicator, Statement};

use crate::text::fold;

/// Names that mean the same, written one way for comparison: variant and common form, applied
/// in this order.
const SAME: &[(&str, &str)] = &[
    ("研究与试验发展(R&D)", "研发"),
    ("研究开发(R&D)", "研发"),
    ("研究与试验发展", "研发"),
    ("R&D", "研发"),
    ("地区生产总值(GDP)", "生产总值"),
    ("地区生产总值", "生产总值"),
    ("GDP", "生产总值"),
    ("规模以上工业", "工业"),
    ("规上工业", "工业"),
    ("研发经费支出投入", "研发投入"),
    ("研发经费投入", "研发投入"),
    ("研发经费支出", "研发投入"),
    ("研发经费", "研发投入"),
    ("投入占生产总值之比", "投入强度"),
    ("投入占生产总值比重", "投入强度"),
    ("投入占生产总值比例", "投入强度"),
    ("投入占生产总值的比重", "投入强度"),
    ("投入占生产总值的比例", "投入强度"),
    ("技术市场合同", "技术合同"),
    ("合同登记成交额", "合同成交额"),
    ("合同成交金额", "合同成交额"),
    ("合同交易额", "合同成交额"),
    ("发明专利拥有量", "有效发明专利"),
    ("有效有效", "有效"),
    ("投入总量增速", "投入增速"),
    ("投入年均增速", "投入增速"),
    ("年均增长率", "增速"),
    ("年均增速", "增速"),
    ("年均增长", "增速"),
    ("占工业的比重", "占工业增加值比重"),
    ("占工业比重", "占工业增加值比重"),
    ("比例", "比重"),
    ("之比", "比重"),
    ("占比", "比重"),
];

/// Openings that only say whose it is.
const WHOSE: &[&str] = &["全市", "全省", "全县", "全区", "我市", "我省", "我县", "全社会", "城市", "本市"];

/// Endings that only say that it is a number.
const ENDINGS: &[&str] = &["总数", "数量", "总量", "总额", "数", "拥有量", "年均", "累计"];

/// A name in a form in which other ways to write it are equal.
pub(crate) fn name(subject: &str) -> String {
    let mut name: String = subject.chars().map(fold).filter(|c| !" “”\"的".contains(*c)).collect();
    for (variant, common) in SAME {
        if name.contains(variant) {
            name = name.replace(variant, common);
        }
    }
    while let Some(rest) = WHOSE.iter().find_map(|word| name.strip_prefix(word)) {
        name = rest.to_owned();
    }
    while let Some(rest) =
        ENDINGS.iter().find_map(|word| name.strip_suffix(word).filter(|rest| rest.chars().count() >= 2))
    {
        name = rest.to_owned();
    }
    if name == "投入强度" {
        name.insert_str(0, "研发"); // said after the expenditure itself
    }
    name
}

/// What a subject measures, in a form in which restatements are equal.
pub(crate) fn key(statement: &Statement) -> String {
    let name = name(&statement.subject);
    let rate = statement.form == Form::Growth;
    let new = statement.form == Form::Increment;
    let unit = statement.unit.as_deref().unwrap_or_default();
    format!(
        "{}{name}|{}",
        if new {
            "+"
        } else if rate {
            "%"
        } else {
            ""
        },
        dimension(unit)
    )
}

/// The unit without its scale: 万元 and 亿元 measure alike, 家 and 个 count alike.
pub(crate) fn dimension(unit: &str) -> &str {
    let base = unit.trim_start_matches(['万', '亿', '千', '百', '十']);
    match base {
        "家" | "个" | "所" | "项" | "名" | "人" | "件" | "座" | "处" => "个",
        other => other,
    }
}

/// Groups the statements by what they measure and gives each the name of its group: the name
/// printed in a table if there is one, else the one printed most, else first.
pub fn indicators(statements: &mut [Statement]) -> Vec<Indicator> {
    let mut order: Vec<Vec<usize>> = Vec::new();
    let mut groups: HashMap<String, usize> = HashMap::new();
    for (index, statement) in statements.iter().enumerate() {
        let group = *groups.entry(key(statement)).or_insert_with(|| {
            order.push(Vec::new());
            order.len() - 1
        });
        order[group].push(index);
    }
    let mut names: HashMap<String, u32> = HashMap::new();
    order
        .into_iter()
        .map(|members| {
            let mut name = best_name(statements, &members);
            let used = names.entry(name.clone()).or_insert(0);
            *used += 1;
            if *used > 1 {
                // Two things under one name: tell them apart by unit, then by number.
                name = match statements[members[0]].unit.as_deref() {
                    Some(unit) if *used == 2 => format!("{name}（{unit}）"),
                    _ => format!("{name}（{used}）"),
                };
            }
            for member in &members {
                statements[*member].indicator = name.clone();
            }
            let ids = members.iter().map(|member| statements[*member].id.clone()).collect();
            Indicator { name, statements: ids }
        })
        .collect()
}

fn best_name(statements: &[Statement], members: &[usize]) -> String {
    let subject = |member: &usize| statements[*member].subject.as_str();
    let mut printed: HashMap<&str, u32> = HashMap::new();
    members.iter().for_each(|member| *printed.entry(subject(member)).or_default() += 1);
    let in_table = members.iter().find(|member| statements[**member].source.cell.is_some());
    in_table
        .map(subject)
        .or_else(|| members.iter().rev().map(subject).max_by_key(|name| printed.get(name)))
        .filter(|name| !name.is_empty())
        .unwrap_or("?")
        .to_owned()
}

#[cfg(test)]
mod tests;
