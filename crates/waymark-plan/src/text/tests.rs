use proptest::prelude::*;
use waymark_core::{Block, BlockKind};

use super::{Line, fold};

fn line(text: &str) -> Line {
    Line::of(&Block {
        line: 1,
        page: None,
        text: text.to_owned(),
        kind: BlockKind::Paragraph,
    })
}

#[test]
fn printed_variants_read_alike() {
    let cases = [
        ("达到２．３％（左右）", "达到2.3%(左右)"),
        ("重点支持∶光学", "重点支持:光学"),
        ("2021—2025", "2021-2025"),
        ("8～10家", "8~10家"),
        ("12,297.7万元,其中", "12,297.7万元，其中"),
        ("⼀、基础", "一、基础"),
        ("前\u{3000}\u{a0}言", "前  言"),
        ("1，2项", "1，2项"),
    ];
    for (printed, read) in cases {
        assert_eq!(line(printed).chars.iter().collect::<String>(), read);
    }
}

proptest! {
    #[test]
    fn offsets_stay(text in "\\PC{0,60}") {
        let line = line(&text);
        prop_assert_eq!(line.chars.len(), text.chars().count());
        prop_assert_eq!(line.printed(0, line.raw.len()), text);
    }

    #[test]
    fn folding_twice_is_folding_once(c in any::<char>()) {
        prop_assert_eq!(fold(fold(c)), fold(c));
    }
}
