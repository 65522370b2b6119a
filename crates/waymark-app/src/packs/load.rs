//! Packs into records: areas and indicators become records anyone may look up and change, the
//! pack itself stays beside them.

use std::collections::BTreeMap;

use waymark_core::check::CheckSet;
use waymark_core::pack::{Content, Manifest, Pack};
use waymark_core::record::{PackFiles, PlanRecord};
use waymark_store::entity::Expected;

use super::{BUILT_IN, Packs, PacksError};
use crate::actor::Place;
use crate::app::App;
use crate::call::{Call, Changing, Done, Put};
use crate::error::{AppError, FieldFault};
use crate::operation::Operation;
use crate::records::Record;

impl App {
    /// Loads a pack from the bytes of its files, by name. Indicators go to the plan, or to all
    /// plans where none is named; areas are always shared. A row of a later pack replaces that of
    /// the same code. Gives back what the pack says of itself.
    ///
    /// # Errors
    /// No right to it, no such plan, or a pack that is altered or not understood.
    pub async fn load_pack(
        &self,
        call: &Call,
        plan: &str,
        files: &BTreeMap<String, Vec<u8>>,
    ) -> Result<Done<Manifest>, AppError> {
        call.actor.may(Operation::PackWrite, &Place::plan(plan))?;
        let pack = Pack::load(files).map_err(refused)?;
        if !plan.is_empty() {
            self.plan_exists(plan).await?;
        }
        let mut changing = self.begin(call, Operation::PackWrite, &Place::plan(plan)).await?;
        write_pack(&mut changing, &pack, files).await?;
        let manifest = pack.manifest.clone();
        changing.commit(&manifest.name(), manifest).await
    }

    /// Loads the packs that are part of the program, for all plans; those already there are left alone.
    ///
    /// # Errors
    /// No right to it, or the database failed.
    pub async fn load_built_in_packs(&self, call: &Call) -> Result<(), AppError> {
        for files in BUILT_IN {
            let files: BTreeMap<String, Vec<u8>> =
                files.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec())).collect();
            let pack = Pack::load(&files).map_err(refused)?;
            let there = self.store.entity(PackFiles::KIND, "", &pack.manifest.id, None).await?;
            let same = there.is_some_and(|pack| {
                serde_json::from_str::<PackFiles>(&pack.body).is_ok_and(|there| there == texts(&files))
            });
            if !same {
                self.load_pack(call, "", &files).await?;
            }
        }
        Ok(())
    }

    /// Every pack loaded, over those built in; what a plan names comes last and so holds.
    ///
    /// # Errors
    /// The database failed.
    pub async fn packs(&self, plan: &str) -> Result<std::sync::Arc<Packs>, AppError> {
        let name = format!("packs {plan}");
        self.keep(&name, &[PackFiles::KIND, PlanRecord::KIND], async {
            let mut packs = Packs::built_in().map_err(AppError::internal)?;
            let named = match self.store.entity(PlanRecord::KIND, "", plan, None).await? {
                Some(found) => serde_json::from_str::<PlanRecord>(&found.body)?.packs,
                None => Vec::new(),
            };
            let mut loaded = self.all::<PackFiles>("", None).await?;
            // Checks replace one another, so only those a plan names replace the built-in ones.
            loaded.sort_by_key(|pack| named.iter().position(|code| *code == pack.code));
            for pack in loaded {
                let files = pack.body.files.into_iter().map(|(name, text)| (name, text.into_bytes()));
                let pack_read = Pack::load(&files.collect()).map_err(AppError::internal)?;
                let checks = matches!(pack_read.content, Content::Checks(_));
                if !checks || named.contains(&pack.code) {
                    packs.add(pack_read);
                }
            }
            Ok(packs)
        })
        .await
    }

    /// The checks the values of a plan have to pass.
    ///
    /// # Errors
    /// The database failed.
    pub async fn checks(&self, plan: &str) -> Result<CheckSet, AppError> {
        Ok(self.packs(plan).await?.checks.clone())
    }
}

fn refused(error: waymark_core::pack::PackError) -> AppError {
    AppError::Invalid(vec![FieldFault::new("files", "pack").found(error)])
}

fn texts(files: &BTreeMap<String, Vec<u8>>) -> PackFiles {
    let text = |bytes: &Vec<u8>| String::from_utf8_lossy(bytes).into_owned();
    PackFiles { files: files.iter().map(|(name, bytes)| (name.clone(), text(bytes))).collect() }
}

async fn write_pack(
    changing: &mut Changing<'_>,
    pack: &Pack,
    files: &BTreeMap<String, Vec<u8>>,
) -> Result<(), AppError> {
    changing.put(&pack.manifest.id, &texts(files), Put::default()).await?;
    match &pack.content {
        Content::Areas(list) => {
            write_rows(changing, &list.areas, |area| area.code.clone()).await?;
            write_rows(changing, &list.changes, |change| {
                let codes = [change.from.join("_"), change.to.join("_")].join("-");
                format!("{}-{codes}", change.on).chars().take(80).collect()
            })
            .await?;
        }
        Content::Indicators(list) => {
            write_rows(changing, &list.indicators, |definition| definition.code.clone()).await?;
        }
        Content::Rules(_) | Content::Checks(_) => {}
    }
    Ok(())
}

/// Writes rows in their order; a row that says what is there already gets no new version.
async fn write_rows<R: Record + PartialEq>(
    changing: &mut Changing<'_>,
    rows: &[R],
    code: impl Fn(&R) -> String,
) -> Result<(), AppError> {
    for (place, row) in rows.iter().enumerate() {
        let code = code(row);
        if changing.get::<R>(&code).await.is_ok_and(|there| there.body == *row) {
            continue;
        }
        let put = Put { expected: Expected::Any, position: Some(place as i64 + 1), ..Put::default() };
        changing.put(&code, row, put).await?;
    }
    Ok(())
}

impl From<PacksError> for AppError {
    fn from(error: PacksError) -> AppError {
        AppError::Invalid(vec![FieldFault::new("rules", "unknown").found(error)])
    }
}
