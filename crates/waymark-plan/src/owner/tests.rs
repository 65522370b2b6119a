use proptest::prelude::*;
use waymark_core::OwnerRole;

use super::{Owners, of_row, owners_in};
use crate::outline::Outline;
use crate::read::from_text;
use crate::table::Tables;
use crate::text::Text;

/// The bodies of a line as `role body`, in reading order.
fn bodies(line: &str) -> Vec<String> {
    let text = Text::of(&from_text(line));
    owners_in(&text.lines[0])
        .into_iter()
        .flat_map(|(_, _, owners)| owners)
        .map(|owner| named(owner.role, &owner.body))
        .collect()
}

fn named(role: OwnerRole, body: &str) -> String {
    let role = match role {
        OwnerRole::Lead => "lead",
        OwnerRole::Responsible => "responsible",
        OwnerRole::Support => "support",
        OwnerRole::Data => "data",
        OwnerRole::Leader => "leader",
        OwnerRole::Contact => "contact",
    };
    format!("{role} {body}")
}

#[test]
fn constructions() {
    let cases: [(&str, &[&str]); 12] = [
        ("建成平台。（责任单位：市科技局、市发改委）", &["responsible 市科技局", "responsible 市发改委"]),
        (
            "抓好投入。【牵头单位：市科技局；配合单位：市财政局、各县（市、区）人民政府】",
            &["lead 市科技局", "support 市财政局", "support 各县（市、区）人民政府"],
        ),
        ("牵头单位：市人社局", &["lead 市人社局"]),
        ("责任单位∶ 市工信局， 市商务局 等。", &["responsible 市工信局", "responsible 市商务局"]),
        (
            "引进人才。（市科技局牵头，市财政局、各县（市、区）配合）",
            &["lead 市科技局", "support 市财政局", "support 各县（市、区）"],
        ),
        ("开展督查。（市科技局负责）", &["responsible 市科技局"]),
        (
            "优化环境。（市科技局、市发展改革委等按职责分工负责）",
            &["responsible 市科技局", "responsible 市发展改革委"],
        ),
        (
            "（市委组织部、市人社局牵头负责，市教育局参与）",
            &["lead 市委组织部", "lead 市人社局", "support 市教育局"],
        ),
        (
            "牵头领导：张某某  牵头单位：市教育局  联系人：李某",
            &["leader 张某某", "lead 市教育局", "contact 李某"],
        ),
        ("数据提供单位：市统计局", &["data 市统计局"]),
        ("新建5个中心。牵头单位：市科技局；配合单位：市财政局。", &["lead 市科技局", "support 市财政局"]),
        (
            "推进项目。（牵头单位：市发展改革委，责任单位：市交通局）",
            &["lead 市发展改革委", "responsible 市交通局"],
        ),
    ];
    for (line, wanted) in cases {
        assert_eq!(bodies(line), wanted, "{line}");
    }
}

#[test]
fn other_words_name_no_bodies() {
    for line in [
        "单位：万元",
        "各单位要落实责任，加强配合。",
        "建设平台（含筹建）10个，市科技局负责的项目进展顺利。",
        "明确责任主体，细化目标任务（见附件）。",
        "研发投入（企业为主）增长。责任重大。",
        "",
    ] {
        assert!(bodies(line).is_empty(), "{line}: {:?}", bodies(line));
    }
}

fn owners(text: &str) -> (Text, Owners) {
    let text = Text::of(&from_text(text));
    let outline = Outline::of(&text);
    let tables = Tables::of(&text, &outline);
    let owners = Owners::of(&text, &outline, &tables);
    (text, owners)
}

fn names(owners: &Owners, at: usize) -> Vec<&str> {
    owners.of_line(at).iter().map(|owner| owner.body.as_str()).collect()
}

#[test]
fn a_line_of_bodies_speaks_for_the_item_above() {
    let (_, owners) = owners(
        "一、平台\n（一）建设中心\n到2025年建成5个中心。\n牵头单位：市科技局\n配合单位：市财政局\n（二）引进人才\n引进100人。\n责任单位：市人社局\n二、其他\n无人负责。",
    );
    assert_eq!(names(&owners, 1), ["市科技局", "市财政局"]);
    assert_eq!(names(&owners, 2), ["市科技局", "市财政局"]);
    assert_eq!(names(&owners, 6), ["市人社局"]);
    assert!(names(&owners, 0).is_empty() && names(&owners, 9).is_empty());
    assert!(owners.is_own_line(3) && !owners.is_own_line(2));
}

#[test]
fn a_bracket_speaks_for_its_paragraph() {
    let (_, owners) =
        owners("一、平台\n1.建设中心。建成5个。（市科技局负责）\n2.引进人才。引进100人。\n二、其他");
    assert_eq!(names(&owners, 1), ["市科技局"]);
    assert!(names(&owners, 2).is_empty());
}

#[test]
fn two_brackets_speak_each_for_what_precedes() {
    let (text, owners) = owners("建成5个中心（市科技局负责），引进100人（市人社局负责）。");
    let place = |needle: &str| {
        let line: String = text.lines[0].raw.iter().collect();
        line[..line.find(needle).unwrap()].chars().count()
    };
    assert_eq!(owners.of_place(0, place("5"))[0].body, "市科技局");
    assert_eq!(owners.of_place(0, place("100"))[0].body, "市人社局");
}

#[test]
fn columns_name_bodies() {
    let text = Text::of(&from_text(
        "序号 | 工作任务 | 牵头单位 | 责任单位 | 联系人\n1 | 建设中心 | 市科技局 | 市财政局、各县（市、区） | 张某\n2 | 引进人才 | 市人社局 | 无 | 李某",
    ));
    let tables = Tables::of(&text, &Outline::of(&text));
    let row = |at: usize| -> Vec<String> {
        of_row(&tables.shapes[0], &tables.tables[0].rows[at])
            .into_iter()
            .map(|owner| named(owner.role, &owner.body))
            .collect()
    };
    assert_eq!(
        row(0),
        ["lead 市科技局", "responsible 市财政局", "responsible 各县（市、区）", "contact 张某"]
    );
    assert_eq!(row(1), ["lead 市人社局", "contact 李某"]);
}

proptest! {
    #[test]
    fn spans_lie_in_their_line(text in "(（|【|牵头单位|责任单位|：|、|，|市科技局|负责|配合|）|】|。|[ 甲乙(]){0,20}") {
        let text = Text::of(&from_text(&text));
        for line in &text.lines {
            for (start, end, owners) in owners_in(line) {
                prop_assert!(start < end && end <= line.chars.len());
                prop_assert!(owners.iter().all(|owner| !owner.body.is_empty()));
            }
        }
    }

    #[test]
    fn any_line_reads(text in "\\PC{0,120}") {
        owners(&text);
    }
}
