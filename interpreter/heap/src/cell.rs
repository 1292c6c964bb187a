//! A closure variable: one slot that a function and the functions inside it share.

use crate::header::{Gc, Header, Kind, ShapeId, object_with_header};
use crate::mark::Tracer;
use crate::slot::Slot;
use crate::thread::Thread;
use crate::value::Value;

/// A closure variable.
#[repr(C)]
pub struct Cell {
    header: Header,
    contents: Slot,
}
object_with_header!(Cell, Kind::Cell);

impl Cell {
    /// A cell that holds `contents`, or nothing.
    pub fn new(thread: &Thread, contents: Option<Value>) -> Gc<Cell> {
        let pointer = thread
            .create(size_of::<Cell>(), Kind::Cell, ShapeId::CELL, 0)
            .cast::<Cell>();
        // SAFETY: fresh memory of this type's size; the header is written already.
        unsafe { (&raw mut (*pointer.as_ptr()).contents).write(Slot::from_option(contents)) };
        // SAFETY: complete now.
        Gc::of(unsafe { pointer.as_ref() })
    }

    /// What the cell holds; `None` if the variable is unbound.
    #[inline(always)]
    pub fn get(&self) -> Option<Value> {
        self.contents.get()
    }

    /// Binds the variable, or unbinds it.
    #[inline(always)]
    pub fn set(&self, contents: Option<Value>) {
        self.contents.set_option(contents);
    }

    /// Binds the variable, and gives back what it was bound to.
    pub fn replace(&self, contents: Value) -> Option<Value> {
        self.contents.replace(contents)
    }

    pub(crate) fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.slot(&self.contents);
    }
}
