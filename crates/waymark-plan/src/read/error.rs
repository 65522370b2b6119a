//! Why a document could not be read.

use thiserror::Error;

/// Why a document could not be read. The text states the fault only; [`ReadError::code`] is
/// what messages and hints in other languages hang on.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum ReadError {
    /// A format of old office programs (`.doc`, `.wps`, `.rtf`) that has to be saved as
    /// `.docx` first.
    #[error("the file is in the old {format} format")]
    Legacy {
        /// `doc`, `wps`, `rtf` or `ole` where the program cannot be told.
        format: &'static str,
    },
    /// The file asks for a password.
    #[error("the {format} file is encrypted")]
    Encrypted {
        /// Format as a file extension.
        format: &'static str,
    },
    /// The bytes break the rules of their own format, or end too early.
    #[error("the {format} file is damaged: {detail}")]
    Damaged {
        /// Format as a file extension.
        format: &'static str,
        /// What is wrong, in a few words.
        detail: &'static str,
    },
    /// There is nothing to read.
    #[error("the file has no content")]
    Empty,
    /// More bytes than are read.
    #[error("the file has {bytes} bytes, more than {limit}")]
    TooLarge {
        /// Bytes of the file.
        bytes: u64,
        /// Bytes allowed.
        limit: u64,
    },
    /// Compressed content that grows far beyond its file (a zip bomb).
    #[error("the content expands to more than {limit} bytes")]
    ExpandsTooMuch {
        /// Bytes allowed for this file once expanded.
        limit: u64,
    },
    /// More pages, blocks, characters or levels than are read.
    #[error("the document has more than {limit} {what}")]
    TooLong {
        /// What was counted: `pages`, `blocks`, `characters`, `levels`, `parts`.
        what: &'static str,
        /// How many are allowed.
        limit: u64,
    },
    /// A PDF of pictures: pages, but no text on them.
    #[error("the {pages} pages have no text, only pictures of it")]
    Scanned {
        /// Pages of the document.
        pages: u32,
    },
    /// A PDF whose fonts do not say which characters their glyphs are.
    #[error("the fonts do not say which characters are printed")]
    UnreadableFonts {
        /// Glyphs that have no character.
        unreadable: u64,
        /// Glyphs printed.
        glyphs: u64,
    },
    /// XML that declares a document type or entities; those are never resolved.
    #[error("the part {part} declares a document type or entities")]
    ExternalEntities {
        /// Name of the part within the file.
        part: String,
    },
    /// Not a document format that is known.
    #[error("the format is not known")]
    UnknownFormat {
        /// What it looks like (`xlsx`, `png`, `zip`, …), if that could be told.
        found: Option<&'static str>,
    },
}

impl ReadError {
    /// A stable name of the fault.
    pub fn code(&self) -> &'static str {
        match self {
            ReadError::Legacy { .. } => "legacy_format",
            ReadError::Encrypted { .. } => "encrypted",
            ReadError::Damaged { .. } => "damaged",
            ReadError::Empty => "empty",
            ReadError::TooLarge { .. } => "too_large",
            ReadError::ExpandsTooMuch { .. } => "expands_too_much",
            ReadError::TooLong { .. } => "too_long",
            ReadError::Scanned { .. } => "scanned",
            ReadError::UnreadableFonts { .. } => "unreadable_fonts",
            ReadError::ExternalEntities { .. } => "xml_entities",
            ReadError::UnknownFormat { .. } => "unknown_format",
        }
    }

    pub(super) fn damaged(format: &'static str, detail: &'static str) -> Self {
        ReadError::Damaged { format, detail }
    }
}
