//! Sinks: what takes the items of a generator expression where they come about, without suspending it for each.
//!
//! `sum(x * x for x in numbers)` goes back and forth between the sum and the frame of the expression. Instead the sum
//! gives that frame a sink before it begins, and each `yield` adds to the sink what can be added without any Python code.
//! What a sink refuses is yielded as ever, and it goes on with the next item; so a program sees no difference. It is a
//! buffer of the heap, since the frame has nothing but values: its kind, and what was taken so far.

use crate::builtins::sum::CompensatedSum;
use crate::types::generator::{Generator, State};
use weft_heap::{Buffer, Gc, List, Slot, Thread, Value};

/// What a sink does with an item.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// Nothing: whoever gave it has gone.
    Closed,
    /// Adds small integers.
    Integers,
    /// Adds floats, with the error of the additions.
    Floats,
    /// Appends to a list.
    List,
    /// Passes over what is true.
    True,
    /// Passes over what is false.
    False,
    /// Keeps the least.
    Least,
    /// Keeps the greatest.
    Greatest,
}

impl Kind {
    const ALL: [Kind; 8] = [
        Kind::Closed,
        Kind::Integers,
        Kind::Floats,
        Kind::List,
        Kind::True,
        Kind::False,
        Kind::Least,
        Kind::Greatest,
    ];

    fn value(self) -> Value {
        Value::from_i32(self as i32)
    }
}

/// A sink that the frame of a generator expression has. It takes nothing more once this is dropped.
pub struct Sink(Gc<Buffer>);

/// The slots of the buffer: the kind and two words of what was taken.
type Slots = [Slot; 3];

fn slots(buffer: &Buffer) -> &Slots {
    buffer
        .slots()
        .first_chunk()
        .expect("a sink has three slots")
}

impl Sink {
    /// Gives a sink to what is iterated over, if that is a generator expression which has not begun.
    ///
    /// `taken` is what it begins with: the sum and its error, the list, or what is the best so far.
    pub fn give(thread: &Thread, iterator: Value, kind: Kind, taken: [Value; 2]) -> Option<Sink> {
        let generator = Generator::of(&iterator)?;
        if generator.state() != State::Created {
            return None;
        }
        let slot = generator.code().body().sink?;
        let sink = Sink(Buffer::new(thread, 3));
        sink.set(kind, taken);
        let state = generator.claim(thread)?;
        if state == State::Closed {
            return None;
        }
        if state == State::Created
            && let Some(place) = generator.slots().get(slot.index())
        {
            place.set(sink.0.value());
        }
        generator.set_state(state);
        Some(sink)
    }

    /// Makes it one of this kind, which has taken this much.
    pub fn set(&self, kind: Kind, taken: [Value; 2]) {
        let [place, one, two] = slots(&self.0);
        one.set(taken[0]);
        two.set(taken[1]);
        place.set(kind.value());
    }

    /// Closes it until it is set again; its kind, and what it has taken.
    pub fn close(&self) -> (Kind, [Value; 2]) {
        let [place, one, two] = slots(&self.0);
        let kind = kind_in(place);
        place.set(Kind::Closed.value());
        let taken = [one, two].map(|slot| slot.take().unwrap_or(Value::NONE));
        (kind, taken)
    }
}

impl Drop for Sink {
    fn drop(&mut self) {
        self.close();
    }
}

#[inline(always)]
fn kind_in(slot: &Slot) -> Kind {
    slot.get()
        .and_then(Value::to_int)
        .and_then(|kind| Kind::ALL.get(kind as usize).copied())
        .unwrap_or(Kind::Closed)
}

/// Takes an item at once; false where the sink in a frame's slot refuses it, or the slot is empty.
#[inline]
pub fn take(thread: &Thread, sink: Option<Value>, item: Value) -> bool {
    let Some(buffer) = sink.as_ref().and_then(|sink| sink.downcast::<Buffer>()) else {
        return false;
    };
    let [kind, taken, error] = slots(buffer);
    let Some(sum) = taken.get() else {
        return false;
    };
    match kind_in(kind) {
        Kind::Closed => false,
        Kind::Integers => {
            let total = item
                .to_int_or_bool()
                .zip(sum.to_int())
                .and_then(|(item, sum)| Value::from_int(sum.checked_add(item)?));
            total.is_some_and(|total| {
                taken.set(total);
                true
            })
        }
        Kind::Floats => add_float(taken, error, sum, item),
        Kind::List => sum.downcast::<List>().is_some_and(|list| {
            list.push(thread, item);
            true
        }),
        Kind::True => item.simple_truth() == Some(true),
        Kind::False => item.simple_truth() == Some(false),
        Kind::Least => keep_better(taken, sum, Value::less(item, sum), item),
        Kind::Greatest => keep_better(taken, sum, Value::less(sum, item), item),
    }
}

fn add_float(taken: &Slot, error: &Slot, sum: Value, item: Value) -> bool {
    let float = match item.to_int_or_bool() {
        Some(integer) => integer as f64,
        None if item.is_inline_float() => item.to_float().unwrap_or_default(),
        None => return false,
    };
    let Some((high, low)) = sum.to_float().zip(error.get().and_then(Value::to_float)) else {
        return false;
    };
    let mut total = CompensatedSum { high, low };
    total.add(float);
    let (Some(high), Some(low)) = (
        Value::from_float_inline(total.high),
        Value::from_float_inline(total.low),
    ) else {
        return false;
    };
    taken.set(high);
    error.set(low);
    true
}

/// Keeps the item if it is the better one. There is nothing to compare the first one with, which is yielded.
fn keep_better(taken: &Slot, best: Value, is_better: Option<bool>, item: Value) -> bool {
    match is_better {
        Some(true) => {
            taken.set(item);
            true
        }
        Some(false) => best != Value::ABSENT,
        None => false,
    }
}
