//! Shapes (hidden classes): which class an object has, and which attribute lies in which of its slots.
//!
//! Objects whose attributes were set in the same order share a shape. Adding an attribute moves an object to the shape
//! that follows for that name; transitions are found in a table of the shape and remembered in the node that adds.
//! A shape is never changed or freed, so a shape id in a node's cache stays true. It does not keep its class alive: its
//! objects do, and when the class is freed the shape is one that no object has, nor will have.

use crate::header::ShapeId;
use crate::slot::Slot;
use crate::value::Value;
use parking_lot::{Mutex, RwLock};
use rustc_hash::FxHashMap;
use std::mem::ManuallyDrop;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicPtr, AtomicU32, AtomicU64, Ordering};
use weft_concurrency::memory::{Content, Pages};

/// Where instances of a class keep their attributes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum InstanceLayout {
    /// In slots, of which this many lie in the object itself.
    Slots {
        /// Slots in the object; further attributes go to an overflow buffer.
        inline: u16,
    },
    /// In a dictionary that the object's overflow word holds.
    Dictionary,
    /// The object is of a built-in kind with a word for an attribute dictionary.
    BuiltinWithAttributes,
    /// The object takes no attributes beside those that its kind has.
    Builtin,
}

/// One shape.
pub struct Shape {
    class: Slot,
    layout: InstanceLayout,
    /// The shape before, and the name that was added to it.
    parent: Option<(ShapeId, Value)>,
    /// How many slots objects of this shape use, the fixed ones included.
    length: u32,
    /// How many of the first slots in the object belong to `__slots__`: they have no names here, and keep their place
    /// when the attributes move to a dictionary.
    fixed: u16,
    /// The shape of an object of the same class whose attributes are in a dictionary.
    dictionary: OnceLock<ShapeId>,
    transitions: RwLock<FxHashMap<u64, ShapeId>>,
    /// The attributes in the order of their slots: a short list is searched through.
    names: OnceLock<Box<[u64]>>,
    /// The slots of a long list.
    slots: OnceLock<FxHashMap<u64, u32>>,
}

impl Shape {
    /// The class.
    #[inline(always)]
    pub fn class(&self) -> Option<Value> {
        self.class.get()
    }

    /// Where the attributes are.
    #[inline(always)]
    pub fn layout(&self) -> InstanceLayout {
        self.layout
    }

    /// How many slots objects of this shape use.
    pub fn length(&self) -> u32 {
        self.length
    }

    /// How many of them belong to `__slots__`.
    #[inline(always)]
    pub fn fixed(&self) -> u16 {
        self.fixed
    }

    /// The name that this shape has more than the one before it.
    pub fn last_name(&self) -> Option<Value> {
        self.parent.map(|parent| parent.1)
    }
}

const CHUNK: usize = 64;
const CHUNKS: usize = 64 * 1024;
/// Every id is below 2 to the power of this.
pub(crate) const SHAPE_BITS: u32 = (CHUNK * CHUNKS).ilog2();

/// Attributes that an object may have in slots beside the fixed ones. Each shape on the way has a table of its own, so
/// what they cost together grows with the square of this.
const MOST_NAMED: u32 = 128;
/// Shapes that may follow one shape: as many as there are programs that name them, not as there are keys of a table.
const MOST_FOLLOWING: usize = 1024;
/// Shapes that are left to classes, which cannot do without.
const KEPT_FOR_CLASSES: usize = CHUNK * CHUNKS / 2;

/// Shapes with numbers that follow each other.
struct Chunk {
    /// A bit for each of those whose objects have a word for attributes: allocation asks for nothing else.
    with_attributes: AtomicU64,
    shapes: [OnceLock<Shape>; CHUNK],
}

/// The shapes of a heap, found by number without a lock.
pub(crate) struct Shapes {
    /// Of pages that most programs touch one of.
    table: ManuallyDrop<Pages>,
    next: AtomicU32,
    adding: Mutex<()>,
}

impl Shapes {
    pub(crate) fn new() -> Shapes {
        let size = CHUNKS * size_of::<AtomicPtr<Chunk>>();
        let shapes = Shapes {
            table: ManuallyDrop::new(
                Pages::new(size, Content::Zeros).expect("memory for a table of shapes"),
            ),
            next: AtomicU32::new(ShapeId::FIRST_FREE),
            adding: Mutex::new(()),
        };
        for number in 0..ShapeId::FIRST_FREE {
            shapes.put(
                number,
                Shapes::fresh(None, InstanceLayout::Builtin, None, 0, 0),
            );
        }
        shapes
    }

    #[inline(always)]
    fn chunks(&self) -> &[AtomicPtr<Chunk>; CHUNKS] {
        // SAFETY: the pages are as long, and live as long; they are touched in no other way, and zeros are null pointers.
        unsafe { self.table.start().cast().as_ref() }
    }

    fn fresh(
        class: Option<Value>,
        layout: InstanceLayout,
        parent: Option<(ShapeId, Value)>,
        length: u32,
        fixed: u16,
    ) -> Shape {
        Shape {
            class: Slot::from_option(class),
            layout,
            parent,
            length,
            fixed,
            dictionary: OnceLock::new(),
            transitions: RwLock::default(),
            names: OnceLock::new(),
            slots: OnceLock::new(),
        }
    }

    fn put(&self, number: u32, shape: Shape) {
        let _adding = self.adding.lock();
        let chunk = &self.chunks()[number as usize / CHUNK];
        if chunk.load(Ordering::Acquire).is_null() {
            let fresh = Box::new(Chunk {
                with_attributes: AtomicU64::new(0),
                shapes: [const { OnceLock::new() }; CHUNK],
            });
            chunk.store(Box::into_raw(fresh), Ordering::Release);
        }
        // SAFETY: chunks are freed with the table alone.
        let chunk = unsafe { &*chunk.load(Ordering::Acquire) };
        let place = number as usize % CHUNK;
        if shape.layout == InstanceLayout::BuiltinWithAttributes {
            chunk
                .with_attributes
                .fetch_or(1 << place, Ordering::Release);
        }
        let _ = chunk.shapes[place].set(shape);
    }

    #[inline(always)]
    fn chunk(&self, id: ShapeId) -> &Chunk {
        let chunk = self.chunks()[id.number() as usize / CHUNK % CHUNKS].load(Ordering::Acquire);
        // SAFETY: ids are given out after their chunk is there; chunks are freed with the table alone.
        unsafe { &*chunk }
    }

    /// The shape with this number.
    #[inline(always)]
    pub(crate) fn get(&self, id: ShapeId) -> &Shape {
        self.chunk(id).shapes[id.number() as usize % CHUNK]
            .get()
            .expect("ids are given out after their shape is there")
    }

    fn add(&self, shape: Shape) -> ShapeId {
        let number = self.next.fetch_add(1, Ordering::AcqRel);
        assert!(
            (number as usize) < CHUNK * CHUNKS - 1,
            "more than four million shapes"
        );
        self.put(number, shape);
        ShapeId(number)
    }

    /// Whether objects of the shape that are of a built-in kind have a word for attributes.
    #[inline(always)]
    pub(crate) fn has_attributes(&self, id: ShapeId) -> bool {
        let bits = self.chunk(id).with_attributes.load(Ordering::Relaxed);
        bits >> (id.number() as usize % CHUNK) & 1 != 0
    }

    pub(crate) fn set_class(&self, id: ShapeId, class: Value) {
        self.get(id).class.set(class);
    }

    pub(crate) fn add_root(&self, class: Value, layout: InstanceLayout, fixed: u16) -> ShapeId {
        debug_assert!(
            fixed == 0 || matches!(layout, InstanceLayout::Slots { inline } if fixed <= inline)
        );
        self.add(Shapes::fresh(
            Some(class),
            layout,
            None,
            u32::from(fixed),
            fixed,
        ))
    }

    /// Whether some object may have got an attribute called `name` in a slot, starting from shape `from`. Without a
    /// name: any attribute.
    pub(crate) fn leads_to(&self, from: ShapeId, name: Option<Value>) -> bool {
        let transitions = self.get(from).transitions.read();
        match name {
            None => !transitions.is_empty(),
            Some(name) => {
                transitions.contains_key(&name.word())
                    || transitions
                        .values()
                        .any(|next| self.leads_to(*next, Some(name)))
            }
        }
    }

    /// The shape that follows when `name`, an interned string, is added. None if the attributes are to move to a
    /// dictionary instead.
    pub(crate) fn transition(&self, from: ShapeId, name: Value) -> Option<ShapeId> {
        let shape = self.get(from);
        if let Some(next) = shape.transitions.read().get(&name.word()) {
            return Some(*next);
        }
        let mut transitions = shape.transitions.write();
        if let Some(next) = transitions.get(&name.word()) {
            return Some(*next);
        }
        let is_table = shape.length - u32::from(shape.fixed) >= MOST_NAMED
            || transitions.len() >= MOST_FOLLOWING
            || self.next.load(Ordering::Relaxed) as usize >= CHUNK * CHUNKS - KEPT_FOR_CLASSES;
        if is_table {
            return None;
        }
        let next = self.add(Shapes::fresh(
            shape.class(),
            shape.layout,
            Some((from, name)),
            shape.length + 1,
            shape.fixed,
        ));
        transitions.insert(name.word(), next);
        Some(next)
    }

    pub(crate) fn dictionary(&self, from: ShapeId) -> ShapeId {
        let shape = self.get(from);
        *shape.dictionary.get_or_init(|| match shape.parent {
            Some((parent, _)) => self.dictionary(parent),
            None => {
                let fixed = shape.fixed;
                self.add(Shapes::fresh(
                    shape.class(),
                    InstanceLayout::Dictionary,
                    None,
                    u32::from(fixed),
                    fixed,
                ))
            }
        })
    }

    /// The slot that an attribute has in objects of this shape.
    pub(crate) fn find(&self, id: ShapeId, name: Value) -> Option<u32> {
        let shape = self.get(id);
        if shape.length <= 8 {
            let names = shape.names.get_or_init(|| {
                let mut names: Box<[u64]> = self.names(id).map(|entry| entry.1.word()).collect();
                names.reverse();
                names
            });
            let place = names.iter().position(|other| *other == name.word())?;
            return Some(u32::from(shape.fixed) + place as u32);
        }
        let slots = shape.slots.get_or_init(|| {
            self.names(id)
                .map(|(slot, name)| (name.word(), slot))
                .collect()
        });
        slots.get(&name.word()).copied()
    }

    /// The attributes of objects of this shape, the last one first.
    pub(crate) fn names(&self, id: ShapeId) -> impl Iterator<Item = (u32, Value)> {
        let mut shape = self.get(id);
        std::iter::from_fn(move || {
            let (parent, name) = shape.parent?;
            let slot = shape.length - 1;
            shape = self.get(parent);
            Some((slot, name))
        })
    }

    /// What is alive because of the shapes themselves: the classes of built-in kinds, and all names.
    pub(crate) fn each_value(&self, mut visit: impl FnMut(Value)) {
        for number in 0..self.next.load(Ordering::Acquire) {
            let shape = self.get(ShapeId(number));
            if number < ShapeId::FIRST_FREE {
                shape.class.get().into_iter().for_each(&mut visit);
            }
            shape.parent.into_iter().for_each(|parent| visit(parent.1));
        }
    }

    /// The classes that objects keep alive by their shapes, by the numbers of the shapes.
    pub(crate) fn classes(&self) -> Vec<Option<Value>> {
        (0..self.next.load(Ordering::Acquire))
            .map(|number| {
                let is_given_out = number >= ShapeId::FIRST_FREE;
                self.get(ShapeId(number))
                    .class
                    .get()
                    .filter(|_| is_given_out)
            })
            .collect()
    }

    /// Forgets the classes that are dead. Whether there were any.
    pub(crate) fn forget_classes(&self, is_dead: impl Fn(Value) -> bool) -> bool {
        let mut any = false;
        for number in ShapeId::FIRST_FREE..self.next.load(Ordering::Acquire) {
            let class = &self.get(ShapeId(number)).class;
            if class.get().is_some_and(&is_dead) {
                class.clear();
                any = true;
            }
        }
        any
    }
}

impl Drop for Shapes {
    fn drop(&mut self) {
        let used = self.next.load(Ordering::Acquire) as usize / CHUNK + 1;
        for chunk in &self.chunks()[..used.min(CHUNKS)] {
            let pointer = chunk.swap(std::ptr::null_mut(), Ordering::AcqRel);
            if !pointer.is_null() {
                // SAFETY: made by `Box::into_raw` in `put`, and dropped once.
                drop(unsafe { Box::from_raw(pointer) });
            }
        }
        // SAFETY: nobody asks for the table after this.
        let table = unsafe { ManuallyDrop::take(&mut self.table) };
        // No chunk is there any more, and so no pointer.
        table.keep(Content::Zeros);
    }
}
