//! Text streams in encodings that are not built in: the incremental codecs of `codecs` do the work.

use crate::io::base::call;
use crate::io::text::stream::{Settings, Text};
use weft_core::error::{Exception, is_exception, raise, type_error};
use weft_core::heap::{Bytes, Raised, Str, Thread, Tuple, Value};
use weft_core::protocol;
use weft_core::types::bytes::codec::{Encoding, Order};
use weft_core::types::bytes::required_octets;

/// The encoding of a name, if it is a built-in one.
///
/// # Errors
/// `LookupError` if there is no encoding of that name, or if it is not one of text.
pub fn find_encoding(thread: &Thread, name: &str) -> Result<Option<Encoding>, Raised> {
    let raised = match Encoding::lookup(name) {
        Ok(encoding) => return Ok(Some(encoding)),
        Err(raised) => raised,
    };
    let exception = thread.take_raised(raised);
    if !is_exception(thread, exception, Exception::LookupError) {
        return Err(weft_core::error::raise_object(thread, exception));
    }
    let found = call(thread, codecs(thread)?, "lookup", &[thread.string(name)])?;
    let is_text = protocol::try_attribute(thread, found, thread.intern("_is_text_encoding"))?;
    if is_text == Some(Value::FALSE) {
        let message = format!("'{name}' is not a text encoding");
        return Err(raise(Exception::LookupError, message));
    }
    Ok(None)
}

fn codecs(thread: &Thread) -> Result<Value, Raised> {
    weft_core::import::import_module(thread, "codecs")
}

/// An incremental codec for a stream with these settings; `getter` is the function of `codecs` that knows its class.
fn make(thread: &Thread, getter: &str, settings: &Settings) -> Result<Value, Raised> {
    let name = thread.string(&settings.encoding_name);
    let class = call(thread, codecs(thread)?, getter, &[name])?;
    protocol::call_values(thread, class, &[thread.string(&settings.errors)])
}

impl Text {
    /// Finds out whether the stream goes on behind the mark of its encoding, which is written once.
    pub fn find_start(&self, thread: &Thread) -> Result<(), Raised> {
        let encoding = self.settings()?.encoding;
        let has_mark = matches!(
            encoding,
            None | Some(
                Encoding::Utf8WithMark
                    | Encoding::Utf16(Order::Marked)
                    | Encoding::Utf32(Order::Marked)
            )
        );
        let buffer = self.buffer()?;
        if !has_mark
            || !crate::io::buffered::is_able(thread, buffer, "writable")?
            || !crate::io::buffered::is_able(thread, buffer, "seekable")?
        {
            return Ok(());
        }
        let place = call(thread, buffer, "tell", &[])?;
        self.state.lock().is_begun = protocol::truth(thread, place)?;
        Ok(())
    }

    /// Has the text begin anew, in an encoding that was set.
    pub fn begin_anew(&self) {
        let mut state = self.state.lock();
        state.is_begun = false;
        state.marked = None;
        drop(state);
        self.forget_codecs();
    }

    /// Has the codecs begin anew.
    pub(super) fn forget_codecs(&self) {
        self.encoder.clear();
        self.decoder.clear();
    }

    /// The octets of text in an encoding that is registered.
    pub(super) fn encode_registered(
        &self,
        thread: &Thread,
        text: Value,
        settings: &Settings,
    ) -> Result<Vec<u8>, Raised> {
        let encoder = match self.encoder.get() {
            Some(encoder) => encoder,
            None => {
                let encoder = make(thread, "getincrementalencoder", settings)?;
                if self.state.lock().is_begun {
                    call(thread, encoder, "setstate", &[thread.int(0)])?;
                }
                self.encoder.set(encoder);
                encoder
            }
        };
        self.state.lock().is_begun = true;
        let octets = call(thread, encoder, "encode", &[text])?;
        if !octets.is::<Bytes>() {
            let kind = protocol::class_name(octets);
            return Err(type_error(format!(
                "encoder should return a bytes object, not '{kind}'"
            )));
        }
        required_octets(thread, &octets).map(|octets| octets.into_owned())
    }

    /// The text of the next octets in an encoding that is registered.
    pub(super) fn decode_registered(
        &self,
        thread: &Thread,
        octets: &[u8],
        is_last: bool,
        settings: &Settings,
    ) -> Result<Vec<u8>, Raised> {
        let decoder = match self.decoder.get() {
            Some(decoder) => decoder,
            None => {
                let decoder = make(thread, "getincrementaldecoder", settings)?;
                self.decoder.set(decoder);
                decoder
            }
        };
        decode_with(thread, decoder, octets, is_last)
    }

    /// How many octets the codec keeps of a character that was cut off.
    pub(super) fn octets_kept(&self, thread: &Thread) -> Result<usize, Raised> {
        let Some(decoder) = self.decoder.get() else {
            return Ok(0);
        };
        let state = call(thread, decoder, "getstate", &[])?;
        let kept = state
            .downcast::<Tuple>()
            .and_then(|state| state.items().first().copied());
        let kept = kept.filter(|kept| kept.is::<Bytes>());
        Ok(kept.map_or(0, |kept| {
            kept.downcast::<Bytes>()
                .map_or(0, |kept| kept.as_slice().len())
        }))
    }
}

/// The text of octets by themselves in an encoding that is registered; fails if they begin or end within a character.
pub(super) fn decode_alone(
    thread: &Thread,
    octets: &[u8],
    settings: &Settings,
) -> Result<Vec<u8>, Raised> {
    let decoder = make(thread, "getincrementaldecoder", settings)?;
    decode_with(thread, decoder, octets, false)
}

fn decode_with(
    thread: &Thread,
    decoder: Value,
    octets: &[u8],
    is_last: bool,
) -> Result<Vec<u8>, Raised> {
    let arguments = [thread.bytes(octets), Value::from_bool(is_last)];
    let text = call(thread, decoder, "decode", &arguments)?;
    match text.downcast::<Str>() {
        Some(text) => Ok(text.as_wtf8().to_vec()),
        None => {
            let kind = protocol::class_name(text);
            Err(type_error(format!(
                "decoder should return a string result, not '{kind}'"
            )))
        }
    }
}
