//! What people are called: the names behind the codes of accounts that records and the log carry.

use std::collections::HashMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use waymark_core::record::Account;

use crate::actor::Place;
use crate::app::App;
use crate::call::Call;
use crate::error::{AppError, FieldFault};
use crate::operation::Operation;
use crate::records::Record;

/// Most codes asked for at once.
const CODES_MAX: usize = 200;

/// What someone is called.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Person {
    /// Code of the account.
    pub code: String,
    /// Name of the person.
    pub name: String,
}

impl App {
    /// The names of accounts whose codes the reader knows from what was shown; codes of no account are
    /// left out. There is no list of all: the code is what one signs in with.
    ///
    /// # Errors
    /// No right to it: the public and the congress are told nobody's name. Too many codes.
    pub async fn people(&self, call: &Call, codes: &[String]) -> Result<Vec<Person>, AppError> {
        call.actor.may(Operation::PersonRead, &Place::default())?;
        if codes.len() > CODES_MAX {
            let fault = FieldFault::new("codes", "out_of_range").found(format!("0–{CODES_MAX}"));
            return Err(AppError::Invalid(vec![fault]));
        }
        let names = self.keep("names of people", &[Account::KIND], async {
            let all = self.all::<Account>("", None).await?;
            Ok(all.into_iter().map(|one| (one.code, one.body.display_name)).collect::<HashMap<_, _>>())
        });
        let names = names.await?;
        let person =
            |code: &String| names.get(code).map(|name| Person { code: code.clone(), name: name.clone() });
        Ok(codes.iter().filter_map(person).collect())
    }
}
