//! Text of cells: what is taken out, and what keeps a cell from becoming a formula.

/// Without control characters (a line end stays), marks that turn the direction of writing, and
/// blanks around.
pub fn tidy(text: &str) -> String {
    let bad = |c: char| {
        (c.is_control() && c != '\n')
            || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200b}' | '\u{feff}')
    };
    let plain = text.trim();
    if !plain.contains(bad) {
        return plain.to_owned();
    }
    plain.chars().filter(|c| !bad(*c)).collect::<String>().trim().to_owned()
}

/// Whether a spreadsheet would take the text for a formula or a command.
pub fn is_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
}

/// An apostrophe before what would become a formula; another before what already has one, so that
/// [`plain`] gives back the same.
pub fn neutral(text: &str) -> String {
    match is_formula(text.trim_start_matches('\'')) {
        true => format!("'{text}"),
        false => text.to_owned(),
    }
}

/// The text without the apostrophe [`neutral`] put before it.
pub fn plain(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if is_formula(rest.trim_start_matches('\'')) => rest,
        _ => text,
    }
}
