//! The memos of picklers and unpicklers, as programs see and set them.

use crate::pickle::memo::Numbers;
use crate::pickle::pickler::Pickler;
use crate::pickle::reduce::qualified_name;
use crate::pickle::unpickler::Unpickler;
use weft_core::error::{memory_error, type_error, value_error};
use weft_core::heap::{
    BigInteger, Dict, Gc, List, Native, Raised, Slot, Thread, Trace, Tracer, Tuple, Value,
};
use weft_core::interpreter::Interpreter;

/// The highest number that a program can give an object in an unpickler's memo.
const HIGHEST: i64 = 1 << 26;

/// What a pickler's `memo` is.
pub struct PicklerMemo {
    pickler: Slot,
}

/// What an unpickler's `memo` is.
pub struct UnpicklerMemo {
    unpickler: Slot,
}

impl Trace for PicklerMemo {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.slots([&self.pickler]);
    }
}

impl Trace for UnpicklerMemo {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.slots([&self.unpickler]);
    }
}

impl PicklerMemo {
    /// The view of a pickler's memo.
    pub fn new(pickler: Value) -> PicklerMemo {
        PicklerMemo {
            pickler: Slot::new(pickler),
        }
    }
}

impl UnpicklerMemo {
    /// The view of an unpickler's memo.
    pub fn new(unpickler: Value) -> UnpicklerMemo {
        UnpicklerMemo {
            unpickler: Slot::new(unpickler),
        }
    }
}

/// `{id(object): (number, object)}`.
pub fn numbered(thread: &Thread, numbers: &Numbers, objects: &List) -> Gc<Dict> {
    let copy = thread.dict();
    for place in 0..objects.len() {
        let Some(object) = objects.get(place) else {
            break;
        };
        if let Some(number) = numbers.get(&object.identity()) {
            let pair = thread.tuple(&[thread.int(i64::from(*number)), object]);
            copy.set_simple(thread, thread.int(object.identity() as i64), pair);
        }
    }
    copy
}

/// What a pickler's memo is set to.
///
/// # Errors
/// `TypeError` if that is no memo.
pub fn to_numbers(thread: &Thread, value: Value) -> Result<(Numbers, Gc<List>), Raised> {
    let given = match value.downcast::<Native<PicklerMemo>>() {
        Some(proxy) => proxy.pickler.get().and_then(|pickler| {
            let pickler = pickler.downcast::<Native<Pickler>>()?;
            Some(pickler.memo_copy(thread))
        }),
        None => value.cast::<Dict>(),
    };
    let Some(given) = given else {
        let kind = qualified_name(thread, thread.class_of(value));
        return Err(type_error(format!(
            "'memo' attribute must be a PicklerMemoProxy object or dict, not {kind}"
        )));
    };
    let (mut numbers, objects) = (Numbers::default(), List::from_items(thread, &[]));
    let mut position = 0;
    while let Some((next, _, pair)) = given.next(position) {
        position = next;
        let Some(&[number, object]) = pair.downcast::<Tuple>().map(|pair| pair.items()) else {
            return Err(type_error("'memo' values must be 2-item tuples"));
        };
        let number = number
            .to_int()
            .ok_or_else(|| type_error("an integer is required"))?;
        let number =
            u32::try_from(number).map_err(|_| value_error("memo numbers must not be negative"))?;
        numbers.insert(object.identity(), number);
        objects.push(thread, object);
    }
    Ok((numbers, objects))
}

/// `{number: object}`.
pub fn by_number(thread: &Thread, memo: &List) -> Gc<Dict> {
    let copy = thread.dict();
    for place in 0..memo.len() {
        if let Some(object) = memo.get(place).filter(|object| *object != Value::ABSENT) {
            copy.set_simple(thread, thread.int(place as i64), object);
        }
    }
    copy
}

/// What an unpickler's memo is set to.
///
/// # Errors
/// `TypeError` if that is no memo, `ValueError` if a number is negative.
pub fn to_list(thread: &Thread, value: Value) -> Result<Gc<List>, Raised> {
    let given = match value.downcast::<Native<UnpicklerMemo>>() {
        Some(proxy) => proxy.unpickler.get().and_then(|unpickler| {
            let unpickler = unpickler.downcast::<Native<Unpickler>>()?;
            Some(unpickler.memo_copy(thread))
        }),
        None => value.cast::<Dict>(),
    };
    let Some(given) = given else {
        let kind = qualified_name(thread, thread.class_of(value));
        return Err(type_error(format!(
            "'memo' attribute must be an UnpicklerMemoProxy object or dict, not {kind}"
        )));
    };
    let memo = List::from_items(thread, &[]);
    let mut position = 0;
    while let Some((next, number, object)) = given.next(position) {
        position = next;
        let number = match number.to_int() {
            Some(number) => number,
            None if number.is::<BigInteger>() => return Err(memory_error()),
            None => return Err(type_error("memo key must be integers")),
        };
        if number < 0 {
            return Err(value_error("memo key must be positive integers."));
        }
        if number > HIGHEST {
            return Err(memory_error());
        }
        while memo.len() <= number as usize {
            memo.push(thread, Value::ABSENT);
        }
        memo.set(thread, number as usize, object);
    }
    Ok(memo)
}

fn made_again(thread: &Thread, copy: Gc<Dict>) -> Value {
    let class = Interpreter::of(thread)
        .class_named("dict")
        .expect("a built-in class");
    thread.tuple(&[class, thread.tuple(&[copy.value()])])
}

/// The memo of a pickler.
#[weft_macros::class(name = "PicklerMemoProxy", module = "_pickle", payload = PicklerMemo)]
pub mod pickler_memo {
    use super::{Gc, Native, Pickler, PicklerMemo, made_again};
    use weft_core::heap::{Dict, Thread, Value};

    #[rust]
    fn copied(this: &PicklerMemo, thread: &Thread) -> Gc<Dict> {
        let pickler = this.pickler.get().unwrap_or(Value::NONE);
        match pickler.downcast::<Native<Pickler>>() {
            Some(pickler) => pickler.memo_copy(thread),
            None => thread.dict(),
        }
    }

    /// Remove all items from memo.
    fn clear(this: &Native<PicklerMemo>, thread: &Thread) {
        let pickler = this.pickler.get().unwrap_or(Value::NONE);
        if let Some(pickler) = pickler.downcast::<Native<Pickler>>() {
            pickler.forget(thread);
        }
    }

    /// Copy the memo to a new object.
    fn copy(this: &Native<PicklerMemo>, thread: &Thread) -> Value {
        copied(this, thread).value()
    }

    /// Implement pickle support.
    fn __reduce__(this: &Native<PicklerMemo>, thread: &Thread) -> Value {
        made_again(thread, copied(this, thread))
    }
}

/// The memo of an unpickler.
#[weft_macros::class(name = "UnpicklerMemoProxy", module = "_pickle", payload = UnpicklerMemo)]
pub mod unpickler_memo {
    use super::{Gc, Native, Unpickler, UnpicklerMemo, made_again};
    use weft_core::heap::{Dict, Thread, Value};

    #[rust]
    fn copied(this: &UnpicklerMemo, thread: &Thread) -> Gc<Dict> {
        let unpickler = this.unpickler.get().unwrap_or(Value::NONE);
        match unpickler.downcast::<Native<Unpickler>>() {
            Some(unpickler) => unpickler.memo_copy(thread),
            None => thread.dict(),
        }
    }

    /// Remove all items from memo.
    fn clear(this: &Native<UnpicklerMemo>, thread: &Thread) {
        let unpickler = this.unpickler.get().unwrap_or(Value::NONE);
        if let Some(unpickler) = unpickler.downcast::<Native<Unpickler>>() {
            unpickler.forget(thread);
        }
    }

    /// Copy the memo to a new object.
    fn copy(this: &Native<UnpicklerMemo>, thread: &Thread) -> Value {
        copied(this, thread).value()
    }

    /// Implement pickling support.
    fn __reduce__(this: &Native<UnpicklerMemo>, thread: &Thread) -> Value {
        made_again(thread, copied(this, thread))
    }
}
