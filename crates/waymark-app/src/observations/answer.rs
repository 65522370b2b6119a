//! What is asked of values and what is answered.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use waymark_core::indicator::Frequency;
use waymark_core::observation::Status;
use waymark_core::record::{EvidenceFile, RevisionReason};
use waymark_core::{Date, Period, SourceGrade};

/// What is asked for.
#[derive(Debug, Clone, Default)]
pub struct ObservationQuery {
    /// Indicators by code or name; none: all.
    pub indicators: Vec<String>,
    /// Areas by code or name; none: all.
    pub areas: Vec<String>,
    /// Length of the periods; none: all.
    pub frequency: Option<Frequency>,
    /// Not about anything before the beginning of this.
    pub from: Option<Period>,
    /// Not about anything after the end of this.
    pub to: Option<Period>,
    /// As known by the end of a day.
    pub known_by: Option<Date>,
    /// Values of this release; none: everything accepted.
    pub release: Option<String>,
    /// Values of this submission, whatever its state.
    pub submission: Option<String>,
    /// With every revision of a value.
    pub history: bool,
    /// Statuses wanted; none: all.
    pub statuses: Vec<Status>,
    /// Series to pass over: `next` of the page before.
    pub after: usize,
    /// At most so many series.
    pub limit: usize,
}

/// Values, series by series.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct ObservationListing {
    /// The day what is answered was known by: the day asked for, or today.
    pub known_by: Date,
    /// The release the values are from; none: everything accepted.
    pub release: Option<String>,
    /// The series, by indicator, area, frequency and dimensions.
    pub items: Vec<SeriesValues>,
    /// What to give as `cursor` for the next page; none at the end.
    pub next: Option<String>,
    /// How many series there are in all.
    pub total: usize,
}

/// 序列 with its values. Values of several calibers stand together; each names its own.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct SeriesValues {
    /// Which series.
    #[serde(flatten)]
    pub of: Shown,
    /// The values in the order of their periods.
    pub points: Vec<Point>,
    /// Notes on the whole series.
    pub notes: Vec<String>,
    /// Holds invented values.
    pub invented: bool,
}

/// A series as people know it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Shown {
    /// Code of the indicator.
    pub indicator: String,
    /// Its name; the code where no list has it.
    pub indicator_name: String,
    /// Its English name.
    pub indicator_name_en: Option<String>,
    /// Its unit with scale; single values may bear another.
    pub unit: String,
    /// Digits after the point it is published with.
    pub decimals: Option<u32>,
    /// Code of the area.
    pub area: String,
    /// Its name; the code where no list has it.
    pub area_name: String,
    /// Length of the periods; none for runs of years.
    pub frequency: Option<Frequency>,
    /// Further dimensions.
    pub dimensions: BTreeMap<String, String>,
}

/// One period of a series.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct Point {
    /// Which period.
    pub period: Period,
    /// What the value, or its absence, means. `O` also where nothing was ever said and the value is
    /// due, `not_due` where the release calendar puts it later.
    pub status: Status,
    /// The value that counts; none where nothing was ever said.
    pub reading: Option<Reading>,
    /// Why the value that would count does not: it was withdrawn. An older one may count instead.
    pub withdrawn: Option<WithdrawnNotice>,
    /// How many revisions there are, that one included.
    pub revision_count: u32,
    /// Every revision in the order they became known, where asked for.
    pub revisions: Vec<Reading>,
    /// Notes on it.
    pub notes: Vec<String>,
}

/// A value with where it comes from.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct Reading {
    /// Its id.
    pub observation_id: String,
    /// The number as a decimal; none where there is none or it was withdrawn.
    pub value: Option<String>,
    /// Unit with its scale.
    pub unit: String,
    /// What it means.
    pub status: Status,
    /// Id of the caliber, where stated.
    pub caliber: Option<String>,
    /// Numerator of a ratio.
    pub numerator: Option<String>,
    /// Denominator of a ratio.
    pub denominator: Option<String>,
    /// Where it comes from.
    pub source: Option<String>,
    /// How much the source is worth.
    pub source_grade: SourceGrade,
    /// When it became known outside.
    pub known_at: Option<Date>,
    /// When Waymark wrote it, RFC 3339.
    pub recorded_at: String,
    /// Code of the submission it came in; not for the public.
    pub submission: Option<String>,
    /// Title of that submission; not for the public.
    pub submission_title: Option<String>,
    /// Who entered it; not for the public.
    pub entered_by: Option<String>,
    /// Files that prove it, as attached to that submission; not for the public.
    pub evidence: Vec<EvidenceFile>,
    /// Why it changed what was accepted.
    pub revision: Option<RevisionReason>,
    /// Why it is not shown.
    pub withdrawn: Option<WithdrawnNotice>,
    /// Invented, for examples.
    pub invented: bool,
    /// 备注.
    pub note: Option<String>,
}

/// 撤回: why a number is not shown.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct WithdrawnNotice {
    /// Code of the withdrawal.
    pub code: String,
    /// The reason.
    pub reason: String,
    /// Since when.
    pub on: Date,
}
