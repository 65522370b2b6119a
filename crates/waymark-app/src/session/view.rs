//! Who is signed in, as their own screen shows it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use waymark_core::Date;
use waymark_core::record::{PlanRecord, Right, Role};
use waymark_report::Lang;

use crate::actor::Must;
use crate::app::App;
use crate::error::AppError;
use crate::operation::Operation;
use crate::records::Record;

/// Who is signed in and what they may do.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct SessionView {
    /// The account.
    pub account: SessionAccount,
    /// Name of the person.
    pub display_name: String,
    /// Grants that hold today.
    pub grants: Vec<GrantView>,
    /// Names of the operations allowed somewhere.
    pub operations: Vec<String>,
    /// What must be done before anything else.
    pub must: Option<Must>,
    /// Whether a password must be chosen first.
    pub must_set_password: bool,
    /// The second factor.
    pub second_factor: SecondFactorView,
    /// That no state secrets belong here, in the language asked for.
    pub banner: String,
    /// The same in Chinese.
    pub banner_zh: String,
    /// The same in English.
    pub banner_en: String,
    /// Whether any plan is an invented one.
    pub invented: bool,
    /// Minutes without a request after which the session ends.
    pub idle_minutes: u32,
    /// Hours after which it ends in any case.
    pub session_hours: u32,
    /// Codes for a lost device; only in the answer that sets the second factor.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub recovery_codes: Vec<String>,
}

/// An account as its owner sees it.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct SessionAccount {
    /// Name signed in with.
    pub code: String,
    /// Name of the person.
    pub name: String,
    /// Code of the body they work for.
    pub body: Option<String>,
}

/// A grant with the days it holds.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct GrantView {
    /// Account.
    pub account: String,
    /// Role.
    pub role: Role,
    /// Only in this plan.
    pub plan: Option<String>,
    /// Only for this body and those below it.
    pub body: Option<String>,
    /// Only for this area and those below it.
    pub area: Option<String>,
    /// Further rights.
    pub rights: Vec<Right>,
    /// First day.
    pub valid_from: Option<Date>,
    /// Last day.
    pub valid_to: Option<Date>,
}

/// How the second factor stands.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct SecondFactorView {
    /// Whether there is one.
    pub set: bool,
    /// Whether everyone needs one here.
    pub required: bool,
    /// Recovery codes left.
    pub recovery_left: usize,
}

impl App {
    /// Who is signed in by a token.
    ///
    /// # Errors
    /// [`AppError::NotSignedIn`]; the database failed.
    pub async fn session_view(&self, token: &str, lang: Lang) -> Result<SessionView, AppError> {
        let live = self.live(token).await?.ok_or(AppError::NotSignedIn)?;
        let (actor, settings) = (&live.actor, &live.person.settings);
        let allowed = Operation::ALL.iter().filter(|operation| actor.may_anywhere(**operation));
        let factor = self.credential(&actor.account).await?.and_then(|credential| credential.totp);
        Ok(SessionView {
            account: SessionAccount {
                code: actor.account.clone(),
                name: actor.display_name.clone(),
                body: actor.body.clone(),
            },
            display_name: actor.display_name.clone(),
            grants: live.person.grants.iter().map(GrantView::of).collect(),
            operations: allowed.map(|operation| operation.name().to_owned()).collect(),
            must: actor.must,
            must_set_password: actor.must == Some(Must::Password),
            second_factor: SecondFactorView {
                set: factor.is_some(),
                required: settings.second_factor,
                recovery_left: factor.map_or(0, |factor| factor.recovery.len()),
            },
            banner: lang.pick(&settings.banner_zh, &settings.banner_en).to_owned(),
            banner_zh: settings.banner_zh.clone(),
            banner_en: settings.banner_en.clone(),
            invented: self.any_invented().await?,
            idle_minutes: settings.idle_minutes,
            session_hours: settings.session_hours,
            recovery_codes: Vec::new(),
        })
    }

    async fn any_invented(&self) -> Result<bool, AppError> {
        let kept = self.keep("any invented plan", &[PlanRecord::KIND], async {
            let plans = self.all::<PlanRecord>("", None).await?;
            Ok(plans.iter().any(|plan| plan.body.invented))
        });
        Ok(*kept.await?)
    }
}

impl GrantView {
    /// A grant as it stands.
    pub fn of(grant: &crate::records::Envelope<waymark_core::record::Grant>) -> GrantView {
        GrantView {
            account: grant.body.account.clone(),
            role: grant.body.role,
            plan: grant.body.plan.clone(),
            body: grant.body.body.clone(),
            area: grant.body.area.clone(),
            rights: grant.body.rights.clone(),
            valid_from: grant.valid_from,
            valid_to: grant.valid_to,
        }
    }
}
