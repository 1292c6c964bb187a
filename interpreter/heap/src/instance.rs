//! Instances of classes written in Python: a shape, slots in the object, and a word for what does not fit there.
//!
//! A slot keeps its attribute for as long as the object has its shape. Whatever would break that (deleting an
//! attribute, handing out `__dict__`) moves the object to a dictionary while all other threads stand still, so that a
//! check of the shape and the access that follows it are one step to everybody.

use crate::buffer::Buffer;
use crate::dict::{Dict, Lookup};
use crate::header::{Gc, Header, Kind, ShapeId, object_with_header};
use crate::mark::Tracer;
use crate::shape::{InstanceLayout, Shape};
use crate::slot::Slot;
use crate::thread::Thread;
use crate::value::Value;

/// An instance of a class written in Python.
#[repr(C)]
pub struct Instance {
    header: Header,
    /// The overflow buffer, or the dictionary, or nothing.
    rest: Slot,
    slots: [Slot; 0],
}
object_with_header!(Instance, Kind::Instance);

/// Slots that an instance may have in itself.
pub(crate) const MOST_INLINE: u16 = 120;

impl Instance {
    /// Fixed slots (`__slots__`) that an instance may have.
    pub const MOST_FIXED: u16 = MOST_INLINE;

    /// A slot that belongs to `__slots__`, if objects of this shape have so many.
    #[inline]
    pub fn fixed_slot(&self, thread: &Thread, index: u16) -> Option<&Slot> {
        let shape = thread.heap().shapes.get(self.header.shape());
        (index < shape.fixed()).then(|| self.inline_slot(index as usize))
    }

    /// An instance without attributes. `shape` is a class's first shape, or its shape with a dictionary.
    #[inline(always)]
    pub fn new(thread: &Thread, shape: ShapeId) -> Gc<Instance> {
        let inline = match thread.heap().shapes.get(shape).layout() {
            InstanceLayout::Slots { inline } => inline.min(MOST_INLINE) as usize,
            _ => 0,
        };
        let size = size_of::<Instance>() + inline * size_of::<Slot>();
        let pointer = thread
            .create(size, Kind::Instance, shape, 0)
            .cast::<Instance>();
        // The collector looks at each word of the cell.
        let words = crate::collect::cell_size(pointer.cast()) / size_of::<u64>() - 1;
        // SAFETY: in the fresh cell.
        let first = unsafe { (&raw mut (*pointer.as_ptr()).rest).cast::<u64>() };
        // SAFETY: the words of the fresh cell behind the header.
        unsafe { crate::slot::clear_words(first, words) };
        // SAFETY: complete now.
        Gc::of(unsafe { pointer.as_ref() })
    }

    #[inline(always)]
    pub(crate) fn inline_slot(&self, index: usize) -> &Slot {
        // The slots lie outside of what a reference to the head may reach.
        let first = std::ptr::with_exposed_provenance::<Instance>(std::ptr::from_ref(self).addr());
        // SAFETY: the caller has the index from the object's shape, whose layout the object was made for.
        unsafe { &*(&raw const (*first).slots).cast::<Slot>().add(index) }
    }

    #[inline(always)]
    pub(crate) fn overflow_slot(&self, index: usize) -> Option<&Slot> {
        let pointer = self.rest.get()?.pointer()?.cast::<Buffer>();
        // SAFETY: an object with slots has a buffer there.
        unsafe { pointer.as_ref() }.slots().get(index)
    }

    fn inline_count(shape: &Shape) -> Option<usize> {
        match shape.layout() {
            InstanceLayout::Slots { inline } => Some(inline.min(MOST_INLINE) as usize),
            _ => None,
        }
    }

    fn slot(&self, inline: usize, index: usize) -> Option<&Slot> {
        if index < inline {
            Some(self.inline_slot(index))
        } else {
            self.overflow_slot(index - inline)
        }
    }

    /// The object's own attribute of this name, an interned string.
    pub fn get(&self, thread: &Thread, name: Value) -> Option<Value> {
        let id = self.header.shape();
        let shapes = &thread.heap().shapes;
        match Instance::inline_count(shapes.get(id)) {
            Some(inline) => self.slot(inline, shapes.find(id, name)? as usize)?.get(),
            None => self.dictionary()?.get_simple(thread, name),
        }
    }

    /// Overwrites an attribute that the object has in a slot; whether it has. This is no safepoint.
    pub fn overwrite(&self, thread: &Thread, name: Value, value: Value) -> bool {
        let shapes = &thread.heap().shapes;
        let id = self.header.shape();
        let slot = Instance::inline_count(shapes.get(id)).and_then(|inline| {
            let index = shapes.find(id, name)?;
            self.slot(inline, index as usize)
        });
        match slot {
            // Deleting moves the object to another shape.
            Some(slot) if slot.get().is_some() && self.header.shape() == id => {
                slot.set(value);
                true
            }
            _ => false,
        }
    }

    /// Sets the object's own attribute of this name, an interned string. This may be a safepoint.
    pub fn set(&self, thread: &Thread, name: Value, value: Value) {
        let shapes = &thread.heap().shapes;
        loop {
            let id = self.header.shape();
            let Some(inline) = Instance::inline_count(shapes.get(id)) else {
                self.dictionary_or_new(thread)
                    .set_simple(thread, name, value);
                return;
            };
            if let Some(index) = shapes.find(id, name) {
                if let Some(slot) = self.slot(inline, index as usize) {
                    slot.set(value);
                    return;
                }
                continue;
            }
            let Some(next) = shapes.transition(id, name) else {
                self.set_in_dictionary(thread, name, value);
                return;
            };
            if self.add(thread, id, next, value) {
                return;
            }
        }
    }

    /// Sets an attribute of an object that has too many of them for slots: all of them move to a dictionary.
    #[cold]
    #[inline(never)]
    fn set_in_dictionary(&self, thread: &Thread, name: Value, value: Value) {
        // The value is in the closure, where a collection finds it.
        thread.alone(move || {
            self.convert_to_dictionary(thread);
            self.dictionary_or_new(thread)
                .set_simple(thread, name, value);
        });
    }

    /// Moves to the shape `next` with `value` in its last slot; false if another thread changed the shape before. This
    /// may be a safepoint, before which nothing is lost but what the caller holds besides.
    #[inline]
    pub(crate) fn add(
        &self,
        thread: &Thread,
        current: ShapeId,
        next: ShapeId,
        value: Value,
    ) -> bool {
        let shape = thread.heap().shapes.get(next);
        let Some(inline) = Instance::inline_count(shape) else {
            return false;
        };
        let index = shape.length() as usize - 1;
        if index < inline {
            return self.add_inline(thread, current, next, index, value);
        }
        self.add_overflow(thread, current, next, index - inline, value)
    }

    /// As [`Instance::add`], for a last slot that lies in the object.
    #[inline(always)]
    pub(crate) fn add_inline(
        &self,
        thread: &Thread,
        current: ShapeId,
        next: ShapeId,
        index: usize,
        value: Value,
    ) -> bool {
        if thread.locks_objects() {
            // The slot is claimed by the change of shape; who reads it before the value is there finds it empty.
            if !self.header.change_shape(current, next) {
                return false;
            }
            self.inline_slot(index).set(value);
        } else {
            self.inline_slot(index).set(value);
            self.header.set_shape(next);
        }
        true
    }

    #[cold]
    #[inline(never)]
    fn add_overflow(
        &self,
        thread: &Thread,
        current: ShapeId,
        next: ShapeId,
        index: usize,
        value: Value,
    ) -> bool {
        let add = move || {
            if self.header.shape() != current {
                return false;
            }
            if self.overflow_slot(index).is_none() {
                let buffer = Buffer::new(thread, (index + 1).next_power_of_two().max(4));
                for (place, slot) in buffer.slots().iter().enumerate().take(index) {
                    slot.set_option(self.overflow_slot(place).and_then(Slot::get));
                }
                self.rest.set(buffer.value());
            }
            if let Some(slot) = self.overflow_slot(index) {
                slot.set(value);
            }
            self.header.set_shape(next);
            true
        };
        thread.alone(add)
    }

    /// Deletes the object's own attribute; the value that it had. This may be a safepoint.
    pub fn delete(&self, thread: &Thread, name: Value) -> Option<Value> {
        self.get(thread, name)?;
        self.to_dictionary(thread).remove_simple(thread, name)
    }

    fn dictionary(&self) -> Option<Gc<Dict>> {
        self.rest.get()?.cast::<Dict>()
    }

    fn dictionary_or_new(&self, thread: &Thread) -> Gc<Dict> {
        if let Some(dictionary) = self.dictionary() {
            return dictionary;
        }
        let fresh = thread.dict();
        let _ = self.rest.compare_and_set(None, Some(fresh.value()));
        self.dictionary().unwrap_or(fresh)
    }

    /// The object's attributes as a dictionary, which from now on is where they are (`__dict__`). This may be a
    /// safepoint.
    pub fn to_dictionary(&self, thread: &Thread) -> Gc<Dict> {
        if Instance::inline_count(thread.heap().shapes.get(self.header.shape())).is_none() {
            return self.dictionary_or_new(thread);
        }
        thread.alone(move || {
            self.convert_to_dictionary(thread);
            self.dictionary_or_new(thread)
        })
    }

    /// Moves the attributes to a dictionary, if they are in slots. No other thread runs.
    pub(crate) fn convert_to_dictionary(&self, thread: &Thread) {
        let id = self.header.shape();
        let shapes = &thread.heap().shapes;
        let Some(inline) = Instance::inline_count(shapes.get(id)) else {
            return;
        };
        let dictionary = thread.dict();
        let mut names: Vec<(u32, Value)> = shapes.names(id).collect();
        names.reverse();
        for (index, name) in names {
            if let Some(value) = self.slot(inline, index as usize).and_then(Slot::get) {
                dictionary.set_simple(thread, name, value);
            }
        }
        self.header.set_shape(shapes.dictionary(id));
        self.rest.set(dictionary.value());
    }

    /// Makes another dictionary the place of the object's attributes (assignment to `__dict__`).
    pub fn set_dictionary(&self, thread: &Thread, dictionary: &Dict) {
        self.to_dictionary(thread);
        self.rest.set(dictionary.value());
    }

    /// Gives the object another class with the same layout (assignment to `__class__`): its attributes move to a
    /// dictionary. False if the layouts differ in their fixed slots.
    pub fn set_class(&self, thread: &Thread, shape: ShapeId) -> bool {
        let shapes = &thread.heap().shapes;
        if shapes.get(self.header.shape()).fixed() != shapes.get(shape).fixed() {
            return false;
        }
        self.to_dictionary(thread);
        self.header.set_shape(shapes.dictionary(shape));
        true
    }

    /// Whether the attributes are in slots, which the shape names, and not in a dictionary.
    pub fn has_slots(&self, thread: &Thread) -> bool {
        let shape = thread.heap().shapes.get(self.header.shape());
        Instance::inline_count(shape).is_some()
    }

    /// The names and values of the attributes, in the order in which they were added.
    pub fn each(&self, thread: &Thread, mut visit: impl FnMut(Value, Value)) {
        let id = self.header.shape();
        let shapes = &thread.heap().shapes;
        if let Some(inline) = Instance::inline_count(shapes.get(id)) {
            let mut names: Vec<(u32, Value)> = shapes.names(id).collect();
            names.reverse();
            for (index, name) in names {
                if let Some(value) = self.slot(inline, index as usize).and_then(Slot::get) {
                    visit(name, value);
                }
            }
        } else if let Some(dictionary) = self.dictionary() {
            let mut position = 0;
            while let Some((next, name, value)) = dictionary.next(position) {
                visit(name, value);
                position = next;
            }
        }
    }

    pub(crate) fn trace(&self, tracer: &mut Tracer<'_>, cell_size: usize) {
        tracer.slot(&self.rest);
        for index in 0..(cell_size - size_of::<Instance>()) / size_of::<Slot>() {
            tracer.slot(self.inline_slot(index));
        }
    }
}

impl Thread {
    /// The shape that says what a value's class is and where its attributes are.
    #[inline(always)]
    pub fn shape_of(&self, value: Value) -> ShapeId {
        shape_of(value)
    }

    /// A value's class.
    ///
    /// # Panics
    /// Before core has given the built-in shapes their classes.
    #[inline]
    pub fn class_of(&self, value: Value) -> Value {
        self.shape(shape_of(value))
            .class()
            .expect("core gives each shape a class before it is used")
    }

    /// The shape with an id.
    #[inline]
    pub fn shape(&self, id: ShapeId) -> &Shape {
        self.heap().shapes.get(id)
    }

    /// The first shape of a new class.
    pub fn new_shape(&self, class: Value, layout: InstanceLayout) -> ShapeId {
        self.heap().shapes.add_root(class, layout, 0)
    }

    /// The first shape of a new class whose instances begin with `fixed` slots for `__slots__`, which count among
    /// those in the object and are at most [`Instance::MOST_FIXED`].
    pub fn new_shape_with_fixed(&self, class: Value, inline: u16, fixed: u16) -> ShapeId {
        assert!(
            fixed <= Instance::MOST_FIXED,
            "fixed slots lie in the object"
        );
        self.heap().shapes.add_root(
            class,
            InstanceLayout::Slots {
                inline: inline.max(fixed),
            },
            fixed,
        )
    }

    /// Gives an object that is no [`Instance`] the shape of another class of the same layout (assignment to `__class__`).
    /// False if the layouts differ, or if a shape is that of a built-in type, which vouches for what its objects are.
    pub fn set_class_of_builtin(&self, value: Value, shape: ShapeId) -> bool {
        let Some(header) = value.header().filter(|_| !value.is::<Instance>()) else {
            return false;
        };
        let shapes = &self.heap().shapes;
        let own = header.shape();
        let is_possible = own.kind().is_none()
            && shape.kind().is_none()
            && shapes.get(own).layout() == shapes.get(shape).layout();
        if is_possible {
            header.set_shape(shape);
        }
        is_possible
    }

    /// Whether an object that began with the shape may have got an attribute of this name (any, without a name).
    pub fn shape_leads_to(&self, shape: ShapeId, name: Option<Value>) -> bool {
        self.heap().shapes.leads_to(shape, name)
    }

    /// Tells the heap which class a built-in shape stands for.
    pub fn set_shape_class(&self, shape: ShapeId, class: Value) {
        self.heap().shapes.set_class(shape, class);
    }

    /// Finds an attribute among those of a dictionary that a value carries, if it carries one.
    pub fn attribute_of_builtin(&self, value: Value, name: Value) -> Option<Value> {
        let dictionary = value.attributes()?.get()?;
        let dictionary = dictionary.downcast::<Dict>()?;
        let hash = crate::text::simple_hash_of(self, name)?;
        match dictionary.get(hash, name) {
            Lookup::Found(value) => Some(value),
            Lookup::Missing | Lookup::Undecided => None,
        }
    }
}

/// The shape that says what a value's class is.
#[inline(always)]
pub(crate) fn shape_of(value: Value) -> ShapeId {
    match value.header() {
        Some(header) => header.shape(),
        None => {
            // Without this the kinds of words are told apart by a jump through a table, which objects pay for.
            std::hint::cold_path();
            shape_of_word(value)
        }
    }
}

#[inline]
fn shape_of_word(value: Value) -> ShapeId {
    if value.is_int() {
        ShapeId::INT
    } else if value.is_inline_float() {
        ShapeId::FLOAT
    } else if value.is_bool() {
        ShapeId::BOOL
    } else if value == Value::ELLIPSIS {
        ShapeId::ELLIPSIS
    } else if value == Value::NOT_IMPLEMENTED {
        ShapeId::NOT_IMPLEMENTED
    } else {
        ShapeId::NONE
    }
}
