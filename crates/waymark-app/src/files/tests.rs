use super::sniff::may_be_shown;
use super::{media_type, tidy_name};

#[test]
fn a_page_is_never_shown_as_one() {
    for (bytes, name) in
        [(&b"<!doctype html><script>"[..], "a.html"), (b"<svg xmlns=", "a.svg"), (b"<html>", "a.png")]
    {
        let kind = media_type(bytes, name);
        assert!(!kind.contains("html") && !kind.contains("svg") && !may_be_shown(kind), "{name}: {kind}");
    }
}

#[test]
fn content_tells_the_type_and_not_the_name() {
    assert_eq!(media_type(b"%PDF-1.7", "plan.txt"), "application/pdf");
    assert_eq!(media_type("到2025年".as_bytes(), "plan.txt"), "text/plain");
    assert_eq!(media_type(b"\x7fELF\x00\x01\x02", "plan.txt"), "application/octet-stream");
}

#[test]
fn a_name_keeps_no_path() {
    assert_eq!(tidy_name("../../etc/规划.docx"), "规划.docx");
    assert_eq!(tidy_name("C:\\plan.txt"), "plan.txt");
    assert_eq!(tidy_name("..."), "file");
}
