//! Targets that take a value apart, such as `a, *b, c = value`.

use crate::locate;
use crate::lower::Lowering;
use crate::name::{BoxedStore, Store};
use weft_core::error::value_error;
use weft_core::protocol;
use weft_heap::{Frame, FrameSlot, List, Raised, ShapeId, Thread, Tuple, Value};
use weft_syntax::ast::{self, Range};

struct Unpack {
    before: Vec<BoxedStore>,
    starred: Option<BoxedStore>,
    after: Vec<BoxedStore>,
    /// Holds the items while they are bound.
    items: FrameSlot,
    range: Range,
}

impl Store for Unpack {
    fn takes_pairs(&self) -> bool {
        self.starred.is_none() && self.after.is_empty() && self.before.len() == 2
    }

    fn store_pair(
        &self,
        thread: &Thread,
        frame: Frame<'_>,
        first: Value,
        second: Value,
    ) -> Result<(), Raised> {
        let [one, other] = &*self.before else {
            return self.store(thread, frame, thread.tuple(&[first, second]));
        };
        frame.set(self.items, second);
        one.store(thread, frame, first)?;
        other.store(thread, frame, second)
    }

    fn store(&self, thread: &Thread, frame: Frame<'_>, value: Value) -> Result<(), Raised> {
        frame.set(self.items, value);
        if self.starred.is_none()
            && thread.shape_of(value) == ShapeId::TUPLE
            && let Some(tuple) = value.downcast::<Tuple>()
            && tuple.len() == self.before.len()
        {
            for (target, item) in self.before.iter().zip(tuple.items()) {
                target.store(thread, frame, *item)?;
            }
            return Ok(());
        }
        let wanted = Wanted {
            count: self.before.len() + self.after.len(),
            exact: self.starred.is_none(),
        };
        let items = wanted.items(thread, frame, value, self.range)?;
        frame.set(self.items, items);
        let items = items_of(&items);
        let (before, rest) = items.split_at(self.before.len());
        for (target, item) in self.before.iter().zip(before) {
            target.store(thread, frame, *item)?;
        }
        let (middle, after) = rest.split_at(rest.len() - self.after.len());
        if let Some(starred) = &self.starred {
            starred.store(thread, frame, List::from_items(thread, middle).value())?;
        }
        for (target, item) in self.after.iter().zip(after) {
            target.store(thread, frame, *item)?;
        }
        Ok(())
    }
}

/// Locals alone, as many as there are items: nothing that could run Python code, so nothing to keep meanwhile.
struct UnpackLocals {
    slots: Box<[FrameSlot]>,
    range: Range,
}

impl UnpackLocals {
    #[inline(always)]
    fn set(&self, frame: Frame<'_>, items: &[Value]) {
        for (slot, item) in self.slots.iter().zip(items) {
            frame.set(*slot, *item);
        }
    }

    #[cold]
    #[inline(never)]
    fn store_items(&self, thread: &Thread, frame: Frame<'_>, value: Value) -> Result<(), Raised> {
        let wanted = Wanted {
            count: self.slots.len(),
            exact: true,
        };
        let items = wanted.items(thread, frame, value, self.range)?;
        self.set(frame, items_of(&items));
        Ok(())
    }
}

impl Store for UnpackLocals {
    fn takes_pairs(&self) -> bool {
        self.slots.len() == 2
    }

    fn store_pair(
        &self,
        thread: &Thread,
        frame: Frame<'_>,
        first: Value,
        second: Value,
    ) -> Result<(), Raised> {
        let [one, other] = &*self.slots else {
            return self.store(thread, frame, thread.tuple(&[first, second]));
        };
        frame.set(*one, first);
        frame.set(*other, second);
        Ok(())
    }

    fn store(&self, thread: &Thread, frame: Frame<'_>, value: Value) -> Result<(), Raised> {
        let shape = thread.shape_of(value);
        if shape == ShapeId::TUPLE
            && let Some(tuple) = value.downcast::<Tuple>()
            && tuple.len() == self.slots.len()
        {
            self.set(frame, tuple.items());
            return Ok(());
        }
        // Where threads run in parallel the items are those of one moment.
        if shape == ShapeId::LIST
            && !thread.is_parallel()
            && let Some(list) = value.downcast::<List>()
            && list.len() == self.slots.len()
        {
            for (index, slot) in self.slots.iter().enumerate() {
                if let Some(item) = list.get(index) {
                    frame.set(*slot, item);
                }
            }
            return Ok(());
        }
        self.store_items(thread, frame, value)
    }
}

/// How many items are taken apart.
#[derive(Clone, Copy)]
struct Wanted {
    /// As many as there are targets but for a starred one.
    count: usize,
    /// Whether no more will do.
    exact: bool,
}

impl Wanted {
    /// The items of a value in a tuple.
    fn items(
        self,
        thread: &Thread,
        frame: Frame<'_>,
        value: Value,
        range: Range,
    ) -> Result<Value, Raised> {
        self.collect(thread, value)
            .map_err(|raised| locate(thread, frame, range, raised))
    }

    fn collect(self, thread: &Thread, value: Value) -> Result<Value, Raised> {
        let Wanted {
            count: wanted,
            exact,
        } = self;
        thread.library(move || {
            let shape = thread.shape_of(value);
            let known = match shape {
                ShapeId::LIST => value
                    .downcast::<List>()
                    .map(|list| list.snapshot(thread).value()),
                ShapeId::TUPLE => Some(value),
                _ if exact => None,
                _ => protocol::items_at_once(thread, value)
                    .map(|items| items.snapshot(thread).value()),
            };
            let list = match known {
                Some(items) => items,
                None => {
                    let list = List::from_items(thread, &[]);
                    let iterator = iterator_of(thread, value)?;
                    // One more than wanted is enough to see that there are too many.
                    while !exact || list.len() <= wanted {
                        match protocol::next(thread, iterator)? {
                            Some(item) => list.push(thread, item),
                            None => break,
                        }
                    }
                    list.snapshot(thread).value()
                }
            };
            let count = list.downcast::<Tuple>().map_or(0, Tuple::len);
            if count < wanted {
                let least = if exact { "" } else { "at least " };
                return Err(value_error(format!(
                    "not enough values to unpack (expected {least}{wanted}, got {count})"
                )));
            }
            if exact && count > wanted {
                let got = if known.is_some() || value.is::<weft_heap::Dict>() {
                    let count = if known.is_some() {
                        count
                    } else {
                        protocol::length(thread, value)?
                    };
                    format!(", got {count}")
                } else {
                    String::new()
                };
                return Err(value_error(format!(
                    "too many values to unpack (expected {wanted}{got})"
                )));
            }
            Ok(list)
        })
    }
}

fn items_of(tuple: &Value) -> &[Value] {
    tuple.downcast::<Tuple>().expect("a tuple of items").items()
}

fn iterator_of(thread: &Thread, value: Value) -> Result<Value, Raised> {
    if protocol::special_of(thread, value, weft_core::names::Special::Iter).is_none()
        && protocol::special_of(thread, value, weft_core::names::Special::GetItem).is_none()
    {
        return Err(weft_core::error::type_error(format!(
            "cannot unpack non-iterable {} object",
            protocol::class_name(value)
        )));
    }
    protocol::iterate(thread, value)
}

impl Lowering<'_> {
    /// The slots of targets that are all locals.
    pub(crate) fn locals_of(&self, targets: &[ast::Target]) -> Option<Box<[FrameSlot]>> {
        targets
            .iter()
            .map(|target| match target {
                ast::Target::Reference(reference) => self.local_of(reference),
                ast::Target::Unpack(_) => None,
            })
            .collect()
    }

    /// Lowers a list of targets.
    pub(crate) fn unpack(&mut self, unpack: &ast::Unpack) -> BoxedStore {
        if unpack.starred.is_none()
            && unpack.after.is_empty()
            && let Some(slots) = self.locals_of(&unpack.before)
        {
            let range = unpack.range;
            return Box::new(UnpackLocals { slots, range });
        }
        let items = self.open_slot();
        let before = unpack
            .before
            .iter()
            .map(|target| self.target(target))
            .collect();
        let starred = unpack.starred.as_ref().map(|target| self.target(target));
        let after = unpack
            .after
            .iter()
            .map(|target| self.target(target))
            .collect();
        self.close_slots(1);
        Box::new(Unpack {
            before,
            starred,
            after,
            items,
            range: unpack.range,
        })
    }
}
