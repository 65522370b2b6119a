use super::write;

#[test]
fn numbers_print_as_the_list_asks() {
    let cases = [
        (1, "chineseCounting", "一"),
        (10, "chineseCounting", "十"),
        (11, "chineseCountingThousand", "十一"),
        (20, "japaneseCounting", "二十"),
        (101, "chineseCountingThousand", "一百零一"),
        (110, "chineseCountingThousand", "一百一十"),
        (2005, "chineseCountingThousand", "二千零五"),
        (12, "chineseLegalSimplified", "壹拾贰"),
        (12, "ideographDigital", "一二"),
        (3, "ideographTraditional", "丙"),
        (12, "ideographZodiac", "亥"),
        (13, "ideographZodiac", "13"),
        (7, "decimalZero", "07"),
        (3, "decimalEnclosedCircleChinese", "③"),
        (21, "decimalEnclosedCircle", "21"),
        (12, "decimalFullWidth", "１２"),
        (27, "upperLetter", "AA"),
        (3, "lowerLetter", "c"),
        (1994, "upperRoman", "MCMXCIV"),
        (4, "lowerRoman", "iv"),
        (5, "somethingNew", "5"),
        (0, "upperRoman", "0"),
        (u32::MAX, "chineseCounting", "4294967295"),
    ];
    for (number, format, printed) in cases {
        assert_eq!(write(number, format), printed, "{number} as {format}");
    }
}
