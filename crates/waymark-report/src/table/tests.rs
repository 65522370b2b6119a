use super::*;
use crate::sample;
use unicode_width::UnicodeWidthStr;

fn style(lang: Lang, width: usize) -> Style {
    Style { width, color: false, lang }
}

#[test]
fn the_table_in_chinese() {
    insta::assert_snapshot!(render(&sample::extraction(), style(Lang::Zh, 110)));
}

#[test]
fn the_table_in_english() {
    insta::assert_snapshot!(render(&sample::extraction(), style(Lang::En, 110)));
}

#[test]
fn no_line_is_wider_than_the_terminal() {
    for width in [80, 100, 200] {
        for line in render(&sample::extraction(), style(Lang::Zh, width)).lines() {
            assert!(line.width() <= width, "{width}: {line}");
        }
    }
}

#[test]
fn colour_adds_nothing_but_escape_codes() {
    let plain = render(&sample::extraction(), style(Lang::Zh, 100));
    let painted = render(&sample::extraction(), Style { color: true, ..style(Lang::Zh, 100) });
    assert_ne!(painted, plain);
    let mut bare = String::new();
    let mut inside = false;
    for c in painted.chars() {
        match c {
            '\u{1b}' => inside = true,
            'm' if inside => inside = false,
            c if !inside => bare.push(c),
            _ => {}
        }
    }
    assert_eq!(bare, plain);
}

#[test]
fn a_document_cannot_speak_to_the_terminal() {
    let mut extraction = sample::extraction();
    extraction.document.title = "\u{1b}]0;owned\u{7}标题".to_owned();
    extraction.projects[0].name = "\u{1b}[2J\u{202e}项目".to_owned();
    let text = render(&extraction, style(Lang::Zh, 100));
    assert!(!text.contains(['\u{1b}', '\u{7}', '\u{202e}']));
}

#[test]
fn an_empty_extraction_is_a_header() {
    let mut extraction = sample::extraction();
    extraction.statements.clear();
    extraction.milestones.clear();
    extraction.projects.clear();
    extraction.findings.clear();
    assert_eq!(render(&extraction, style(Lang::En, 100)).lines().count(), 4);
}
