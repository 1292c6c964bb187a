//! The module `_io`.

use weft_core::heap::Thread;
use weft_core::interpreter::Interpreter;

/// Makes the classes of the module, each after those that it inherits from.
pub fn make_classes(thread: &Thread) {
    for class in module::DEFINITION.classes {
        Interpreter::class_from(thread, class);
    }
}

/// Files and streams, of bytes and of text, and open().
#[weft_macros::module(name = "_io", classes = [
    crate::io::base::io_base, crate::io::base::raw_base, crate::io::base::buffered_base, crate::io::base::text_base,
    crate::io::file::class, crate::io::host::class, crate::io::buffered::shared, crate::io::buffered::reader, crate::io::buffered::writer,
    crate::io::buffered::random, crate::io::buffered::pair, crate::io::bytes_io::class, crate::io::string_io::class,
    crate::io::text::class, crate::io::text::incremental
])]
pub mod module {
    use crate::io::open::{self, Options};
    use crate::io::unsupported::unsupported_class;
    use weft_core::error::Exception;
    use weft_core::heap::{Dict, Raised, Thread, Value};
    use weft_core::interpreter::Interpreter;

    /// Open a file and return a stream.
    fn open(
        thread: &Thread,
        file: Value,
        #[default("r")] mode: String,
        #[default(-1)] buffering: i32,
        #[default(Value::NONE)] encoding: Value,
        #[default(Value::NONE)] errors: Value,
        #[default(Value::NONE)] newline: Value,
        #[default(true)] closefd: bool,
        #[default(Value::NONE)] opener: Value,
    ) -> Result<Value, Raised> {
        let options = Options {
            mode: &mode,
            buffering,
            encoding,
            errors,
            newline,
            closes: closefd,
            opener,
        };
        open::open(thread, file, &options)
    }

    /// Open a file with code to be run.
    fn open_code(thread: &Thread, path: Value) -> Result<Value, Raised> {
        open(
            thread,
            path,
            "rb".to_owned(),
            -1,
            Value::NONE,
            Value::NONE,
            Value::NONE,
            true,
            Value::NONE,
        )
    }

    /// Return the encoding that a text stream uses if it is given this one.
    #[positional_only]
    fn text_encoding(thread: &Thread, encoding: Value, #[default(2)] _stacklevel: i64) -> Value {
        if encoding.is_none() {
            thread.intern("locale")
        } else {
            encoding
        }
    }

    #[attributes]
    fn attributes(thread: &Thread, dictionary: &Dict) -> Result<(), Raised> {
        let set =
            |name: &str, value: Value| dictionary.set_simple(thread, thread.intern(name), value);
        set(
            "DEFAULT_BUFFER_SIZE",
            thread.int(crate::io::buffered::DEFAULT_SIZE as i64),
        );
        set(
            "BlockingIOError",
            Interpreter::of(thread).exception_class(Exception::BlockingIOError),
        );
        set("UnsupportedOperation", unsupported_class(thread)?);
        Ok(())
    }
}
