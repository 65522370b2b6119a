//! Which page of a list is asked for, and pages of lists that are worked out as a whole.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use waymark_app::AppError;

/// Items of one page where nothing is said.
const LIMIT: u32 = 100;
/// Most items of one page.
const LIMIT_MAX: u32 = 1_000;

/// Which page of a list.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
pub struct PageParameters {
    /// At most so many, 1 to 1000.
    pub limit: Option<u32>,
    /// Where the next page begins: `next` of the page before.
    pub cursor: Option<String>,
}

/// A page of a list.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "{T}Items")]
pub struct Items<T> {
    /// What it holds.
    items: Vec<T>,
    /// What to give as `cursor` for the next page; none at the end.
    next: Option<String>,
    /// How many there are in all.
    total: i64,
}

impl PageParameters {
    /// At most so many.
    pub fn limit(&self) -> u32 {
        self.limit.unwrap_or(LIMIT).clamp(1, LIMIT_MAX)
    }

    /// The place the page begins after, as the use case named it.
    ///
    /// # Errors
    /// It is none that was given out.
    pub fn after(&self) -> Result<Option<String>, AppError> {
        let place = |cursor: &String| from_hex(cursor).ok_or_else(|| AppError::field("cursor", "cursor"));
        self.cursor.as_ref().map(place).transpose()
    }

    /// The page of a list that is there as a whole.
    ///
    /// # Errors
    /// The place it begins after is none that was given out.
    pub fn of<T>(&self, all: Vec<T>) -> Result<Items<T>, AppError> {
        let place = |after: String| after.parse().map_err(|_| AppError::field("cursor", "cursor"));
        let start: usize = self.after()?.map(place).transpose()?.unwrap_or(0);
        let total = all.len();
        let end = total.min(start.saturating_add(self.limit() as usize));
        Ok(Items {
            items: all.into_iter().take(end).skip(start).collect(),
            next: (end < total).then(|| cursor_of(&end.to_string())),
            total: i64::try_from(total).unwrap_or(i64::MAX),
        })
    }
}

/// A place as a cursor tells it.
pub fn cursor_of(place: &str) -> String {
    place.bytes().map(|byte| format!("{byte:02x}")).collect()
}

fn from_hex(text: &str) -> Option<String> {
    let bytes = text.as_bytes().chunks(2).map(|pair| {
        let pair = std::str::from_utf8(pair).ok()?;
        u8::from_str_radix(pair, 16).ok()
    });
    String::from_utf8(bytes.collect::<Option<Vec<u8>>>()?).ok()
}
