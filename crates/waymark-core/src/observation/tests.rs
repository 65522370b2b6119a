use super::*;

#[test]
fn codes_and_grades_round_trip() {
    for (status, code) in Status::ALL {
        assert_eq!((Status::from_code(code), status.code()), (Some(status), code));
        assert_eq!(serde_json::to_value(status).unwrap(), code);
    }
    for (grade, code, zh) in SourceGrade::ALL {
        assert_eq!(SourceGrade::from_text(code), Some(grade));
        assert_eq!(SourceGrade::from_text(zh), Some(grade));
    }
    assert_eq!(SourceGrade::from_text("公开报道(待核)"), Some(SourceGrade::Report));
    assert_eq!(SourceGrade::from_text("公开报道"), Some(SourceGrade::Report));
    assert_eq!(SourceGrade::from_text("传闻"), None);
}
