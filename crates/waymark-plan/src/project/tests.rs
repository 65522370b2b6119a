use super::{Projects, projects};
use crate::outline::Outline;
use crate::read::from_text;
use crate::table::Tables;
use crate::text::Text;

fn read(text: &str) -> Projects {
    let text = Text::of(&from_text(text));
    let outline = Outline::of(&text);
    let tables = Tables::of(&text, &outline);
    projects(&text, &outline, &tables, "00")
}

/// `group/number/name@line` of each project.
fn drawn(found: &Projects) -> Vec<String> {
    found
        .projects
        .iter()
        .map(|project| {
            format!(
                "{}/{}/{}@{}",
                project.group.as_deref().unwrap_or("-"),
                project.number.map_or("-".to_owned(), |number| number.to_string()),
                project.name,
                project.source.line
            )
        })
        .collect()
}

#[test]
fn groups_of_a_stacked_table() {
    let found = read(
        "专栏2：重大项目\n\t序号\n\t项目名称\n\n\t平台类\n\n\t1\n\t甲中心\n\n\t2\n\t乙基地。\n\n\t产业类\n\n\t1\n\t丙生产线\n\n\n后文。",
    );
    assert_eq!(drawn(&found), ["平台类/1/甲中心@8", "平台类/2/乙基地@11", "产业类/1/丙生产线@16"]);
    assert!(found.findings.is_empty());
    let source = &found.projects[1].source;
    assert_eq!((source.quote.as_str(), source.start, source.end), ("乙基地。", 1, 5));
}

#[test]
fn counting_again_without_a_heading_is_a_finding() {
    let found = read(
        "附表 项目清单\n序号 | 项目名称 | 责任单位\n1 | 甲中心 | 市科技局\n2 | 乙基地 | 市工信局\n1 | 丙港口 | 市交通局",
    );
    assert_eq!(found.projects.len(), 3);
    assert_eq!(found.projects[2].owners[0].body, "市交通局");
    assert_eq!(found.findings.len(), 1);
    assert_eq!(found.findings[0].code, "group_missing");
    assert_eq!(found.findings[0].places[0].line, 5);
}

#[test]
fn a_box_of_projects_lists_them() {
    let found = read(
        "第一章 任务\n专栏3 重大工程\n一、交通\n1.甲至乙高速公路。全长80公里。（责任单位：市交通局）\n2.丙港口\n二、能源\n（1）丁电站：装机100万千瓦。\n第二章 保障",
    );
    assert_eq!(drawn(&found), ["交通/1/甲至乙高速公路@4", "交通/2/丙港口@5", "能源/1/丁电站@7"]);
    assert_eq!(found.projects[0].source.quote, "甲至乙高速公路");
    assert_eq!(found.projects[0].owners[0].body, "市交通局");
}

#[test]
fn tables_of_indicators_are_no_projects() {
    for text in [
        "表1 主要指标\n项目 | 单位 | 2020年 | 2025年\n强度 | % | 1 | 2\n企业 | 家 | 3 | 4",
        "表2 重点项目投资\n指标名称 | 2024年\n投资 | 100\n个数 | 30",
        "专栏1 人才工程\n1.引进人才\n2.培养人才",
        "序号 | 工作任务 | 责任单位\n1 | 建设中心 | 市科技局\n2 | 引进人才 | 市人社局",
    ] {
        assert!(read(text).projects.is_empty(), "{text}");
    }
}
