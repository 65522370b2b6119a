//! The files `assess` reads.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use waymark_core::area::AreaList;
use waymark_core::ledger::LEDGER_SCHEMA;
use waymark_core::target::{Adoption, Plan};
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

/// The area the plan speaks for: as typed, else as the ledger says (上饶 is found as 上饶市), else
/// the only area in the data that lies in no other one there.
pub fn own_area(
    arguments: &AssessArguments,
    ledger: &Ledger,
    areas: &AreaList,
    rows: &[Observation],
    lang: Lang,
) -> Result<String, Failure> {
    let day = arguments.as_of.unwrap_or_else(|| arguments.at.last_day());
    let named = arguments.area.as_ref().or(ledger.plan.area.as_ref()).or(ledger.document.area.as_ref());
    if let Some(name) = named {
        let ways = ["", "市", "县", "区", "省"].map(|end| format!("{name}{end}"));
        let found = ways.iter().find_map(|name| areas.find(name, day));
        if found.is_none() && arguments.area.is_some() && rows.iter().all(|row| row.area != *name) {
            return Err(Failure::Usage {
                message: format!("{}{name}", lang.pick("没有这个区域：", "no such area: ")),
                hint: lang
                    .pick(
                        "区域要在区域包里或数据的 area 列里。",
                        "an area is one of an area pack or of the column area of the data.",
                    )
                    .to_owned(),
            });
        }
        return Ok(found.map_or_else(|| name.clone(), |area| area.code.clone()));
    }
    let codes: BTreeSet<&str> = rows
        .iter()
        .map(|row| areas.find(&row.area, day).map_or(row.area.as_str(), |area| area.code.as_str()))
        .collect();
    let codes: Vec<_> = codes.into_iter().collect();
    let inside: Vec<_> = areas.double_counted(&codes).into_iter().map(|(inner, _)| inner).collect();
    match codes.iter().filter(|code| !inside.contains(code)).collect::<Vec<_>>()[..] {
        [only] => {
            eprintln!(
                "{}{only}",
                lang.pick(
                    "提示：台账没有写明区域，按数据取 ", "note: the ledger names no area; by the data it is "
                )
            );
            Ok((*only).to_owned())
        }
        _ => Err(Failure::Usage {
            message: lang
                .pick(
                    "台账没有写明区域，数据里不止一个。",
                    "the ledger names no area and the data have several.",
                )
                .to_owned(),
            hint: lang.pick("请加 --area 代码。", "add --area CODE.").to_owned(),
        }),
    }
}

/// `--adopt T-001=r1:reason`: the basis the office adopted for a target.
pub fn adopt(arguments: &AssessArguments, plan: &mut Plan, lang: Lang) -> Result<(), Failure> {
    for text in &arguments.adopt {
        let usage = |message: &str| Failure::Usage {
            message: format!("{text}: {message}"),
            hint: lang.pick("写成 T-001=plan:理由。", "write T-001=plan:reason.").to_owned(),
        };
        let parts = text.split_once('=').and_then(|(code, rest)| Some((code, rest.split_once([':', '：'])?)));
        let Some((code, (revision, reason))) = parts.filter(|(_, (_, reason))| !reason.trim().is_empty())
        else {
            return Err(usage(lang.pick("缺少编号、基期或理由", "code, revision or reason missing")));
        };
        let found = plan.targets.iter_mut().find(|target| target.code == code);
        let Some(target) = found else {
            return Err(usage(lang.pick("没有这个目标", "no such target")));
        };
        if target.baseline(revision).is_none() {
            return Err(usage(lang.pick("没有这个基期", "no such revision of the baseline")));
        }
        target.adopted = Some(Adoption {
            revision: revision.to_owned(),
            rules: None,
            reason: reason.trim().to_owned(),
            on: arguments.as_of,
        });
    }
    Ok(())
}

/// Says which indicators of the data nothing is judged on: a slip in a name must not go unseen.
pub fn name_unused(rows: &[Observation], known: &dyn Fn(&str) -> bool, lang: Lang) {
    let unused: BTreeSet<&str> =
        rows.iter().map(|row| row.indicator.as_str()).filter(|code| !known(code)).collect();
    if !unused.is_empty() {
        let names = unused.iter().take(UNUSED_SHOWN).copied().collect::<Vec<_>>();
        let more = lang.pick(" 等", " and more");
        eprintln!(
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
