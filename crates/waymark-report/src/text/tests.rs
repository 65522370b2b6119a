use std::collections::BTreeMap;

use waymark_core::{Finding, Kind, Operator, OwnerRole, Severity, Strength};

use super::*;

fn finding(code: &str, arguments: &[(&str, &str)]) -> Finding {
    Finding {
        code: code.to_owned(),
        severity: Severity::Verify,
        arguments: arguments
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
            .collect::<BTreeMap<_, _>>(),
        items: Vec::new(),
        places: Vec::new(),
    }
}

#[test]
fn every_label_reads_back_in_both_languages() {
    fn check<T: Labelled + std::fmt::Debug>() {
        for (value, ..) in T::ALL {
            for lang in [Lang::Zh, Lang::En] {
                assert_eq!(parse::<T>(label(*value, lang)), Some(*value));
            }
            assert_eq!(parse::<T>(code(*value)), Some(*value));
        }
    }
    check::<Kind>();
    check::<Operator>();
    check::<Strength>();
    check::<OwnerRole>();
    check::<waymark_core::Class>();
    check::<waymark_core::Form>();
    check::<waymark_core::Flag>();
    check::<waymark_core::MilestoneType>();
    check::<waymark_core::Nature>();
    check::<waymark_core::Change>();
}

#[test]
fn labels_are_the_codes_of_the_schema() {
    for (value, code, ..) in Operator::ALL {
        assert_eq!(serde_json::to_value(value).unwrap(), *code);
    }
    for (value, code, ..) in waymark_core::MilestoneType::ALL {
        assert_eq!(serde_json::to_value(value).unwrap(), *code);
    }
    for (value, code, ..) in waymark_core::Flag::ALL {
        assert_eq!(serde_json::to_value(value).unwrap(), *code);
    }
}

#[test]
fn an_operator_may_be_written_as_word_or_sign() {
    assert_eq!(parse::<Operator>("≥"), Some(Operator::AtLeast));
    assert_eq!(parse::<Operator>("不低于"), Some(Operator::AtLeast));
    assert_eq!(parse::<Operator>(">="), Some(Operator::AtLeast));
    assert_eq!(parse::<Operator>("at most"), Some(Operator::AtMost));
    assert_eq!(parse::<Operator>("也许"), None);
}

#[test]
fn a_finding_becomes_a_sentence() {
    let finding =
        finding("qualifier_conflict", &[("indicator", "高企数"), ("first", "达到"), ("second", "突破")]);
    assert!(finding::message(&finding, Lang::Zh).starts_with("“高企数”前后措辞不一"));
    assert!(finding::message(&finding, Lang::En).contains("“突破” there"));
}

#[test]
fn an_unknown_code_prints_itself() {
    let finding = finding("brand_new", &[("b", "2"), ("a", "1")]);
    assert_eq!(finding::message(&finding, Lang::Zh), "brand_new（a=1，b=2）");
    assert_eq!(finding::message(&finding, Lang::En), "brand_new (a=1, b=2)");
}

#[test]
fn arguments_are_not_patterns() {
    let finding = finding("no_period", &[("subject", "{evil}{")]);
    assert!(finding::message(&finding, Lang::En).contains("“{evil}{”"));
}

#[test]
fn the_language_of_a_locale() {
    assert_eq!(Lang::of_locale("zh_CN.UTF-8"), Some(Lang::Zh));
    assert_eq!(Lang::of_locale("C.UTF-8"), Some(Lang::En));
    assert_eq!(Lang::of_locale(" "), None);
}
