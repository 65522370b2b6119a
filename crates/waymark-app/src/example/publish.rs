//! What of an example is public: proposed by one account, published by another, each with the rights
//! it has.

use serde::Deserialize;
use waymark_core::record::{Publication, PublicationState, Settings};
use waymark_store::entity::Expected;

use crate::app::App;
use crate::call::Call;
use crate::error::AppError;

/// The public part of an example.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct PublicPart {
    /// Account that opens the public pages.
    opened_by: String,
    publications: Vec<ExamplePublication>,
}

/// One publication of the example's release.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ExamplePublication {
    title: String,
    indicators: Vec<String>,
    areas: Vec<String>,
    proposed_by: String,
    published_by: String,
}

impl App {
    /// Opens the public pages and publishes parts of a release.
    pub(super) async fn load_publications(
        &self,
        plan: &str,
        release: &str,
        bytes: &[u8],
    ) -> Result<(), AppError> {
        let part: PublicPart = serde_json::from_slice(bytes)?;
        let opening = Call::by(self.actor_of_account(&part.opened_by).await?);
        let (settings, version) = self.read_settings_for(&opening, None).await?;
        let opened = Settings { public_pages: true, ..settings };
        self.write_settings(&opening, &opened, Expected::Version(version)).await?;
        for one in part.publications {
            let publication = Publication {
                title: one.title,
                release: release.to_owned(),
                indicators: one.indicators,
                areas: one.areas,
                embargo_until: None,
                state: PublicationState::Proposed,
                proposed_by: None,
                reviewed_by: None,
                published_on: None,
                reason: None,
            };
            let proposing = Call::by(self.actor_of_account(&one.proposed_by).await?);
            let proposed = self.propose_publication(&proposing, plan, &publication).await?.value;
            let publishing = Call::by(self.actor_of_account(&one.published_by).await?);
            self.publish(&publishing, plan, &proposed.code).await?;
        }
        Ok(())
    }
}
