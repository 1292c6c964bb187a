//! The eight bytes that open every object, and the typed handles that look behind them.

use crate::value::Value;
use std::marker::PhantomData;
use std::ops::Deref;
use std::ptr::NonNull;
use std::sync::atomic::{AtomicU8, AtomicU32, Ordering};
use weft_concurrency::ObjectLock;

/// What lies behind a header, for the collector and for `downcast`.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
#[repr(u8)]
pub enum Kind {
    /// No object: memory that may be given out.
    Free = 0,
    /// A float outside the range of inline floats.
    Float,
    /// An integer of more than 62 bits.
    BigInteger,
    /// A string.
    Str,
    /// A bytes object.
    Bytes,
    /// A tuple.
    Tuple,
    /// A list.
    List,
    /// A dictionary.
    Dict,
    /// A set or frozenset.
    Set,
    /// The hash table of a dictionary or set.
    Table,
    /// A block of slots.
    Buffer,
    /// A closure variable.
    Cell,
    /// An instance of a class written in Python.
    Instance,
    /// A Rust type of core or the library, described by a vtable.
    Native,
    /// A weak reference.
    Weak,
    /// What strings that grow share.
    Reserve,
}

/// Names a shape in the heap's table: where an object's attributes are and which class it has.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
#[repr(transparent)]
pub struct ShapeId(pub(crate) u32);

impl ShapeId {
    /// Small and big integers.
    pub const INT: ShapeId = ShapeId(1);
    /// Floats.
    pub const FLOAT: ShapeId = ShapeId(2);
    /// `True` and `False`.
    pub const BOOL: ShapeId = ShapeId(3);
    /// `None`.
    pub const NONE: ShapeId = ShapeId(4);
    /// `Ellipsis`.
    pub const ELLIPSIS: ShapeId = ShapeId(5);
    /// `NotImplemented`.
    pub const NOT_IMPLEMENTED: ShapeId = ShapeId(6);
    /// Strings.
    pub const STR: ShapeId = ShapeId(7);
    /// Bytes.
    pub const BYTES: ShapeId = ShapeId(8);
    /// Tuples.
    pub const TUPLE: ShapeId = ShapeId(9);
    /// Lists.
    pub const LIST: ShapeId = ShapeId(10);
    /// Dictionaries.
    pub const DICT: ShapeId = ShapeId(11);
    /// Sets.
    pub const SET: ShapeId = ShapeId(12);
    /// Frozensets.
    pub const FROZENSET: ShapeId = ShapeId(13);
    /// Closure variables.
    pub const CELL: ShapeId = ShapeId(14);
    /// Weak references.
    pub const WEAK: ShapeId = ShapeId(15);
    /// What Python never sees: tables and buffers.
    pub const HIDDEN: ShapeId = ShapeId(16);
    /// The first id that is given out at run time.
    pub(crate) const FIRST_FREE: u32 = 17;

    /// Whether it was given out at run time.
    pub(crate) fn is_made(self) -> bool {
        self.0 >= ShapeId::FIRST_FREE
    }

    /// The kind that objects of a built-in shape have; `None` for shapes that are given out at run time.
    #[inline(always)]
    pub(crate) fn kind(self) -> Option<Kind> {
        Some(match self {
            ShapeId::INT => Kind::BigInteger,
            ShapeId::FLOAT => Kind::Float,
            ShapeId::STR => Kind::Str,
            ShapeId::BYTES => Kind::Bytes,
            ShapeId::TUPLE => Kind::Tuple,
            ShapeId::LIST => Kind::List,
            ShapeId::DICT => Kind::Dict,
            ShapeId::SET | ShapeId::FROZENSET => Kind::Set,
            ShapeId::CELL => Kind::Cell,
            ShapeId::WEAK => Kind::Weak,
            _ => return None,
        })
    }

    /// The number, for caches and messages.
    pub const fn number(self) -> u32 {
        self.0
    }
}

/// A place for a shape that may be replaced by another.
pub struct ShapeCell(AtomicU32);

impl ShapeCell {
    /// A place that holds `shape`.
    pub fn new(shape: ShapeId) -> ShapeCell {
        ShapeCell(AtomicU32::new(shape.0))
    }

    /// The shape.
    #[inline(always)]
    pub fn get(&self) -> ShapeId {
        ShapeId(self.0.load(Ordering::Acquire))
    }

    /// Replaces the shape.
    pub fn set(&self, shape: ShapeId) {
        self.0.store(shape.0, Ordering::Release);
    }
}

/// The object carries a word for an attribute dictionary behind its own fields.
pub(crate) const HAS_ATTRIBUTES: u8 = 1;
/// A string that consists of ASCII alone.
pub(crate) const ASCII: u8 = 2;
/// A set that cannot be changed.
pub(crate) const FROZEN: u8 = 64;
/// A string that stands in the table of interned strings.
pub(crate) const INTERNED: u8 = 4;

/// A string in which a surrogate stands alone.
pub(crate) const SURROGATES: u8 = 16;
/// A string whose octets are in a reserve.
pub(crate) const GROWING: u8 = 32;
/// An object with an allocation of its own.
pub(crate) const LARGE: u8 = 8;

#[repr(C, align(8))]
pub(crate) struct Header {
    shape: AtomicU32,
    kind: AtomicU8,
    flags: AtomicU8,
    pub(crate) lock: ObjectLock,
    /// The mark of a native type that is asked for often (see [`Trace::MARK`](crate::Trace::MARK)); 0 for others.
    mark: u8,
}

impl Header {
    pub(crate) fn new(kind: Kind, shape: ShapeId, flags: u8) -> Header {
        Header {
            shape: AtomicU32::new(shape.0),
            kind: AtomicU8::new(kind as u8),
            flags: AtomicU8::new(flags),
            lock: ObjectLock::new(),
            mark: 0,
        }
    }

    #[inline(always)]
    pub(crate) fn kind(&self) -> Kind {
        let kind = self.kind.load(Ordering::Relaxed);
        debug_assert!(kind <= Kind::Reserve as u8);
        // SAFETY: only `Header::new` and the sweep write this byte, from a `Kind`.
        unsafe { std::mem::transmute::<u8, Kind>(kind) }
    }

    /// The header of a native object whose type has a mark.
    pub(crate) fn with_mark(self, mark: u8) -> Header {
        Header { mark, ..self }
    }

    #[inline(always)]
    pub(crate) fn mark(&self) -> u8 {
        self.mark
    }

    #[inline(always)]
    pub(crate) fn shape(&self) -> ShapeId {
        ShapeId(self.shape.load(Ordering::Acquire))
    }

    #[inline(always)]
    pub(crate) fn set_shape(&self, shape: ShapeId) {
        self.shape.store(shape.0, Ordering::Release);
    }

    /// Moves from one shape to another unless another thread was faster.
    #[inline(always)]
    pub(crate) fn change_shape(&self, from: ShapeId, to: ShapeId) -> bool {
        self.shape
            .compare_exchange(from.0, to.0, Ordering::AcqRel, Ordering::Relaxed)
            .is_ok()
    }

    #[inline(always)]
    pub(crate) fn has(&self, flag: u8) -> bool {
        self.flags.load(Ordering::Relaxed) & flag != 0
    }

    pub(crate) fn add(&self, flag: u8) {
        self.flags.fetch_or(flag, Ordering::Relaxed);
    }
}

/// A type that objects of the heap can have. Implemented by the heap alone.
///
/// # Safety
/// `is` must be true only for headers of objects whose layout `of` relies on.
pub unsafe trait Object: Sized + 'static {
    #[doc(hidden)]
    #[allow(private_interfaces)]
    fn is(header: &Header) -> bool;
    #[doc(hidden)]
    #[allow(private_interfaces)]
    /// # Safety
    /// `is(header)` must hold.
    unsafe fn of<'a>(header: NonNull<Header>) -> &'a Self;
    #[doc(hidden)]
    #[allow(private_interfaces)]
    fn header(&self) -> &Header;
}

/// Implements [`Object`] for a type that is `#[repr(C)]` with the header as its first field.
macro_rules! object_with_header {
    ($type:ty, $($kind:path)|+) => {
        // SAFETY: the kind is given to objects of this type alone, and the header is the first field.
        unsafe impl crate::header::Object for $type {
            #[inline(always)]
            #[allow(private_interfaces)]
            fn is(header: &crate::header::Header) -> bool {
                matches!(header.kind(), $($kind)|+)
            }
            #[inline(always)]
            #[allow(private_interfaces)]
            unsafe fn of<'a>(header: std::ptr::NonNull<crate::header::Header>) -> &'a Self {
                // SAFETY: the caller has checked the kind.
                unsafe { header.cast::<$type>().as_ref() }
            }
            #[inline(always)]
            #[allow(private_interfaces)]
            fn header(&self) -> &crate::header::Header {
                &self.header
            }
        }
        impl $type {
            /// This object as a value.
            #[inline(always)]
            pub fn value(&self) -> crate::Value {
                crate::Value::from_header(std::ptr::NonNull::from(&self.header))
            }
        }
    };
}
pub(crate) use object_with_header;

/// A handle to an object of type `T`: one word, copied freely, good as long as the collector sees it.
pub struct Gc<T: Object> {
    pointer: NonNull<T>,
    // A handle stays on its thread, as a value does.
    local: PhantomData<*const T>,
}

impl<T: Object> Clone for Gc<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Object> Copy for Gc<T> {}

impl<T: Object> Gc<T> {
    /// A handle to an object that one has a reference to.
    #[inline(always)]
    pub fn of(object: &T) -> Gc<T> {
        Gc {
            pointer: NonNull::from(object),
            local: PhantomData,
        }
    }

    /// The object as a value.
    #[inline(always)]
    pub fn value(self) -> Value {
        Value::from_header(NonNull::from(T::header(&self)))
    }
}

impl<T: Object> Deref for Gc<T> {
    type Target = T;

    #[inline(always)]
    fn deref(&self) -> &T {
        // SAFETY: a handle is made from a reference, and the object lives as long as the collector sees the handle.
        unsafe { self.pointer.as_ref() }
    }
}

/// An object of type `T` that another object holds from its making to its end. The owner names it in its
/// [`Trace::trace`](crate::Trace::trace).
pub struct Member<T: Object> {
    pointer: NonNull<T>,
}

// SAFETY: it is what a value is, a pointer to an object of the heap that never changes; objects may be shared.
unsafe impl<T: Object> Send for Member<T> {}
// SAFETY: as above.
unsafe impl<T: Object> Sync for Member<T> {}

impl<T: Object> Member<T> {
    /// Holds the object.
    pub fn new(object: Gc<T>) -> Member<T> {
        Member {
            pointer: object.pointer,
        }
    }

    /// The object as a value.
    #[inline(always)]
    pub fn value(&self) -> Value {
        Value::from_header(NonNull::from(T::header(self)))
    }
}

impl<T: Object> Deref for Member<T> {
    type Target = T;

    #[inline(always)]
    fn deref(&self) -> &T {
        // SAFETY: made from a handle, and the collector sees the object as long as it sees the owner.
        unsafe { self.pointer.as_ref() }
    }
}

impl<T: Object> From<Gc<T>> for Value {
    #[inline(always)]
    fn from(handle: Gc<T>) -> Value {
        handle.value()
    }
}
