//! `_json`: what `json` encodes and decodes with.

mod decode;
mod encode;
mod plain;

/// json speedups
#[weft_macros::module(name = "_json")]
pub mod module {
    use super::decode::{self, Hooks};
    use super::encode::{self, Options};
    use weft_core::error::type_error;
    use weft_core::heap::{Raised, Str, Thread, Value};
    use weft_core::protocol;

    #[rust]
    fn string(value: &Value) -> Result<&Str, Raised> {
        value.downcast::<Str>().ok_or_else(|| {
            type_error(format!(
                "first argument must be a string, not {}",
                protocol::class_name(*value)
            ))
        })
    }

    /// Return a string as JSON in ASCII.
    #[positional_only]
    fn encode_basestring_ascii(thread: &Thread, string: Value) -> Result<Value, Raised> {
        encode::encode_string(thread, self::string(&string)?, encode::Alphabet::Ascii)
    }

    /// Return a string as JSON.
    #[positional_only]
    fn encode_basestring(thread: &Thread, string: Value) -> Result<Value, Raised> {
        encode::encode_string(thread, self::string(&string)?, encode::Alphabet::All)
    }

    /// Return an object as JSON, with the settings of an encoder.
    #[positional_only]
    fn encode(thread: &Thread, encoder: Value, obj: Value) -> Result<Value, Raised> {
        let options = Options::of(thread, encoder)?;
        encode::encode(thread, &options, obj)
    }

    /// Return the string that begins after a quote, and where it ends.
    #[positional_only]
    fn scanstring(
        thread: &Thread,
        string: Value,
        end: i64,
        #[default(true)] strict: bool,
    ) -> Result<Value, Raised> {
        let text = self::string(&string)?;
        decode::scan_string(thread, text, end, strict)
    }

    /// Return the value at a place of a text and where it ends, with the settings of a decoder.
    #[positional_only]
    fn scan_once(
        thread: &Thread,
        decoder: Value,
        string: Value,
        idx: i64,
    ) -> Result<Value, Raised> {
        let text = self::string(&string)?;
        let hooks = Hooks::of(thread, decoder)?;
        decode::scan(thread, &hooks, text, idx)
    }
}
