//! Chapters whose number was lost: between chapter n and n+2, over sections that start again at one.

use std::collections::BTreeSet;

use super::candidates::Candidate;
use super::mark::{Mark, Style};
use super::view::View;

/// Longest heading without a number, in characters.
const HEADING_MAX: usize = 32;

/// Marks the headings of missing chapters.
pub fn infer_chapters(view: &View, skip: &BTreeSet<usize>, found: &mut [Option<Candidate>]) {
    let chapters: Vec<(usize, u32)> = found
        .iter()
        .enumerate()
        .filter_map(|(at, candidate)| {
            let mark = candidate.as_ref()?.mark;
            (mark.style == Style::Chapter).then_some((at, mark.number?))
        })
        .collect();
    for pair in chapters.windows(2) {
        let [(from, before), (to, after)] = pair else {
            continue;
        };
        if *after != *before + 2 {
            continue;
        }
        if let Some(at) = missing(view, skip, found, *from, *to) {
            found[at] = Some(Candidate {
                mark: Mark { style: Style::Chapter, number: Some(before + 1), len: 0 },
                inferred: true,
            });
        }
    }
}

/// The line between two chapters that heads the missing one.
fn missing(
    view: &View,
    skip: &BTreeSet<usize>,
    found: &[Option<Candidate>],
    from: usize,
    to: usize,
) -> Option<usize> {
    let sections: Vec<(usize, Option<u32>)> = (from + 1..to)
        .filter_map(|at| {
            let mark = found[at].as_ref()?.mark;
            (mark.style == Style::Section).then_some((at, mark.number))
        })
        .collect();
    let heads = |at: &usize| found[*at].is_none() && !skip.contains(at) && is_bare_heading(view, *at);
    let restart = sections.iter().enumerate().skip(1).find(|(_, (_, number))| *number == Some(1));
    match restart {
        Some((order, (at, _))) => (sections[order - 1].0 + 1..*at).rev().find(heads),
        None => {
            let mut bare = (from + 1..to).filter(heads);
            let only = bare.next()?;
            bare.next().is_none().then_some(only)
        }
    }
}

fn is_bare_heading(view: &View, at: usize) -> bool {
    let chars = view.chars(at);
    let plain = chars.iter().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '“' | '”' | '、' | '(' | ')'));
    (4..=HEADING_MAX).contains(&chars.len())
        && plain
        && !view.tabbed(at)
        && view.cell(at).is_none()
        && !chars.iter().all(char::is_ascii_digit)
}
