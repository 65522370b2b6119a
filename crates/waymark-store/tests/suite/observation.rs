//! Values in submissions.

use std::collections::BTreeMap;

use waymark_core::indicator::Frequency;
use waymark_core::observation::Status;
use waymark_core::{Observation, Period, SourceGrade};
use waymark_store::change::ChangeDraft;
use waymark_store::observation::{Basis, ObservationFilter};

use crate::engines::both;

fn row(area: &str, period: Period, value: &str) -> Observation {
    Observation {
        indicator: "GDP".to_owned(),
        area: area.to_owned(),
        period,
        value: Some(value.parse().unwrap()),
        unit: "亿元".to_owned(),
        status: Status::Value,
        dimensions: BTreeMap::from([("a".to_owned(), "b".to_owned())]),
        caliber: None,
        numerator: None,
        denominator: Some("1.50".parse().unwrap()),
        source: Some("示例".to_owned()),
        source_grade: SourceGrade::Letter,
        known_at: Some("2024-01-31".parse().unwrap()),
        invented: true,
        note: None,
    }
}

#[test]
fn values_come_back_as_they_were_written() {
    both(|store| async move {
        let rows: Vec<_> = (0..1_000)
            .map(|n| {
                row(
                    &format!("X{:03}", n % 250),
                    if n < 500 { Period::Year(2000 + n) } else { Period::Month(2024, 1 + (n % 12) as u8) },
                    &format!("{n}.10"),
                )
            })
            .collect();
        let mut write = store.write("someone", 1_000, [7; 10]).await.unwrap();
        let ids = write.insert_observations("s1", &rows, &|_| "p".to_owned()).await.unwrap();
        let change = write.commit(ChangeDraft::default()).await.unwrap();
        assert_eq!(change.row_count, 1_000 + 500);
        assert_eq!(ids.len(), 1_000);
        let filter = ObservationFilter {
            scopes: vec!["p".to_owned()],
            basis: Basis::Everything,
            ..ObservationFilter::default()
        };
        let read = store.observations(&filter).await.unwrap();
        let mut values: Vec<_> = read.iter().map(|o| o.observation.clone()).collect();
        let mut written = rows.clone();
        let order = |o: &Observation| (o.value, o.area.clone());
        values.sort_by_key(order);
        written.sort_by_key(order);
        assert_eq!(values, written);
        let months = ObservationFilter {
            frequency: Some(Frequency::Month),
            areas: vec!["X001".to_owned()],
            ..filter.clone()
        };
        assert_eq!(store.observations(&months).await.unwrap().len(), 2);
        let accepted = ObservationFilter { basis: Basis::Accepted, ..filter };
        assert!(store.observations(&accepted).await.unwrap().is_empty());
    });
}
