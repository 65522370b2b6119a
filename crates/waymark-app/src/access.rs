//! 权限矩阵: which role does what, and who may do what where.

use std::collections::HashMap;
use std::sync::Arc;

use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use waymark_core::Date;
use waymark_core::record::{Account, AccountState, Grant, Right, Role};
use waymark_report::Lang;
use waymark_report::tabular::{Cell, Column, Format, Headings, Kind, download};

use crate::accounts::role_words;
use crate::actor::Place;
use crate::app::App;
use crate::call::Call;
use crate::error::AppError;
use crate::operation::Operation;
use crate::records::Envelope;
use crate::session::GrantView;

/// Who may do what.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct AccessMatrix {
    /// Every role.
    pub roles: Vec<RoleView>,
    /// Every operation with the roles that do it.
    pub operations: Vec<OperationView>,
    /// Every account that is not closed, with its grants of today, or of the day asked for, and what
    /// they allow; empty for those who may not see grants.
    pub accounts: Vec<AccountAccess>,
}

/// A role and its name.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct RoleView {
    /// The role.
    pub role: Role,
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

/// An operation, its name and the roles that do it.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct OperationView {
    /// Name in log and API.
    pub operation: String,
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
    /// Roles that do it.
    pub roles: Vec<Role>,
    /// A right that is needed besides.
    pub right: Option<Right>,
    /// Whether it writes what plans share, which only a grant for every plan, body and area gives.
    pub shared: bool,
}

/// What an account may do.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct AccountAccess {
    /// Its name.
    pub account: String,
    /// Name of the person.
    pub display_name: String,
    /// Whether it can sign in.
    pub state: AccountState,
    /// Grants that hold today, or held on the day asked for.
    pub grants: Vec<GrantView>,
    /// Operations they allow somewhere.
    pub operations: Vec<String>,
}

/// Which table of the matrix.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum MatrixTable {
    /// Operations × roles.
    Roles,
    /// Accounts and their grants.
    Accounts,
}

/// The matrix of roles, which is the same in every installation.
pub fn role_matrix() -> (Vec<RoleView>, Vec<OperationView>) {
    let role = |role: &Role| {
        let (zh, en) = role_words(*role);
        RoleView { role: *role, zh: zh.to_owned(), en: en.to_owned() }
    };
    let operation = |operation: &Operation| {
        let (zh, en) = operation.words();
        OperationView {
            operation: operation.name().to_owned(),
            zh: zh.to_owned(),
            en: en.trim_end_matches('.').to_owned(),
            roles: operation.roles().to_vec(),
            right: operation.right(),
            shared: operation.is_shared(),
        }
    };
    (Role::ALL.iter().map(role).collect(), Operation::ALL.iter().map(operation).collect())
}

impl App {
    /// Who may do what; who might by what was known by the end of a day, where one is given. Roles are
    /// the same on every day.
    ///
    /// # Errors
    /// No right to see it.
    pub async fn access_matrix(&self, call: &Call, known_by: Option<Date>) -> Result<AccessMatrix, AppError> {
        call.actor.may(Operation::MatrixRead, &Place::default())?;
        let (roles, operations) = role_matrix();
        let accounts = match call.actor.may_anywhere(Operation::GrantRead) {
            true => self.account_access(known_by).await?,
            false => Vec::new(),
        };
        Ok(AccessMatrix { roles, operations, accounts })
    }

    /// The matrix as a table: CSV or workbook.
    ///
    /// # Errors
    /// No right to see it.
    pub async fn access_table(
        &self,
        call: &Call,
        known_by: Option<Date>,
        table: MatrixTable,
        format: Format,
        lang: Lang,
    ) -> Result<Vec<u8>, AppError> {
        let matrix = self.access_matrix(call, known_by).await?;
        let (title, columns, rows) = match table {
            MatrixTable::Roles => (lang.pick("权限矩阵", "Rights"), role_columns(), role_rows(&matrix, lang)),
            MatrixTable::Accounts => {
                (lang.pick("账号权限", "Accounts"), account_columns(), account_rows(&matrix, lang))
            }
        };
        download(title, columns, rows, false, format, Headings::Name(lang)).map_err(AppError::internal)
    }

    async fn account_access(&self, known_by: Option<Date>) -> Result<Vec<AccountAccess>, AppError> {
        let mut accounts = Vec::new();
        let mut grants: HashMap<String, Vec<Envelope<Grant>>> = HashMap::new();
        if known_by.is_some() {
            for grant in self.all::<Grant>("", known_by).await? {
                grants.entry(grant.body.account.clone()).or_default().push(grant);
            }
        }
        for account in self.all::<Account>("", known_by).await? {
            if account.body.state == AccountState::Closed {
                continue;
            }
            let person = match known_by {
                None => self.person(&account.code).await?,
                Some(_) => {
                    let grants = grants.remove(&account.code).unwrap_or_default();
                    Arc::new(self.read_person(&account.code, grants, known_by).await?)
                }
            };
            let someone = person.account.is_some();
            let allowed = Operation::ALL.iter().filter(|one| someone && person.actor.may_anywhere(**one));
            accounts.push(AccountAccess {
                operations: allowed.map(|operation| operation.name().to_owned()).collect(),
                grants: person.grants.iter().map(GrantView::of).collect(),
                account: account.code,
                display_name: account.body.display_name,
                state: account.body.state,
            });
        }
        Ok(accounts)
    }
}

fn role_columns() -> Vec<Column> {
    let mut columns = vec![
        Column::new("operation", "操作代码", "Code", 24.0, Kind::Code),
        Column::new("name", "操作", "Operation", 30.0, Kind::Text),
    ];
    for role in Role::ALL {
        let (zh, en) = role_words(role);
        columns.push(Column::new(crate::records::role_code(role), zh, en, 12.0, Kind::Text));
    }
    columns.push(Column::new("right", "另需授权", "Right needed besides", 16.0, Kind::Code));
    columns
}

fn role_rows(matrix: &AccessMatrix, lang: Lang) -> Vec<Vec<Cell>> {
    let row = |operation: &OperationView| {
        let mut row: Vec<Cell> =
            vec![operation.operation.as_str().into(), lang.pick(&operation.zh, &operation.en).into()];
        row.extend(Role::ALL.iter().map(|role| match operation.roles.contains(role) {
            true => Cell::Text("✓".to_owned()),
            false => Cell::Empty,
        }));
        row.push(operation.right.map_or(Cell::Empty, |right| Cell::Text(right_code(right))));
        row
    };
    matrix.operations.iter().map(row).collect()
}

fn right_code(right: Right) -> String {
    serde_json::to_value(right).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}

fn account_columns() -> Vec<Column> {
    vec![
        Column::new("account", "账号", "Account", 16.0, Kind::Code),
        Column::new("display_name", "姓名", "Name", 16.0, Kind::Text),
        Column::new("role", "角色", "Role", 20.0, Kind::Text),
        Column::new("plan", "规划", "Plan", 16.0, Kind::Code),
        Column::new("body", "单位", "Body", 16.0, Kind::Code),
        Column::new("area", "区域", "Area", 16.0, Kind::Code),
        Column::new("rights", "专项授权", "Rights", 24.0, Kind::Text),
        Column::new("valid_from", "起始日", "From", 12.0, Kind::Date),
        Column::new("valid_to", "终止日", "To", 12.0, Kind::Date),
        Column::new("operations", "可做操作数", "Operations allowed", 12.0, Kind::Number),
    ]
}

fn account_rows(matrix: &AccessMatrix, lang: Lang) -> Vec<Vec<Cell>> {
    let mut rows = Vec::new();
    for account in &matrix.accounts {
        let who = || vec![Cell::from(&account.account), Cell::from(&account.display_name)];
        let count = || Cell::Number(Decimal::from(account.operations.len()));
        if account.grants.is_empty() {
            let mut row = who();
            row.resize(9, Cell::Empty);
            row.push(count());
            rows.push(row);
        }
        for grant in &account.grants {
            let (zh, en) = role_words(grant.role);
            let text = |text: &Option<String>| text.as_deref().map_or(Cell::Empty, Cell::from);
            let rights: Vec<String> = grant.rights.iter().map(|right| right_code(*right)).collect();
            let mut row = who();
            row.extend([Cell::from(lang.pick(zh, en)), text(&grant.plan), text(&grant.body)]);
            row.extend([text(&grant.area), rights.join(" ").as_str().into()]);
            row.extend([grant.valid_from, grant.valid_to].map(|day| day.map_or(Cell::Empty, Cell::Date)));
            row.push(count());
            rows.push(row);
        }
    }
    rows
}
