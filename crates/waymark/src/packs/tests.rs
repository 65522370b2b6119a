use super::*;

#[test]
fn the_built_in_packs_load() {
    let packs = Packs::load(&[], Lang::En).unwrap();
    let day = "2024-12-31".parse().unwrap();
    assert_eq!(packs.areas.find("上饶市", day).unwrap().code, "3611");
    assert_eq!(packs.indicators.find("技术合同成交额").unwrap().code, "TECH_CONTRACT");
    for name in ["default", "statcan"] {
        let (rules, label) = rules(name, Lang::En).unwrap();
        assert!(rules.faults().is_empty() && label.starts_with("rules-"), "{label}");
    }
}

#[test]
fn an_unknown_rule_set_is_usage() {
    assert!(matches!(rules("nowhere", Lang::En), Err(Failure::Usage { .. })));
}

#[test]
fn a_folder_that_is_no_pack_is_unreadable() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    assert!(matches!(Packs::load(&[&folder], Lang::En), Err(Failure::Unreadable { .. })));
}
