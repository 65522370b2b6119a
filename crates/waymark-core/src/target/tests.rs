use super::*;
use crate::indicator::IndicatorList;
use crate::ledger::Ledger;
use crate::observation::Observations;

fn shangrao() -> Plan {
    let path = format!("{}/../../examples/shangrao/ledger.json", env!("CARGO_MANIFEST_DIR"));
    let ledger: Ledger = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
    let area = |name: Option<&str>| name.unwrap_or("3611").to_owned();
    read_ledger(&ledger, &IndicatorList::default(), &area, &Observations::default())
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
