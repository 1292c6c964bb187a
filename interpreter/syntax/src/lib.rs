//! Source text to a scoped tree.
