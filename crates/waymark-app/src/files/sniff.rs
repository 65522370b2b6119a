//! What a file is, by its content. Only types on this list are ever named; everything else is
//! bytes to be saved.

use waymark_plan::read::Format;

/// Beginnings of files that say what they are.
const MARKS: [(&[u8], &str); 4] = [
    (b"%PDF-", "application/pdf"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
];

/// The media type of bytes. HTML, scripts and pictures that may carry scripts count as bytes.
pub fn media_type(head: &[u8], name: &str) -> &'static str {
    if let Some((_, kind)) = MARKS.iter().find(|(mark, _)| head.starts_with(mark)) {
        return kind;
    }
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension).to_ascii_lowercase();
    if head.starts_with(b"PK\x03\x04") {
        return match extension.as_str() {
            "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "ofd" => "application/ofd",
            _ => "application/zip",
        };
    }
    match (Format::detect(head, Some(name)), extension.as_str()) {
        (Ok(Format::Text), "json" | "geojson" | "topojson") => "application/json",
        (Ok(Format::Text), "csv") => "text/csv",
        (Ok(Format::Text | Format::Markdown), _) => "text/plain",
        _ => "application/octet-stream",
    }
}

/// Whether a browser may show it in its window.
pub(super) fn may_be_shown(media_type: &str) -> bool {
    matches!(media_type, "application/pdf" | "image/png" | "image/jpeg" | "image/gif")
}
