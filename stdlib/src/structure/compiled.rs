//! The class `Struct`, a format that was read, and the iterator over packed values in a row.

use super::definition::{format_text, struct_error};
use super::format::Format;
use super::pack::pack;
use super::unpack::unpack;
use std::borrow::Cow;
use std::sync::atomic::{AtomicUsize, Ordering};
use weft_core::error::type_error;
use weft_core::heap::{Native, Raised, Thread, Trace, Tracer, Value};
use weft_core::interpreter::new_native;
use weft_core::protocol;
use weft_core::types::bytes::{ByteArray, MemoryView, overwrite_at, required_octets, view};

/// A format that was read.
pub struct Structure {
    text: String,
    format: Format,
}

impl Trace for Structure {
    fn trace(&self, _: &mut Tracer<'_>) {}
}

impl Structure {
    /// Reads a format, given as text or bytes.
    pub fn read(thread: &Thread, format: Value) -> Result<Structure, Raised> {
        let text = format_text(thread, format)?;
        Ok(Structure {
            format: Format::parse(thread, text.as_bytes())?,
            text,
        })
    }

    /// The octets that the values come to.
    pub fn size(&self) -> usize {
        self.format.size
    }

    /// The octets of values.
    pub fn pack(&self, thread: &Thread, values: &[Value]) -> Result<Value, Raised> {
        Ok(thread.bytes(&pack(thread, &self.format, values, "pack")?))
    }

    /// Writes the octets of values into a buffer; the arguments are the buffer, the offset and the values.
    pub fn pack_into(&self, thread: &Thread, arguments: &[Value]) -> Result<(), Raised> {
        let [buffer, offset, values @ ..] = arguments else {
            let missing = if arguments.is_empty() {
                "buffer"
            } else {
                "offset"
            };
            return Err(struct_error(
                thread,
                &format!("pack_into expected {missing} argument"),
            ));
        };
        if values.len() != self.format.values {
            return pack(thread, &self.format, values, "pack_into").map(drop);
        }
        let not_writable = || {
            type_error(format!(
                "argument must be read-write bytes-like object, not {}",
                protocol::class_name(*buffer)
            ))
        };
        // Writing nothing tells whether it can be written to.
        if overwrite_at(thread, *buffer, 0, &[])?.is_none() {
            return Err(not_writable());
        }
        let length = length_of(thread, *buffer)?;
        let mut offset = protocol::to_i64(thread, *offset)?;
        let size = self.format.size;
        if offset < 0 {
            if offset + size as i64 > 0 {
                return Err(struct_error(
                    thread,
                    &format!("no space to pack {size} bytes at offset {offset}"),
                ));
            }
            offset = self.counted_from_end(thread, offset, length)?;
        }
        let start = offset as usize;
        if length < start || length - start < size {
            return Err(struct_error(
                thread,
                &format!(
                    "pack_into requires a buffer of at least {} bytes for packing {size} bytes at offset {offset} (actual buffer size is {length})",
                    start.saturating_add(size),
                ),
            ));
        }
        let octets = pack(thread, &self.format, values, "pack_into")?;
        match overwrite_at(thread, *buffer, start, &octets)? {
            Some(_) => Ok(()),
            None => Err(not_writable()),
        }
    }

    fn counted_from_end(&self, thread: &Thread, offset: i64, length: usize) -> Result<i64, Raised> {
        if offset + (length as i64) < 0 {
            return Err(struct_error(
                thread,
                &format!("offset {offset} out of range for {length}-byte buffer"),
            ));
        }
        Ok(offset + length as i64)
    }

    /// The values in a buffer of their size.
    pub fn unpack(&self, thread: &Thread, buffer: Value) -> Result<Value, Raised> {
        let octets = required_octets(thread, &buffer)?;
        if octets.len() != self.format.size {
            return Err(struct_error(
                thread,
                &format!("unpack requires a buffer of {} bytes", self.format.size),
            ));
        }
        unpack(thread, &self.format, &octets)
    }

    /// The values that lie in a buffer from an offset on.
    pub fn unpack_from(
        &self,
        thread: &Thread,
        buffer: Value,
        offset: i64,
    ) -> Result<Value, Raised> {
        let (length, size) = (length_of(thread, buffer)?, self.format.size);
        let mut offset = offset;
        if offset < 0 {
            if offset + size as i64 > 0 {
                return Err(struct_error(
                    thread,
                    &format!("not enough data to unpack {size} bytes at offset {offset}"),
                ));
            }
            offset = self.counted_from_end(thread, offset, length)?;
        }
        let start = offset as usize;
        if length < start || length - start < size {
            return Err(struct_error(
                thread,
                &format!(
                    "unpack_from requires a buffer of at least {} bytes for unpacking {size} bytes at offset {offset} (actual buffer size is {length})",
                    start.saturating_add(size),
                ),
            ));
        }
        let octets = part_of(thread, &buffer, start, size)?;
        if octets.len() < size {
            return Err(struct_error(
                thread,
                &format!("unpack requires a buffer of {size} bytes"),
            ));
        }
        unpack(thread, &self.format, &octets)
    }
}

/// How many octets a buffer has.
fn length_of(thread: &Thread, buffer: Value) -> Result<usize, Raised> {
    if let Some(array) = buffer.downcast::<Native<ByteArray>>() {
        return Ok(array.len());
    }
    if let Some(view) = buffer.downcast::<Native<MemoryView>>() {
        view.check()?;
        return Ok(view.octet_count());
    }
    Ok(required_octets(thread, &buffer)?.len())
}

/// Some octets of a buffer. Only these are copied from one that can change.
fn part_of<'a>(
    thread: &Thread,
    buffer: &'a Value,
    start: usize,
    count: usize,
) -> Result<Cow<'a, [u8]>, Raised> {
    if let Some(array) = buffer.downcast::<Native<ByteArray>>() {
        return Ok(array.read(|octets| {
            let end = (start + count).min(octets.len());
            Cow::Owned(octets.get(start..end).unwrap_or(&[]).to_vec())
        }));
    }
    if let Some(view) = buffer.downcast::<Native<MemoryView>>() {
        return view.part(thread, start, count).map(Cow::Owned);
    }
    Ok(match required_octets(thread, buffer)? {
        Cow::Borrowed(octets) => Cow::Borrowed(&octets[start..start + count]),
        Cow::Owned(octets) => Cow::Owned(octets[start..start + count].to_vec()),
    })
}

/// An iterator over the values of a structure that lies in a buffer again and again.
pub struct UnpackIterator {
    structure: Value,
    view: Value,
    offset: AtomicUsize,
    length: usize,
}

impl Trace for UnpackIterator {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.value(self.structure);
        tracer.value(self.view);
    }
}

impl UnpackIterator {
    /// An iterator over a buffer.
    pub fn make(thread: &Thread, structure: Value, buffer: Value) -> Result<Value, Raised> {
        let own = structure
            .downcast::<Native<Structure>>()
            .expect("a Struct iterates");
        let size = own.format.size;
        if size == 0 {
            return Err(struct_error(
                thread,
                "cannot iteratively unpack with a struct of length 0",
            ));
        }
        let length = required_octets(thread, &buffer)?.len();
        if !length.is_multiple_of(size) {
            return Err(struct_error(
                thread,
                &format!("iterative unpacking requires a buffer of a multiple of {size} bytes"),
            ));
        }
        let view = view::view_of(thread, buffer)?;
        let offset = AtomicUsize::new(0);
        let iterator = UnpackIterator {
            structure,
            view,
            offset,
            length,
        };
        Ok(new_native(thread, iterator).value())
    }

    fn step(&self, thread: &Thread) -> Result<Option<Value>, Raised> {
        let structure = self
            .structure
            .downcast::<Native<Structure>>()
            .expect("a Struct iterates");
        let offset = self
            .offset
            .fetch_add(structure.format.size, Ordering::Relaxed);
        if offset >= self.length {
            self.offset.store(self.length, Ordering::Relaxed);
            if let Some(view) = self.view.downcast::<Native<MemoryView>>() {
                view.release();
            }
            return Ok(None);
        }
        let octets = part_of(thread, &self.view, offset, structure.format.size)?;
        unpack(thread, &structure.format, &octets).map(Some)
    }

    fn remaining(&self) -> usize {
        let size = self
            .structure
            .downcast::<Native<Structure>>()
            .map_or(1, |structure| structure.format.size.max(1));
        self.length
            .saturating_sub(self.offset.load(Ordering::Relaxed))
            / size
    }
}

weft_core::iterator_class! {
    unpack_iterator,
    UnpackIterator,
    "unpack_iterator",
    "_struct",
    "Iterator over packed values.",
    /// How many items are still to come, as far as known: a hint for the size of a list of them.
    fn __length_hint__(this: &Native<UnpackIterator>) -> usize {
        this.remaining()
    }
}

/// Struct(fmt) --> compiled struct object
#[weft_core::class(name = "Struct", module = "_struct", payload = Structure, subclassable)]
pub mod class {
    use super::{Structure, UnpackIterator};
    use weft_core::heap::{Native, Raised, Thread, Value};
    use weft_core::types::construct::new_instance;

    #[new]
    fn new(class: Value, thread: &Thread, format: Value) -> Result<Value, Raised> {
        new_instance(thread, class, Structure::read(thread, format)?)
    }

    /// Pack values into bytes.
    fn pack(
        this: &Native<Structure>,
        thread: &Thread,
        #[rest] values: &[Value],
    ) -> Result<Value, Raised> {
        Structure::pack(this, thread, values)
    }

    /// Pack values into a writable buffer from an offset on.
    fn pack_into(
        this: &Native<Structure>,
        thread: &Thread,
        #[rest] arguments: &[Value],
    ) -> Result<(), Raised> {
        Structure::pack_into(this, thread, arguments)
    }

    /// Return a tuple of the values in a buffer.
    fn unpack(
        this: &Native<Structure>,
        thread: &Thread,
        #[positional_only] buffer: Value,
    ) -> Result<Value, Raised> {
        Structure::unpack(this, thread, buffer)
    }

    /// Return a tuple of the values in a buffer from an offset on.
    fn unpack_from(
        this: &Native<Structure>,
        thread: &Thread,
        buffer: Value,
        #[default(0)] offset: i64,
    ) -> Result<Value, Raised> {
        Structure::unpack_from(this, thread, buffer, offset)
    }

    /// Return an iterator over tuples of the values in a buffer.
    fn iter_unpack(
        this: &Native<Structure>,
        thread: &Thread,
        #[positional_only] buffer: Value,
    ) -> Result<Value, Raised> {
        UnpackIterator::make(thread, this.value(), buffer)
    }

    /// The format as text.
    #[getter]
    fn format(this: &Native<Structure>) -> String {
        this.text.clone()
    }

    /// The octets that the values come to.
    #[getter]
    fn size(this: &Native<Structure>) -> usize {
        Structure::size(this)
    }

    fn __repr__(this: &Native<Structure>, thread: &Thread) -> Result<String, Raised> {
        let name = weft_core::protocol::short_class_name(this.value());
        let text = weft_core::protocol::repr(thread, thread.string(&this.text))?;
        let text = weft_core::protocol::text_of(&text).unwrap_or_default();
        Ok(format!("{name}({text})"))
    }
}
