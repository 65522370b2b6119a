use super::*;

const RULES: &str = "method = \"progress\"\nimplausible_above = \"2\"\nimplausible_below = \"0\"\n[[band]]\nstatus = \"a\"\nzh = \"甲\"\nen = \"A\"\n[word.x]\nzh = \"乙\"\nen = \"B\"\n";

fn files(manifest: &str, data: &str) -> BTreeMap<String, Vec<u8>> {
    BTreeMap::from([
        ("pack.toml".to_owned(), manifest.as_bytes().to_vec()),
        ("rules.toml".to_owned(), data.as_bytes().to_vec()),
    ])
}

fn manifest(id: &str, path: &str, hash: &str) -> String {
    format!(
        "id = \"{id}\"\nversion = \"1\"\nkind = \"rules\"\ntitle = \"规则\"\nstatus = \"待核\"\n[[file]]\npath = \"{path}\"\nsha256 = \"{hash}\"\n"
    )
}

#[test]
fn a_pack_is_loaded_by_its_manifest() {
    let pack = Pack::load(&files(&manifest("r", "rules.toml", &sha256(RULES.as_bytes())), RULES)).unwrap();
    assert_eq!((pack.manifest.name().as_str(), pack.manifest.status), ("r@1", PackStatus::Unverified));
}

#[test]
fn what_does_not_fit_is_refused() {
    let hash = sha256(RULES.as_bytes());
    let load = |manifest: &str, data: &str| Pack::load(&files(manifest, data)).unwrap_err();
    assert!(matches!(
        load(&manifest("r", "rules.toml", &hash), &format!("{RULES} ")),
        PackError::Hash { .. }
    ));
    assert!(matches!(load(&manifest("r", "other.toml", &hash), RULES), PackError::MissingFile(_)));
    assert!(matches!(load(&manifest("r r", "rules.toml", &hash), RULES), PackError::Manifest(_)));
    assert!(matches!(load(&manifest("r", "../rules.toml", &hash), RULES), PackError::Manifest(_)));
    assert!(matches!(load("id = 1", RULES), PackError::Syntax { .. }));
    let broken = "method = \"guess\"";
    let error = load(&manifest("r", "rules.toml", &sha256(broken.as_bytes())), broken);
    assert!(error.to_string().contains("line 1"), "{error}");
    assert_eq!(Pack::load(&BTreeMap::new()), Err(PackError::MissingFile("pack.toml".to_owned())));
}
