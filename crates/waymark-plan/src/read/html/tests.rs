use encoding_rs::GB18030;
use waymark_core::{BlockKind, CellPlace, Document};

use super::super::{ReadError, read};

fn page(body: &str) -> Document {
    read(format!("<!DOCTYPE html><html>{body}").as_bytes(), None).unwrap()
}

fn texts(document: &Document) -> Vec<&str> {
    document.blocks.iter().map(|block| block.text.as_str()).collect()
}

#[test]
fn blocks_end_where_elements_begin() {
    let document = page(
        "<head><title> 规划 </title></head><body><h2>一、目标</h2><p>甲<b>乙</b>丙<p>丁<br>戊\
         <ul><li>己<li>庚</ul><div>a\n b<div>辛\n壬&nbsp;癸</div></div>",
    );
    assert_eq!(document.title.as_deref(), Some("规划"));
    assert_eq!(texts(&document), ["一、目标", "甲乙丙", "丁", "戊", "己", "庚", "a b", "辛壬\u{a0}癸"]);
    assert_eq!(document.blocks[0].kind, BlockKind::Heading { level: 2 });
    assert_eq!(document.blocks[1].kind, BlockKind::Paragraph);
}

#[test]
fn what_is_not_the_text_is_left_out() {
    let document = page(
        "<body><header>站名<nav>首页</nav></header><nav><nav>内</nav>外</nav>\
         <form><article><header><h1>标题</h1></header><p>正文</p></article>\
         <select><option>选</option></select><button>提交</button></form>\
         <script>if (a < b) document.write('<p>脚本</p>')</script><style>p{}</style>\
         <p style='display: none'>藏</p><aside>旁</aside><footer>备案号</footer>",
    );
    assert_eq!(texts(&document), ["标题", "正文"]);
}

#[test]
fn unclosed_navigation_does_not_swallow_the_page() {
    assert_eq!(texts(&page("<body><nav>首页<p>正文")), ["首页", "正文"]);
}

#[test]
fn cells_fall_where_spans_leave_room() {
    let document = page(
        "<table><caption>表1</caption><tr><th rowspan=2>指标<th colspan='2'>目标</tr>\
         <tr><td>2020<td>2025<tr><td rowspan=0>强度<p>（%）<td>1.5<td>2.5</table>后",
    );
    let cell = |row, col, rows, cols| BlockKind::Cell(CellPlace { table: 0, row, col, rows, cols });
    let blocks: Vec<_> = document.blocks.iter().map(|b| (b.text.as_str(), b.kind)).collect();
    assert_eq!(
        blocks,
        [
            ("表1", BlockKind::Paragraph),
            ("指标", cell(0, 0, 2, 1)),
            ("目标", cell(0, 1, 1, 2)),
            ("2020", cell(1, 1, 1, 1)),
            ("2025", cell(1, 2, 1, 1)),
            ("强度\n（%）", cell(2, 0, 1, 1)),
            ("1.5", cell(2, 1, 1, 1)),
            ("2.5", cell(2, 2, 1, 1)),
            ("后", BlockKind::Paragraph),
        ]
    );
}

#[test]
fn tables_that_lay_out_the_page_are_text() {
    let document = page("<table><tr><td>左<td><table><tr><td>甲<td>乙</table>下</table>");
    let kinds: Vec<_> = document.blocks.iter().map(|b| matches!(b.kind, BlockKind::Cell(_))).collect();
    assert_eq!(texts(&document), ["左", "甲", "乙", "下"]);
    assert_eq!(kinds, [false, true, true, false]);
}

#[test]
fn encodings_come_from_the_bytes_before_the_page() {
    let source = "<html><meta charset=\"gb2312\"><p>研发投入强度㎡";
    let (gb, _, _) = GB18030.encode(source);
    let stated = read(&gb, None).unwrap();
    assert_eq!(stated.encoding.as_deref(), Some("gb18030"));
    assert_eq!(texts(&stated), ["研发投入强度㎡"]);
    let lying = read(source.as_bytes(), None).unwrap();
    assert_eq!(lying.encoding.as_deref(), Some("UTF-8"));
    assert_eq!(texts(&lying), ["研发投入强度㎡"]);
}

#[test]
fn depth_costs_nothing() {
    let deep = format!("{}正文{}", "<div><b>".repeat(200_000), "</b></div>".repeat(1000));
    assert_eq!(texts(&page(&deep)), ["正文"]);
    let tables = format!("{}甲<td>乙", "<table><tr><td>".repeat(5_000));
    assert_eq!(page(&tables).blocks.len(), 2);
}

#[test]
fn hostile_tags_are_stopped() {
    let attributes: String = (0..100_000).map(|number| format!(" a{number}")).collect();
    let error = read(format!("<html><p{attributes}>x").as_bytes(), None);
    assert!(matches!(error, Err(ReadError::TooLong { what: "attributes", .. })));
    let comment = format!("<html><!-- --!><p{attributes}>x");
    assert!(read(comment.as_bytes(), None).is_err());
    let script = format!("<html><script>if (a <b{attributes}) 1</script><p>正文");
    assert_eq!(texts(&read(script.as_bytes(), None).unwrap()), ["正文"]);
}

#[test]
fn hostile_spans_are_capped() {
    let document = page("<table><tr><td colspan=99999999 rowspan=99999999>甲<td>乙</table>");
    assert_eq!(
        document.blocks[0].kind,
        BlockKind::Cell(CellPlace { table: 0, row: 0, col: 0, rows: 1, cols: 1000 })
    );
}
