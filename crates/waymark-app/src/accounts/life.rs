//! The life of an account: asked for, approved, suspended, closed; and its links.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use waymark_core::record::{Account, AccountState};
use waymark_store::entity::{EntityFilter, Expected};

use crate::actor::Place;
use crate::app::App;
use crate::call::{Call, Changing, Done, Put};
use crate::error::{AppError, FieldFault};
use crate::identity::token::LinkPurpose;
use crate::operation::Operation;
use crate::records::{Envelope, Record};
use crate::session::MadeLink;

/// Names the log uses for what is no account.
const RESERVED: [&str; 2] = ["system", "nobody"];

/// An account that is asked for.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct NewAccount {
    /// Name to sign in with.
    pub code: String,
    /// Who it is.
    #[serde(flatten)]
    pub details: AccountDetails,
}

/// Who an account is for.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct AccountDetails {
    /// Name of the person, for others.
    pub display_name: String,
    /// Code of the body they work for.
    #[serde(default)]
    pub body: Option<String>,
    /// Who they are at the identity provider.
    #[serde(default)]
    pub subject: Option<String>,
    /// Telephone or office, for colleagues.
    #[serde(default)]
    pub contact: Option<String>,
}

/// A link that is wanted.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct LinkAsked {
    /// Whether the second factor goes, because the device is lost.
    pub reset_second_factor: bool,
}

impl AccountDetails {
    fn account(&self, state: AccountState, invented: bool) -> Account {
        Account {
            display_name: self.display_name.clone(),
            body: self.body.clone(),
            state,
            subject: self.subject.clone().filter(|subject| !subject.is_empty()),
            contact: self.contact.clone(),
            invented,
        }
    }
}

impl App {
    /// Asks for an account; somebody else approves it.
    ///
    /// # Errors
    /// No right to it; a name that is taken or reserved; an identity that is taken.
    pub async fn request_account(
        &self,
        call: &Call,
        asked: &NewAccount,
    ) -> Result<Done<Envelope<Account>>, AppError> {
        let mut changing = self.begin(call, Operation::AccountWrite, &Place::default()).await?;
        if asked.code.is_empty() {
            return Err(AppError::field("code", "required"));
        }
        if RESERVED.contains(&asked.code.as_str()) {
            return Err(AppError::Invalid(vec![FieldFault::new("code", "reserved").found(&asked.code)]));
        }
        // The name of an account that is gone is not given to somebody else: the log would mix them.
        if self.store.entity(Account::KIND, "", &asked.code, None).await?.is_some() {
            return Err(AppError::refused("account_exists").with("code", &asked.code));
        }
        let account = asked.details.account(AccountState::Requested, false);
        self.fits(&mut changing, &asked.code, &account).await?;
        let envelope = changing.put(&asked.code, &account, Put::new()).await?;
        changing.commit(&format!("account {}", asked.code), envelope).await
    }

    /// Changes who an account is for. A new identity at the provider needs approval again: whoever
    /// has it signs in.
    ///
    /// # Errors
    /// No right to it, no such account, somebody else wrote first.
    pub async fn change_account(
        &self,
        call: &Call,
        code: &str,
        details: &AccountDetails,
        expected: Expected,
    ) -> Result<Done<Envelope<Account>>, AppError> {
        let mut changing = self.begin(call, Operation::AccountWrite, &Place::default()).await?;
        let before = changing.get::<Account>(code).await?.body;
        if before.state == AccountState::Closed {
            return Err(AppError::refused("account_state").with("code", code));
        }
        let mut account = details.account(before.state, before.invented);
        if account.subject != before.subject {
            account.state = AccountState::Requested;
        }
        self.fits(&mut changing, code, &account).await?;
        let put = Put { expected, ..Put::default() };
        let envelope = changing.put(code, &account, put).await?;
        changing.commit(&format!("account {code}"), envelope).await
    }

    /// Approves an account that was asked for by somebody else.
    ///
    /// # Errors
    /// No right to it; one's own account or request; an account that is not waiting.
    pub async fn approve_account(
        &self,
        call: &Call,
        code: &str,
    ) -> Result<Done<Envelope<Account>>, AppError> {
        let mut changing = self.begin(call, Operation::AccountApprove, &Place::default()).await?;
        let before = changing.get::<Account>(code).await?;
        if !call.actor.system && !self.settings().await?.one_administrator {
            if before.code == call.actor.account {
                return Err(AppError::refused("own_account"));
            }
            if before.recorded_by == call.actor.account {
                return Err(AppError::refused("same_person"));
            }
        }
        if !matches!(before.body.state, AccountState::Requested | AccountState::Suspended) {
            return Err(AppError::refused("account_state").with("code", code));
        }
        self.in_state(&mut changing, &before, AccountState::Active).await.map(|_| ())?;
        let envelope = changing.get::<Account>(code).await?;
        changing.commit(&format!("account {code}"), envelope).await
    }

    /// Suspends an account, or closes it for good; its sessions, keys and links end at once.
    ///
    /// # Errors
    /// No right to it; one's own account; an account that is closed already.
    pub async fn end_account(
        &self,
        call: &Call,
        code: &str,
        close: bool,
    ) -> Result<Done<Envelope<Account>>, AppError> {
        let mut changing = self.begin(call, Operation::AccountWrite, &Place::default()).await?;
        if code == call.actor.account {
            return Err(AppError::refused("own_account"));
        }
        let before = changing.get::<Account>(code).await?;
        if before.body.state == AccountState::Closed {
            return Err(AppError::refused("account_state").with("code", code));
        }
        let state = if close { AccountState::Closed } else { AccountState::Suspended };
        let envelope = self.in_state(&mut changing, &before, state).await?;
        let done = changing.commit(&format!("account {code}"), envelope).await?;
        self.store.end_sessions(code, self.now().0).await?;
        self.store.end_tickets(code).await?;
        Ok(done)
    }

    /// Makes a one-time link for an account: the first sign-in, or a lost password. Earlier links of
    /// the account are good no more.
    ///
    /// # Errors
    /// No right to it; one's own account; an account that cannot sign in.
    pub async fn issue_link(&self, call: &Call, code: &str, asked: &LinkAsked) -> Result<MadeLink, AppError> {
        let call = call.secret();
        let mut changing = self.begin(&call, Operation::AccountApprove, &Place::default()).await?;
        if code == call.actor.account {
            return Err(AppError::refused("own_account"));
        }
        let account = changing.get::<Account>(code).await?;
        if account.body.state != AccountState::Active {
            return Err(AppError::refused("account_state").with("code", code));
        }
        let purpose = match self.has_password(code).await? {
            true => LinkPurpose::Reset,
            false => LinkPurpose::Invite,
        };
        let what = if asked.reset_second_factor { "link, second factor reset," } else { "link" };
        changing.commit(&format!("{what} for account {code}"), ()).await?;
        self.store.end_tickets(code).await?;
        self.make_link(code, purpose, asked.reset_second_factor).await
    }

    async fn in_state(
        &self,
        changing: &mut Changing<'_>,
        before: &Envelope<Account>,
        state: AccountState,
    ) -> Result<Envelope<Account>, AppError> {
        let account = Account { state, ..before.body.clone() };
        let put = Put { expected: Expected::Version(before.version), ..Put::default() };
        changing.put(&before.code, &account, put).await
    }

    /// Whether body and identity of an account are what they should be.
    async fn fits(&self, changing: &mut Changing<'_>, code: &str, account: &Account) -> Result<(), AppError> {
        self.record_fits(changing, "", account).await?;
        let Some(subject) = &account.subject else { return Ok(()) };
        let filter = EntityFilter {
            kind: Account::KIND,
            scopes: vec![String::new()],
            facets: vec![("subject".to_owned(), subject.clone())],
            ..EntityFilter::default()
        };
        let taken = self.store.list(&filter).await?.items.into_iter().find(|other| other.code != code);
        match taken {
            Some(other) => Err(AppError::refused("subject_taken").with("code", other.code)),
            None => Ok(()),
        }
    }
}
