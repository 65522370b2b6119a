//! Fonts, fills and borders.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

const INK: u32 = 0x1F2933;
const MUTED: u32 = 0x6B7785;
const RULE: u32 = 0xD5DBE1;

/// The formats of a sheet.
pub struct Style {
    /// A heading of what was read.
    pub head: Format,
    /// A heading of what the office fills in.
    pub head_fill: Format,
    /// Text people may edit.
    pub text: Format,
    /// Text that stays text when edited: periods, ranges.
    pub typed: Format,
    /// A number.
    pub number: Format,
    /// A confidence.
    pub percent: Format,
    /// What is there to read only.
    pub muted: Format,
    /// A title of the guide.
    pub title: Format,
}

impl Style {
    /// Formats in a font that has Chinese characters on the office's machines.
    pub fn new() -> Self {
        let base = Format::new()
            .set_font_name("Microsoft YaHei")
            .set_font_size(10)
            .set_font_color(Color::RGB(INK))
            .set_align(FormatAlign::Top);
        let cell = base
            .clone()
            .set_text_wrap()
            .set_border(FormatBorder::Thin)
            .set_border_color(Color::RGB(RULE));
        let head = cell
            .clone()
            .set_bold()
            .set_align(FormatAlign::Center)
            .set_align(FormatAlign::VerticalCenter);
        Style {
            head_fill: head.clone().set_background_color(Color::RGB(0xFFF3D6)),
            head: head.set_background_color(Color::RGB(0xE4ECF2)),
            typed: cell.clone().set_num_format("@"),
            number: cell.clone().set_align(FormatAlign::Right),
            percent: cell
                .clone()
                .set_num_format("0.00")
                .set_font_color(Color::RGB(MUTED)),
            muted: cell.clone().set_font_color(Color::RGB(MUTED)),
            text: cell,
            title: base.set_bold().set_font_size(14),
        }
    }

    /// The look of a decided row: fill, and whether it is struck through.
    pub fn decided(fill: u32, struck: bool) -> Format {
        let format = Format::new().set_background_color(Color::RGB(fill));
        match struck {
            true => format
                .set_font_strikethrough()
                .set_font_color(Color::RGB(MUTED)),
            false => format,
        }
    }
}
