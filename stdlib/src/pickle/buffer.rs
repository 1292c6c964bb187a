//! Buffers that travel beside the pickle (PEP 574).

use crate::pickle::error::{pickling_error, unpickling_error};
use crate::pickle::load::Loader;
use crate::pickle::opcode::{
    BINBYTES, BINBYTES8, BYTEARRAY8, NEXT_BUFFER, READONLY_BUFFER, SHORT_BINBYTES,
};
use crate::pickle::save::Saver;
use crate::pickle::source::Source;
use weft_core::heap::{Native, Raised, Thread, Value};
use weft_core::names::Special;
use weft_core::protocol;
use weft_core::types::bytes::{ByteArray, MemoryView, required_octets};

/// Whether an object is a `pickle.PickleBuffer`.
pub fn is_pickle_buffer(thread: &Thread, object: Value) -> Result<bool, Raised> {
    if protocol::special_of(thread, object, Special::Buffer).is_none() {
        return Ok(false);
    }
    let module = weft_core::import::import_module(thread, "pickle")?;
    let class = protocol::get_attribute_text(thread, module, "PickleBuffer")?;
    Ok(thread.class_of(object) == class)
}

/// What `buffer_callback` is: nothing if it is `None`.
///
/// # Errors
/// `ValueError` if the protocol knows no buffers.
pub fn callback(argument: Value, protocol: u8) -> Result<Option<Value>, Raised> {
    if argument.is_none() {
        return Ok(None);
    }
    if protocol < 5 {
        return Err(weft_core::error::value_error(
            "buffer_callback needs protocol >= 5",
        ));
    }
    Ok(Some(argument))
}

/// An iterator over what was given as `buffers`.
///
/// # Errors
/// `TypeError` if it is not iterable.
pub fn iterator(thread: &Thread, buffers: Value) -> Result<Option<Value>, Raised> {
    if buffers.is_none() {
        return Ok(None);
    }
    protocol::iterate(thread, buffers).map(Some)
}

impl Saver<'_> {
    /// Writes octets as `bytes`.
    pub(super) fn push_octets(&mut self, octets: &[u8]) -> Result<(), Raised> {
        self.push_sized(octets, Some(SHORT_BINBYTES), BINBYTES, BINBYTES8)
    }

    fn push_byte_array(&mut self, octets: &[u8]) -> Result<(), Raised> {
        self.push_sized(octets, None, BYTEARRAY8, BYTEARRAY8)
    }

    /// Writes a `bytearray`.
    pub(super) fn save_byte_array(&mut self, object: Value) -> Result<(), Raised> {
        let array = object.downcast::<Native<ByteArray>>();
        self.push_byte_array(&array.expect("a byte array").to_vec())?;
        self.memoize(object);
        Ok(())
    }

    /// Writes a buffer, or that it comes beside the pickle.
    pub(super) fn save_buffer(&mut self, object: Value) -> Result<(), Raised> {
        let thread = self.thread;
        if self.options.protocol < 5 {
            return Err(pickling_error(
                thread,
                "PickleBuffer can only be pickled with protocol >= 5",
            ));
        }
        let view = protocol::call_method(
            thread,
            object,
            thread.intern("__buffer__"),
            &[Value::from_i32(0)],
        )?;
        let contiguous = protocol::get_attribute_text(thread, view, "contiguous")?;
        if !protocol::truth(thread, contiguous)? {
            return Err(pickling_error(
                thread,
                "PickleBuffer can not be pickled when pointing to a non-contiguous buffer",
            ));
        }
        let read_only = protocol::get_attribute_text(thread, view, "readonly")?;
        let read_only = protocol::truth(thread, read_only)?;
        if let Some(function) = self.options.buffer_callback {
            let answer = protocol::call_values(thread, function, &[object])?;
            if !protocol::truth(thread, answer)? {
                self.out.push(NEXT_BUFFER);
                if read_only {
                    self.out.push(READONLY_BUFFER);
                }
                return Ok(());
            }
        }
        let octets = required_octets(thread, &view)?;
        if read_only {
            self.push_octets(&octets)?;
        } else {
            self.push_byte_array(&octets)?;
        }
        self.memoize(object);
        Ok(())
    }
}

impl<S: Source> Loader<'_, S> {
    /// The next buffer of those beside the pickle.
    pub(super) fn load_next_buffer(&mut self) -> Result<(), Raised> {
        let thread = self.thread;
        let Some(buffers) = self.options.buffers else {
            return Err(unpickling_error(
                thread,
                "pickle stream refers to out-of-band data but no *buffers* argument was given",
            ));
        };
        match protocol::next(thread, buffers)? {
            Some(buffer) => {
                self.push(buffer);
                Ok(())
            }
            None => Err(unpickling_error(thread, "not enough out-of-band buffers")),
        }
    }

    /// Makes the buffer that was loaded last one that cannot be changed.
    pub(super) fn load_read_only_buffer(&mut self) -> Result<(), Raised> {
        let thread = self.thread;
        let buffer = self.top()?;
        let class = weft_core::interpreter::Interpreter::class_of::<MemoryView>(thread).0;
        let view = protocol::call_values(thread, class, &[buffer])?;
        let read_only = protocol::get_attribute_text(thread, view, "readonly")?;
        if !protocol::truth(thread, read_only)? {
            let name = thread.intern("toreadonly");
            let view = protocol::call_method(thread, view, name, &[])?;
            self.pop()?;
            self.push(view);
        }
        Ok(())
    }
}
