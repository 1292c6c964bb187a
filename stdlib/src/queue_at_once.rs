//! What a `queue.Queue` does in one step where its lock is free and nobody waits; whatever else there may be is left to
//! the module's Python code.
//!
//! The queue's attributes are what the Python code works with too, so both may come in turn. They are looked at while the
//! queue's lock is held, and no Python code runs meanwhile.

use crate::collections::deque;
use crate::thread::lock::{open_at_once, take_at_once};
use weft_core::heap::{AttributeCache, Instance, Native, Slot, Thread, Trace, Tracer, Value};
use weft_core::native::{ClassDefinition, NativeClass};
use weft_core::types::class::{Class, lookup};

/// The attributes of a queue, and the one of a condition that has those who wait.
#[derive(Clone, Copy)]
enum Attribute {
    Mutex,
    Items,
    MaxSize,
    IsShutdown,
    Unfinished,
    NotEmpty,
    NotFull,
    AllDone,
    Waiters,
}

const NAMES: [&str; 9] = [
    "mutex",
    "queue",
    "maxsize",
    "is_shutdown",
    "unfinished_tasks",
    "not_empty",
    "not_full",
    "all_tasks_done",
    "_waiters",
];

/// The name of an attribute, and where instances were found to have it.
struct Place {
    name: Slot,
    cache: AttributeCache,
}

impl Place {
    fn get(&self, thread: &Thread, object: Value) -> Option<Value> {
        self.cache
            .load(object)
            .or_else(|| self.find(thread, object))
    }

    #[cold]
    fn find(&self, thread: &Thread, object: Value) -> Option<Value> {
        let name = self.name.get()?;
        let class = thread.class_of(object);
        // What the class has may go before what the instance has, and is Python's affair.
        if lookup(thread, Class::of(&class)?, name).is_some() {
            return None;
        }
        self.cache.fill(thread, object, name);
        object.downcast::<Instance>()?.get(thread, name)
    }
}

/// Does the steps for the instances of one class itself, whose subclasses may do otherwise.
pub struct AtOnce {
    class: Slot,
    places: [Place; NAMES.len()],
}

impl Trace for AtOnce {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.slot(&self.class);
        tracer.slots(self.places.each_ref().map(|place| &place.name));
    }
}

impl NativeClass for AtOnce {
    fn definition() -> &'static ClassDefinition {
        &class::DEFINITION
    }
}

/// A queue whose lock this thread holds.
struct Held<'q> {
    thread: &'q Thread,
    steps: &'q AtOnce,
    queue: Value,
    mutex: Value,
}

impl Drop for Held<'_> {
    fn drop(&mut self) {
        open_at_once(self.thread, &[self.mutex]);
    }
}

impl Held<'_> {
    fn get(&self, attribute: Attribute) -> Option<Value> {
        self.steps.places[attribute as usize].get(self.thread, self.queue)
    }

    /// Changes an attribute that was found before.
    fn set(&self, attribute: Attribute, value: Value) -> Option<()> {
        let place = &self.steps.places[attribute as usize];
        place.cache.store(self.queue, value).then_some(())
    }

    /// Whether nobody waits for a condition.
    fn is_idle(&self, condition: Attribute) -> Option<bool> {
        let condition = self.get(condition)?;
        let waiters = self.steps.places[Attribute::Waiters as usize].get(self.thread, condition)?;
        Some(deque::length(waiters)? == 0)
    }

    fn is_open(&self) -> Option<bool> {
        Some(self.get(Attribute::IsShutdown)? == Value::FALSE)
    }
}

impl AtOnce {
    fn hold<'q>(&'q self, thread: &'q Thread, queue: Value) -> Option<Held<'q>> {
        if Some(thread.class_of(queue)) != self.class.get() {
            return None;
        }
        let mutex = self.places[Attribute::Mutex as usize].get(thread, queue)?;
        take_at_once(thread, &[mutex])?;
        Some(Held {
            thread,
            steps: self,
            queue,
            mutex,
        })
    }

    fn put(&self, thread: &Thread, queue: Value, item: Value) -> Option<()> {
        let held = self.hold(thread, queue)?;
        let items = held.get(Attribute::Items)?;
        let most = held.get(Attribute::MaxSize)?.to_int()?;
        let has_room = most <= 0 || (deque::length(items)? as i64) < most;
        if !has_room || !held.is_open()? || !held.is_idle(Attribute::NotEmpty)? {
            return None;
        }
        let unfinished = held.get(Attribute::Unfinished)?.to_int()?;
        let unfinished = Value::from_int(unfinished.checked_add(1)?)?;
        held.set(Attribute::Unfinished, unfinished)?;
        deque::append_at_once(thread, &[items, item]).map(drop)
    }

    fn take(&self, thread: &Thread, queue: Value) -> Option<Value> {
        let held = self.hold(thread, queue)?;
        if !held.is_idle(Attribute::NotFull)? {
            return None;
        }
        deque::pop_left_at_once(thread, &[held.get(Attribute::Items)?])
    }

    fn finish(&self, thread: &Thread, queue: Value) -> Option<()> {
        let held = self.hold(thread, queue)?;
        let unfinished = held.get(Attribute::Unfinished)?.to_int()?;
        if unfinished <= 0 || (unfinished == 1 && !held.is_idle(Attribute::AllDone)?) {
            return None;
        }
        held.set(Attribute::Unfinished, Value::from_int(unfinished - 1)?)
    }
}

fn of(value: &Value) -> Option<&Native<AtOnce>> {
    value.downcast()
}

/// `put`, for nodes.
fn put_from_node(thread: &Thread, arguments: &[Value]) -> Option<Value> {
    let [own, queue, item] = arguments else {
        return None;
    };
    Some(Value::from_bool(
        of(own)?.put(thread, *queue, *item).is_some(),
    ))
}

/// `take`, for nodes.
fn take_from_node(thread: &Thread, arguments: &[Value]) -> Option<Value> {
    let [own, queue] = arguments else {
        return None;
    };
    Some(of(own)?.take(thread, *queue).unwrap_or(*own))
}

/// `finish`, for nodes.
fn finish_from_node(thread: &Thread, arguments: &[Value]) -> Option<Value> {
    let [own, queue] = arguments else {
        return None;
    };
    Some(Value::from_bool(of(own)?.finish(thread, *queue).is_some()))
}

/// Does what a queue does when its lock is free and nobody waits.
#[weft_macros::class(name = "AtOnce", module = "_queue")]
pub mod class {
    use super::{AtOnce, NAMES, Place};
    use weft_core::heap::{AttributeCache, Native, Slot, Thread, Value};
    use weft_core::interpreter::new_native;

    #[new]
    fn new(_class: Value, thread: &Thread, class: Value) -> Value {
        let at_once = AtOnce {
            class: Slot::new(class),
            places: NAMES.map(|name| Place {
                name: Slot::new(thread.intern(name)),
                cache: AttributeCache::new(),
            }),
        };
        new_native(thread, at_once).value()
    }

    /// Put an item into a queue; say whether that was done.
    #[positional_only]
    #[quick(super::put_from_node)]
    fn put(this: &Native<AtOnce>, thread: &Thread, queue: Value, item: Value) -> bool {
        this.put(thread, queue, item).is_some()
    }

    /// Take an item out of a queue; return this object itself where that was not done.
    #[positional_only]
    #[quick(super::take_from_node)]
    fn take(this: &Native<AtOnce>, thread: &Thread, queue: Value) -> Value {
        this.take(thread, queue).unwrap_or(this.value())
    }

    /// Count an item of a queue as dealt with; say whether that was done.
    #[positional_only]
    #[quick(super::finish_from_node)]
    fn finish(this: &Native<AtOnce>, thread: &Thread, queue: Value) -> bool {
        this.finish(thread, queue).is_some()
    }
}
