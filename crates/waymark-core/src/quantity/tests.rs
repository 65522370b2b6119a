use proptest::prelude::*;

use super::*;

const SCALES: [&str; 5] = ["元", "千元", "万元", "百万元", "亿元"];

#[test]
fn units_are_taken_apart() {
    for (text, base, scale) in [
        ("亿元", "元", 8),
        ("万人", "人", 4),
        ("%", "1", -2),
        ("个百分点", "百分点", 0),
        ("件/万人", "件/人", -4),
        ("千瓦时", "千瓦时", 0),
        ("万吨标准煤", "吨标准煤", 4),
        ("亿", "亿", 0),
    ] {
        assert_eq!(Unit::parse(text), Unit { base: base.to_owned(), scale }, "{text}");
    }
}

#[test]
fn conversions_are_recorded() {
    let (quantity, conversion) = Quantity::new("3850".parse().unwrap(), "万元").to("亿元").unwrap();
    assert_eq!(quantity, Quantity::new("0.385".parse().unwrap(), "亿元"));
    assert_eq!(conversion.unwrap().factor, "0.0001".parse().unwrap());
}

#[test]
fn different_things_are_not_converted() {
    for (from, to) in [("%", "个百分点"), ("家", "项"), ("元", "人"), ("件/万人", "件")] {
        let refused = Quantity::new(Decimal::ONE, from).to(to);
        assert!(matches!(refused, Err(ConvertError::Incomparable { .. })), "{from} {to}");
    }
}

proptest! {
    #[test]
    fn conversions_round_trip(value in any::<i64>(), digits in 0u32..=10, from in 0usize..5, to in 0usize..5) {
        let quantity = Quantity::new(Decimal::new(value, digits).normalize(), SCALES[from]);
        if let Ok((converted, _)) = quantity.to(SCALES[to]) {
            prop_assert_eq!(converted.to(SCALES[from]).unwrap().0, quantity);
        }
    }
}
