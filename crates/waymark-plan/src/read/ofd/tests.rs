use super::super::tests::support::package;
use super::super::{ReadError, read};

const OFD: &str = "<ofd:OFD xmlns:ofd=\"o\"><ofd:DocBody><ofd:DocInfo><ofd:Title>规划</ofd:Title></ofd:DocInfo>\
    <ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>";

const DOCUMENT: &str = "<ofd:Document><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>\
    <ofd:TemplatePage ID=\"9\" BaseLoc=\"Tpls/T.xml\"/></ofd:CommonData>\
    <ofd:Pages><ofd:Page ID=\"1\" BaseLoc=\"Pages/0/Content.xml\"/><ofd:Page ID=\"2\" BaseLoc=\"/Doc_0/Pages/1.xml\"/></ofd:Pages></ofd:Document>";

fn page(objects: &str) -> String {
    format!(
        "<ofd:Page><ofd:Template TemplateID=\"9\"/><ofd:Content><ofd:Layer>{objects}</ofd:Layer></ofd:Content></ofd:Page>"
    )
}

fn text(y: u32, code: &str) -> String {
    format!("<ofd:TextObject Boundary=\"20 {y} 100 10\" Size=\"5\">{code}</ofd:TextObject>")
}

fn ofd(first: &str, second: &str) -> Vec<u8> {
    let template = page(&text(200, "<ofd:TextCode X=\"0\" Y=\"4\">模板</ofd:TextCode>"));
    package(&[
        ("OFD.xml", OFD.as_bytes()),
        ("Doc_0/Document.xml", DOCUMENT.as_bytes()),
        ("Doc_0/Pages/0/Content.xml", page(first).as_bytes()),
        ("Doc_0/Pages/1.xml", page(second).as_bytes()),
        ("Doc_0/Tpls/T.xml", template.as_bytes()),
    ])
}

#[test]
fn text_is_ordered_by_place_and_carries_its_page() {
    let first = [
        text(100, "<ofd:TextCode X=\"0\" Y=\"4\" DeltaX=\"g 2 5\">第二行</ofd:TextCode>"),
        text(50, "<ofd:TextCode X=\"0\" Y=\"4\" DeltaX=\"5 5 2.5 g 2 2.5\">到 2025&#24180;</ofd:TextCode>"),
    ];
    let second = text(60, "<ofd:TextCode X=\"0\" Y=\"4\" DeltaX=\"20\">左右</ofd:TextCode>");
    let document = read(&ofd(&first.concat(), &second), Some("plan.ofd")).unwrap();
    assert_eq!(document.title.as_deref(), Some("规划"));
    assert_eq!(document.media_type, "application/ofd");
    let found: Vec<_> = document.blocks.iter().map(|b| (b.page.unwrap(), b.text.as_str())).collect();
    assert_eq!(found, [(1, "到 2025年"), (1, "第二行"), (1, "模板"), (2, "左 右"), (2, "模板")]);
}

#[test]
fn pages_of_pictures_are_told() {
    let mut bytes = package(&[
        ("OFD.xml", OFD.as_bytes()),
        ("Doc_0/Document.xml", DOCUMENT.replace("Tpls", "None").as_bytes()),
        ("Doc_0/Pages/0/Content.xml", page("<ofd:ImageObject/>").as_bytes()),
        ("Doc_0/Pages/1.xml", page("").as_bytes()),
    ]);
    assert_eq!(read(&bytes, None), Err(ReadError::Scanned { pages: 2 }));
    let sealed = OFD.replace("</ofd:DocBody>", "<ofd:Encryptions>/e.xml</ofd:Encryptions></ofd:DocBody>");
    bytes = package(&[("OFD.xml", sealed.as_bytes())]);
    assert_eq!(read(&bytes, None), Err(ReadError::Encrypted { format: "ofd" }));
}

#[test]
fn repeated_steps_cannot_grow() {
    let code = "<ofd:TextCode X=\"0\" Y=\"4\" DeltaX=\"g 4294967295 5\">甲乙</ofd:TextCode>";
    let document = read(&ofd(&text(50, code), ""), None).unwrap();
    assert_eq!(document.blocks[0].text, "甲乙");
}
