//! Objects whose fields are a Rust type of core or the library, and what the collector does with each kind of object.

use crate::block::Owns;
use crate::buffer::Buffer;
use crate::bytes::Bytes;
use crate::cell::Cell;
use crate::collect::cell_size;
use crate::dict::Dict;
use crate::header::{Gc, HAS_ATTRIBUTES, Header, Kind, Object, ShapeId};
use crate::instance::Instance;
use crate::list::List;
use crate::mark::Tracer;
use crate::number::{BigInteger, BoxedFloat};
use crate::shape::InstanceLayout;
use crate::slot::Slot;
use crate::table::Table;
use crate::text::Str;
use crate::thread::{Raised, Thread};
use crate::tuple::Tuple;
use crate::value::Value;
use crate::weak::WeakReference;
use std::any::TypeId;
use std::ops::Deref;
use std::ptr::NonNull;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

/// What a Rust type that lives in the heap shows the collector.
///
/// `trace` must name each slot and value that the type holds; one that is left out may be freed while it is in use.
/// The type's `Drop` runs when the object is found dead, on any thread: it must not touch values.
pub trait Trace: Send + Sync + 'static {
    /// A number that no other type has, below [`MARKS`], for a type that is asked for often: `downcast` then compares
    /// one byte. 0 for none. Two types with one number are found when the second is put into a heap, which panics.
    const MARK: u8 = 0;

    /// Hands each value that this refers to to the tracer.
    fn trace(&self, tracer: &mut Tracer<'_>);

    /// For types whose objects are watched (see [`Thread::watch_end`]): whether there is anything left to see to. Asked of
    /// an object that was found dead, on any thread, while the world stands still.
    fn has_end(&self) -> bool {
        true
    }

    /// For types that are iterators: the next item, or nothing at the end, without a `StopIteration`. `None` sends whoever
    /// asks to the class's `__next__`: other types do, and instances of a subclass that may have its own. Nodes ask too,
    /// so a type whose step may collect enters [`Thread::library`].
    #[inline(always)]
    fn next(object: &Native<Self>, thread: &Thread) -> Option<Result<Option<Value>, Raised>>
    where
        Self: Sized,
    {
        let _ = (object, thread);
        None
    }

    /// Whether an object can be awaited without an iterator: [`Trace::wait`] takes the steps of waiting for it.
    fn awaits_itself(object: &Native<Self>, thread: &Thread) -> bool
    where
        Self: Sized,
    {
        let _ = (object, thread);
        false
    }

    /// A step of waiting for an object that awaits itself. Library code.
    ///
    /// # Errors
    /// What it ended with.
    fn wait(object: &Native<Self>, thread: &Thread) -> Result<Waited, Raised>
    where
        Self: Sized,
    {
        let _ = thread;
        Ok(Waited::Done(object.value()))
    }

    /// For types that are containers: all that an iterator over this would give, in one step that no change by another
    /// thread comes into. `None` sends whoever asks to the iterator.
    fn items(object: &Native<Self>, thread: &Thread) -> Option<Gc<List>>
    where
        Self: Sized,
    {
        let _ = (object, thread);
        None
    }
}

/// How a step of waiting for an object ended (see [`Trace::wait`]).
#[derive(Clone, Copy, Debug)]
pub enum Waited {
    /// It hands something out to whoever runs the coroutine, and another step follows.
    HandsOut(Value),
    /// It is done, with this result.
    Done(Value),
}

/// How many marks there are.
pub const MARKS: usize = 32;

/// Which type has which mark.
static CLAIMS: [OnceLock<TypeId>; MARKS] = [const { OnceLock::new() }; MARKS];

/// Of the type that has the mark, where its vtables lie, once that was made sure of.
static CLAIMED: [AtomicUsize; MARKS] = [const { AtomicUsize::new(0) }; MARKS];

/// Makes sure that a mark is that of one type alone.
#[cold]
#[inline(never)]
fn claim(mark: u8, owner: TypeId, vtables: usize) {
    let first = CLAIMS[mark as usize].get_or_init(|| owner);
    assert!(*first == owner, "two types have the mark {mark}");
    CLAIMED[mark as usize].store(vtables, Ordering::Relaxed);
}

#[derive(Clone, Copy)]
struct VTable {
    type_id: TypeId,
    size: usize,
    /// How many slots follow the fields.
    slots: usize,
    trace: unsafe fn(NonNull<Header>, &mut Tracer<'_>),
    has_end: unsafe fn(NonNull<Header>) -> bool,
    next: unsafe fn(NonNull<Header>, &Thread) -> Option<Result<Option<Value>, Raised>>,
    items: unsafe fn(NonNull<Header>, &Thread) -> Option<Gc<List>>,
    awaits_itself: unsafe fn(NonNull<Header>, &Thread) -> bool,
    wait: unsafe fn(NonNull<Header>, &Thread) -> Result<Waited, Raised>,
    drop: Option<unsafe fn(NonNull<Header>)>,
}

/// An object that holds a `T`.
#[repr(C)]
pub struct Native<T: Trace> {
    header: Header,
    vtable: &'static VTable,
    payload: T,
}

/// So many slots each have a vtable of their own; larger numbers are rounded up to powers of two.
const EXACT: usize = 32;
/// The vtables of a type whose objects have slots.
const NUMBERS_OF_SLOTS: usize = EXACT + 12;

/// Where the vtable of objects with at least `count` slots stands.
#[inline]
fn vtable_index(count: usize) -> usize {
    if count <= EXACT {
        return count;
    }
    let doublings = (count - 1).ilog2() - EXACT.ilog2();
    EXACT + 1 + doublings as usize
}

const fn slots_at(index: usize) -> usize {
    if index <= EXACT {
        index
    } else {
        EXACT << (index - EXACT)
    }
}

impl<T: Trace> Native<T> {
    const VTABLE: &'static VTable = &Self::vtable(0);

    const VTABLES: &'static [VTable; NUMBERS_OF_SLOTS] = &Self::vtables();

    const fn vtables() -> [VTable; NUMBERS_OF_SLOTS] {
        let mut tables = [Self::vtable(0); NUMBERS_OF_SLOTS];
        let mut index = 1;
        while index < NUMBERS_OF_SLOTS {
            tables[index] = Self::vtable(slots_at(index));
            index += 1;
        }
        tables
    }

    const fn vtable(slots: usize) -> VTable {
        VTable {
            type_id: TypeId::of::<T>(),
            size: size_of::<Native<T>>() + slots * size_of::<Slot>(),
            slots,
            trace: if slots == 0 {
                trace_native::<T>
            } else {
                trace_with_slots::<T>
            },
            has_end: has_end_native::<T>,
            next: next_native::<T>,
            items: items_native::<T>,
            awaits_itself: awaits_itself_native::<T>,
            wait: wait_native::<T>,
            drop: if std::mem::needs_drop::<T>() {
                Some(drop_native::<T>)
            } else {
                None
            },
        }
    }

    const OWNS: Owns = if std::mem::needs_drop::<T>() {
        Owns::Memory
    } else {
        Owns::Nothing
    };

    /// Puts a `T` into the heap, as an object of the given shape.
    pub fn new(thread: &Thread, shape: ShapeId, payload: T) -> Gc<Native<T>> {
        Self::with_vtable(thread, shape, payload, Self::VTABLE)
    }

    /// As [`Native::new`], with at least `count` empty slots behind the fields (see [`Native::slots`]). At most 65,536.
    pub fn with_slots(thread: &Thread, shape: ShapeId, payload: T, count: usize) -> Gc<Native<T>> {
        let vtable = &Self::VTABLES[vtable_index(count)];
        Self::with_vtable(thread, shape, payload, vtable)
    }

    #[inline(always)]
    fn with_vtable(
        thread: &Thread,
        shape: ShapeId,
        payload: T,
        vtable: &'static VTable,
    ) -> Gc<Native<T>> {
        const { assert!(align_of::<T>() <= 8) };
        let pointer = thread
            .create_owning(vtable.size, Kind::Native, shape, 0, Self::OWNS)
            .cast::<Native<T>>();
        if T::MARK != 0 {
            // Vtables of different types differ, so they lie in different places.
            let vtables = Self::VTABLES.as_ptr().addr();
            if CLAIMED[T::MARK as usize].load(Ordering::Relaxed) != vtables {
                claim(T::MARK, TypeId::of::<T>(), vtables);
            }
            // SAFETY: written by `create`.
            let header = unsafe { pointer.cast::<Header>().read() };
            // SAFETY: as above.
            unsafe { pointer.cast::<Header>().write(header.with_mark(T::MARK)) };
        }
        // SAFETY: fresh memory of this type's size; the header is written already.
        unsafe { (&raw mut (*pointer.as_ptr()).vtable).write(vtable) };
        // SAFETY: as above.
        unsafe { (&raw mut (*pointer.as_ptr()).payload).write(payload) };
        // SAFETY: the slots follow the fields, by the size that was asked for.
        let slots = unsafe { pointer.add(1).cast::<u64>() };
        // SAFETY: as above; a word of zeros is an empty slot.
        unsafe { crate::slot::clear_words(slots.as_ptr(), vtable.slots) };
        // SAFETY: complete now.
        Gc::of(unsafe { pointer.as_ref() })
    }

    /// This object as a value.
    #[inline(always)]
    pub fn value(&self) -> Value {
        Value::from_header(NonNull::from(&self.header))
    }

    /// The slots behind the fields: none, unless [`Native::with_slots`] made the object.
    #[inline(always)]
    pub fn slots(&self) -> &[Slot] {
        // The slots lie outside of what a reference to the fields may reach.
        let own = std::ptr::with_exposed_provenance::<Native<T>>(std::ptr::from_ref(self).addr());
        // SAFETY: the end of the fields lies in the object, or is its end.
        let first = unsafe { own.add(1).cast::<Slot>() };
        // SAFETY: the slots follow the fields, as many as the vtable says.
        unsafe { std::slice::from_raw_parts(first, self.vtable.slots) }
    }

    /// Gives the object another class (assignment to `__class__`). False for a shape that objects of other kinds have.
    /// Whether there is a word for attributes is up to the object itself.
    pub fn set_class(&self, thread: &Thread, shape: ShapeId) -> bool {
        let shapes = &thread.heap().shapes;
        let is_own = |shape: ShapeId| {
            let layout = shapes.get(shape).layout();
            let is_builtin = matches!(
                layout,
                InstanceLayout::Builtin | InstanceLayout::BuiltinWithAttributes
            );
            shape.is_made() && is_builtin
        };
        if !is_own(shape) || !is_own(self.header.shape()) {
            return false;
        }
        self.header.set_shape(shape);
        true
    }
}

impl<T: Trace> Deref for Native<T> {
    type Target = T;

    #[inline(always)]
    fn deref(&self) -> &T {
        &self.payload
    }
}

// SAFETY: the vtable names the type, and is written by `new` alone.
unsafe impl<T: Trace> Object for Native<T> {
    #[inline(always)]
    #[allow(private_interfaces)]
    fn is(header: &Header) -> bool {
        if T::MARK != 0 {
            return header.mark() == T::MARK;
        }
        if header.kind() != Kind::Native {
            return false;
        }
        let native = std::ptr::from_ref(header).cast::<NativeHead>();
        // SAFETY: native objects begin with a header and a vtable.
        let vtable = unsafe { (*native).vtable };
        std::ptr::eq(vtable, Self::VTABLE) || vtable.type_id == TypeId::of::<T>()
    }

    #[inline(always)]
    #[allow(private_interfaces)]
    unsafe fn of<'a>(header: NonNull<Header>) -> &'a Self {
        // SAFETY: the caller has checked the type.
        unsafe { header.cast::<Native<T>>().as_ref() }
    }

    #[inline(always)]
    #[allow(private_interfaces)]
    fn header(&self) -> &Header {
        &self.header
    }
}

#[repr(C)]
struct NativeHead {
    header: Header,
    vtable: &'static VTable,
}

unsafe fn trace_native<T: Trace>(object: NonNull<Header>, tracer: &mut Tracer<'_>) {
    // SAFETY: the vtable belongs to this type.
    unsafe { object.cast::<Native<T>>().as_ref() }
        .payload
        .trace(tracer);
}

unsafe fn trace_with_slots<T: Trace>(object: NonNull<Header>, tracer: &mut Tracer<'_>) {
    // SAFETY: the vtable belongs to this type.
    let native = unsafe { object.cast::<Native<T>>().as_ref() };
    native.payload.trace(tracer);
    tracer.slots(native.slots());
}

unsafe fn has_end_native<T: Trace>(object: NonNull<Header>) -> bool {
    // SAFETY: the vtable belongs to this type.
    unsafe { object.cast::<Native<T>>().as_ref() }
        .payload
        .has_end()
}

unsafe fn next_native<T: Trace>(
    object: NonNull<Header>,
    thread: &Thread,
) -> Option<Result<Option<Value>, Raised>> {
    // SAFETY: the vtable belongs to this type, and whoever asks holds the object.
    T::next(unsafe { object.cast::<Native<T>>().as_ref() }, thread)
}

unsafe fn items_native<T: Trace>(object: NonNull<Header>, thread: &Thread) -> Option<Gc<List>> {
    // SAFETY: the vtable belongs to this type, and whoever asks holds the object.
    T::items(unsafe { object.cast::<Native<T>>().as_ref() }, thread)
}

unsafe fn awaits_itself_native<T: Trace>(object: NonNull<Header>, thread: &Thread) -> bool {
    // SAFETY: the vtable belongs to this type, and whoever asks holds the object.
    T::awaits_itself(unsafe { object.cast::<Native<T>>().as_ref() }, thread)
}

unsafe fn wait_native<T: Trace>(
    object: NonNull<Header>,
    thread: &Thread,
) -> Result<Waited, Raised> {
    // SAFETY: the vtable belongs to this type, and whoever asks holds the object.
    T::wait(unsafe { object.cast::<Native<T>>().as_ref() }, thread)
}

unsafe fn drop_native<T: Trace>(object: NonNull<Header>) {
    let payload = object.cast::<Native<T>>();
    // SAFETY: the object is dead and is dropped once.
    unsafe { std::ptr::drop_in_place(&raw mut (*payload.as_ptr()).payload) };
}

fn vtable_of(object: NonNull<Header>) -> &'static VTable {
    // SAFETY: called for native objects only, which begin so.
    unsafe { object.cast::<NativeHead>().as_ref() }.vtable
}

/// Drops what an object owns outside the heap.
///
/// # Safety
/// Nothing may reach the object any more.
pub(crate) unsafe fn drop_payload(object: NonNull<Header>) {
    // SAFETY: an object's header.
    if unsafe { object.as_ref() }.kind() == Kind::Native
        && let Some(drop) = vtable_of(object).drop
    {
        // SAFETY: passed on to the caller.
        unsafe { drop(object) };
    }
}

/// Whether a watched object that was found dead has to be seen to (see [`Trace::has_end`]).
pub(crate) fn has_end(object: NonNull<Header>) -> bool {
    // SAFETY: an object's header.
    if unsafe { object.as_ref() }.kind() != Kind::Native {
        return true;
    }
    // SAFETY: the vtable is the object's own.
    unsafe { (vtable_of(object).has_end)(object) }
}

/// Traces what an object of the given kind refers to.
pub(crate) fn trace(object: NonNull<Header>, kind: Kind, tracer: &mut Tracer<'_>) {
    /// The object as what its kind says it is.
    fn typed<'a, T>(object: NonNull<Header>) -> &'a T {
        // SAFETY: each kind belongs to one type.
        unsafe { object.cast::<T>().as_ref() }
    }
    match kind {
        Kind::Free | Kind::Float | Kind::BigInteger | Kind::Bytes | Kind::Reserve => {}
        Kind::Str => typed::<Str>(object).trace(tracer),
        Kind::Tuple => typed::<Tuple>(object).trace(tracer),
        Kind::List => typed::<List>(object).trace(tracer),
        Kind::Dict | Kind::Set => typed::<Dict>(object).trace(tracer),
        Kind::Table => typed::<Table>(object).trace(tracer),
        Kind::Buffer => typed::<Buffer>(object).trace(tracer),
        Kind::Cell => typed::<Cell>(object).trace(tracer),
        Kind::Weak => typed::<WeakReference>(object).trace(tracer),
        Kind::Instance => typed::<Instance>(object).trace(tracer, cell_size(object)),
        // SAFETY: the vtable is the object's own.
        Kind::Native => unsafe { (vtable_of(object).trace)(object, tracer) },
    }
}

/// The bytes of an object without the word for attributes.
fn body_size(object: NonNull<Header>) -> usize {
    fn typed<'a, T>(object: NonNull<Header>) -> &'a T {
        // SAFETY: each kind belongs to one type.
        unsafe { object.cast::<T>().as_ref() }
    }
    // SAFETY: an object's header.
    let size = match unsafe { object.as_ref() }.kind() {
        Kind::Float => size_of::<BoxedFloat>(),
        Kind::BigInteger => typed::<BigInteger>(object).size(),
        Kind::Str => typed::<Str>(object).size(),
        Kind::Bytes => typed::<Bytes>(object).size(),
        Kind::Tuple => typed::<Tuple>(object).size(),
        Kind::List => size_of::<List>(),
        Kind::Dict | Kind::Set => size_of::<Dict>(),
        Kind::Weak => size_of::<WeakReference>(),
        Kind::Native => vtable_of(object).size,
        Kind::Free | Kind::Table | Kind::Buffer | Kind::Cell | Kind::Instance | Kind::Reserve => 0,
    };
    size.next_multiple_of(8)
}

/// The word behind an object's own fields that holds its attribute dictionary.
pub(crate) fn attributes_of<'a>(object: NonNull<Header>) -> &'a Slot {
    // SAFETY: called for objects that have the flag, which `Thread::create` gave this word.
    unsafe {
        object
            .cast::<u8>()
            .add(body_size(object))
            .cast::<Slot>()
            .as_ref()
    }
}

impl Value {
    /// The next item of an iterator whose Rust type knows it (see [`Trace::next`]); `None` for all others.
    #[inline(always)]
    pub fn next_native(self, thread: &Thread) -> Option<Result<Option<Value>, Raised>> {
        let pointer = self.pointer()?;
        if self.kind() != Some(Kind::Native) {
            return None;
        }
        // SAFETY: the vtable is the object's own.
        unsafe { (vtable_of(pointer).next)(pointer, thread) }
    }

    /// Whether the object can be awaited without an iterator (see [`Trace::awaits_itself`]).
    pub fn awaits_itself(self, thread: &Thread) -> bool {
        match self.pointer() {
            // SAFETY: the vtable is the object's own.
            Some(pointer) if self.kind() == Some(Kind::Native) => unsafe {
                (vtable_of(pointer).awaits_itself)(pointer, thread)
            },
            _ => false,
        }
    }

    /// A step of waiting for the object, if it awaits itself.
    pub fn wait_native(self, thread: &Thread) -> Option<Result<Waited, Raised>> {
        if !self.awaits_itself(thread) {
            return None;
        }
        let pointer = self.pointer()?;
        // SAFETY: the vtable is the object's own.
        Some(unsafe { (vtable_of(pointer).wait)(pointer, thread) })
    }

    /// What iterating over a container would give, in one step, if its Rust type can tell (see [`Trace::items`]).
    pub fn items_native(self, thread: &Thread) -> Option<Gc<List>> {
        let pointer = self.pointer()?;
        if self.kind() != Some(Kind::Native) {
            return None;
        }
        // SAFETY: the vtable is the object's own.
        unsafe { (vtable_of(pointer).items)(pointer, thread) }
    }

    /// The slot for the attribute dictionary of an object that is not an [`Instance`] but takes attributes.
    pub fn attributes(&self) -> Option<&Slot> {
        let pointer = self.pointer()?;
        self.header()?
            .has(HAS_ATTRIBUTES)
            .then(|| attributes_of(pointer))
    }

    /// Bytes that the object itself takes, for `sys.getsizeof`.
    pub fn size(self) -> usize {
        let Some(pointer) = self.pointer() else {
            return 8;
        };
        match self.kind() {
            Some(Kind::Instance | Kind::Cell | Kind::Free) | None => cell_size(pointer),
            Some(Kind::Buffer) => self.downcast::<Buffer>().map_or(0, Buffer::size),
            Some(Kind::Table) => 0,
            Some(_) => body_size(pointer),
        }
    }
}
