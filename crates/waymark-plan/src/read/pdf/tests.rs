use encoding_rs::GBK;
use waymark_core::{BlockKind, Document};

use super::super::tests::support::fixture;
use super::super::{ReadError, read};

/// A PDF of these objects (numbered from 1, the first the catalog), its cross-references left
/// for the reader to rebuild.
fn pdf(objects: &[String]) -> Vec<u8> {
    let mut file = "%PDF-1.7\n".to_owned();
    for (number, object) in (1..).zip(objects) {
        file.push_str(&format!("{number} 0 obj\n{object}\nendobj\n"));
    }
    file.push_str("trailer\n<</Root 1 0 R>>\n%%EOF\n");
    file.into_bytes()
}

fn stream(dict: &str, content: &str) -> String {
    format!("<<{dict}/Length {}>>stream\n{content}\nendstream", content.len())
}

/// One page with this content and font; further objects are numbered from 6.
fn page(content: &str, font: &str, more: &[String]) -> Vec<u8> {
    page_with("", content, font, more)
}

fn page_with(attributes: &str, content: &str, font: &str, more: &[String]) -> Vec<u8> {
    let mut objects = vec![
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 400 600]/Resources<</Font<</F 4 0 R>>/XObject<</X 6 0 R>>>>>>".to_owned(),
        format!("<</Type/Page/Parent 2 0 R/Contents 5 0 R{attributes}>>"),
        font.to_owned(),
        stream("", content),
    ];
    objects.extend_from_slice(more);
    pdf(&objects)
}

const LATIN: &str =
    "<</Type/Font/Subtype/TrueType/BaseFont/A/Encoding<</Differences[65/uni76EE/uni6807/percent.alt]>>>>";

fn composite(encoding: &str, more: &str) -> String {
    format!(
        "<</Type/Font/Subtype/Type0/BaseFont/S/Encoding/{encoding}/DescendantFonts[<</Type/Font/Subtype/CIDFontType0/DW 1000/CIDSystemInfo<</Ordering(GB1)>>>>]{more}>>"
    )
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02X}")).collect()
}

fn texts(document: &Document) -> Vec<&str> {
    document.blocks.iter().map(|block| block.text.as_str()).collect()
}

fn shown(string: &str) -> String {
    format!("BT /F 10 Tf 50 500 Td {string} Tj ET")
}

#[test]
fn predefined_cmaps_say_the_characters() {
    let text = "研发投入强度2.5%";
    let (gbk, _, _) = GBK.encode(text);
    let ucs2: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let utf32: Vec<u8> = text.chars().flat_map(|c| (c as u32).to_be_bytes()).collect();
    let cases: [(&str, &[u8]); 8] = [
        ("GBK-EUC-H", &gbk),
        ("GBKp-EUC-H", &gbk),
        ("GBK2K-H", &gbk),
        ("GB-EUC-H", &gbk),
        ("UniGB-UCS2-H", &ucs2),
        ("UniGB-UTF16-H", &ucs2),
        ("UniGB-UTF32-H", &utf32),
        ("UniCNS-UCS2-H", &ucs2),
    ];
    for (encoding, bytes) in cases {
        let content = shown(&format!("<{}>", hex(bytes)));
        let document = read(&page(&content, &composite(encoding, ""), &[]), None).unwrap();
        assert_eq!(texts(&document), [text], "{encoding}");
        assert_eq!(document.blocks[0].page, Some(1));
    }
}

#[test]
fn to_unicode_comes_first() {
    let cmap = "1 begincodespacerange <0000> <FFFF> endcodespacerange\n\
        2 beginbfchar <0001> <76EE> <0002> <D840DC00> endbfchar\n\
        2 beginbfrange <0010> <0012> <4E00> <0020> <0021> [<6807> <00660069>] endbfrange";
    let font = composite("Identity-H", "/ToUnicode 6 0 R");
    let content = shown("<0001000200100012002000210099>");
    let document = read(&page(&content, &font, &[stream("", cmap)]), None).unwrap();
    assert_eq!(texts(&document), ["目\u{20000}一丂标fi\u{fffd}"]);
}

#[test]
fn simple_fonts_read_names_and_windows_latin() {
    let document = read(&page(&shown("(ABC R&D \\226)"), LATIN, &[]), None).unwrap();
    assert_eq!(texts(&document), ["目标% R&D –"]);
}

#[test]
fn text_is_placed_by_all_operators() {
    let content = "BT /F 10 Tf 14 TL 1 0 0 1 50 500 Tm (A) ' 0 0 (B) \" T* [(A) -20 (B)] TJ ET \
        q 1 0 0 1 0 -100 cm BT /F 10 Tf 50 500 TD (B) Tj 0 -40 Td (A) Tj ET Q \
        BI /W 1 /H 1 ID (A) Tj\n EI BT /F 10 Tf 200 100 Td (AAAAAAAAAAAA) Tj ET";
    let document = read(&page(content, LATIN, &[]), None).unwrap();
    assert_eq!(texts(&document), ["目", "标", "目标", "标", "目", &"目".repeat(12)]);
}

#[test]
fn forms_are_drawn_in_place_and_never_for_ever() {
    let form = stream(
        "/Type/XObject/Subtype/Form/Matrix[1 0 0 1 0 -200]/Resources<</Font<</F 4 0 R>>/XObject<</X 6 0 R>>>>",
        "BT /F 10 Tf 50 500 Td (B) Tj ET /X Do",
    );
    let content = format!("{} /X Do", shown("(A)"));
    let document = read(&page(&content, LATIN, &[form]), None).unwrap();
    assert_eq!(texts(&document)[..2], ["目", "标"]);
}

#[test]
fn turned_pages_and_turned_text_are_read_upright() {
    let turned = "BT /F 10 Tf 0 1 -1 0 100 50 Tm (AB) Tj ET BT /F 10 Tf 0 1 -1 0 150 50 Tm (BA) Tj ET";
    for attributes in ["/Rotate 90", ""] {
        let bytes = page_with(attributes, turned, LATIN, &[]);
        assert_eq!(texts(&read(&bytes, None).unwrap()), ["目标", "标目"], "{attributes}");
    }
    let watermark = format!("{} BT /F 60 Tf 1 1 -1 1 100 100 Tm (BBB) Tj ET", shown("(A)"));
    assert_eq!(texts(&read(&page(&watermark, LATIN, &[]), None).unwrap()), ["目"]);
}

#[test]
fn marked_page_furniture_is_left_out() {
    let content = format!(
        "/Artifact <</Type/Pagination>> BDC {} EMC /P BMC BT /F 10 Tf 50 300 Td (A) Tj ET EMC",
        shown("(B)")
    );
    assert_eq!(texts(&read(&page(&content, LATIN, &[]), None).unwrap()), ["目"]);
}

#[test]
fn pages_without_text_are_scanned() {
    let image = stream("/Subtype/Image/Width 1/Height 1", "x");
    let bytes = page("/X Do", LATIN, &[image]);
    assert_eq!(read(&bytes, None), Err(ReadError::Scanned { pages: 1 }));
    assert_eq!(read(&fixture("scanned.pdf"), None), Err(ReadError::Scanned { pages: 3 }));
}

#[test]
fn glyphs_without_characters_are_refused() {
    let content = shown("<000100020003>");
    let bytes = page(&content, &composite("Identity-H", ""), &[]);
    assert_eq!(read(&bytes, None), Err(ReadError::UnreadableFonts { unreadable: 3, glyphs: 3 }));
}

#[test]
fn passwords_are_asked_for_only_where_needed() {
    assert_eq!(read(&fixture("encrypted.pdf"), None), Err(ReadError::Encrypted { format: "pdf" }));
    let open = read(&fixture("owner-encrypted.pdf"), None).unwrap();
    let plain = read(&fixture("gbk-euc.pdf"), None).unwrap();
    assert_eq!(open.blocks, plain.blocks);
}

#[test]
fn outside_writers_are_read_alike() {
    let ucs2 = read(&fixture("unigb-ucs2.pdf"), None).unwrap();
    let gbk = read(&fixture("gbk-euc.pdf"), None).unwrap();
    assert_eq!(ucs2.blocks, gbk.blocks);
    assert_eq!(ucs2.title.as_deref(), Some("示例市科技创新规划"));
    let text = texts(&ucs2);
    assert_eq!(text[..2], ["示例市科技创新规划", "一、主要目标"]);
    assert!(text[2].starts_with("到2025年，") && text[2].ends_with("创新平台体系基本建成。"));
    // Broken over two pages.
    assert!(text[5].starts_with("（一）") && text[5].ends_with("融通创新的格局。"));
    let cells: Vec<_> = ucs2.blocks.iter().filter(|b| matches!(b.kind, BlockKind::Cell(_))).collect();
    assert_eq!(cells.len(), 20);
    assert_eq!(cells[6].text, "2.5");
    assert!(!text.iter().any(|text| text.contains("人民政府文件") || text.starts_with('—')));
}

#[test]
fn embedded_fonts_are_read_with_and_without_to_unicode() {
    let mapped = read(&fixture("embedded.pdf"), None).unwrap();
    let bare = read(&fixture("embedded-bare.pdf"), None).unwrap();
    assert_eq!(mapped.blocks, bare.blocks);
    assert_eq!(texts(&mapped)[1], "一、主要目标");
}

#[test]
fn a_page_that_expands_too_much_is_stopped() {
    use std::io::Write;
    let blanks = vec![b' '; 48 << 20];
    let mut packed = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    packed.write_all(&blanks).unwrap();
    let packed = packed.finish().unwrap();
    let head = page("", LATIN, &[]);
    let head = String::from_utf8(head).unwrap();
    let (before, after) = head.split_once("5 0 obj").unwrap();
    let (_, after) = after.split_once("endobj").unwrap();
    let mut bytes =
        format!("{before}5 0 obj\n<</Filter/FlateDecode/Length {}>>stream\n", packed.len()).into_bytes();
    bytes.extend_from_slice(&packed);
    bytes.extend_from_slice(b"\nendstream\nendobj");
    bytes.extend_from_slice(after.as_bytes());
    assert_eq!(read(&bytes, None).unwrap_err().code(), "expands_too_much");
}
