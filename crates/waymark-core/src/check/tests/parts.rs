//! `parts_differ`, `numerator_above_denominator`.

use super::*;

fn firms(area: &str, value: &str) -> Observation {
    row(&stock(), area, "2024", value)
}

#[test]
fn counties_make_the_city() {
    let case =
        Case::new(stock()).known([firms("X1A", "60")]).incoming([firms("X1", "100"), firms("X1B", "39")]);
    let finding = case.only("parts_differ");
    assert_eq!(finding.row, Some(0));
    assert_eq!(argument(&finding, "sum"), "99家");
    assert_eq!(argument(&finding, "difference"), "1家");
    let right = Case::new(stock()).incoming([firms("X1", "100"), firms("X1B", "40"), firms("X1A", "60")]);
    assert_eq!(right.rows("parts_differ"), []);
}

#[test]
fn a_zone_inside_a_county_is_not_added() {
    let rows = [firms("X1", "100"), firms("X1A", "60"), firms("X1B", "40"), firms("X1Z", "30")];
    assert_eq!(Case::new(stock()).incoming(rows).rows("parts_differ"), []);
}

#[test]
fn nothing_is_said_while_a_part_is_absent() {
    assert_eq!(
        Case::new(stock()).incoming([firms("X1", "100"), firms("X1A", "60")]).rows("parts_differ"),
        []
    );
    let missing = Observation { value: None, status: Status::Missing, ..firms("X1B", "0") };
    let rows = [firms("X1", "100"), firms("X1A", "60"), missing.clone()];
    assert_eq!(Case::new(stock()).incoming(rows).rows("parts_differ"), []);
    let not_applicable = Observation { status: Status::NotApplicable, ..missing };
    let rows = [firms("X1", "100"), firms("X1A", "60"), not_applicable];
    assert_eq!(Case::new(stock()).incoming(rows).rows("parts_differ"), [Some(0)]);
}

#[test]
fn rounding_is_no_difference() {
    let amount = |area: &str, value: &str| row(&flow(), area, "2024", value);
    let case = |city| {
        let rows = [amount("X1", city), amount("X1A", "12.4"), amount("X1B", "7.4")];
        Case::new(flow()).incoming(rows).rows("parts_differ")
    };
    assert_eq!(case("19.9"), []);
    assert_eq!(case("20.0"), [Some(0)]);
}

#[test]
fn a_part_that_breaks_an_accepted_whole_is_told_at_the_part() {
    let case =
        Case::new(stock()).known([firms("X1", "100"), firms("X1A", "60")]).incoming([firms("X1B", "45")]);
    let finding = case.only("parts_differ");
    assert_eq!((finding.row, argument(&finding, "area")), (Some(0), "示例市"));
}

fn share() -> Definition {
    let bare = Definition::bare("SHARE", "占比", "%");
    Definition {
        kind: MeasureKind::Ratio,
        over_areas: AreaRule::Ratio,
        numerator: Some("RD".to_owned()),
        denominator: Some("GDP".to_owned()),
        factor: Some(Decimal::ONE_HUNDRED),
        ..bare
    }
}

fn fraction(area: &str, value: &str, over: &str, under: &str) -> Observation {
    Observation {
        numerator: over.parse().ok(),
        denominator: under.parse().ok(),
        ..row(&share(), area, "2024", value)
    }
}

#[test]
fn ratios_are_combined_from_numerators_and_denominators() {
    let case = |city| {
        let rows = [
            fraction("X1", city, "3", "200"),
            fraction("X1A", "2", "2", "100"),
            fraction("X1B", "1", "1", "100"),
        ];
        Case::new(share()).incoming(rows).rows("parts_differ")
    };
    assert_eq!(case("1.5"), []);
    assert_eq!(case("1.9"), [Some(0)]);
}

#[test]
fn a_share_is_no_more_than_everything_in_whatever_unit() {
    let case = |gdp_unit: &str, over: &str, under: &str| {
        let mut case = Case::new(share()).incoming([fraction("X1", "2", over, under)]);
        case.definitions.extend([flow(), Definition::bare("GDP", "地区生产总值", gdp_unit)]);
        case.rows("numerator_above_denominator")
    };
    assert_eq!(case("亿元", "4", "3"), [Some(0)]);
    assert_eq!(case("亿元", "3", "3"), []);
    assert_eq!(case("万元", "4", "39999"), [Some(0)]);
    assert_eq!(case("万元", "4", "40000"), []);
    assert_eq!(case("万人", "4", "3"), []);
}
