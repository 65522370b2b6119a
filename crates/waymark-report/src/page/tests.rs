use super::*;
use crate::sample;

fn page(lang: Lang) -> String {
    render(&sample::document(), &sample::extraction(), lang)
}

#[test]
fn every_item_is_marked_in_the_document_and_listed_in_the_ledger() {
    let page = page(Lang::Zh);
    let extraction = sample::extraction();
    let view = View::of(&extraction);
    let ids = extraction.statements.iter().map(|s| &s.id);
    let ids = ids.chain(extraction.milestones.iter().map(|m| &m.id));
    for id in ids.chain(extraction.projects.iter().map(|p| &p.id)) {
        let code = view.codes.item(id);
        for place in [format!(" id=\"d-{code}\""), format!(" id=\"l-{code}\"")] {
            assert_eq!(page.matches(&place).count(), 1, "{place}");
        }
    }
}

#[test]
fn no_word_of_the_document_is_lost_or_doubled() {
    let page = page(Lang::Zh);
    let start = page.find("</details>").unwrap();
    let end = page.find("</article>").unwrap();
    let mut words = String::new();
    let mut inside = false;
    for c in page[start..end].chars() {
        match c {
            '<' => inside = true,
            '>' => inside = false,
            c if !inside && !c.is_whitespace() => words.push(c),
            _ => {}
        }
    }
    let words = words.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
    let printed: String = sample::document()
        .blocks
        .iter()
        .flat_map(|block| block.text.chars())
        .filter(|c| !c.is_whitespace())
        .collect();
    assert_eq!(words, printed);
}

#[test]
fn a_hostile_document_stays_text() {
    let mut document = sample::document();
    let mut extraction = sample::extraction();
    let evil = "\"'><img src=x onerror=alert(1)></style></script><script>alert(2)</script>\u{202e}";
    document.blocks[2].text.push_str(evil);
    extraction.document.title = evil.to_owned();
    extraction.document.sha256 = evil.to_owned();
    extraction.outline[0].title = evil.to_owned();
    extraction.tables[0].header[0] = evil.to_owned();
    extraction.statements[0].indicator = evil.to_owned();
    extraction.statements[0].id = evil.to_owned();
    extraction.statements[0].unit = Some(evil.to_owned());
    extraction.statements[1].source.line = u32::MAX;
    extraction.statements[2].source.start = 900;
    extraction.statements[2].source.end = 3;
    extraction.projects[0].name = evil.to_owned();
    extraction.findings[0].code = evil.to_owned();
    let page = render(&document, &extraction, Lang::En);
    assert_eq!(page.matches("<script").count(), 1);
    assert_eq!(page.matches("</style").count(), 1);
    assert!(!page.contains("<img"));
    assert!(!page.contains('\u{202e}'));
}

#[test]
fn the_page_asks_nothing_of_other_hosts() {
    let page = page(Lang::En);
    assert!(page.contains("default-src 'none'"));
    for word in ["http://", "https://", "src=", "@import", "url("] {
        assert!(!page.contains(word), "{word}");
    }
}

#[test]
fn the_policy_names_the_hash_of_what_is_inside() {
    // SHA-256 of the empty text, as every tool prints it.
    assert_eq!(csp_hash(""), "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
    assert!(!SCRIPT.contains("</script"));
    assert!(!STYLE.contains("</style"));
}

#[test]
fn labels_follow_the_language() {
    assert!(page(Lang::Zh).contains("<html lang=\"zh-CN\">"));
    assert!(page(Lang::Zh).contains("查找指标"));
    assert!(page(Lang::En).contains("Find an indicator"));
}
