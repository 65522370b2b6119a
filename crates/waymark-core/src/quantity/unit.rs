//! What a unit measures and by which power of ten.

use rust_decimal::Decimal;

/// A unit taken apart: 万元 is 元 × 10⁴.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// What is measured, without scale. `1` for a pure ratio and for %.
    pub base: String,
    /// Power of ten: 4 for 万, 8 for 亿, −2 for %.
    pub scale: i32,
}

const PREFIXES: [(&str, i32); 8] =
    [("万亿", 12), ("千亿", 11), ("百亿", 10), ("亿", 8), ("千万", 7), ("百万", 6), ("万", 4), ("千", 3)];

/// Units that begin like a scale and are not one.
const WHOLE: [&str; 4] = ["千米", "千克", "千瓦", "千瓦时"];

/// Other ways to write the same thing, with their scale.
const SAME: [(&str, &str, i32); 12] = [
    ("", "1", 0),
    ("倍", "1", 0),
    ("％", "1", -2),
    ("%", "1", -2),
    ("‰", "1", -3),
    ("人民币元", "元", 0),
    ("人次数", "人次", 0),
    ("pp", "百分点", 0),
    ("百分点", "百分点", 0),
    ("个百分点", "百分点", 0),
    ("家企业", "家", 0),
    ("CNY", "元", 0),
];

impl Unit {
    /// Takes a unit apart. What is not known is a unit of its own: no unit is ever guessed to be
    /// another.
    pub fn parse(text: &str) -> Unit {
        let text = text.trim();
        if let Some((over, under)) = text.split_once('/').filter(|(over, _)| !over.is_empty()) {
            let (over, under) = (Unit::parse(over), Unit::parse(under));
            return Unit { base: format!("{}/{}", over.base, under.base), scale: over.scale - under.scale };
        }
        if let Some((_, base, scale)) = SAME.iter().find(|(name, ..)| *name == text) {
            return Unit { base: (*base).to_owned(), scale: *scale };
        }
        if WHOLE.contains(&text) {
            return Unit { base: text.to_owned(), scale: 0 };
        }
        let (base, scale) = PREFIXES
            .iter()
            .find_map(|(prefix, scale)| Some((text.strip_prefix(prefix)?, *scale)))
            .filter(|(rest, _)| !rest.is_empty())
            .unwrap_or((text, 0));
        Unit { base: base.to_owned(), scale }
    }

    /// Ten to a power, exactly.
    pub fn power(power: i32) -> Option<Decimal> {
        match power.unsigned_abs() {
            digits @ 0..=28 if power < 0 => Some(Decimal::new(1, digits)),
            digits @ 0..=28 => {
                (0..digits).try_fold(Decimal::ONE, |product, _| product.checked_mul(Decimal::TEN))
            }
            _ => None,
        }
    }
}
