use waymark_core::Finding;

use crate::read::from_text;

fn findings(body: &str) -> Vec<Finding> {
    let text = format!("示例市“十四五”科技创新规划（2021—2025年）\n{body}\n");
    crate::extract(&from_text(&text)).findings
}

fn find(code: &str, body: &str) -> Option<Finding> {
    findings(body).into_iter().find(|finding| finding.code == code)
}

#[test]
fn two_words_for_one_goal_are_told() {
    let body = "第一章 发展目标\n到2025年，企业总数达1000家。\n到2025年，企业总数突破1000家。";
    let finding = find("qualifier_conflict", body).unwrap();
    assert_eq!(finding.places.iter().map(|place| place.line).collect::<Vec<_>>(), [3, 4]);
    assert!(find("qualifier_conflict", "第一章 发展目标\n到2025年，企业总数达1000家。").is_none());
}

#[test]
fn two_values_for_one_period_are_told() {
    let finding =
        find("value_conflict", "第一章 发展目标\n到2025年，专利拥有量达10件。\n到2025年，专利拥有量达12件。")
            .unwrap();
    assert_eq!((finding.arguments["first"].as_str(), finding.arguments["second"].as_str()), ("10件", "12件"));
    // A bound that the value keeps is no conflict.
    assert!(
        find("value_conflict", "第一章 发展基础\n2020年，企业突破10家。\n2020年，企业为12家。").is_none()
    );
}

#[test]
fn parts_beyond_their_total_are_told() {
    let total = |parts: &str| format!("第一章 发展基础\n2020年，获奖29项，其中{parts}。");
    assert!(find("parts_do_not_add_up", &total("一等奖20项、二等奖12项")).is_some());
    assert!(find("parts_do_not_add_up", &total("一等奖17项、二等奖12项")).is_none());
}

#[test]
fn an_addition_must_give_the_total() {
    let body = |total: u32| {
        format!(
            "第一章 发展基础\n2020年，有独角兽企业2家。\n第二章 发展目标\n到2025年，新增1家独角兽企业（总数达{total}家）。"
        )
    };
    assert!(find("implied_disagree", &body(4)).is_some());
    assert!(find("implied_disagree", &body(3)).is_none());
}

#[test]
fn steps_and_ends_must_agree() {
    let body = |step: u32| format!("第一章 发展目标\n到2025年，普及率由40%提高到60%，提高{step}个百分点。");
    assert!(find("implied_disagree", &body(25)).is_some());
    assert!(find("implied_disagree", &body(20)).is_none());
}

#[test]
fn expenditure_and_its_share_must_give_the_product() {
    let body = |product: u32| {
        format!("第一章 发展基础\n2020年，研发经费为20亿元，研发投入强度为2%，地区生产总值为{product}亿元。")
    };
    assert!(find("implied_disagree", &body(1500)).is_some());
    assert!(find("implied_disagree", &body(1000)).is_none());
}

#[test]
fn a_goal_below_what_is_there_is_told() {
    let body = |goal: u32| {
        format!(
            "第一章 发展基础\n2020年，实验室总数为30家。\n第二章 发展目标\n到2025年，实验室总数达到{goal}家。"
        )
    };
    assert!(find("target_below_baseline", &body(20)).is_some());
    assert!(find("target_below_baseline", &body(40)).is_none());
}

#[test]
fn what_is_missing_is_counted() {
    let body = "第一章 发展目标\n到2025年，企业总数达1000家。";
    for code in ["no_baseline", "no_owner", "no_nature", "no_yearly_path"] {
        assert_eq!(find(code, body).unwrap().arguments["count"], "1", "{code}");
    }
    let whole = "第一章 发展基础\n2020年，企业总数为500家。\n第二章 发展目标\n到2025年，企业总数达1000家。（责任单位：市科技局）";
    assert!(find("no_baseline", whole).is_none());
    assert!(find("no_owner", whole).is_none());
}

#[test]
fn a_box_number_left_out_is_told() {
    let body = "第一章 发展目标\n专栏1 平台\n建设平台。\n\n\n专栏3 人才\n引进人才。";
    assert_eq!(find("numbering_gap", body).unwrap().arguments["number"], "2");
}
