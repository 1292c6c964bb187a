//! Loads inputs as pickles.
#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| weft_fuzz::check(include_str!("pickle.py"), input));
