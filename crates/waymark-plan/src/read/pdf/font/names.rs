//! Glyph names as characters: those of the Adobe Glyph List that plan documents print, and
//! the names made of code points (`uni4E2D`, `u20000`).

/// The character a glyph name stands for.
pub(super) fn character(name: &[u8]) -> Option<char> {
    let name = std::str::from_utf8(name).ok()?;
    let name = name.split('.').next()?;
    let mut letters = name.chars();
    if let (Some(letter), None) = (letters.next(), letters.next()) {
        return Some(letter);
    }
    if let Ok(at) = NAMES.binary_search_by_key(&name, |(name, _)| name) {
        return Some(NAMES[at].1);
    }
    let digits = name.strip_prefix("uni").and_then(|digits| digits.get(..4));
    let digits = digits.or_else(|| name.strip_prefix('u'))?;
    char::from_u32(u32::from_str_radix(digits, 16).ok()?)
}

/// Sorted by name.
const NAMES: [(&str, char); 92] = [
    ("Omega", 'Ω'),
    ("alpha", 'α'),
    ("ampersand", '&'),
    ("approxequal", '≈'),
    ("asciicircum", '^'),
    ("asciitilde", '~'),
    ("asterisk", '*'),
    ("at", '@'),
    ("backslash", '\\'),
    ("bar", '|'),
    ("beta", 'β'),
    ("braceleft", '{'),
    ("braceright", '}'),
    ("bracketleft", '['),
    ("bracketright", ']'),
    ("bullet", '•'),
    ("cent", '¢'),
    ("colon", ':'),
    ("comma", ','),
    ("copyright", '©'),
    ("dagger", '†'),
    ("daggerdbl", '‡'),
    ("degree", '°'),
    ("delta", 'δ'),
    ("divide", '÷'),
    ("dollar", '$'),
    ("eight", '8'),
    ("ellipsis", '…'),
    ("emdash", '—'),
    ("endash", '–'),
    ("equal", '='),
    ("euro", '€'),
    ("exclam", '!'),
    ("fi", 'ﬁ'),
    ("five", '5'),
    ("fl", 'ﬂ'),
    ("four", '4'),
    ("gamma", 'γ'),
    ("grave", '`'),
    ("greater", '>'),
    ("greaterequal", '≥'),
    ("guillemotleft", '«'),
    ("guillemotright", '»'),
    ("hyphen", '-'),
    ("infinity", '∞'),
    ("less", '<'),
    ("lessequal", '≤'),
    ("minus", '−'),
    ("mu", 'µ'),
    ("multiply", '×'),
    ("nbspace", '\u{a0}'),
    ("nine", '9'),
    ("notequal", '≠'),
    ("numbersign", '#'),
    ("one", '1'),
    ("onehalf", '½'),
    ("onequarter", '¼'),
    ("onesuperior", '¹'),
    ("paragraph", '¶'),
    ("parenleft", '('),
    ("parenright", ')'),
    ("percent", '%'),
    ("period", '.'),
    ("periodcentered", '·'),
    ("perthousand", '‰'),
    ("pi", 'π'),
    ("plus", '+'),
    ("plusminus", '±'),
    ("question", '?'),
    ("quotedbl", '"'),
    ("quotedblleft", '“'),
    ("quotedblright", '”'),
    ("quoteleft", '‘'),
    ("quoteright", '’'),
    ("quotesingle", '\''),
    ("registered", '®'),
    ("section", '§'),
    ("semicolon", ';'),
    ("seven", '7'),
    ("sfthyphen", '-'),
    ("six", '6'),
    ("slash", '/'),
    ("space", ' '),
    ("sterling", '£'),
    ("three", '3'),
    ("threequarters", '¾'),
    ("threesuperior", '³'),
    ("two", '2'),
    ("twosuperior", '²'),
    ("underscore", '_'),
    ("yen", '¥'),
    ("zero", '0'),
];
