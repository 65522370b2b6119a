//! 区域: what is measured.

use waymark_core::area::{Area, AreaLevel, Counting};

use super::validity;
use crate::tabular::fields::worded;
use crate::tabular::{Cell, Column, Fields, Headings, Kind, Table};
use crate::text::Lang;

impl Table for Area {
    const NAME: &'static str = "areas";

    fn title(lang: Lang) -> &'static str {
        lang.pick("区域", "Areas")
    }

    fn columns() -> Vec<Column> {
        vec![
            Column::new("code", "编码", "code", 16.0, Kind::Code).needed(),
            Column::new("name", "名称", "name", 20.0, Kind::Text).needed(),
            Column::new("name_en", "英文名称", "English name", 20.0, Kind::Text),
            Column::new("level", "级别", "level", 12.0, Kind::Text).choice::<AreaLevel>().needed(),
            Column::new("parent", "上级区域", "parent", 14.0, Kind::Text),
            Column::new("valid_from", "起", "valid from", 12.0, Kind::Code),
            Column::new("valid_to", "止", "valid to", 12.0, Kind::Code),
            Column::new("local", "自编编码", "local", 10.0, Kind::Flag),
            Column::new("counting", "计入方式", "counting", 14.0, Kind::Text).choice::<Counting>(),
            Column::new("host", "所在区域", "host", 16.0, Kind::Code),
            Column::new("source", "来源", "source", 24.0, Kind::Text),
            Column::new("verified", "已核", "verified", 9.0, Kind::Flag),
            Column::new("invented", "示例", "invented", 9.0, Kind::Flag),
            Column::new("note", "备注", "note", 24.0, Kind::Text),
        ]
    }

    fn read(fields: &mut Fields) -> Option<Self> {
        let (code, name, name_en) =
            (fields.needed_code("code"), fields.needed("name"), fields.text("name_en"));
        let (level, parent) = (fields.needed_choice("level"), fields.text("parent"));
        let (valid_from, valid_to) = validity(fields);
        let (local, counting, host) = (fields.flag("local"), fields.choice("counting"), fields.codes("host"));
        let (source, verified) = (fields.text("source"), fields.flag("verified"));
        let (invented, note) = (fields.flag("invented"), fields.text("note"));
        Some(Area {
            code: code?,
            name: name?,
            name_en,
            level: level?,
            parent,
            valid_from,
            valid_to,
            local,
            counting,
            host,
            source,
            verified,
            invented,
            note,
        })
    }

    fn cells(&self, headings: Headings) -> Vec<Cell> {
        vec![
            (&self.code).into(),
            (&self.name).into(),
            (&self.name_en).into(),
            worded(self.level, headings),
            (&self.parent).into(),
            (&self.valid_from).into(),
            (&self.valid_to).into(),
            self.local.into(),
            self.counting.map_or(Cell::Empty, |counting| worded(counting, headings)),
            self.host.join("；").into(),
            (&self.source).into(),
            self.verified.into(),
            self.invented.into(),
            (&self.note).into(),
        ]
    }

    fn identity(&self) -> Option<String> {
        Some(format!("{} {}", self.code, self.valid_from.as_deref().unwrap_or_default()))
    }

    fn invented(&self) -> bool {
        self.invented
    }
}
