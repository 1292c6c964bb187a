//! Writing to the process's standard streams, until `sys` opens them itself.

/// Output before there are files.
#[weft_core::module(name = "_early_output")]
pub mod module {
    use std::io::Write;
    use weft_core::heap::Thread;

    /// Write text to standard output or standard error.
    fn write(thread: &Thread, descriptor: i32, text: &str) {
        let _ = thread.blocking(|| match descriptor {
            1 => std::io::stdout().write_all(text.as_bytes()),
            _ => std::io::stderr().write_all(text.as_bytes()),
        });
    }
}
