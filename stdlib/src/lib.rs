//! The library: native modules in Rust, and modules written in Python.
#![forbid(unsafe_code)]
