//! Who asks, and what they may do.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use waymark_core::record::{Right, Role, Visibility};

use crate::error::AppError;
use crate::operation::Operation;

/// Someone who asks for something.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Actor {
    /// Code of the account; empty for nobody.
    pub account: String,
    /// Name for people.
    pub display_name: String,
    /// Code of the body they work for.
    pub body: Option<String>,
    /// Grants that hold today.
    pub grants: Vec<ActiveGrant>,
    /// What the account has to do before anything else.
    pub must: Option<Must>,
    /// Whether it is the system itself: set-up, migration, work at the machine's own terminal.
    pub system: bool,
}

/// What an account has to do before anything else is allowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Must {
    /// Choose a password: the first, or a new one for one that is too old.
    Password,
    /// Set up the second factor that the settings ask of everyone.
    Totp,
}

/// A grant with its subtrees written out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActiveGrant {
    /// The role.
    pub role: Role,
    /// Only this plan.
    pub plan: Option<String>,
    /// Only these bodies.
    pub bodies: Option<BTreeSet<String>>,
    /// Only these areas.
    pub areas: Option<BTreeSet<String>>,
    /// Further rights.
    pub rights: Vec<Right>,
}

/// What an operation is about, as far as grants tell it apart.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Place {
    /// Code of the plan; none for what plans share.
    pub plan: Option<String>,
    /// Code of the body.
    pub body: Option<String>,
    /// Code of the area.
    pub area: Option<String>,
}

impl Place {
    /// A plan.
    pub fn plan(code: &str) -> Place {
        Place { plan: Some(code.to_owned()).filter(|code| !code.is_empty()), ..Place::default() }
    }
}

impl Actor {
    /// Nobody: what the public may do.
    pub fn nobody(public_pages: bool) -> Actor {
        let public =
            ActiveGrant { role: Role::Public, plan: None, bodies: None, areas: None, rights: Vec::new() };
        Actor { grants: if public_pages { vec![public] } else { Vec::new() }, ..Actor::default() }
    }

    /// The system itself.
    pub fn system() -> Actor {
        Actor {
            account: "system".to_owned(),
            display_name: "system".to_owned(),
            system: true,
            ..Actor::default()
        }
    }

    /// Whether someone is signed in.
    pub fn is_someone(&self) -> bool {
        !self.account.is_empty()
    }

    /// Whether the actor may do something at a place.
    ///
    /// # Errors
    /// [`AppError::NotSignedIn`] for nobody, [`AppError::Forbidden`] for anyone else.
    pub fn may(&self, operation: Operation, place: &Place) -> Result<(), AppError> {
        if let Some(must) = self.must {
            let rule = match must {
                Must::Password => "password",
                Must::Totp => "second_factor",
            };
            return Err(AppError::Forbidden { operation: operation.name(), rule });
        }
        if self.system || self.granting(operation, place).next().is_some() {
            return Ok(());
        }
        if !self.is_someone() {
            return Err(AppError::NotSignedIn);
        }
        let anywhere = self.grants.iter().any(|grant| operation.roles().contains(&grant.role));
        let rule = match (anywhere, operation.right()) {
            (false, _) => "role",
            (true, Some(_)) => "right",
            (true, None) if writes_shared(operation, place) => "shared",
            (true, None) => "place",
        };
        Err(AppError::Forbidden { operation: operation.name(), rule })
    }

    /// Whether the actor may do something somewhere.
    pub fn may_anywhere(&self, operation: Operation) -> bool {
        self.must.is_none() && (self.system || self.grants.iter().any(|grant| grant.gives(operation)))
    }

    /// Refuses somebody who may not do something anywhere: for use cases that find out later where it
    /// is, so that nobody learns anything before.
    ///
    /// # Errors
    /// As [`Actor::may`].
    pub fn may_somewhere(&self, operation: Operation) -> Result<(), AppError> {
        if self.may_anywhere(operation) { Ok(()) } else { self.may(operation, &Place::default()) }
    }

    fn granting<'a>(
        &'a self,
        operation: Operation,
        place: &'a Place,
    ) -> impl Iterator<Item = &'a ActiveGrant> {
        let shared = writes_shared(operation, place);
        self.grants.iter().filter(move |grant| {
            grant.gives(operation) && grant.covers(place) && (grant.is_whole() || !shared)
        })
    }

    /// What of a plan the actor may see: everything, or only what is shown to congress or the public.
    pub fn visibilities(&self, operation: Operation, plan: &str) -> Vec<&'static str> {
        let place = Place::plan(plan);
        let inner = |grant: &ActiveGrant| !matches!(grant.role, Role::Congress | Role::Public);
        if self.system || self.granting(operation, &place).any(inner) {
            return Vec::new();
        }
        if self.granting(operation, &place).any(|grant| grant.role == Role::Congress) {
            return vec![Visibility::Congress.code(), Visibility::Public.code()];
        }
        vec![Visibility::Public.code()]
    }

    /// Areas of a plan the actor may do something for; none: all of them.
    pub fn areas(&self, operation: Operation, plan: &str) -> Option<BTreeSet<String>> {
        if self.system {
            return None;
        }
        let mut areas = BTreeSet::new();
        for grant in self.granting(operation, &Place::plan(plan)) {
            areas.extend(grant.areas.clone()?);
        }
        Some(areas)
    }

    /// Bodies of a plan the actor may do something for; none: all of them.
    pub fn bodies(&self, operation: Operation, plan: &str) -> Option<BTreeSet<String>> {
        if self.system {
            return None;
        }
        let mut bodies = BTreeSet::new();
        for grant in self.granting(operation, &Place::plan(plan)) {
            bodies.extend(grant.bodies.clone()?);
        }
        Some(bodies)
    }

    /// The grants for some bodies or areas that let the actor do something in a plan, where no grant
    /// lets them do it for all; none: for all.
    pub(crate) fn limits(&self, operation: Operation, plan: &str) -> Vec<&ActiveGrant> {
        let place = Place::plan(plan);
        let granting: Vec<&ActiveGrant> =
            self.grants.iter().filter(|grant| grant.gives(operation) && grant.covers(&place)).collect();
        let for_all = |grant: &&ActiveGrant| grant.bodies.is_none() && grant.areas.is_none();
        if self.system || granting.iter().any(for_all) { Vec::new() } else { granting }
    }

    /// Whether the actor holds a role somewhere.
    pub fn has_role(&self, role: Role) -> bool {
        self.grants.iter().any(|grant| grant.role == role)
    }
}

/// Whether an operation at a place writes what all plans share. An indicator without a plan is shared.
fn writes_shared(operation: Operation, place: &Place) -> bool {
    operation.is_shared() || (operation == Operation::IndicatorWrite && place.plan.is_none())
}

impl ActiveGrant {
    fn gives(&self, operation: Operation) -> bool {
        operation.roles().contains(&self.role)
            && operation.right().is_none_or(|right| self.rights.contains(&right))
            && (self.is_whole() || !operation.is_shared())
    }

    /// Whether it is for every plan, body and area.
    fn is_whole(&self) -> bool {
        self.plan.is_none() && self.bodies.is_none() && self.areas.is_none()
    }

    /// Whether the place lies within the grant. What has no body or area is not held back by a
    /// grant for some.
    fn covers(&self, place: &Place) -> bool {
        let within = |only: &Option<BTreeSet<String>>, one: &Option<String>| match (only, one) {
            (Some(only), Some(one)) => only.contains(one),
            _ => true,
        };
        let plan = match (&self.plan, &place.plan) {
            (Some(only), Some(plan)) => only == plan,
            (Some(_), None) | (None, _) => true,
        };
        plan && within(&self.bodies, &place.body) && within(&self.areas, &place.area)
    }
}
