//! Zip packages (docx, ofd) with bounds on parts and on what they expand to.

use std::collections::HashMap;
use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::{ReadError, limits};

/// An open zip package.
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// Entries by name in lower case, with `/` between folders and none before.
    entries: HashMap<String, usize>,
    format: &'static str,
    /// Bytes that may still be expanded.
    left: u64,
    limit: u64,
}

impl<'a> Package<'a> {
    /// Reads the directory of the package, not its parts.
    pub fn open(bytes: &'a [u8], format: &'static str) -> Result<Self, ReadError> {
        let archive = ZipArchive::new(Cursor::new(bytes))
            .map_err(|_| ReadError::damaged(format, "its zip directory cannot be read"))?;
        if archive.len() > limits::PACKAGE_PARTS_MAX {
            return Err(ReadError::TooLong { what: "parts", limit: limits::PACKAGE_PARTS_MAX as u64 });
        }
        let limit = limits::expanded_bytes_max(bytes.len() as u64);
        let mut entries = HashMap::new();
        for index in 0..archive.len() {
            if let Some(Ok(name)) = archive.name_for_index(index) {
                entries.entry(key(&name)).or_insert(index);
            }
        }
        Ok(Package { archive, entries, format, left: limit, limit })
    }

    /// Whether a part is there.
    pub fn has(&self, name: &str) -> bool {
        self.index(name).is_some()
    }

    /// Whether a folder with parts in it is there.
    pub fn has_folder(&self, name: &str) -> bool {
        self.entries.keys().any(|entry| entry.starts_with(name))
    }

    fn index(&self, name: &str) -> Option<usize> {
        let exact = self.archive.index_for_name(name);
        exact.or_else(|| self.entries.get(&key(name)).copied())
    }

    /// The bytes of a part, or nothing where the package has no such part.
    pub fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, ReadError> {
        let format = self.format;
        let Some(index) = self.index(name) else {
            return Ok(None);
        };
        let broken = |_| ReadError::damaged(format, "a part cannot be unpacked");
        let data = self.archive.by_index_data(index).map_err(broken)?;
        if data.encrypted() {
            return Err(ReadError::Encrypted { format });
        }
        if data.size() > self.left {
            return Err(ReadError::ExpandsTooMuch { limit: self.limit });
        }
        let part = self.archive.by_index(index).map_err(broken)?;
        let mut bytes = Vec::new();
        part.take(self.left + 1)
            .read_to_end(&mut bytes)
            .map_err(|_| ReadError::damaged(format, "a part cannot be unpacked"))?;
        let count = bytes.len() as u64;
        if count > self.left {
            return Err(ReadError::ExpandsTooMuch { limit: self.limit });
        }
        self.left -= count;
        Ok(Some(bytes))
    }

    /// A part that has to be there, as text.
    pub fn xml(&mut self, name: &str) -> Result<String, ReadError> {
        self.optional_xml(name)?.ok_or_else(|| ReadError::damaged(self.format, "a part is missing"))
    }

    /// A part that may be there, as text.
    pub fn optional_xml(&mut self, name: &str) -> Result<Option<String>, ReadError> {
        let Some(bytes) = self.part(name)? else {
            return Ok(None);
        };
        super::xml::decode(bytes)
            .map(Some)
            .ok_or_else(|| ReadError::damaged(self.format, "a part is not text"))
    }
}

fn key(name: &str) -> String {
    name.replace('\\', "/").trim_start_matches('/').to_lowercase()
}

/// The part a path in another part means: absolute from `/`, else beside that part.
pub(super) fn resolve(base: &str, path: &str) -> String {
    let path = path.replace('\\', "/");
    let folder = base.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut steps: Vec<&str> = if path.starts_with('/') {
        Vec::new()
    } else {
        folder.split('/').filter(|step| !step.is_empty()).collect()
    };
    for step in path.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    steps.join("/")
}
