//! Nodes, lowering, frames, protocols, types, builtins, exceptions and import.
#![forbid(unsafe_code)]
