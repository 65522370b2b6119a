use super::*;
use crate::sample;

#[test]
fn markdown_in_chinese() {
    insta::assert_snapshot!(render(&sample::extraction(), Lang::Zh));
}

#[test]
fn markdown_in_english() {
    insta::assert_snapshot!(render(&sample::extraction(), Lang::En));
}

#[test]
fn a_document_cannot_break_out_of_its_cell() {
    let text = render(&sample::extraction(), Lang::Zh);
    assert!(!text.replace("\\<", "").contains('<'));
    assert_eq!(escape("a|b\nc"), "a\\|b c");
}
