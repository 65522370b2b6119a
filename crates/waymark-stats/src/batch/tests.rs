use super::*;
use crate::forecast::Frequency;

#[test]
fn each_distinct_series_is_fitted_once() {
    let (one, other) = ([1.0, 2.0, 4.0, 3.0, 5.0], [1.0, 2.0, 4.0, 3.0, 6.0]);
    let options = Options::new(Frequency::Annual, 3);
    let bounded = Options { most: Some(5.0), ..options };
    let requests = [(&one, options), (&other, options), (&one, options), (&one, bounded)]
        .map(|(values, options)| Request { values, options });
    let answers = forecast_all(&requests);
    assert_eq!(answers.fitted(), 3);
    assert_eq!(answers.iter().count(), 4);
    for (index, request) in requests.iter().enumerate() {
        assert_eq!(answers.get(index), Some(&forecast(request.values, &request.options)));
    }
    assert_eq!(answers.get(4), None);
}
