//! The files `assess` reads.

use std::path::{Path, PathBuf};

use waymark_app::assessment::{self, AssessmentError};
use waymark_core::area::AreaList;
use waymark_core::ledger::LEDGER_SCHEMA;
use waymark_core::record::AdoptedBasis;
use waymark_core::{Ledger, Observation};
use waymark_report::{Lang, observations};

use crate::cli::AssessArguments;
use crate::failure::Failure;
use crate::plan::input;

/// Names shown of indicators that are not used.
const UNUSED_SHOWN: usize = 8;

/// The confirmed ledger.
pub fn ledger(path: &Path, lang: Lang) -> Result<Ledger, Failure> {
    let bytes = input::bytes(path, lang)?;
    let hint = lang.pick(
        "台账由 waymark plan confirm 写出；说明见 docs/ledger.md。",
        "a ledger is what waymark plan confirm writes; see docs/ledger.md.",
    );
    let unreadable = |message: String| Failure::Unreadable {
        message: format!("{}: {message}", path.display()),
        hint: hint.to_owned(),
    };
    let ledger: Ledger = serde_json::from_slice(&bytes).map_err(|error| unreadable(error.to_string()))?;
    match ledger.schema == LEDGER_SCHEMA {
        true => Ok(ledger),
        false => Err(unreadable(format!("schema {:?}, not {LEDGER_SCHEMA:?}", ledger.schema))),
    }
}

/// The observations.
pub fn observations(path: &Path, lang: Lang) -> Result<Vec<Observation>, Failure> {
    let bytes = input::bytes(path, lang)?;
    observations::read(&bytes).map_err(|errors| {
        let shown: Vec<_> =
            errors.iter().take(20).map(|error| format!("  {}", error.message(lang))).collect();
        let count = errors.len();
        let head = match lang {
            Lang::Zh => format!("{}：有 {count} 处不能读：", path.display()),
            Lang::En => format!("{}: {count} places cannot be read:", path.display()),
        };
        Failure::Unreadable {
            message: format!("{head}\n{}", shown.join("\n")),
            hint: lang
                .pick("列和写法见 docs/observations.md。", "columns and notation: docs/observations.md.")
                .to_owned(),
        }
    })
}

/// The packs beside the ledger (`packs/*/pack.toml`), then those named.
pub fn pack_folders(arguments: &AssessArguments) -> Vec<PathBuf> {
    let beside = arguments.plan.parent().map(|folder| folder.join("packs"));
    let mut folders: Vec<PathBuf> = beside
        .and_then(|folder| std::fs::read_dir(folder).ok())
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.join("pack.toml").is_file())
        .collect();
    folders.sort();
    folders.extend(arguments.pack.iter().cloned());
    folders
}

/// The area the plan speaks for: as typed, else as the ledger says, else by the data, and said.
pub fn own_area(
    arguments: &AssessArguments,
    ledger: &Ledger,
    areas: &AreaList,
    rows: &[Observation],
    lang: Lang,
) -> Result<String, Failure> {
    let day = arguments.as_of.unwrap_or_else(|| arguments.at.last_day());
    let found = assessment::own_area(arguments.area.as_deref(), ledger, areas, rows, day);
    let found = found.map_err(|error| refused(error, lang))?;
    if found.from_data {
        let note = lang
            .pick("提示：台账没有写明区域，按数据取 ", "note: the ledger names no area; by the data it is ");
        note!("{note}{}", found.code);
    }
    Ok(found.code)
}

/// `--adopt T-001=r1:reason`: the basis the office adopted for a target.
pub fn adoptions(arguments: &AssessArguments, lang: Lang) -> Result<Vec<AdoptedBasis>, Failure> {
    let adoption = |text: &String| {
        let parts = text.split_once('=').and_then(|(code, rest)| Some((code, rest.split_once([':', '：'])?)));
        let Some((target, (revision, reason))) = parts.filter(|(_, (_, reason))| !reason.trim().is_empty())
        else {
            return Err(adopt_usage(
                text,
                lang.pick("缺少编号、基期或理由", "code, revision or reason missing"),
                lang,
            ));
        };
        Ok(AdoptedBasis {
            target: target.to_owned(),
            revision: revision.to_owned(),
            rules: None,
            reason: reason.trim().to_owned(),
            adopted_on: arguments.as_of,
        })
    };
    arguments.adopt.iter().map(adoption).collect()
}

fn adopt_usage(text: &str, message: &str, lang: Lang) -> Failure {
    Failure::Usage {
        message: format!("{text}: {message}"),
        hint: lang.pick("写成 T-001=plan:理由。", "write T-001=plan:reason.").to_owned(),
    }
}

/// Why nothing is judged, in words.
pub fn refused(error: AssessmentError, lang: Lang) -> Failure {
    let (message, hint) = match error {
        AssessmentError::NoSuchArea(name) => (
            format!("{}{name}", lang.pick("没有这个区域：", "no such area: ")),
            lang.pick(
                "区域要在区域包里或数据的 area 列里。",
                "an area is one of an area pack or of the column area of the data.",
            ),
        ),
        AssessmentError::AreaUnclear => (
            lang.pick(
                "台账没有写明区域，数据里不止一个。", "the ledger names no area and the data have several.",
            )
            .to_owned(),
            lang.pick("请加 --area 代码。", "add --area CODE."),
        ),
        AssessmentError::NoSuchTarget(code) => {
            return adopt_usage(&code, lang.pick("没有这个目标", "no such target"), lang);
        }
        AssessmentError::NoSuchRevision { target, revision } => {
            let message = lang.pick("没有这个基期", "no such revision of the baseline");
            return adopt_usage(&format!("{target}={revision}"), message, lang);
        }
    };
    Failure::Usage { message, hint: hint.to_owned() }
}

/// Says which indicators of the data nothing is judged on: a slip in a name must not go unseen.
pub fn name_unused(unused: &[String], lang: Lang) {
    if !unused.is_empty() {
        let names = unused.iter().take(UNUSED_SHOWN).map(String::as_str).collect::<Vec<_>>();
        let more = lang.pick(" 等", " and more");
        note!(
            "{}{}{}",
            lang.pick(
                "注意：数据里的这些指标台账和指标包里都没有，没有用到：",
                "note: neither the ledger nor a pack has these indicators of the data, they are not used: "
            ),
            names.join(lang.pick("、", ", ")),
            if unused.len() > names.len() { more } else { "" }
        );
    }
}
