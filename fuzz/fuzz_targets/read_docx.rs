#![no_main]

use waymark_plan::read::{Format, read_as};

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    if let Ok(document) = read_as(Format::Docx, &waymark_fuzz::docx(data)) {
        waymark_fuzz::check_document(&document);
    }
});
