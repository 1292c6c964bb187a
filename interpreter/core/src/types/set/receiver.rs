//! Sets as methods of `set` and of `frozenset` take them, each its own.

use crate::native::FromReceiver;
use std::ops::Deref;
use weft_heap::{Set, Value};

/// An instance of `set`.
#[derive(Clone, Copy)]
pub struct Changeable<'a>(&'a Set);

/// An instance of `frozenset`.
#[derive(Clone, Copy)]
pub struct Frozen<'a>(&'a Set);

impl<'a> FromReceiver<'a> for Changeable<'a> {
    #[inline(always)]
    fn from_receiver(value: &'a Value) -> Option<Self> {
        let set = value.downcast::<Set>()?;
        (!set.is_frozen()).then_some(Changeable(set))
    }
}

impl<'a> FromReceiver<'a> for Frozen<'a> {
    #[inline(always)]
    fn from_receiver(value: &'a Value) -> Option<Self> {
        let set = value.downcast::<Set>()?;
        set.is_frozen().then_some(Frozen(set))
    }
}

impl Deref for Changeable<'_> {
    type Target = Set;

    fn deref(&self) -> &Set {
        self.0
    }
}

impl Deref for Frozen<'_> {
    type Target = Set;

    fn deref(&self) -> &Set {
        self.0
    }
}
