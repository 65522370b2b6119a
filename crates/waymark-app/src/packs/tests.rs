use waymark_core::pack::sha256;

use super::*;

/// A pack of one file.
fn pack(id: &str, kind: &str, version: &str, content: &str) -> BTreeMap<String, Vec<u8>> {
    let manifest = format!(
        "id = \"{id}\"\nversion = \"{version}\"\nkind = \"{kind}\"\ntitle = \"示例\"\nstatus = \"待核\"\n\
         [[file]]\npath = \"rows.toml\"\nsha256 = \"{}\"\n",
        sha256(content.as_bytes())
    );
    BTreeMap::from([
        ("pack.toml".to_owned(), manifest.into_bytes()),
        ("rows.toml".to_owned(), content.as_bytes().to_vec()),
    ])
}

#[test]
fn the_built_in_packs_load() {
    let packs = Packs::built_in().unwrap();
    let day = "2024-12-31".parse().unwrap();
    assert_eq!(packs.areas.find("上饶市", day).unwrap().code, "3611");
    assert_eq!(packs.indicators.find("技术合同成交额").unwrap().code, "TECH_CONTRACT");
    assert_eq!(packs.names.len(), 2, "rule sets are named by who uses them: {:?}", packs.names);
    for (short, id) in SHORT_NAMES {
        let rules = packs.rules(short).unwrap();
        assert!(rules.name.starts_with(&format!("{id}@")), "{}", rules.name);
        assert_eq!(packs.rules(&rules.name), Ok(rules));
    }
}

#[test]
fn a_later_row_replaces_an_earlier_one_of_its_code() {
    let mut packs = Packs::built_in().unwrap();
    let before = packs.areas.areas.len();
    let rows = "[[area]]\ncode = \"X9901\"\nname = \"示例市\"\nlevel = \"city\"\n";
    packs.add_files(&pack("areas-x", "areas", "1", rows)).unwrap();
    packs.add_files(&pack("areas-y", "areas", "1", &rows.replace("示例市", "新示例市"))).unwrap();
    assert_eq!(packs.areas.areas.len(), before + 1);
    assert_eq!(packs.areas.areas.last().unwrap().name, "新示例市");
    assert_eq!(packs.names[2..], ["areas-x@1", "areas-y@1"]);
}

#[test]
fn rule_sets_are_found_by_id_and_checked() {
    let mut packs = Packs::built_in().unwrap();
    assert_eq!(packs.rules("nowhere"), Err(PacksError::NoSuchRules("nowhere".to_owned())));
    let faulty =
        "method = \"progress\"\nband = []\nword = {}\nimplausible_above = \"2\"\nimplausible_below = \"0\"\n";
    packs.add_files(&pack("rules-x", "rules", "1", faulty)).unwrap();
    assert!(matches!(packs.rules("rules-x"), Err(PacksError::FaultyRules { .. })));
    let areas = Pack::load(&pack("areas-x", "areas", "1", "")).unwrap();
    assert_eq!(NamedRules::of(areas), Err(PacksError::NotRules("areas-x@1".to_owned())));
}

#[test]
fn an_altered_pack_is_refused() {
    let mut files = pack("areas-x", "areas", "1", "");
    files.insert("rows.toml".to_owned(), b"# other".to_vec());
    assert!(matches!(Packs::default().add_files(&files), Err(PacksError::Pack(PackError::Hash { .. }))));
}
