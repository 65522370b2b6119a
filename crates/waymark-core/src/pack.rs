//! 标准包: areas, indicators, rule sets and checks as data, with id, version, validity and source.
//!
//! A pack is a folder with a `pack.toml` (the manifest) and the files it names. This module is
//! the one loader: it takes bytes and gives back what they say, or why it will not.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::area::AreaList;
use crate::check::CheckSet;
use crate::indicator::IndicatorList;
use crate::rules::RuleSet;

/// Most bytes of one file of a pack.
const BYTES_MAX: usize = 16 << 20;

/// What a pack says about itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Manifest {
    /// Id, `[A-Za-z0-9_@$-]+`.
    pub id: String,
    /// Version; results name `id@version`.
    pub version: String,
    /// What the pack holds.
    pub kind: PackKind,
    /// Title.
    pub title: String,
    /// Title in English.
    #[serde(default)]
    pub title_en: Option<String>,
    /// Whether it was checked at the issuing body.
    pub status: PackStatus,
    /// First day (or month, or year) it applies.
    #[serde(default)]
    pub valid_from: Option<String>,
    /// Last day (or month, or year) it applies.
    #[serde(default)]
    pub valid_to: Option<String>,
    /// Who issued or approved it.
    #[serde(default)]
    pub issuer: Option<String>,
    /// 文号.
    #[serde(default)]
    pub document_number: Option<String>,
    /// Files it consists of.
    #[serde(rename = "file")]
    pub files: Vec<PackFile>,
    /// Where its rows come from.
    #[serde(default, rename = "source")]
    pub sources: Vec<PackSource>,
}

/// A file of a pack.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PackFile {
    /// Name beside the manifest.
    pub path: String,
    /// SHA-256 of its bytes, lower-case hexadecimal.
    pub sha256: String,
}

/// A source rows point to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PackSource {
    /// What rows call it.
    pub id: String,
    /// Title.
    pub title: String,
    /// 文号.
    #[serde(default)]
    pub document_number: Option<String>,
    /// Where it can be read.
    #[serde(default)]
    pub address: Option<String>,
    /// Checked.
    #[serde(default)]
    pub verified: bool,
    /// 备注.
    #[serde(default)]
    pub note: Option<String>,
}

/// What a pack holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PackKind {
    /// Areas and what became of them.
    Areas,
    /// Indicators.
    Indicators,
    /// A rule set.
    Rules,
    /// Checks of data.
    Checks,
}

/// Whether a pack was checked at the issuing body.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
pub enum PackStatus {
    /// Checked.
    #[serde(rename = "verified", alias = "已核")]
    Verified,
    /// 待核.
    #[serde(rename = "unverified", alias = "待核")]
    Unverified,
}

/// A pack as loaded.
#[derive(Debug, Clone, PartialEq)]
pub struct Pack {
    /// What it says about itself.
    pub manifest: Manifest,
    /// What it holds.
    pub content: Content,
}

/// What a pack holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Content {
    /// Areas.
    Areas(AreaList),
    /// Indicators.
    Indicators(IndicatorList),
    /// A rule set.
    Rules(Box<RuleSet>),
    /// Checks of data.
    Checks(CheckSet),
}

/// Why a pack is not loaded.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PackError {
    /// A file is not what its kind says.
    #[error("{path}: {message}")]
    Syntax {
        /// Name of the file.
        path: String,
        /// What is wrong, with the line.
        message: String,
    },
    /// The manifest names a file that was not given.
    #[error("{0}: named in pack.toml and not there")]
    MissingFile(String),
    /// The bytes are not those the manifest was made for.
    #[error("{path}: sha256 is {found}, pack.toml says {stated}")]
    Hash {
        /// Name of the file.
        path: String,
        /// What the bytes give.
        found: String,
        /// What the manifest states.
        stated: String,
    },
    /// A file too large to be a pack.
    #[error("{0}: larger than 16 MiB")]
    TooLarge(String),
    /// The manifest names no file, or its id or a path cannot be used.
    #[error("pack.toml: {0}")]
    Manifest(String),
}

impl Manifest {
    /// `id@version`, as results print it.
    pub fn name(&self) -> String {
        format!("{}@{}", self.id, self.version)
    }
}

impl Pack {
    /// Loads a pack from the bytes of its files, by name; `pack.toml` is the manifest.
    ///
    /// # Errors
    /// The first file that is missing, altered or not understood.
    pub fn load(files: &BTreeMap<String, Vec<u8>>) -> Result<Pack, PackError> {
        let manifest =
            files.get("pack.toml").ok_or_else(|| PackError::MissingFile("pack.toml".to_owned()))?;
        let manifest: Manifest = parse("pack.toml", manifest)?;
        check(&manifest)?;
        let mut texts = Vec::new();
        for file in &manifest.files {
            let bytes = files.get(&file.path).ok_or_else(|| PackError::MissingFile(file.path.clone()))?;
            let found = sha256(bytes);
            if found != file.sha256 {
                return Err(PackError::Hash { path: file.path.clone(), found, stated: file.sha256.clone() });
            }
            texts.push((file.path.as_str(), bytes.as_slice()));
        }
        let content = content(manifest.kind, &texts)?;
        Ok(Pack { manifest, content })
    }
}

fn check(manifest: &Manifest) -> Result<(), PackError> {
    let allowed = |c: char| c.is_ascii_alphanumeric() || "_@$-".contains(c);
    if manifest.id.is_empty() || !manifest.id.chars().all(allowed) {
        return Err(PackError::Manifest(format!("id {:?} must match [A-Za-z0-9_@$-]+", manifest.id)));
    }
    if manifest.files.is_empty() {
        return Err(PackError::Manifest("names no [[file]]".to_owned()));
    }
    match manifest.files.iter().find(|file| file.path.contains(['/', '\\']) || file.path == "pack.toml") {
        Some(file) => Err(PackError::Manifest(format!("{:?} must be a file beside pack.toml", file.path))),
        None => Ok(()),
    }
}

fn content(kind: PackKind, texts: &[(&str, &[u8])]) -> Result<Content, PackError> {
    Ok(match kind {
        PackKind::Areas => {
            let mut list = AreaList::default();
            for (path, bytes) in texts {
                let more: AreaList = parse(path, bytes)?;
                list.areas.extend(more.areas);
                list.changes.extend(more.changes);
            }
            Content::Areas(list)
        }
        PackKind::Indicators => {
            let mut list = IndicatorList::default();
            for (path, bytes) in texts {
                list.indicators.extend(parse::<IndicatorList>(path, bytes)?.indicators);
            }
            Content::Indicators(list)
        }
        PackKind::Rules => match texts {
            [(path, bytes)] => Content::Rules(Box::new(parse(path, bytes)?)),
            _ => return Err(PackError::Manifest("a rule set is one [[file]]".to_owned())),
        },
        PackKind::Checks => {
            let mut set = CheckSet::default();
            for (path, bytes) in texts {
                set.rules.extend(parse::<CheckSet>(path, bytes)?.rules);
            }
            Content::Checks(set)
        }
    })
}

fn parse<T: DeserializeOwned>(path: &str, bytes: &[u8]) -> Result<T, PackError> {
    if bytes.len() > BYTES_MAX {
        return Err(PackError::TooLarge(path.to_owned()));
    }
    let syntax = |message: String| PackError::Syntax { path: path.to_owned(), message };
    let text = std::str::from_utf8(bytes).map_err(|error| syntax(error.to_string()))?;
    toml::from_str(text).map_err(|error| syntax(error.to_string()))
}

/// SHA-256 of bytes, lower-case hexadecimal.
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests;
