use waymark_core::{Block, BlockKind};

use super::super::blocks::Blocks;
use super::{Glyph, Page, blocks};

/// Glyphs of a text set from `x` at `y`, 10 high: ideographs 10 wide, others 5.
fn set(x: f32, y: f32, text: &str) -> Vec<Glyph> {
    let mut at = x;
    text.chars()
        .map(|character| {
            let width = if super::is_wide(character) { 10.0 } else { 5.0 };
            at += width;
            Glyph { x0: at - width, x1: at, y, size: 10.0, character }
        })
        .collect()
}

fn page(number: u32, lines: &[(f32, f32, &str)]) -> Page {
    let glyphs = lines.iter().flat_map(|(x, y, text)| set(*x, *y, text)).collect();
    Page::new(number, 400.0, 600.0, glyphs).unwrap()
}

fn read(pages: Vec<Page>) -> Vec<Block> {
    let mut list = Blocks::default();
    blocks(pages, &mut list).unwrap();
    list.finish().unwrap()
}

fn texts(list: &[Block]) -> Vec<&str> {
    list.iter().map(|block| block.text.as_str()).collect()
}

const FULL: &str = "这一行字正好从左边排到右边的尽头没有空余还能看到句子没有完它在下";

#[test]
fn indented_lines_open_paragraphs_and_full_lines_go_on() {
    let first = &FULL[..FULL.len() - 6];
    let list = read(vec![page(
        1,
        &[
            (170.0, 80.0, "标题"),
            (50.0, 110.0, first),
            (30.0, 125.0, FULL),
            (30.0, 140.0, "一行结束。"),
            (50.0, 155.0, "第二段到"),
            (50.0, 170.0, "第三段"),
        ],
    )]);
    let long = format!("{first}{FULL}一行结束。");
    assert_eq!(texts(&list), ["标题", &long, "第二段到", "第三段"]);
    assert!(list.iter().all(|block| block.page == Some(1)));
}

#[test]
fn a_sentence_goes_on_over_the_page_and_its_furniture() {
    let pages = (1..=4)
        .map(|number| {
            let foot = format!("— {number} —");
            page(
                number,
                &[
                    (120.0, 30.0, "某市科技创新规划"),
                    (30.0, 300.0, FULL),
                    (30.0, 315.0, FULL),
                    (190.0, 580.0, &foot),
                ],
            )
        })
        .collect();
    let list = read(pages);
    assert_eq!(texts(&list), [FULL.repeat(8)]);
    assert_eq!(list[0].page, Some(1));
}

#[test]
fn contents_entries_stay_apart() {
    let entry = "第一章总则..............................................3";
    let list = read(vec![page(1, &[(30.0, 100.0, entry), (30.0, 115.0, entry), (30.0, 130.0, entry)])]);
    assert_eq!(list.len(), 3);
}

#[test]
fn numbered_items_open_paragraphs_without_indent() {
    let full = format!("{}。", &FULL[..FULL.len() - 3]);
    let item = format!("（二）{}", &FULL[..FULL.len() - 9]);
    let list = read(vec![page(1, &[(30.0, 100.0, &full), (30.0, 115.0, &item), (30.0, 130.0, FULL)])]);
    assert_eq!(texts(&list), [full.as_str(), &format!("{item}{FULL}")]);
}

#[test]
fn columns_over_three_rows_are_a_table() {
    let list = read(vec![page(
        1,
        &[
            (30.0, 100.0, "指标"),
            (150.0, 100.0, "2020"),
            (250.0, 100.0, "2025"),
            (30.0, 120.0, "投入强度"),
            (150.0, 120.0, "1.5"),
            (250.0, 120.0, "2.5"),
            (30.0, 140.0, "企业数"),
            (250.0, 140.0, "800"),
            (30.0, 160.0, "人员"),
            (150.0, 160.0, "30"),
            (250.0, 160.0, "60"),
            (30.0, 180.0, "注：预测"),
            (30.0, 200.0, FULL),
        ],
    )]);
    let cells: Vec<_> = list
        .iter()
        .filter_map(|block| match block.kind {
            BlockKind::Cell(place) => Some((place.row, place.col, block.text.as_str())),
            _ => None,
        })
        .collect();
    assert_eq!(cells.len(), 12);
    assert_eq!(cells[4], (1, 1, "1.5"));
    assert_eq!(cells[7], (2, 1, ""));
    assert_eq!(list[12].text, "注：预测");
    assert_eq!(list.last().map(|block| block.text.as_str()), Some(FULL));
}

#[test]
fn blanks_are_kept_where_they_are_printed() {
    let list =
        read(vec![page(1, &[(30.0, 100.0, "GDP 达到"), (30.0, 130.0, "第一章"), (70.0, 130.0, "总则")])]);
    assert_eq!(texts(&list), ["GDP 达到", "第一章 总则"]);
}

#[test]
fn bold_by_printing_twice_is_read_once() {
    let glyphs = [set(30.0, 100.0, "目标"), set(30.3, 100.0, "目标")].concat();
    let list = read(vec![Page::new(1, 400.0, 600.0, glyphs).unwrap()]);
    assert_eq!(texts(&list), ["目标"]);
}

#[test]
fn places_that_are_no_numbers_are_dropped() {
    let mut glyphs = set(30.0, 100.0, "目标");
    glyphs.push(Glyph { x0: f32::NAN, x1: 1.0, y: 1.0, size: 10.0, character: '坏' });
    glyphs.push(Glyph { x0: 0.0, x1: 1.0, y: f32::INFINITY, size: 10.0, character: '坏' });
    let list = read(vec![Page::new(1, 400.0, 600.0, glyphs).unwrap()]);
    assert_eq!(texts(&list), ["目标"]);
}
