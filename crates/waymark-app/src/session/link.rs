//! One-time links: the first sign-in, a lost password, the demonstration.

use serde::{Deserialize, Serialize};
use waymark_store::secret::Ticket;

use super::credential::Verdict;
use super::sign_in::lockout_policy;
use super::{Opened, SessionBody, Way};
use crate::app::App;
use crate::call::Call;
use crate::clock::Micros;
use crate::error::AppError;
use crate::identity::lockout::Lockout;
use crate::identity::token::{Link, LinkPurpose, Token};
use crate::operation::Operation;

/// The purpose of such tickets.
const TICKET: &str = "link";

/// What is kept with a link.
#[derive(Serialize, Deserialize)]
struct LinkBody {
    purpose: LinkPurpose,
    /// Whether the second factor goes, because the device is lost too.
    #[serde(default)]
    reset_second_factor: bool,
}

/// A link just made.
#[derive(Debug, Clone)]
pub struct MadeLink {
    /// The token, to be given to the person.
    pub token: Token,
    /// From then on it is good for nothing.
    pub expires_at: Micros,
}

impl App {
    /// Makes a link; whoever calls this has checked that it may be made.
    pub(crate) async fn make_link(
        &self,
        account: &str,
        purpose: LinkPurpose,
        reset_second_factor: bool,
    ) -> Result<MadeLink, AppError> {
        let now = self.now();
        let (link, token) = Link::generate(account, purpose, self.random.as_ref(), now);
        let ticket = Ticket {
            token_sha256: link.token_hash.as_str().to_owned(),
            purpose: TICKET.to_owned(),
            account: account.to_owned(),
            body: serde_json::to_string(&LinkBody { purpose, reset_second_factor })?,
            created_at: now.0,
            expires_at: link.expires_at.0,
        };
        self.store.put_ticket(&ticket).await?;
        Ok(MadeLink { token, expires_at: link.expires_at })
    }

    /// Whether an account has a password.
    pub(crate) async fn has_password(&self, account: &str) -> Result<bool, AppError> {
        Ok(self.credential(account).await?.is_some_and(|credential| credential.password().is_some()))
    }

    /// Signs in by a one-time link. Where the account has a second factor that stays, a code is
    /// asked for before the link is used up.
    ///
    /// # Errors
    /// `link_unknown` for one that is not known, used or over; `totp_required`, `wrong_code`,
    /// `locked_out`.
    pub async fn redeem_link(
        &self,
        call: &Call,
        token: &str,
        code: Option<&str>,
    ) -> Result<Opened, AppError> {
        let Some(ticket) = self.open_ticket(token).await? else {
            self.note_failure(call, Operation::SignIn, "one-time link", "link_unknown").await?;
            return Err(AppError::refused("link_unknown"));
        };
        let body: LinkBody = serde_json::from_str(&ticket.body)?;
        let account = ticket.account.clone();
        let second_factor = match body.reset_second_factor {
            true => false,
            false => self.prove_factor(call, &account, code).await?,
        };
        let used = self.store.use_ticket(&ticket.token_sha256, TICKET, self.now().0).await?;
        if used.is_none() {
            return Err(AppError::refused("link_unknown"));
        }
        self.update_credential(&account, |credential| {
            credential.lockout = Lockout::cleared();
            if body.reset_second_factor {
                (credential.totp, credential.offered) = (None, None);
            }
            Ok(())
        })
        .await?;
        self.note_own(call, &account, Operation::SignIn, "link").await?;
        let session = match body.purpose {
            LinkPurpose::Demo => SessionBody::by(Way::Demo),
            _ => SessionBody { second_factor, password_until: Some(Micros(0)), ..SessionBody::by(Way::Link) },
        };
        self.open_session(&account, session).await
    }

    /// The ticket of a token, if it is good and its account can sign in.
    async fn open_ticket(&self, token: &str) -> Result<Option<Ticket>, AppError> {
        let Some(token) = Token::parse(token) else { return Ok(None) };
        let ticket = self.store.ticket(token.hash().as_str(), TICKET, self.now().0).await?;
        let Some(ticket) = ticket else { return Ok(None) };
        let known = self.can_sign_in(&ticket.account).await?;
        Ok(Some(ticket).filter(|_| known))
    }

    /// Asks for the second factor where there is one; true where it was shown.
    async fn prove_factor(&self, call: &Call, account: &str, code: Option<&str>) -> Result<bool, AppError> {
        if self.credential(account).await?.is_none_or(|credential| credential.totp.is_none()) {
            return Ok(false);
        }
        let policy = lockout_policy(&self.settings().await?);
        let now = self.now();
        let verdict = self
            .update_credential(account, |credential| {
                let (next, verdict) = credential.attempt(true, code, &policy, now);
                *credential = next;
                Ok(verdict)
            })
            .await?;
        match verdict {
            Verdict::In { second_factor } => Ok(second_factor),
            verdict => {
                let subject = format!("account {account}");
                Err(self.refuse(call, Operation::SignIn, &subject, verdict).await?)
            }
        }
    }
}
