#![no_main]

use waymark_plan::{extract, read::from_text};

libfuzzer_sys::fuzz_target!(|text: &str| {
    let document = from_text(text);
    waymark_fuzz::check_extraction(&document, &extract(&document));
});
