//! Setting up the second factor, and giving it up.

use super::credential::SecondFactor;
use super::{Opened, SessionBody};
use crate::app::App;
use crate::call::Call;
use crate::error::AppError;
use crate::identity::totp::{TotpSecret, recovery_codes};
use crate::operation::Operation;

/// What the authenticator shows above the code.
const ISSUER: &str = "Waymark";

/// A secret for an authenticator app, shown once.
#[derive(Debug, Clone)]
pub struct TotpOffer {
    /// In base 32, to be typed by hand.
    pub secret: String,
    /// `otpauth://…`, for the square code.
    pub uri: String,
}

impl App {
    /// Offers a secret; it counts once a code made with it was shown.
    ///
    /// # Errors
    /// There is a second factor already; a password must be chosen first; nobody is signed in.
    pub async fn offer_totp(&self, token: &str) -> Result<TotpOffer, AppError> {
        let account = self.for_second_factor(token).await?.0;
        let secret = TotpSecret::generate(self.random.as_ref());
        let uri = secret.reveal_url(ISSUER, &account).map_err(AppError::internal)?;
        let secret = secret.reveal_base32();
        self.update_credential(&account, |credential| {
            if credential.totp.is_some() {
                return Err(AppError::refused("second_factor_set"));
            }
            credential.offered = Some(secret.clone());
            Ok(())
        })
        .await?;
        Ok(TotpOffer { secret, uri })
    }

    /// Takes the offered secret into use by a code made with it. Gives the recovery codes, which
    /// are shown once, and a new session; the others end.
    ///
    /// # Errors
    /// No secret was offered, the code is wrong, nobody is signed in.
    pub async fn confirm_totp(
        &self,
        call: &Call,
        token: &str,
        code: &str,
    ) -> Result<(Vec<String>, Opened), AppError> {
        let (account, body) = self.for_second_factor(token).await?;
        let (codes, recovery) = recovery_codes(self.random.as_ref());
        let now = self.now();
        self.update_credential(&account, |credential| {
            let offered = credential.offered.take().ok_or_else(|| AppError::refused("totp_not_offered"))?;
            let secret = TotpSecret::from_base32(&offered).map_err(AppError::internal)?;
            let wrong = |_| AppError::field("code", "wrong_code");
            let last_step = Some(secret.verify(code, now, None).map_err(wrong)?);
            credential.totp = Some(SecondFactor { secret: offered, last_step, recovery: recovery.clone() });
            Ok(())
        })
        .await?;
        self.note_own(call, &account, Operation::SecondFactorSet, "set").await?;
        self.end_others(&account).await?;
        let opened = self.open_session(&account, SessionBody { second_factor: true, ..body }).await?;
        Ok((codes, opened))
    }

    /// Gives the second factor up, with the password.
    ///
    /// # Errors
    /// Everyone needs one here, the password is wrong, nobody is signed in.
    pub async fn remove_totp(&self, call: &Call, token: &str, password: &str) -> Result<(), AppError> {
        let live = self.own_session(token).await?;
        if live.person.settings.second_factor {
            return Err(AppError::refused("second_factor_needed"));
        }
        let account = live.stored.account.clone();
        self.check_old(call, &account, Some(password)).await?;
        self.update_credential(&account, |credential| {
            (credential.totp, credential.offered) = (None, None);
            Ok(())
        })
        .await?;
        self.note_own(call, &account, Operation::SecondFactorSet, "removed").await
    }

    async fn for_second_factor(&self, token: &str) -> Result<(String, SessionBody), AppError> {
        let live = self.own_session(token).await?;
        if live.actor.must == Some(crate::actor::Must::Password) {
            let operation = Operation::SecondFactorSet.name();
            return Err(AppError::Forbidden { operation, rule: "password" });
        }
        Ok((live.stored.account, live.body))
    }
}
