//! Attribute macros that turn a Rust signature into a Python signature.
