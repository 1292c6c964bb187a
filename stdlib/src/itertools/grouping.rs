//! The iterator `groupby` and the groups that it hands out.

use super::{itertool, traced};
use weft_core::heap::{Native, Raised, Slot, Thread, Value};
use weft_core::protocol;

/// `groupby(iterable, key)`. The groups that it gives share its iterator.
pub struct GroupBy {
    iterator: Value,
    /// `None` for the item itself.
    key: Value,
    /// The key of the group that was given last.
    target_key: Slot,
    /// The key of the item that was read last.
    current_key: Slot,
    /// The item that was read last, until it was given.
    current_item: Slot,
    /// The group that was given last.
    group: Slot,
}
traced!(
    GroupBy,
    [iterator, key],
    [target_key, current_key, current_item, group]
);

impl GroupBy {
    /// Reads an item; false at the end.
    fn read(&self, thread: &Thread) -> Result<bool, Raised> {
        let Some(item) = protocol::next(thread, self.iterator)? else {
            return Ok(false);
        };
        let key = if self.key.is_none() {
            item
        } else {
            protocol::call_values(thread, self.key, &[item])?
        };
        self.current_item.set(item);
        self.current_key.set(key);
        Ok(true)
    }

    /// The step, for which the group needs the object itself.
    fn next_group(&self, thread: &Thread, own: Value) -> Result<Option<Value>, Raised> {
        self.group.clear();
        loop {
            match (self.current_key.get(), self.target_key.get()) {
                (Some(_), None) => break,
                (Some(current), Some(target)) if !protocol::equals(thread, target, current)? => {
                    break;
                }
                _ => {}
            }
            if !self.read(thread)? {
                return Ok(None);
            }
        }
        let key = self.current_key.get().unwrap_or(Value::NONE);
        self.target_key.set(key);
        let group = weft_core::interpreter::new_native(thread, Group { parent: own, key }).value();
        self.group.set(group);
        Ok(Some(thread.tuple(&[key, group])))
    }
}

/// The step of an iterator that gives out references to itself.
trait StepWithSelf {
    fn step(&self, thread: &Thread) -> Result<Option<Value>, Raised>;
}

impl StepWithSelf for Native<GroupBy> {
    fn step(&self, thread: &Thread) -> Result<Option<Value>, Raised> {
        self.next_group(thread, self.value())
    }
}

itertool!(
    groupby,
    GroupBy,
    "groupby",
    "Splits an iterable where the key of its items changes: pairs of a key and an iterator over its items.",
    {
        use super::StepWithSelf;

        /// Create and return a new object.
        #[new]
        fn new(
            class: Value,
            thread: &Thread,
            iterable: Value,
            #[default(Value::NONE)] key: Value,
        ) -> Result<Value, Raised> {
            let iterator = protocol::iterate(thread, iterable)?;
            let empty = Slot::empty;
            let payload = GroupBy {
                iterator,
                key,
                target_key: empty(),
                current_key: empty(),
                current_item: empty(),
                group: empty(),
            };
            new_instance(thread, class, payload)
        }
    }
);

/// A group of `groupby`, good until the next group is asked for.
pub struct Group {
    parent: Value,
    key: Value,
}

impl weft_core::heap::Trace for Group {
    fn trace(&self, tracer: &mut weft_core::heap::Tracer<'_>) {
        tracer.value(self.parent);
        tracer.value(self.key);
    }

    #[inline(always)]
    fn next(object: &Native<Self>, thread: &Thread) -> Option<Result<Option<Value>, Raised>> {
        Some(thread.library(|| object.step(thread)))
    }
}

impl StepWithSelf for Native<Group> {
    fn step(&self, thread: &Thread) -> Result<Option<Value>, Raised> {
        let parent = self
            .parent
            .downcast::<Native<GroupBy>>()
            .expect("a group is of a groupby");
        if parent.group.get() != Some(self.value()) {
            return Ok(None);
        }
        if parent.current_item.get().is_none() && !parent.read(thread)? {
            return Ok(None);
        }
        let Some(key) = parent.current_key.get() else {
            return Ok(None);
        };
        if !protocol::equals(thread, self.key, key)? {
            return Ok(None);
        }
        Ok(parent.current_item.take())
    }
}

/// A group of groupby().
#[weft_core::class(name = "_grouper", module = "itertools", payload = Group)]
pub mod _grouper {
    use super::{Group, StepWithSelf};
    use weft_core::heap::{Native, Raised, Thread, Value};

    /// Implement iter(self).
    fn __iter__(this: Value) -> Value {
        this
    }

    /// Implement next(self).
    fn __next__(this: &Native<Group>, thread: &Thread) -> Result<Value, Raised> {
        weft_core::types::iterator::next_or_stop(thread, this.step(thread))
    }
}
