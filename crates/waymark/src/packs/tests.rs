use super::*;

#[test]
fn an_unknown_rule_set_is_usage() {
    let packs = load(&[], Lang::En).unwrap();
    assert!(matches!(rules(&packs, "nowhere", Lang::En), Err(Failure::Usage { .. })));
    assert!(rules(&packs, "default", Lang::En).unwrap().name.starts_with("rules-default@"));
}

#[test]
fn a_folder_that_is_no_pack_is_unreadable() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    assert!(matches!(load(&[&folder], Lang::En), Err(Failure::Unreadable { .. })));
}

#[test]
fn a_folder_of_rules_is_a_rule_set_and_one_of_areas_is_not() {
    let pack = |name: &str| format!("{}/../../packs/{name}", env!("CARGO_MANIFEST_DIR"));
    let packs = load(&[Path::new(&pack("rules-statcan"))], Lang::En).unwrap();
    let found = rules(&packs, &pack("rules-statcan"), Lang::En).unwrap();
    assert_eq!(Some(&found), packs.rules("statcan").ok());
    let areas = rules(&packs, &pack("areas-cn-3611"), Lang::En);
    assert!(matches!(areas, Err(Failure::Unreadable { .. })));
}
