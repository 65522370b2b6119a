//! What was offered, packed into cells: read back only if not a character was altered.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use waymark_core::Extraction;

use super::Refusal;

/// Name and version of the hidden sheet's layout.
pub const OFFER_SCHEMA: &str = "waymark-offer/1";

/// A spreadsheet cell holds 32,767 characters.
const CHUNK_CHARS: usize = 32_000;

/// The hidden payload.
#[derive(Debug, Serialize, Deserialize)]
struct Offer {
    schema: String,
    extraction: Extraction,
}

/// The cells of the hidden sheet, top to bottom: schema, document's hash, payload's hash, chunks.
///
/// The payload is JSON in plain ASCII without blanks and underscores, because spreadsheets
/// trim, wrap and unescape (`_x0041_`) what they think is text.
pub fn cells(extraction: &Extraction) -> Result<Vec<String>, serde_json::Error> {
    let offer = Offer {
        schema: OFFER_SCHEMA.to_owned(),
        extraction: Extraction { tables: Vec::new(), ..extraction.clone() },
    };
    let payload = ascii(&serde_json::to_string(&offer)?);
    let mut cells = vec![OFFER_SCHEMA.to_owned(), extraction.document.sha256.clone(), checksum(&payload)];
    cells.extend(
        payload.as_bytes().chunks(CHUNK_CHARS).map(|chunk| String::from_utf8_lossy(chunk).into_owned()),
    );
    Ok(cells)
}

/// What was offered, from the cells of the hidden sheet.
pub fn read(cells: &[String]) -> Result<Extraction, Refusal> {
    let [schema, document, checksum_written, chunks @ ..] = cells else {
        return Err(Refusal::of("offer_missing"));
    };
    if schema != OFFER_SCHEMA {
        return Err(Refusal::of("offer_version")
            .with("found", schema.chars().take(40).collect::<String>())
            .with("wanted", OFFER_SCHEMA));
    }
    let payload = chunks.concat();
    if payload.is_empty() {
        return Err(Refusal::of("offer_missing"));
    }
    if checksum(&payload) != *checksum_written {
        return Err(Refusal::of("offer_tampered"));
    }
    let offer: Offer = serde_json::from_str(&payload).map_err(|_| Refusal::of("offer_tampered"))?;
    if offer.extraction.document.sha256 != *document {
        return Err(Refusal::of("offer_tampered"));
    }
    Ok(offer.extraction)
}

fn checksum(payload: &str) -> String {
    Sha256::digest(payload.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn ascii(json: &str) -> String {
    let mut out = String::with_capacity(json.len() * 2);
    let mut units = [0; 2];
    for c in json.chars() {
        match c {
            '_' | ' ' => out.push_str(&format!("\\u{:04x}", u32::from(c))),
            c if c.is_ascii() && c != '\u{7f}' => out.push(c),
            c => {
                for unit in c.encode_utf16(&mut units) {
                    out.push_str(&format!("\\u{unit:04x}"));
                }
            }
        }
    }
    out
}
