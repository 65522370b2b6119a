//! Which format a file has: its content first, then its name.

use super::package::Package;
use super::{ReadError, html, text};

/// A format that is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Plain text.
    Text,
    /// Markdown: plain text whose `#` lines are headings.
    Markdown,
    /// A web page.
    Html,
    /// A Word document (ECMA-376).
    Docx,
    /// A PDF (ISO 32000-1).
    Pdf,
    /// An OFD document (GB/T 33190).
    Ofd,
}

impl Format {
    /// Media type as registered or in common use.
    pub fn media_type(self) -> &'static str {
        match self {
            Format::Text => "text/plain",
            Format::Markdown => "text/markdown",
            Format::Html => "text/html",
            Format::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Format::Pdf => "application/pdf",
            Format::Ofd => "application/ofd",
        }
    }

    /// Finds the format of a file.
    ///
    /// # Errors
    /// For a file that is empty, of an old or unknown format, encrypted, or a damaged package.
    pub fn detect(bytes: &[u8], name: Option<&str>) -> Result<Self, ReadError> {
        if bytes.is_empty() {
            return Err(ReadError::Empty);
        }
        if bytes.starts_with(&OLE) {
            return Err(ole(bytes));
        }
        if bytes.starts_with(b"{\\rtf") {
            return Err(ReadError::Legacy { format: "rtf" });
        }
        let head = &bytes[..bytes.len().min(1024)];
        if head.windows(5).any(|window| window == b"%PDF-") {
            return Ok(Format::Pdf);
        }
        if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
            return packaged(bytes);
        }
        if let Some((_, found)) = BINARY.iter().find(|(magic, _)| bytes.starts_with(magic)) {
            return Err(ReadError::UnknownFormat { found: Some(found) });
        }
        if text::is_binary(bytes) {
            return Err(ReadError::UnknownFormat { found: None });
        }
        let extension = name.and_then(extension);
        Ok(match extension.as_deref() {
            Some("md" | "markdown") => Format::Markdown,
            Some("html" | "htm" | "xhtml" | "shtml") => Format::Html,
            _ if html::looks_like(bytes) => Format::Html,
            _ => Format::Text,
        })
    }
}

/// First bytes of an OLE compound file ([MS-CFB] 2.2).
const OLE: [u8; 8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

const BINARY: [(&[u8], &str); 12] = [
    (b"\x89PNG", "png"),
    (b"\xFF\xD8\xFF", "jpeg"),
    (b"GIF8", "gif"),
    (b"BM", "bmp"),
    (b"II*\0", "tiff"),
    (b"MM\0*", "tiff"),
    (b"\x1F\x8B", "gzip"),
    (b"7z\xBC\xAF\x27\x1C", "7z"),
    (b"Rar!", "rar"),
    (b"\x7FELF", "executable"),
    (b"MZ\x90", "executable"),
    (b"%!PS", "ps"),
];

fn extension(name: &str) -> Option<String> {
    let (_, extension) = name.rsplit_once('.')?;
    Some(extension.to_ascii_lowercase())
}

/// What an OLE file is: an encrypted docx ([MS-OFFCRYPTO] 2.3.4.4) or an old document.
fn ole(bytes: &[u8]) -> ReadError {
    if has_utf16(bytes, "EncryptedPackage") {
        return ReadError::Encrypted { format: "docx" };
    }
    let format = if has_utf16(bytes, "WpsCustomData") || has_utf16(bytes, "CONTENTS") {
        "wps"
    } else if has_utf16(bytes, "WordDocument") {
        "doc"
    } else if has_utf16(bytes, "Workbook") {
        return ReadError::UnknownFormat { found: Some("xls") };
    } else if has_utf16(bytes, "PowerPoint Document") {
        return ReadError::UnknownFormat { found: Some("ppt") };
    } else {
        "ole"
    };
    ReadError::Legacy { format }
}

fn has_utf16(bytes: &[u8], name: &str) -> bool {
    let wanted: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.windows(wanted.len()).any(|window| window == wanted)
}

fn packaged(bytes: &[u8]) -> Result<Format, ReadError> {
    let package = Package::open(bytes, "zip")?;
    if package.has("OFD.xml") {
        return Ok(Format::Ofd);
    }
    if package.has_folder("word/") {
        return Ok(Format::Docx);
    }
    let found = if package.has_folder("xl/") {
        "xlsx"
    } else if package.has_folder("ppt/") {
        "pptx"
    } else if package.has("content.xml") {
        "odt"
    } else if package.has("[Content_Types].xml") {
        return Ok(Format::Docx);
    } else {
        "zip"
    };
    Err(ReadError::UnknownFormat { found: Some(found) })
}
