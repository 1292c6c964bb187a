//! Marking: what lives is found from the roots on, object by object.

use crate::bitmap::Markers;
use crate::block::BlockPointer;
use crate::header::{GROWING, HAS_ATTRIBUTES, Header, LARGE, ShapeId};
use crate::heap::Heap;
use crate::native;
use crate::slot::Slot;
use crate::value::Value;
use std::ptr::NonNull;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// How many objects are traced between two questions whether the program goes on.
const OBJECTS: usize = 4096;

/// Hands the collector what an object refers to.
pub struct Tracer<'c> {
    marker: &'c mut Marker,
}

impl Tracer<'_> {
    /// Keeps the value of a slot alive.
    #[inline]
    pub fn slot(&mut self, slot: &Slot) {
        if let Some(value) = slot.get() {
            self.marker.mark(value);
        }
    }

    /// Keeps a value alive.
    #[inline]
    pub fn value(&mut self, value: Value) {
        self.marker.mark(value);
    }

    /// Keeps a large object alive that the caller traces itself; false for any other, and where all objects are listed.
    #[inline]
    pub(crate) fn keep_untraced(&mut self, value: Value) -> bool {
        let Some(pointer) = value.pointer() else {
            return false;
        };
        // SAFETY: an object that was alive at the last safepoint.
        if self.marker.lists_all || !unsafe { pointer.as_ref() }.has(LARGE) {
            return false;
        }
        self.marker.set_large_mark(pointer);
        true
    }

    /// Counts bytes that an object owns outside of the heap.
    pub fn outside(&mut self, bytes: usize) {
        self.marker.outside += bytes;
    }

    /// Keeps the values of several slots alive.
    pub fn slots<'s>(&mut self, slots: impl IntoIterator<Item = &'s Slot>) {
        for (count, slot) in slots.into_iter().enumerate() {
            if self.is_given_up_after(count) {
                return;
            }
            self.slot(slot);
        }
    }

    /// Whether the collection is given up, because the program has to end: asked after so many of an object's values.
    #[inline(always)]
    pub(crate) fn is_given_up_after(&mut self, count: usize) -> bool {
        count % OBJECTS == OBJECTS - 1 && self.marker.gives_up()
    }
}

/// How many objects are on their way to the processor at a time.
const AHEAD: usize = 16;

/// The mark of a large object.
pub(crate) struct LargeMark {
    pub(crate) address: usize,
    is_set: AtomicBool,
}

impl LargeMark {
    pub(crate) fn is_set(&self) -> bool {
        self.is_set.load(Ordering::Relaxed)
    }
}

/// One thread's part in marking.
pub(crate) struct Marker {
    /// Objects that are to be marked, in turn: each waits here until what it is read from has come from memory, which
    /// takes as long as to mark a dozen others.
    ahead: [Option<NonNull<Header>>; AHEAD],
    turn: usize,
    /// Objects that are marked, and are to be traced.
    pub(crate) pending: Vec<NonNull<Header>>,
    /// By address.
    large: Arc<[LargeMark]>,
    markers: Markers,
    /// The classes of the shapes of which this thread has seen no object yet.
    pub(crate) classes: Vec<Option<Value>>,
    /// Whether objects that refer to nothing are pending too once they are marked, for those who look for them.
    lists_all: bool,
    /// Bytes that living objects own outside of the heap.
    pub(crate) outside: usize,
    /// What is asked whether the program has to end, which gives up this collection.
    heap: Option<Arc<Heap>>,
    given_up: bool,
}

// SAFETY: it has objects of a heap that stands still, and what is read of them may be read by any thread.
unsafe impl Send for Marker {}

/// Whether there is nothing to trace in an object, which then is of a class that lives anyway.
#[inline]
fn refers_to_nothing(header: &Header) -> bool {
    match header.shape() {
        ShapeId::STR => !header.has(GROWING),
        ShapeId::FLOAT | ShapeId::BYTES => true,
        _ => false,
    }
}

impl Marker {
    #[inline(always)]
    pub(crate) fn mark(&mut self, value: Value) {
        if let Some(pointer) = value.pointer() {
            self.mark_object(pointer);
        }
    }

    /// Has an object marked when its turn comes, which is before nothing is left to trace.
    #[inline(always)]
    pub(crate) fn mark_object(&mut self, pointer: NonNull<Header>) {
        prefetch(pointer);
        self.turn = (self.turn + 1) % AHEAD;
        if let Some(due) = self.ahead[self.turn].replace(pointer) {
            self.mark_now(due);
        }
    }

    /// Marks what still waits for that.
    #[cold]
    fn mark_ahead(&mut self) {
        for place in 0..AHEAD {
            if let Some(due) = self.ahead[place].take() {
                self.mark_now(due);
            }
        }
    }

    #[inline]
    fn mark_now(&mut self, pointer: NonNull<Header>) {
        let address = pointer.addr().get();
        // SAFETY: an object that was alive at the last safepoint.
        let header = unsafe { pointer.as_ref() };
        if header.has(LARGE) {
            return self.mark_large(pointer);
        }
        // SAFETY: objects are cells of blocks or on the list of large ones.
        let block = unsafe { BlockPointer::of_cell(pointer) };
        if let Some(index) = block.index_of(address)
            && block.mark(index, self.markers)
            && (!refers_to_nothing(header) || self.lists_all)
        {
            self.pending.push(pointer);
        }
    }

    #[cold]
    fn mark_large(&mut self, pointer: NonNull<Header>) {
        if self.set_large_mark(pointer) {
            self.pending.push(pointer);
        }
    }

    /// Marks a large object; whether it was unmarked before.
    fn set_large_mark(&mut self, pointer: NonNull<Header>) -> bool {
        self.large_mark(pointer)
            .is_some_and(|mark| !mark.is_set() && !mark.is_set.swap(true, Ordering::Relaxed))
    }

    fn large_mark(&self, pointer: NonNull<Header>) -> Option<&LargeMark> {
        let address = pointer.addr().get();
        let place = self
            .large
            .binary_search_by_key(&address, |mark| mark.address);
        place.ok().map(|place| &self.large[place])
    }

    /// Whether an object is marked. That is known when nothing is left to trace.
    pub(crate) fn is_marked(&self, pointer: NonNull<Header>) -> bool {
        let address = pointer.addr().get();
        // SAFETY: an object that was alive at the last safepoint.
        if unsafe { pointer.as_ref() }.has(LARGE)
            && let Some(mark) = self.large_mark(pointer)
        {
            return mark.is_set();
        }
        // SAFETY: as in `mark_object`.
        let block = unsafe { BlockPointer::of_cell(pointer) };
        block
            .index_of(address)
            .is_some_and(|index| block.is_marked(index))
    }

    /// A marker for a collection: it knows where large objects are, and the classes of shapes. What is to be asked whether
    /// the program has to end is the heap.
    pub(crate) fn for_collection(
        heap: Arc<Heap>,
        large: impl Iterator<Item = usize>,
        classes: Vec<Option<Value>>,
    ) -> Marker {
        Marker {
            heap: Some(heap),
            classes,
            ..Marker::new(unmarked(large))
        }
    }

    fn new(large: Arc<[LargeMark]>) -> Marker {
        Marker {
            ahead: [None; AHEAD],
            turn: 0,
            pending: Vec::new(),
            large,
            markers: Markers::One,
            classes: Vec::new(),
            lists_all: false,
            outside: 0,
            heap: None,
            given_up: false,
        }
    }

    /// A marker for another thread that marks with this one.
    pub(crate) fn partner(&self) -> Marker {
        Marker {
            heap: self.heap.clone(),
            classes: self.classes.clone(),
            markers: Markers::Several,
            ..Marker::new(Arc::clone(&self.large))
        }
    }

    /// Whether other threads mark at the same time, from now on.
    pub(crate) fn mark_with_others(&mut self, others: bool) {
        self.markers = if others {
            Markers::Several
        } else {
            Markers::One
        };
    }

    /// Takes over what another thread has found out that has nothing left to mark.
    pub(crate) fn add_found(&mut self, partner: &Marker) {
        self.outside += partner.outside;
        self.given_up |= partner.given_up;
    }

    /// The marks of large objects.
    pub(crate) fn large(&self) -> &[LargeMark] {
        &self.large
    }

    /// A marker that knows where large objects are, and has all objects pending that it marks.
    pub(crate) fn with_large(addresses: impl Iterator<Item = usize>) -> Marker {
        Marker {
            lists_all: true,
            ..Marker::new(unmarked(addresses))
        }
    }

    /// From now on objects that refer to nothing are pending too.
    pub(crate) fn list_all(&mut self) {
        self.lists_all = true;
    }

    /// An object that was marked and not traced yet; `None` when there is none, and all that had to be marked is.
    #[inline]
    pub(crate) fn take_pending(&mut self) -> Option<NonNull<Header>> {
        let pending = self.pending.pop();
        if pending.is_some() {
            return pending;
        }
        self.mark_ahead();
        self.pending.pop()
    }

    /// Takes the mark of an object back.
    pub(crate) fn unmark(&mut self, pointer: NonNull<Header>) {
        let address = pointer.addr().get();
        // SAFETY: an object that was marked while the world stands still.
        if unsafe { pointer.as_ref() }.has(LARGE)
            && let Some(mark) = self.large_mark(pointer)
        {
            mark.is_set.store(false, Ordering::Relaxed);
            return;
        }
        // SAFETY: as in `mark_object`.
        let mut block = unsafe { BlockPointer::of_cell(pointer) };
        if let Some(index) = block.index_of(address) {
            block.unmark(index);
        }
    }

    pub(crate) fn drain(&mut self) {
        while let Some(pointer) = self.take_pending() {
            self.trace(pointer);
        }
    }

    /// Traces what is pending, unless the program has to end; whether that was done.
    pub(crate) fn drain_or_give_up(&mut self) -> bool {
        'all: while !self.gives_up() {
            for _ in 0..OBJECTS {
                let Some(pointer) = self.take_pending() else {
                    break 'all;
                };
                self.trace(pointer);
            }
        }
        // What is traced from here on is not given up.
        self.heap = None;
        !self.given_up
    }

    #[cold]
    pub(crate) fn gives_up(&mut self) -> bool {
        self.given_up |= self.heap.as_ref().is_some_and(|heap| heap.must_end());
        self.given_up
    }

    pub(crate) fn trace(&mut self, pointer: NonNull<Header>) {
        // SAFETY: a marked object.
        let header = unsafe { pointer.as_ref() };
        let shape = header.shape().number() as usize;
        if let Some(class) = self.classes.get_mut(shape).and_then(Option::take) {
            self.mark(class);
        }
        let mut tracer = Tracer { marker: self };
        if header.has(HAS_ATTRIBUTES) {
            tracer.slot(native::attributes_of(pointer));
        }
        native::trace(pointer, header.kind(), &mut tracer);
    }
}

/// Marks for large objects at addresses in order.
fn unmarked(addresses: impl Iterator<Item = usize>) -> Arc<[LargeMark]> {
    addresses
        .map(|address| LargeMark {
            address,
            is_set: AtomicBool::new(false),
        })
        .collect()
}

/// Has the processor fetch the beginning of an object, while it does something else.
#[inline(always)]
fn prefetch(pointer: NonNull<Header>) {
    #[cfg(all(target_arch = "x86_64", not(miri)))]
    {
        use std::arch::x86_64::{_MM_HINT_T0, _mm_prefetch};
        // SAFETY: every processor of this architecture has the instruction, which changes nothing that can be seen.
        unsafe { _mm_prefetch::<_MM_HINT_T0>(pointer.as_ptr().cast_const().cast()) };
    }
    #[cfg(not(all(target_arch = "x86_64", not(miri))))]
    let _ = pointer;
}
