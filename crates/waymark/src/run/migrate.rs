//! `waymark migrate`: brings the schema of the database up to date.

use waymark_report::Lang;

use crate::cli::server::OnlyDataArguments;
use crate::failure::Failure;
use crate::run::{block_on, open, open_store};

/// Migrates and says what was done.
pub fn run(arguments: &OnlyDataArguments, lang: Lang) -> Result<(), Failure> {
    block_on(async {
        let store = open_store(&arguments.data, lang).await?;
        let before = store.schema_version().await.map_err(|error| Failure::Internal(error.into()))?;
        store.close().await;
        let app = open(&arguments.data, lang).await?;
        let after = app.store.schema_version().await.map_err(|error| Failure::Internal(error.into()))?;
        say!("{}{before} → {after}", lang.pick("数据库结构版本：", "schema version: "));
        app.store.close().await;
        Ok(())
    })
}
