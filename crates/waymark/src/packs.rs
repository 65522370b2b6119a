//! Packs: those built in, those beside a plan, those named on the command line.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use waymark_core::area::AreaList;
use waymark_core::indicator::IndicatorList;
use waymark_core::pack::{Content, Pack};
use waymark_core::rules::RuleSet;
use waymark_report::Lang;

use crate::failure::Failure;

/// The files of a built-in pack, by name.
macro_rules! built_in {
    ($name:literal, $file:literal) => {
        [
            ("pack.toml", include_str!(concat!("../../../packs/", $name, "/pack.toml"))),
            ($file, include_str!(concat!("../../../packs/", $name, "/", $file))),
        ]
    };
}

/// Areas and indicators every plan starts from.
const BUILT_IN: [[(&str, &str); 2]; 2] =
    [built_in!("areas-cn-3611", "areas.toml"), built_in!("indicators-sti-plan", "indicators.toml")];

const DEFAULT_RULES: [(&str, &str); 2] = built_in!("rules-default", "rules.toml");
const STATCAN_RULES: [(&str, &str); 2] = built_in!("rules-statcan", "rules.toml");

/// Everything packs give.
#[derive(Debug, Default)]
pub struct Packs {
    /// Areas of all packs; a later pack's row replaces an earlier one of the same code.
    pub areas: AreaList,
    /// Indicators, likewise.
    pub indicators: IndicatorList,
    /// Names, `id@version`, in the order loaded.
    pub names: Vec<String>,
}

impl Packs {
    /// The built-in packs, then every pack of the folders.
    pub fn load(folders: &[&Path], lang: Lang) -> Result<Packs, Failure> {
        let mut packs = Packs::default();
        for files in BUILT_IN {
            packs.add(load_files(&files)?);
        }
        for folder in folders {
            packs.add(load_folder(folder, lang)?);
        }
        Ok(packs)
    }

    fn add(&mut self, pack: Pack) {
        match pack.content {
            Content::Areas(list) => {
                self.areas.areas.retain(|old| list.areas.iter().all(|new| new.code != old.code));
                self.areas.areas.extend(list.areas);
                self.areas.changes.extend(list.changes);
            }
            Content::Indicators(list) => {
                let indicators = &mut self.indicators.indicators;
                indicators.retain(|old| list.indicators.iter().all(|new| new.code != old.code));
                indicators.extend(list.indicators);
            }
            Content::Rules(_) | Content::Checks(_) => return,
        }
        self.names.push(format!("{}@{}", pack.manifest.id, pack.manifest.version));
    }
}

/// The rule set of a name (`default`, `statcan`) or of a pack's folder, with its `id@version`.
pub fn rules(name: &str, lang: Lang) -> Result<(RuleSet, String), Failure> {
    let pack = match name {
        "default" => load_files(&DEFAULT_RULES)?,
        "statcan" => load_files(&STATCAN_RULES)?,
        folder if Path::new(folder).is_dir() => load_folder(Path::new(folder), lang)?,
        _ => {
            return Err(Failure::Usage {
                message: format!("{}{name}", lang.pick("没有这个规则：", "no such rule set: ")),
                hint: lang
                    .pick(
                        "写 default、statcan，或规则包所在的文件夹。",
                        "write default, statcan, or the folder of a rule pack.",
                    )
                    .to_owned(),
            });
        }
    };
    let label = pack.manifest.name();
    match pack.content {
        Content::Rules(rules) if rules.faults().is_empty() => Ok((*rules, label)),
        Content::Rules(rules) => Err(unreadable(Path::new(name), &rules.faults().join("; "), lang)),
        _ => Err(unreadable(Path::new(name), lang.pick("不是规则包", "not a rule pack"), lang)),
    }
}

fn load_files(files: &[(&str, &str)]) -> Result<Pack, Failure> {
    let files: BTreeMap<_, _> =
        files.iter().map(|(name, bytes)| ((*name).to_owned(), bytes.as_bytes().to_vec())).collect();
    Pack::load(&files).map_err(|error| Failure::Internal(error.into()))
}

/// A pack from its folder: `pack.toml` and the files beside it.
fn load_folder(folder: &Path, lang: Lang) -> Result<Pack, Failure> {
    let mut files = BTreeMap::new();
    let entries = fs::read_dir(folder).map_err(|error| unreadable(folder, &error.to_string(), lang))?;
    for entry in entries.flatten().filter(|entry| entry.path().is_file()) {
        let bytes =
            fs::read(entry.path()).map_err(|error| unreadable(&entry.path(), &error.to_string(), lang))?;
        files.insert(entry.file_name().to_string_lossy().into_owned(), bytes);
    }
    Pack::load(&files).map_err(|error| unreadable(folder, &error.to_string(), lang))
}

fn unreadable(place: &Path, message: &str, lang: Lang) -> Failure {
    Failure::Unreadable {
        message: format!("{}: {message}", place.display()),
        hint: lang
            .pick(
                "标准包是一个文件夹，内有 pack.toml 和它列出的文件；改动后运行 scripts/seal-packs。",
                "a pack is a folder with pack.toml and the files it names; after an edit run scripts/seal-packs.",
            )
            .to_owned(),
    }
}

#[cfg(test)]
mod tests;
