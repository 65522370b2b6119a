//! Numbers in the ways a list prints them (17.18.59, ST_NumberFormat).

const DIGITS: [char; 10] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
const LEGAL: [char; 10] = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'];
const STEMS: [char; 10] = ['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛', '壬', '癸'];
const BRANCHES: [char; 12] = ['子', '丑', '寅', '卯', '辰', '巳', '午', '未', '申', '酉', '戌', '亥'];

/// A number in a format; decimal where the format is not known.
pub(super) fn write(number: u32, format: &str) -> String {
    match format {
        "chineseCounting"
        | "chineseCountingThousand"
        | "japaneseCounting"
        | "taiwaneseCounting"
        | "taiwaneseCountingThousand" => counting(number, &DIGITS, ['十', '百', '千']),
        "chineseLegalSimplified" => counting(number, &LEGAL, ['拾', '佰', '仟']),
        "ideographDigital" | "japaneseDigitalTenThousand" | "taiwaneseDigital" => {
            number.to_string().chars().filter_map(|digit| DIGITS.get(digit.to_digit(10)? as usize)).collect()
        }
        "ideographTraditional" => cyclic(number, &STEMS),
        "ideographZodiac" => cyclic(number, &BRANCHES),
        "decimalZero" => format!("{number:02}"),
        "decimalFullWidth" | "decimalFullWidth2" => number.to_string().chars().map(full_width).collect(),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => enclosed(number, '①', 20),
        "decimalEnclosedParen" => enclosed(number, '⑴', 20),
        "decimalEnclosedFullstop" => enclosed(number, '⒈', 20),
        "ideographEnclosedCircle" => enclosed(number, '㊀', 10),
        "upperLetter" => letters(number, 'A'),
        "lowerLetter" => letters(number, 'a'),
        "upperRoman" => roman(number),
        "lowerRoman" => roman(number).to_lowercase(),
        _ => number.to_string(),
    }
}

/// 一, 十, 十一, 二十, 一百零一; beyond 9999 decimal.
fn counting(number: u32, digits: &[char; 10], units: [char; 3]) -> String {
    let plain = digits[1] == '一';
    if number == 0 || number > 9_999 {
        return if number == 0 { digits[0].to_string() } else { number.to_string() };
    }
    let mut text = String::new();
    let mut gap = false;
    for place in (0..4).rev() {
        let digit = number / 10_u32.pow(place) % 10;
        if digit == 0 {
            gap = !text.is_empty();
            continue;
        }
        if gap {
            text.push('零');
            gap = false;
        }
        let bare_ten = plain && place == 1 && digit == 1 && text.is_empty();
        if !bare_ten {
            text.push(digits[digit as usize]);
        }
        if place > 0 {
            text.push(units[place as usize - 1]);
        }
    }
    text
}

fn cyclic(number: u32, signs: &[char]) -> String {
    match number.checked_sub(1).and_then(|at| signs.get(at as usize)) {
        Some(sign) => sign.to_string(),
        None => number.to_string(),
    }
}

fn enclosed(number: u32, first: char, last: u32) -> String {
    if number == 0 || number > last {
        return number.to_string();
    }
    char::from_u32(first as u32 + number - 1).map_or_else(String::new, |sign| sign.to_string())
}

fn full_width(digit: char) -> char {
    char::from_u32(digit as u32 + 0xfee0).unwrap_or(digit)
}

/// A to Z, then AA, BB, … as Word counts; decimal beyond 20 turns.
fn letters(number: u32, first: char) -> String {
    let Some(index) = number.checked_sub(1).filter(|index| *index < 26 * 20) else {
        return number.to_string();
    };
    let letter = char::from_u32(first as u32 + index % 26).unwrap_or(first);
    std::iter::repeat_n(letter, index as usize / 26 + 1).collect()
}

fn roman(number: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if number == 0 || number > 3_999 {
        return number.to_string();
    }
    let (mut left, mut text) = (number, String::new());
    for (value, sign) in SIGNS {
        while left >= value {
            text.push_str(sign);
            left -= value;
        }
    }
    text
}

#[cfg(test)]
mod tests;
