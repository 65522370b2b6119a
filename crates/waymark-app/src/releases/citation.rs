//! How a release is cited.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use waymark_core::record::{PlanRecord, Release};

use crate::app::App;
use crate::call::Call;
use crate::error::AppError;
use crate::records::Record;

/// Characters of the digest that are printed.
const DIGEST_CHARS: usize = 12;

/// How a release is cited, to be copied.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Citation {
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

impl App {
    /// How a release is cited.
    ///
    /// # Errors
    /// No right to it, or there is none.
    pub async fn cite_release(&self, call: &Call, plan: &str, code: &str) -> Result<Citation, AppError> {
        let release = self.get::<Release>(call, plan, code, None).await?;
        let missing = || AppError::NotFound { kind: PlanRecord::KIND, code: plan.to_owned() };
        let found = self.store.entity(PlanRecord::KIND, "", plan, None).await?.ok_or_else(missing)?;
        let title = serde_json::from_str::<PlanRecord>(&found.body)?.title;
        let day = release.recorded_at.get(..10).unwrap_or_default().to_owned();
        let body = &release.body;
        let digest: String = body.digest.chars().take(DIGEST_CHARS).collect();
        let (zh_known, en_known) = match body.known_by {
            Some(day) => (format!("，截至{day}获知"), format!(", as known on {day}")),
            None => (String::new(), String::new()),
        };
        Ok(Citation {
            zh: format!(
                "《{title}》数据定版 {code}：{}（{day}定版{zh_known}，{}个数据，校验码 {digest}）",
                body.title, body.rows
            ),
            en: format!(
                "{title}, data release {code}: {} (made {day}{en_known}, {} values, digest {digest})",
                body.title, body.rows
            ),
        })
    }
}
