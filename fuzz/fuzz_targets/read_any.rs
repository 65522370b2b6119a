#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    if let Ok(document) = waymark_plan::read::read(data, None) {
        waymark_fuzz::check_document(&document);
    }
});
