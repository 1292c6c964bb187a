//! Reads inputs as JSON.
#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| weft_fuzz::check(include_str!("json.py"), input));
