//! The class `_http.Decoder`: contents that are decompressed where they are read.

use crate::content::Content;
use parking_lot::Mutex;
use weft_core::error::value_error;
use weft_core::heap::{Native, Raised, Thread, Trace, Tracer, Value};
use weft_core::types::bytes::required_octets;

/// The object; it decodes nothing where a coding is unknown.
pub struct Decoder(Mutex<Option<Content>>);

impl Trace for Decoder {
    fn trace(&self, _: &mut Tracer<'_>) {}
}

/// What undoes the codings of a content.
#[weft_core::class(name = "Decoder", module = "_http", payload = Decoder)]
pub mod decoder_class {
    use super::{
        Content, Decoder, Mutex, Native, Raised, Thread, Value, required_octets, value_error,
    };
    use weft_core::types::construct::new_instance;

    #[new]
    fn new(class: Value, thread: &Thread, codings: &str) -> Result<Value, Raised> {
        let codings: Vec<String> = codings
            .split(',')
            .map(|coding| coding.trim().to_ascii_lowercase())
            .filter(|coding| !coding.is_empty() && coding != "identity")
            .collect();
        let decoder = Decoder(Mutex::new(Content::new(&codings)));
        new_instance(thread, class, decoder)
    }

    /// Whether there is something to undo.
    #[getter]
    fn decodes(this: &Native<Decoder>) -> bool {
        this.0.lock().is_some()
    }

    /// Give it octets, once it has given all that it can.
    fn feed(this: &Native<Decoder>, thread: &Thread, data: Value) -> Result<(), Raised> {
        let octets = required_octets(thread, &data)?;
        if let Some(content) = &mut *this.0.lock() {
            content.feed(&octets);
        }
        Ok(())
    }

    /// Return at most so many octets, and none as long as more must be fed.
    fn take(this: &Native<Decoder>, thread: &Thread, most: usize) -> Result<Value, Raised> {
        let taken = thread.blocking(|| match &mut *this.0.lock() {
            Some(content) => content.next_of(most.clamp(1, 1 << 20)),
            None => Ok(None),
        });
        match taken {
            Ok(octets) => Ok(thread.bytes(&octets.unwrap_or_default())),
            Err(_) => Err(value_error("the content is not what it should be")),
        }
    }
}
