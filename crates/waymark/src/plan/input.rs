//! Bytes from a file or standard input, and the document they are.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use waymark_core::Document;
use waymark_plan::read::read;
use waymark_report::Lang;
use waymark_report::text::read_error;

use crate::failure::Failure;

/// Most bytes taken in; every reader has a closer limit of its own.
const BYTES_MAX: u64 = 256 << 20;

/// The bytes of a file, or of standard input for `-`.
pub fn bytes(file: &Path, lang: Lang) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    let read = match file.as_os_str() == "-" {
        true => std::io::stdin().lock().take(BYTES_MAX + 1).read_to_end(&mut bytes),
        false => File::open(file).and_then(|f| f.take(BYTES_MAX + 1).read_to_end(&mut bytes)),
    };
    match read {
        Ok(_) if bytes.len() as u64 > BYTES_MAX => {
            Err(unreadable(file, "too_large", &format!("more than {BYTES_MAX} bytes"), lang))
        }
        Ok(_) => Ok(bytes),
        Err(error) => Err(Failure::Unreadable {
            message: format!("{}: {error}", file.display()),
            hint: lang
                .pick(
                    "请检查文件路径和读取权限；用 - 表示从标准输入读取。",
                    "check the path and the permissions; - reads standard input.",
                )
                .to_owned(),
        }),
    }
}

/// The document in the bytes.
pub fn document(file: &Path, bytes: &[u8], lang: Lang) -> Result<Document, Failure> {
    let name = file.to_str().filter(|name| *name != "-");
    read(bytes, name).map_err(|error| unreadable(file, error.code(), &error.to_string(), lang))
}

/// The failure for a reader's error: our words for its code, with the reader's own.
fn unreadable(file: &Path, code: &str, own_words: &str, lang: Lang) -> Failure {
    let (message, hint) = read_error::explain(code, lang).unwrap_or((own_words, ""));
    Failure::Unreadable {
        message: format!("{}: {message} [{code}: {own_words}]", file.display()),
        hint: hint.to_owned(),
    }
}
