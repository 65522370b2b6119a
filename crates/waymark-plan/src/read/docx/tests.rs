use waymark_core::{BlockKind, CellPlace, Document};

use super::super::read;
use super::super::tests::support::docx;

fn texts(document: &Document) -> Vec<&str> {
    document.blocks.iter().map(|block| block.text.as_str()).collect()
}

fn read_body(body: &str, parts: &[(&str, &str)]) -> Document {
    read(&docx(body, parts), Some("plan.docx")).unwrap()
}

fn p(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

#[test]
fn signs_in_runs_are_characters() {
    let body = "<w:p><w:r><w:t>甲</w:t><w:tab/><w:t xml:space=\"preserve\"> 乙&amp;&#x4E19;</w:t><w:br/>\
        <w:t>丁</w:t><w:noBreakHyphen/><w:softHyphen/><w:br w:type=\"page\"/>\
        <w:sym w:font=\"Wingdings\" w:char=\"F0FC\"/></w:r></w:p>";
    assert_eq!(texts(&read_body(body, &[])), ["甲\t 乙&丙\n丁\u{2011}"]);
}

#[test]
fn deletions_hidden_text_and_field_codes_are_not_printed() {
    let body = "<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>\
        <w:del><w:r><w:delText>旧</w:delText></w:r></w:del>\
        <w:ins><w:r><w:t>新</w:t></w:r></w:ins>\
        <w:r><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r>\
        <w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t>显</w:t></w:r>\
        <w:r><w:fldChar w:fldCharType=\"begin\"/><w:instrText>REF a</w:instrText>\
        <w:fldChar w:fldCharType=\"separate\"/><w:t>果</w:t></w:r>\
        <w:hyperlink><w:r><w:t>链</w:t></w:r></w:hyperlink>\
        <w:sdt><w:sdtPr><w:t>否</w:t></w:sdtPr><w:sdtContent><w:r><w:t>控</w:t></w:r></w:sdtContent></w:sdt></w:p>\
        <w:sectPr><w:headerReference/></w:sectPr>";
    assert_eq!(texts(&read_body(body, &[])), ["新显果链控"]);
}

#[test]
fn text_box_is_read_once_after_its_paragraph() {
    let boxed = format!("<w:txbxContent>{}</w:txbxContent>", p("框内"));
    let body = format!(
        "<w:p><w:r><w:t>前</w:t><mc:AlternateContent><mc:Choice>{boxed}</mc:Choice>\
         <mc:Fallback>{boxed}</mc:Fallback></mc:AlternateContent><w:t>后</w:t></w:r></w:p>{}",
        p("下")
    );
    assert_eq!(texts(&read_body(&body, &[])), ["前后", "框内", "下"]);
}

#[test]
fn headings_come_from_styles_and_their_ancestors() {
    let styles = "<w:styles>\
        <w:style w:type=\"paragraph\" w:styleId=\"a\"><w:name w:val=\"heading 2\"/></w:style>\
        <w:style w:type=\"paragraph\" w:styleId=\"b\"><w:name w:val=\"章\"/><w:basedOn w:val=\"a\"/></w:style>\
        <w:style w:type=\"paragraph\" w:styleId=\"c\"><w:name w:val=\"x\"/><w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr></w:style>\
        <w:style w:type=\"paragraph\" w:styleId=\"loop\"><w:basedOn w:val=\"loop\"/></w:style></w:styles>";
    let styled =
        |id: &str| format!("<w:p><w:pPr><w:pStyle w:val=\"{id}\"/></w:pPr><w:r><w:t>{id}</w:t></w:r></w:p>");
    let own = "<w:p><w:pPr><w:pStyle w:val=\"a\"/><w:outlineLvl w:val=\"9\"/></w:pPr><w:r><w:t>正</w:t></w:r></w:p>";
    let body = [styled("a"), styled("b"), styled("c"), styled("loop"), own.to_owned()].concat();
    let document = read_body(&body, &[("word/styles.xml", styles)]);
    let kinds: Vec<_> = document.blocks.iter().map(|block| block.kind).collect();
    let heading = |level| BlockKind::Heading { level };
    let none = BlockKind::Paragraph;
    assert_eq!(kinds, [heading(2), heading(2), heading(1), none, none]);
}

const NUMBERING: &str = "<w:numbering><w:abstractNum w:abstractNumId=\"0\">\
    <w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"chineseCountingThousand\"/><w:suff w:val=\"space\"/><w:lvlText w:val=\"第%1章\"/></w:lvl>\
    <w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:suff w:val=\"nothing\"/><w:isLgl/><w:lvlText w:val=\"%1.%2、\"/></w:lvl>\
    <w:lvl w:ilvl=\"2\"><w:numFmt w:val=\"bullet\"/><w:lvlText w:val=\"•\"/></w:lvl></w:abstractNum>\
    <w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>\
    <w:num w:numId=\"2\"><w:abstractNumId w:val=\"0\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"5\"/></w:lvlOverride></w:num>\
    </w:numbering>";

#[test]
fn generated_numbers_stand_before_the_text() {
    let item = |list: u32, level: u32| {
        format!(
            "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr></w:pPr><w:r><w:t>文</w:t></w:r></w:p>"
        )
    };
    let body = [
        item(1, 0),
        item(1, 1),
        item(1, 1),
        item(1, 2),
        item(1, 0),
        item(1, 1),
        item(2, 0),
        item(2, 0),
        item(0, 0),
    ];
    let document = read_body(&body.concat(), &[("word/numbering.xml", NUMBERING)]);
    assert_eq!(
        texts(&document),
        ["第一章 文", "1.1、文", "1.2、文", "文", "第二章 文", "2.1、文", "第五章 文", "第六章 文", "文"]
    );
}

fn cell(table: u32, row: u32, col: u32, rows: u32, cols: u32) -> BlockKind {
    BlockKind::Cell(CellPlace { table, row, col, rows, cols })
}

#[test]
fn merged_cells_cover_their_area() {
    let tc = |properties: &str, text: &str| format!("<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>", p(text));
    let rows = [
        format!(
            "<w:tr>{}{}</w:tr>",
            tc("<w:vMerge w:val=\"restart\"/>", "类别"),
            tc("<w:gridSpan w:val=\"2\"/>", "目标")
        ),
        format!("<w:tr>{}{}{}</w:tr>", tc("<w:vMerge/>", ""), tc("", "2020"), tc("", "2025")),
        format!("<w:tr><w:trPr><w:del/></w:trPr>{}{}{}</w:tr>", tc("", "删"), tc("", ""), tc("", "")),
        format!("<w:tr><w:trPr><w:gridBefore w:val=\"1\"/></w:trPr>{}{}</w:tr>", tc("", ""), tc("", "2.5")),
    ];
    let body = format!("{}<w:tbl><w:tblPr/><w:tblGrid/>{}</w:tbl>", p("前"), rows.concat());
    let document = read_body(&body, &[]);
    let cells: Vec<_> = document.blocks[1..].iter().map(|b| (b.text.as_str(), b.kind)).collect();
    assert_eq!(
        cells,
        [
            ("类别", cell(0, 0, 0, 2, 1)),
            ("目标", cell(0, 0, 1, 1, 2)),
            ("2020", cell(0, 1, 1, 1, 1)),
            ("2025", cell(0, 1, 2, 1, 1)),
            ("", cell(0, 2, 1, 1, 1)),
            ("2.5", cell(0, 2, 2, 1, 1)),
        ]
    );
    let lines: Vec<_> = document.blocks.iter().map(|block| block.line).collect();
    assert_eq!(lines, (1..=7).collect::<Vec<_>>());
}

#[test]
fn table_of_one_column_is_a_frame_around_text() {
    let body = format!("<w:tbl><w:tr><w:tc>{}{}</w:tc></w:tr></w:tbl>", p("专栏1"), p("内容"));
    let document = read_body(&body, &[]);
    assert_eq!(texts(&document), ["专栏1", "内容"]);
    assert!(document.blocks.iter().all(|block| block.kind == BlockKind::Paragraph));
}

#[test]
fn notes_and_inner_tables_follow_the_outer_table() {
    let inner = format!("<w:tbl><w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr></w:tbl>", p("内1"), p("内2"));
    let note = "<w:p><w:r><w:t>值</w:t><w:footnoteReference w:id=\"2\"/></w:r></w:p>";
    let body =
        format!("<w:tbl><w:tr><w:tc>{}{inner}</w:tc><w:tc>{note}</w:tc></w:tr></w:tbl>{}", p("外"), p("后"));
    let notes = "<w:footnotes><w:footnote w:type=\"separator\" w:id=\"0\"><w:p><w:r><w:t>-</w:t></w:r></w:p></w:footnote>\
        <w:footnote w:id=\"2\"><w:p><w:r><w:t>预测值</w:t></w:r></w:p></w:footnote></w:footnotes>";
    let document = read_body(&body, &[("word/footnotes.xml", notes)]);
    assert_eq!(texts(&document), ["外", "值", "内1", "内2", "预测值", "后"]);
    assert_eq!(document.blocks[2].kind, cell(1, 0, 0, 1, 1));
    assert_eq!(document.blocks[4].kind, BlockKind::Note);
}

#[test]
fn hostile_spans_are_capped() {
    let wide = format!("<w:tc><w:tcPr><w:gridSpan w:val=\"4294967295\"/></w:tcPr>{}</w:tc>", p("宽"));
    let body = format!(
        "<w:tbl><w:tr>{wide}{wide}</w:tr><w:tr><w:trPr><w:gridBefore w:val=\"4294967295\"/></w:trPr>{wide}</w:tr></w:tbl>"
    );
    let document = read_body(&body, &[]);
    assert_eq!(document.blocks[0].kind, cell(0, 0, 0, 1, 1000));
}

#[test]
fn title_and_main_part_come_from_the_package() {
    let rels = "<Relationships><Relationship Type=\"http://x/officeDocument\" Target=\"/word/other.xml\"/></Relationships>";
    let core = "<cp:coreProperties><dc:title>科技规划</dc:title></cp:coreProperties>";
    let other = format!("<w:document><w:body>{}</w:body></w:document>", p("另"));
    let parts = [("_rels/.rels", rels), ("docProps/core.xml", core), ("word/other.xml", other.as_str())];
    let document = read_body("", &parts);
    assert_eq!(document.title.as_deref(), Some("科技规划"));
    assert_eq!(texts(&document), ["另"]);
}
