//! The matrix: every operation as nobody and as each role.

use std::fmt::Write as _;

use waymark_app::actor::ActiveGrant;
use waymark_app::{Actor, Operation, Place};
use waymark_core::record::{Right, Role};

const RIGHTS: [Right; 5] =
    [Right::Ranking, Right::Publish, Right::Withdraw, Right::SetKnownAt, Right::AdoptBasis];

fn holder(role: Role, rights: &[Right]) -> Actor {
    let grant = ActiveGrant { role, plan: None, bodies: None, areas: None, rights: rights.to_vec() };
    Actor { account: "someone".to_owned(), grants: vec![grant], ..Actor::default() }
}

fn mark(operation: Operation, plain: &Actor, with_rights: &Actor) -> &'static str {
    let place = Place::plan("demo");
    match (plain.may(operation, &place).is_ok(), with_rights.may(operation, &place).is_ok()) {
        (true, true) => "yes",
        (false, true) => "right",
        (false, false) => "-",
        (true, false) => panic!("a right takes {} away", operation.name()),
    }
}

#[test]
fn every_operation_as_nobody_and_as_each_role() {
    let mut table = format!("{:24}", "");
    for name in ["nobody", "pages", "offi", "repo", "revi", "lead", "cong", "publ", "syst", "secu", "audi"] {
        write!(table, " {name:6}").unwrap();
    }
    for operation in Operation::ALL {
        write!(table, "\n{:24}", operation.name()).unwrap();
        let (shut, open) = (Actor::nobody(false), Actor::nobody(true));
        let nobody = [mark(*operation, &shut, &shut), mark(*operation, &open, &open)];
        let roles =
            Role::ALL.iter().map(|role| mark(*operation, &holder(*role, &[]), &holder(*role, &RIGHTS)));
        for mark in nobody.into_iter().chain(roles) {
            write!(table, " {mark:6}").unwrap();
        }
    }
    let lines: Vec<&str> = table.lines().map(str::trim_end).collect();
    insta::assert_snapshot!(lines.join("\n"));
}

#[test]
fn nobody_writes_and_no_administrator_sees_the_work() {
    for operation in Operation::ALL.iter().filter(|operation| operation.writes()) {
        assert!(!Actor::nobody(true).may_anywhere(*operation), "{}", operation.name());
    }
    for role in [Role::SystemAdministrator, Role::SecurityAdministrator, Role::AuditAdministrator] {
        for operation in [Operation::LedgerRead, Operation::ObservationRead, Operation::AssessmentRead] {
            assert!(!holder(role, &RIGHTS).may_anywhere(operation), "{role:?} {}", operation.name());
        }
    }
}
