use proptest::prelude::*;

use super::*;

fn faults(password: &str) -> Vec<PasswordFault> {
    PasswordPolicy::default().faults(password, "zhang.san")
}

fn too_short() -> PasswordFault {
    PasswordFault::TooShort { length_min: 12, length_mixed_min: 8, classes_min: 3 }
}

#[test]
fn takes_long_ones_and_shorter_ones_of_three_kinds() {
    for password in
        ["correct horse battery", "Tr0mbone", "晴川历历汉阳树1A", "abyss-gallop", "qpwoeirutyalskdj"]
    {
        assert_eq!(faults(password), [], "{password}");
    }
    assert_eq!(faults("trombone1"), [too_short()]);
    assert_eq!(faults("Tr0mbon"), [too_short()]);
    assert_eq!(faults("晴川历历汉阳树"), [too_short()]);
}

#[test]
fn refuses_the_name_of_the_account() {
    assert_eq!(faults("my-Zhang.San-2031"), [PasswordFault::ContainsName]);
    let policy = PasswordPolicy::default();
    assert_eq!(policy.faults("天街小雨润如酥张三A1", "张三"), [PasswordFault::ContainsName]);
    assert_eq!(policy.faults("live long, prosper", "li"), [], "two letters stand in everything");
}

#[test]
fn refuses_what_everybody_tries_first() {
    for password in ["Password2024!", "P@ssw0rd", "Admin@123", "1qaz@WSX", "Aa123456789", "woaini1314520"] {
        assert!(faults(password).contains(&PasswordFault::Common), "{password}");
    }
    assert!(faults("123456789012").contains(&PasswordFault::Common));
    assert_eq!(faults("aaaaaaaaaaaaB"), [PasswordFault::Repetitive { different_min: 5 }]);
}

#[test]
fn refuses_what_is_too_long_without_looking_at_it() {
    assert_eq!(faults(&"password".repeat(200)), [PasswordFault::TooLong { bytes_max: 1024 }]);
}

#[test]
fn the_list_is_lower_case_and_has_no_row_twice() {
    let rows: Vec<&str> = COMMON.lines().filter(|line| !line.starts_with('#')).collect();
    assert_eq!(rows.len(), COMMON_SET.len());
    for row in rows {
        assert_eq!(row, row.to_lowercase().trim());
    }
}

#[test]
fn remembers_as_many_as_it_says() {
    let policy = PasswordPolicy { history: 2, ..PasswordPolicy::default() };
    let kept = policy.remembered("c".to_owned(), &["b".to_owned(), "a".to_owned()]);
    assert_eq!(kept, ["c", "b"]);
    let nothing = PasswordPolicy { history: 0, ..policy };
    assert_eq!(nothing.remembered("c".to_owned(), &kept), ["c"], "the password itself is always kept");
}

#[test]
fn a_password_lasts_its_days_and_not_one_more() {
    let policy = PasswordPolicy { age_days_max: 1, ..PasswordPolicy::default() };
    assert!(!policy.is_expired(Micros(0), Micros(DAY_MICROS - 1)));
    assert!(policy.is_expired(Micros(0), Micros(DAY_MICROS)));
    let never = PasswordPolicy { age_days_max: 0, ..policy };
    assert!(!never.is_expired(Micros(0), Micros(i64::MAX)));
}

#[test]
fn a_fault_is_written_with_its_code_and_figures() {
    let written = serde_json::to_value(too_short()).unwrap();
    assert_eq!(
        written,
        serde_json::json!({"code": "too_short", "length_min": 12, "length_mixed_min": 8, "classes_min": 3})
    );
}

proptest! {
    #[test]
    fn no_input_panics_and_more_characters_never_make_it_too_short(password: String, more: String, name: String) {
        let policy = PasswordPolicy::default();
        let longer = format!("{password}{more}");
        if longer.len() <= 1024 && !policy.faults(&password, &name).contains(&too_short()) {
            prop_assert!(!policy.faults(&longer, &name).contains(&too_short()));
        }
    }
}
