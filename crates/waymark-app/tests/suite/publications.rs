//! 公开 under embargo: whoever is outside is not even told the title.

use std::sync::atomic::Ordering;

use waymark_app::actor::Actor;
use waymark_app::records::ListQuery;
use waymark_app::{AppError, Call, Put};
use waymark_core::Date;
use waymark_core::record::{Publication, PublicationState, Role};

use crate::support::{TestApp, on_each_engine, someone};

on_each_engine!(titles_under_embargo_are_kept_from_people_outside);

const DAY_MICROS: i64 = 86_400_000_000;

fn publication(title: &str, embargo_until: Option<&str>) -> Publication {
    Publication {
        title: title.to_owned(),
        release: "R-001".to_owned(),
        indicators: vec!["GDP".to_owned()],
        areas: Vec::new(),
        embargo_until: embargo_until.map(|day| day.parse::<Date>().unwrap()),
        state: PublicationState::Published,
        proposed_by: Some("office".to_owned()),
        reviewed_by: Some("reviewer".to_owned()),
        published_on: None,
        reason: None,
    }
}

/// Titles someone is told, how many there are said to be, and whether the second opens.
async fn told(test: &TestApp, call: &Call, known_by: Option<Date>) -> (Vec<String>, i64, bool) {
    let query = ListQuery { known_by, ..ListQuery::default() };
    let listing = test.app.list::<Publication>(call, "demo", query).await.unwrap();
    let titles = listing.items.into_iter().map(|one| one.body.title).collect();
    let opened = test.app.get::<Publication>(call, "demo", "PB-002", known_by).await;
    assert!(matches!(opened, Ok(_) | Err(AppError::NotFound { .. })), "{opened:?}");
    (titles, listing.total, opened.is_ok())
}

async fn titles_under_embargo_are_kept_from_people_outside(test: &TestApp) {
    // Today is 2026-01-15.
    for (code, one) in [
        ("PB-001", publication("已到日期", Some("2026-01-15"))),
        ("PB-002", publication("明日才公开", Some("2026-01-16"))),
    ] {
        test.app.put(&Call::system(), "demo", code, &one, Put::new()).await.unwrap();
    }
    let before = (vec!["已到日期".to_owned()], 1, false);
    let after = (vec!["已到日期".to_owned(), "明日才公开".to_owned()], 2, true);
    let outside = [Call::by(Actor::nobody(true)), someone("deputy", Role::Congress)];
    let today = Some(test.app.today());
    for call in &outside {
        assert_eq!(told(test, call, None).await, before, "{}", call.actor.account);
        assert_eq!(told(test, call, today).await, before, "{}", call.actor.account);
    }
    assert_eq!(told(test, &someone("office", Role::PlanOffice), None).await, after);
    test.clock.0.fetch_add(DAY_MICROS, Ordering::Relaxed);
    for call in &outside {
        assert_eq!(told(test, call, None).await, after, "{}", call.actor.account);
    }
}
