//! Numbers that processes share: a file in memory alone, which a child inherits.

use crate::system::{claim, os_error, own_descriptor};
use rustix::fd::{AsRawFd, OwnedFd};
use rustix::io::Errno;
use weft_core::error::{index_error, memory_error, type_error};
use weft_core::heap::concurrency::descriptor;
use weft_core::heap::{Bytes, Raised, Str, Thread, Trace, Tracer, Value};
use weft_core::native::{ClassDefinition, IntoValue, NativeClass};
use weft_core::protocol;
use weft_core::types::str::{code_points, from_code_point};

/// What an item is, as the codes of arrays say it.
#[derive(Clone, Copy, PartialEq)]
enum Item {
    Octet,
    /// A code point, in four octets.
    Character,
    Signed(usize),
    Unsigned(usize),
    Single,
    Double,
}

impl Item {
    fn of(code: &str) -> Option<Item> {
        Some(match code {
            "c" => Item::Octet,
            "u" => Item::Character,
            "b" => Item::Signed(1),
            "B" => Item::Unsigned(1),
            "h" => Item::Signed(2),
            "H" => Item::Unsigned(2),
            "i" => Item::Signed(4),
            "I" => Item::Unsigned(4),
            "l" | "q" => Item::Signed(8),
            "L" | "Q" => Item::Unsigned(8),
            "f" => Item::Single,
            "d" => Item::Double,
            _ => return None,
        })
    }

    fn size(self) -> usize {
        match self {
            Item::Octet => 1,
            Item::Signed(size) | Item::Unsigned(size) => size,
            Item::Character | Item::Single => 4,
            Item::Double => 8,
        }
    }

    /// The octets of a value; the first `size` of them count. Integers lose what does not fit, as in C.
    fn encode(self, thread: &Thread, value: Value) -> Result<[u8; 8], Raised> {
        let mut octets = [0; 8];
        match self {
            Item::Octet => octets[0] = octet(&value)?,
            Item::Character => octets[..4].copy_from_slice(&character(value)?.to_le_bytes()),
            Item::Signed(_) | Item::Unsigned(_) => {
                let integer = protocol::index(thread, value)?;
                let low = protocol::to_big_int(integer).map(|integer| integer & u64::MAX);
                octets = low.unwrap_or(0).to_le_bytes();
            }
            Item::Single => octets[..4]
                .copy_from_slice(&(protocol::to_float(thread, value)? as f32).to_le_bytes()),
            Item::Double => octets = protocol::to_float(thread, value)?.to_le_bytes(),
        }
        Ok(octets)
    }

    fn decode(self, thread: &Thread, octets: [u8; 8]) -> Value {
        match self {
            Item::Character => {
                let [first, second, third, fourth, ..] = octets;
                let point = u32::from_le_bytes([first, second, third, fourth]);
                // Nothing else was ever written there.
                from_code_point(thread, point).unwrap_or(Value::NONE)
            }
            Item::Octet => thread.bytes(&octets[..1]),
            Item::Signed(size) => {
                // The sign is the highest bit of those that count.
                let unused = 64 - 8 * size as u32;
                ((i64::from_le_bytes(octets) << unused) >> unused).into_value(thread)
            }
            Item::Unsigned(_) => u64::from_le_bytes(octets).into_value(thread),
            Item::Single => {
                let [first, second, third, fourth, ..] = octets;
                thread.float(f64::from(f32::from_le_bytes([
                    first, second, third, fourth,
                ])))
            }
            Item::Double => thread.float(f64::from_le_bytes(octets)),
        }
    }
}

/// The number of the one character of a text.
fn character(value: Value) -> Result<u32, Raised> {
    let what = match value.downcast::<Str>() {
        Some(text) => {
            let mut points = code_points(text.as_wtf8());
            if let (Some(point), None) = (points.next(), points.next()) {
                return Ok(point);
            }
            format!("a string of length {}", text.len())
        }
        None => format!("instance of {}", protocol::class_name(value)),
    };
    Err(type_error(format!(
        "a unicode character expected, not {what}"
    )))
}

/// One octet, as itself or as its number.
fn octet(value: &Value) -> Result<u8, Raised> {
    let given = value.downcast::<Bytes>().map(Bytes::as_slice);
    let number = value.to_int().and_then(|number| u8::try_from(number).ok());
    match (given, number) {
        (Some([octet]), _) => Ok(*octet),
        (None, Some(octet)) => Ok(octet),
        _ => {
            let what = match given {
                Some(octets) => format!("bytes of length {}", octets.len()),
                None => protocol::class_name(*value).to_owned(),
            };
            Err(type_error(format!(
                "one character bytes, bytearray, or an integer in range(256) expected, not {what}"
            )))
        }
    }
}

/// Numbers of one kind.
pub struct SharedArray {
    code: String,
    item: Item,
    length: usize,
    memory: OwnedFd,
}

impl Trace for SharedArray {
    fn trace(&self, _: &mut Tracer<'_>) {}
}

impl NativeClass for SharedArray {
    fn definition() -> &'static ClassDefinition {
        &shared_class::DEFINITION
    }
}

/// A new file that has no name.
#[cfg(target_os = "linux")]
fn memory() -> rustix::io::Result<OwnedFd> {
    rustix::fs::memfd_create("multiprocessing", rustix::fs::MemfdFlags::CLOEXEC)
}

/// A new file whose name is gone at once.
#[cfg(not(target_os = "linux"))]
fn memory() -> rustix::io::Result<OwnedFd> {
    use rustix::fs::{Mode, OFlags};
    use std::sync::atomic::{AtomicU64, Ordering};
    static NEXT: AtomicU64 = AtomicU64::new(0);
    let name = format!(
        "weft-{}-{}",
        std::process::id(),
        NEXT.fetch_add(1, Ordering::Relaxed)
    );
    let path = std::env::temp_dir().join(name);
    let flags = OFlags::CREATE | OFlags::EXCL | OFlags::RDWR | OFlags::CLOEXEC;
    let file = rustix::fs::open(&path, flags, Mode::RUSR | Mode::WUSR)?;
    rustix::fs::unlink(&path)?;
    Ok(file)
}

impl SharedArray {
    fn of(code: &str, length: usize, memory: OwnedFd) -> Result<SharedArray, Raised> {
        let item = Item::of(code).ok_or_else(|| type_error("this type has no size"))?;
        Ok(SharedArray {
            code: code.to_owned(),
            item,
            length,
            memory,
        })
    }

    /// Zeros.
    fn new(thread: &Thread, code: &str, length: usize) -> Result<SharedArray, Raised> {
        let made = memory().map_err(|error| os_error(thread, error, None))?;
        claim(thread, &made);
        let array = SharedArray::of(code, length, made)?;
        let octets = length
            .checked_mul(array.item.size())
            .ok_or_else(memory_error)?;
        rustix::fs::ftruncate(&array.memory, octets as u64)
            .map_err(|error| os_error(thread, error, None))?;
        Ok(array)
    }

    /// The numbers of another process, whose descriptor this one has inherited.
    fn rebuild(
        thread: &Thread,
        number: i32,
        code: &str,
        length: usize,
    ) -> Result<SharedArray, Raised> {
        let invalid = |error: Errno| os_error(thread, error, None);
        let borrowed = own_descriptor(thread, number)?;
        rustix::io::fcntl_setfd(borrowed, rustix::io::FdFlags::CLOEXEC).map_err(invalid)?;
        let memory = descriptor::take(number).ok_or_else(|| invalid(Errno::BADF))?;
        claim(thread, &memory);
        SharedArray::of(code, length, memory)
    }

    fn place(&self, index: i64) -> Result<u64, Raised> {
        match usize::try_from(index) {
            Ok(index) if index < self.length => Ok((index * self.item.size()) as u64),
            _ => Err(index_error("invalid index")),
        }
    }
}

/// Numbers of one kind, shared by processes.
#[weft_macros::class(name = "SharedArray", module = "_multiprocessing")]
pub mod shared_class {
    use super::{AsRawFd, SharedArray, os_error};
    use weft_core::heap::{Native, Raised, Thread, Value};
    use weft_core::types::class::Class;

    /// Create and return a new object.
    #[new]
    fn new(class: Value, thread: &Thread, code: &str, length: usize) -> Result<Value, Raised> {
        let array = SharedArray::new(thread, code, length)?;
        let shape = Class::of(&class).expect("__new__ is given a class").shape();
        Ok(Native::new(thread, shape, array).value())
    }

    /// Make the array that another process has.
    #[class_method]
    fn _rebuild(
        class: Value,
        thread: &Thread,
        handle: i32,
        code: &str,
        length: usize,
    ) -> Result<Value, Raised> {
        let array = SharedArray::rebuild(thread, handle, code, length)?;
        let shape = Class::of(&class)
            .expect("a class method is given a class")
            .shape();
        Ok(Native::new(thread, shape, array).value())
    }

    /// The descriptor that a child must inherit.
    #[getter]
    fn handle(this: &Native<SharedArray>) -> i32 {
        this.memory.as_raw_fd()
    }

    /// The code of what the items are.
    #[getter]
    fn code(this: &Native<SharedArray>) -> &str {
        &this.code
    }

    fn __len__(this: &Native<SharedArray>) -> usize {
        this.length
    }

    /// Return the item at an index.
    fn get(this: &Native<SharedArray>, thread: &Thread, index: i64) -> Result<Value, Raised> {
        let place = this.place(index)?;
        let mut octets = [0; 8];
        let read = rustix::io::pread(&this.memory, &mut octets[..this.item.size()], place);
        read.map_err(|error| os_error(thread, error, None))?;
        Ok(this.item.decode(thread, octets))
    }

    /// Change the item at an index.
    fn set(
        this: &Native<SharedArray>,
        thread: &Thread,
        index: i64,
        value: Value,
    ) -> Result<(), Raised> {
        let place = this.place(index)?;
        let octets = this.item.encode(thread, value)?;
        let written = rustix::io::pwrite(&this.memory, &octets[..this.item.size()], place);
        written
            .map(drop)
            .map_err(|error| os_error(thread, error, None))
    }
}
