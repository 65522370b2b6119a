use super::*;
use crate::Change;
use crate::indicator::{Direction, IndicatorList};
use crate::ledger::{Content, Ledger};
use crate::observation::Observations;

fn ledger() -> Ledger {
    let path = format!("{}/../../examples/shangrao/ledger.json", env!("CARGO_MANIFEST_DIR"));
    serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()
}

fn shangrao() -> Plan {
    read(&ledger())
}

fn read(ledger: &Ledger) -> Plan {
    let area = |name: Option<&str>| name.unwrap_or("3611").to_owned();
    read_ledger(ledger, &IndicatorList::default(), &area, &Observations::default())
}

fn find<'a>(plan: &'a Plan, name: &str) -> Vec<&'a Target> {
    plan.targets.iter().filter(|target| target.name == name).collect()
}

#[test]
fn restatements_are_one_target() {
    let plan = shangrao();
    let [enterprises] = find(&plan, "高新技术企业数量")[..] else { panic!("one target") };
    assert_eq!(enterprises.restated.len(), 2);
    assert_eq!(enterprises.operator, Operator::MoreThan, "突破 is stricter than 达到");
    assert_eq!(enterprises.baseline("plan").unwrap().value, 669.into());
}

#[test]
fn forms_follow_the_ledger() {
    let plan = shangrao();
    let form = |name: &str| find(&plan, name)[0].form;
    assert_eq!(form("全社会R&D经费支出占GDP比例"), TargetForm::Level);
    assert_eq!(form("全社会R&D经费支出投入年均增速"), TargetForm::AverageGrowth);
    assert_eq!(form("淡水鱼增产"), TargetForm::TotalGrowth);
    assert_eq!(plan.targets.len(), plan.definitions.len());
}

#[test]
fn a_rate_of_decrease_is_a_growth_below_zero() {
    let mut ledger = ledger();
    for item in &mut ledger.items {
        if let Content::Statement(statement) = &mut item.content
            && statement.indicator == "淡水鱼增产"
        {
            statement.change = Some(Change::Down);
            statement.operator = Operator::AtLeast;
        }
    }
    let (grown, shrunk) = (shangrao(), read(&ledger));
    let (grown, target) = (find(&grown, "淡水鱼增产")[0], find(&shrunk, "淡水鱼增产")[0]);
    assert_eq!(target.value.low(), -grown.value.low());
    assert_eq!(target.operator, Operator::AtMost);
    let place = shrunk.targets.iter().position(|one| one == target).unwrap();
    assert_eq!(shrunk.definitions[place].direction, Direction::Down);
}
