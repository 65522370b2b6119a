//! Numbers of headings.

use waymark_core::{Finding, OutlineLevel, Severity};

use super::{Read, finding, place};

/// `chapter_number_inferred`: a heading without the number its neighbours imply.
pub fn inferred_chapters(read: &Read) -> Vec<Finding> {
    let inferred = read.outline.nodes.iter().filter(|node| node.inferred);
    inferred
        .map(|node| Finding {
            places: vec![place(read.text, node.at)],
            ..finding(
                "chapter_number_inferred",
                Severity::Hint,
                &[("number", node.number.clone().unwrap_or_default()), ("title", node.title.clone())],
                &[],
            )
        })
        .collect()
}

/// `numbering_gap`: boxes whose numbers skip one.
pub fn numbering_gaps(read: &Read) -> Vec<Finding> {
    let mut expected = None;
    let mut found = Vec::new();
    for node in read.outline.nodes.iter().filter(|node| node.level == OutlineLevel::Box) {
        let digits: String =
            node.number.iter().flat_map(|number| number.chars()).filter(char::is_ascii_digit).collect();
        let Ok(number) = digits.parse::<u32>() else { continue };
        if let Some(expected) = expected.filter(|expected| number > *expected) {
            found.push(Finding {
                places: vec![place(read.text, node.at)],
                ..finding(
                    "numbering_gap",
                    Severity::Hint,
                    &[("kind", "box".to_owned()), ("number", format!("{expected}"))],
                    &[],
                )
            });
        }
        expected = Some(number + 1);
    }
    found
}
