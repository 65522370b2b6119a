//! Tokens as they come: what they mean for the flow of text.

use std::cell::RefCell;

use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{Tag, TagKind, Token, TokenSink, TokenSinkResult};

use super::super::ReadError;
use super::flow::Flow;

/// Takes the tokens of a page.
pub(super) struct Sink {
    state: RefCell<State>,
}

struct State {
    flow: Flow,
    keep_all: bool,
    /// The element being left out, and how many of its name are open in it.
    out: Option<(String, u32)>,
    /// Open `article` and `main` elements; a `header` within belongs to the text.
    articles: u32,
    failed: Option<ReadError>,
}

impl Sink {
    /// With `keep_all`, only what is never printed is left out.
    pub fn new(keep_all: bool) -> Self {
        Sink {
            state: RefCell::new(State {
                flow: Flow::default(),
                keep_all,
                out: None,
                articles: 0,
                failed: None,
            }),
        }
    }

    pub fn into_flow(self) -> Result<Flow, ReadError> {
        let mut state = self.state.into_inner();
        if let Some(error) = state.failed {
            return Err(error);
        }
        if state.out.is_some() && !state.keep_all {
            state.flow.mark_lost();
        }
        Ok(state.flow)
    }
}

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut state = self.state.borrow_mut();
        match token {
            Token::CharacterTokens(text) => state.text(&text),
            Token::TagToken(tag) => {
                if state.failed.is_none()
                    && let Err(error) = state.tag(&tag)
                {
                    state.failed = Some(error);
                }
                return raw(&tag);
            }
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

/// Elements whose content is not markup.
fn raw(tag: &Tag) -> TokenSinkResult<()> {
    if tag.kind != TagKind::StartTag {
        return TokenSinkResult::Continue;
    }
    match &*tag.name {
        "script" => TokenSinkResult::RawData(RawKind::ScriptData),
        "style" => TokenSinkResult::RawData(RawKind::Rawtext),
        "title" | "textarea" => TokenSinkResult::RawData(RawKind::Rcdata),
        _ => TokenSinkResult::Continue,
    }
}

impl State {
    fn text(&mut self, text: &str) {
        if self.out.is_none() && self.failed.is_none() {
            let done = self.flow.text(text);
            self.failed = done.err();
        }
    }

    fn tag(&mut self, tag: &Tag) -> Result<(), ReadError> {
        let name: &str = &tag.name;
        let opens = tag.kind == TagKind::StartTag;
        if let Some((out, depth)) = &mut self.out {
            if out == name {
                *depth = if opens { *depth + 1 } else { *depth - 1 };
                if *depth == 0 {
                    self.out = None;
                }
            }
            return Ok(());
        }
        if opens && !is_void(name) && self.leaves_out(tag) {
            self.out = Some((name.to_owned(), 1));
            return self.flow.breaks();
        }
        match (name, opens) {
            ("article" | "main", true) => self.articles += 1,
            ("article" | "main", false) => self.articles = self.articles.saturating_sub(1),
            _ => {}
        }
        if opens { self.flow.open(tag) } else { self.flow.close(name) }
    }

    fn leaves_out(&self, tag: &Tag) -> bool {
        match &*tag.name {
            "script" | "style" | "noscript" | "template" | "iframe" | "svg" | "math" | "object"
            | "button" | "select" | "textarea" | "datalist" => true,
            "nav" | "footer" | "aside" => !self.keep_all,
            "header" => !self.keep_all && self.articles == 0,
            "html" | "body" | "head" => false,
            _ => !self.keep_all && is_hidden(tag),
        }
    }
}

fn is_hidden(tag: &Tag) -> bool {
    tag.attrs.iter().any(|attribute| match &*attribute.name.local {
        "hidden" => true,
        "style" => {
            let style: String = attribute.value.chars().filter(|c| *c != ' ').collect();
            style.to_ascii_lowercase().contains("display:none")
        }
        _ => false,
    })
}

/// Elements that never have content.
fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "br"
            | "col"
            | "embed"
            | "hr"
            | "img"
            | "input"
            | "link"
            | "meta"
            | "param"
            | "source"
            | "track"
            | "wbr"
    )
}
