//! 单位: who reports and answers.

use waymark_core::body::Body;

use super::validity;
use crate::tabular::{Cell, Column, Fields, Headings, Kind, Table};
use crate::text::Lang;

impl Table for Body {
    const NAME: &'static str = "bodies";

    fn title(lang: Lang) -> &'static str {
        lang.pick("单位", "Bodies")
    }

    fn columns() -> Vec<Column> {
        vec![
            Column::new("code", "编码", "code", 16.0, Kind::Code).needed(),
            Column::new("name", "名称", "name", 30.0, Kind::Text).needed(),
            Column::new("aliases", "别名", "aliases", 30.0, Kind::Text),
            Column::new("parent", "上级单位", "parent", 16.0, Kind::Text),
            Column::new("area", "区域", "area", 14.0, Kind::Text),
            Column::new("valid_from", "起", "valid from", 12.0, Kind::Code),
            Column::new("valid_to", "止", "valid to", 12.0, Kind::Code),
            Column::new("invented", "示例", "invented", 9.0, Kind::Flag),
        ]
    }

    fn read(fields: &mut Fields) -> Option<Self> {
        let (code, name) = (fields.needed_code("code"), fields.needed("name"));
        let aliases = fields.list("aliases");
        let (parent, area) = (fields.text("parent"), fields.text("area"));
        let (valid_from, valid_to) = validity(fields);
        let invented = fields.flag("invented");
        Some(Body { code: code?, name: name?, aliases, parent, area, valid_from, valid_to, invented })
    }

    fn cells(&self, _: Headings) -> Vec<Cell> {
        vec![
            (&self.code).into(),
            (&self.name).into(),
            self.aliases.join("；").into(),
            (&self.parent).into(),
            (&self.area).into(),
            (&self.valid_from).into(),
            (&self.valid_to).into(),
            self.invented.into(),
        ]
    }

    fn identity(&self) -> Option<String> {
        Some(format!("{} {}", self.code, self.valid_from.as_deref().unwrap_or_default()))
    }

    fn invented(&self) -> bool {
        self.invented
    }
}
