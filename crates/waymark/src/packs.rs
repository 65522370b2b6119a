//! Packs from disk: those beside a plan, those named on the command line, after those built in.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::Context;
use waymark_app::packs::{NamedRules, Packs, PacksError, SHORT_NAMES};
use waymark_core::pack::{Content, Pack};
use waymark_report::Lang;

use crate::failure::Failure;

/// The built-in packs, then the areas and indicators of every folder. A rule set is named by
/// `--rules` alone.
pub fn load(folders: &[&Path], lang: Lang) -> Result<Packs, Failure> {
    let mut packs = Packs::built_in().context("built-in packs")?;
    for folder in folders {
        let pack = load_folder(folder, lang)?;
        if !matches!(pack.content, Content::Rules(_)) {
            packs.add(pack);
        }
    }
    Ok(packs)
}

/// The rule set of a short name (`default`, `statcan`) or of a pack's folder.
pub fn rules(packs: &Packs, name: &str, lang: Lang) -> Result<NamedRules, Failure> {
    let folder = Path::new(name);
    let found = match SHORT_NAMES.iter().any(|(short, _)| *short == name) {
        true => packs.rules(name).cloned(),
        false if folder.is_dir() => NamedRules::of(load_folder(folder, lang)?),
        false => Err(PacksError::NoSuchRules(name.to_owned())),
    };
    found.map_err(|error| match error {
        PacksError::NoSuchRules(name) => Failure::Usage {
            message: format!("{}{name}", lang.pick("没有这个规则：", "no such rule set: ")),
            hint: lang
                .pick(
                    "写 default、statcan，或规则包所在的文件夹。",
                    "write default, statcan, or the folder of a rule pack.",
                )
                .to_owned(),
        },
        PacksError::NotRules(_) => unreadable(folder, lang.pick("不是规则包", "not a rule pack"), lang),
        PacksError::FaultyRules { faults, .. } => unreadable(folder, &faults.join("; "), lang),
        PacksError::Pack(error) => unreadable(folder, &error.to_string(), lang),
    })
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
