//! Fonts, fills and borders.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};
use unicode_width::UnicodeWidthStr;

const INK: u32 = 0x1F2933;
const MUTED: u32 = 0x6B7785;
const RULE: u32 = 0xD5DBE1;
const LINE_POINTS: f64 = 14.5;
/// Rows are not made higher than this; the rest of a long quote shows when the cell is entered.
const LINES_MAX: u32 = 6;

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
    /// The same at the right edge, for ranges.
    pub typed_right: Format,
    /// The same for rows that are still empty.
    pub new_text: Format,
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
        let cell =
            base.clone().set_text_wrap().set_border(FormatBorder::Thin).set_border_color(Color::RGB(RULE));
        let head =
            cell.clone().set_bold().set_align(FormatAlign::Center).set_align(FormatAlign::VerticalCenter);
        Style {
            head_fill: head.clone().set_background_color(Color::RGB(0xFFF3D6)),
            head: head.set_background_color(Color::RGB(0xE4ECF2)),
            new_text: base.clone().set_num_format("@"),
            typed_right: cell.clone().set_num_format("@").set_align(FormatAlign::Right),
            typed: cell.clone().set_num_format("@"),
            number: cell.clone().set_align(FormatAlign::Right),
            percent: cell.clone().set_num_format("0.00").set_font_color(Color::RGB(MUTED)),
            muted: cell.clone().set_font_color(Color::RGB(MUTED)),
            text: cell,
            title: base.set_bold().set_font_size(14),
        }
    }

    /// The look of a decided row: fill, and whether it is struck through.
    pub fn decided(fill: u32, struck: bool) -> Format {
        let format = Format::new().set_background_color(Color::RGB(fill));
        match struck {
            true => format.set_font_strikethrough().set_font_color(Color::RGB(MUTED)),
            false => format,
        }
    }

    /// Height of a row in points, for cells of a text in columns of a width. Set only where one
    /// line is not enough: a row without a height of its own grows as people type.
    pub fn height<'a>(cells: impl Iterator<Item = (&'a str, f64)>) -> Option<f64> {
        let lines = cells
            .map(|(text, width)| {
                // Characters of this font are a little wider than the unit of column widths.
                let units = text.width() as f64 * 1.08;
                (units / (width - 1.0)).ceil() as u32
            })
            .max()
            .unwrap_or(1)
            .min(LINES_MAX);
        (lines > 1).then(|| f64::from(lines) * LINE_POINTS + 3.0)
    }
}
