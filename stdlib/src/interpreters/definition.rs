//! The module's functions.

use crate::interpreters::family::Refusal;
use weft_core::heap::{Raised, Thread};
use weft_core::interpreter::Interpreter;
use weft_core::types::exception::ExceptionObject;

fn refuse(
    thread: &Thread,
    definition: &'static weft_core::native::ClassDefinition,
    message: &str,
) -> Raised {
    let (class, _) = Interpreter::class_from(thread, definition);
    let message = thread.string(message);
    let exception = ExceptionObject::new(thread, class, &[message]);
    weft_core::error::raise_object(thread, exception)
}

/// The error that says why something cannot be done with an interpreter.
fn refusal(thread: &Thread, number: i64, why: Refusal, what: &str) -> Raised {
    match why {
        Refusal::Unknown => refuse(
            thread,
            &not_found_error::DEFINITION,
            &format!("unrecognized interpreter ID {number}"),
        ),
        Refusal::Foreign => refuse(
            thread,
            &interpreter_error::DEFINITION,
            &format!("cannot {what} unrecognized interpreter {number}"),
        ),
        Refusal::Running if what == "destroy" => refuse(
            thread,
            &interpreter_error::DEFINITION,
            "interpreter running",
        ),
        Refusal::Running => refuse(
            thread,
            &interpreter_error::DEFINITION,
            "interpreter already running",
        ),
    }
}

/// A cross-interpreter operation failed
#[weft_macros::class(name = "InterpreterError", module = "concurrent.interpreters", bases = ["Exception"], subclassable)]
pub mod interpreter_error {}

/// An interpreter was not found
#[weft_macros::class(name = "InterpreterNotFoundError", module = "concurrent.interpreters", bases = ["InterpreterError"], subclassable)]
pub mod not_found_error {}

/// An object cannot be sent to another interpreter
#[weft_macros::class(name = "NotShareableError", module = "concurrent.interpreters", bases = ["TypeError"], subclassable)]
pub mod not_shareable_error {}

/// Interpreters in one process, and the queues between them.
#[weft_macros::module(
    name = "_interpreters",
    classes = [interpreter_error, not_found_error, not_shareable_error]
)]
pub mod module {
    use super::{interpreter_error, refusal, refuse};
    use crate::interpreters::family::{Membership, join_family, set_maker};
    use crate::interpreters::queue::{Attempt, SharedQueue, Unbound, Wait};
    use std::sync::Arc;
    use weft_core::error::{type_error, value_error};
    use weft_core::heap::concurrency::Gil;
    use weft_core::heap::{Bytes, List, Raised, Thread, Value};
    use weft_core::types::exception::traceback;
    use weft_core::{import, protocol};

    #[rust]
    fn octets_of(value: Value) -> Result<Vec<u8>, Raised> {
        match value.downcast::<Bytes>() {
            Some(bytes) => Ok(bytes.as_slice().to_vec()),
            None => Err(type_error("a pickle must be bytes")),
        }
    }

    /// Make an interpreter, with a global lock or without, and return its number.
    fn create(thread: &Thread, gil: bool, path: Value) -> Result<i64, Raised> {
        let membership = Membership::of(thread);
        let Some(maker) = membership.maker() else {
            return Err(refuse(
                thread,
                &interpreter_error::DEFINITION,
                "interpreter creation failed",
            ));
        };
        let list = protocol::collect_list(thread, path)?;
        let mut folders = Vec::with_capacity(list.len());
        let mut place = 0;
        while let Some(item) = list.get(place) {
            folders.extend(protocol::text_of(&item).map(str::to_owned));
            place += 1;
        }
        let family = membership.family();
        let number = family.next_number();
        let gil = if gil { Gil::On } else { Gil::Off };
        // What enters another interpreter detaches the thread from this one by itself.
        match maker(gil, folders) {
            Ok(made) => {
                made.enter(&mut |inside| {
                    join_family(inside, family, number);
                    set_maker(inside, Arc::clone(maker));
                });
                family.add(number, made);
                Ok(number)
            }
            Err(message) => Err(refuse(thread, &interpreter_error::DEFINITION, &message)),
        }
    }

    /// End an interpreter, waiting for its threads.
    fn destroy(thread: &Thread, id: i64) -> Result<(), Raised> {
        let membership = Membership::of(thread);
        if id != 0 && id == membership.number() {
            return Err(refuse(
                thread,
                &interpreter_error::DEFINITION,
                "cannot destroy the current interpreter",
            ));
        }
        let family = membership.family();
        let removed = family
            .remove(id)
            .map_err(|why| refusal(thread, id, why, "destroy"))?;
        drop(removed);
        family.queues.forget_owner(id);
        Ok(())
    }

    /// The numbers of all interpreters.
    fn list_all(thread: &Thread) -> Value {
        let numbers = Membership::of(thread).family().numbers();
        let numbers: Vec<Value> = numbers.into_iter().map(|n| thread.int(n)).collect();
        List::from_items(thread, &numbers).value()
    }

    /// The number of the interpreter that runs this.
    fn get_current(thread: &Thread) -> i64 {
        Membership::of(thread).number()
    }

    /// Whether a thread works in an interpreter.
    fn is_running(thread: &Thread, id: i64) -> Result<bool, Raised> {
        Membership::of(thread)
            .family()
            .is_running(id)
            .map_err(|why| refusal(thread, id, why, "look at"))
    }

    /// Count an object that stands for an interpreter.
    fn incref(thread: &Thread, id: i64) -> Result<(), Raised> {
        Membership::of(thread)
            .family()
            .hold(id)
            .map_err(|why| refusal(thread, id, why, "hold"))
    }

    /// Count an object less; return whether it was the last.
    fn decref(thread: &Thread, id: i64) -> bool {
        Membership::of(thread).family().let_go(id)
    }

    /// Call a function of a module in another interpreter with a pickle, and return the pickle that it gives.
    fn run(
        thread: &Thread,
        id: i64,
        what: &str,
        module: &str,
        function: &str,
        pickle: Value,
    ) -> Result<Value, Raised> {
        let octets = octets_of(pickle)?;
        let membership = Membership::of(thread);
        let turn = membership
            .family()
            .take_turn(id)
            .map_err(|why| refusal(thread, id, why, what))?;
        let mut outcome = Err("the interpreter could not be entered".to_owned());
        turn.interpreter().enter(&mut |inside| {
            let result = import::import_module(inside, module)
                .and_then(|found| protocol::get_attribute_text(inside, found, function))
                .and_then(|found| protocol::call_values(inside, found, &[inside.bytes(&octets)]))
                .and_then(octets_of);
            outcome = result.map_err(|raised| {
                let exception = inside.take_raised(raised);
                traceback::format_exception(inside, exception)
            });
        });
        drop(turn);
        match outcome {
            Ok(octets) => Ok(thread.bytes(&octets)),
            Err(message) => Err(refuse(thread, &interpreter_error::DEFINITION, &message)),
        }
    }

    #[rust]
    fn queue(thread: &Thread, id: i64) -> Result<Option<Arc<SharedQueue>>, Raised> {
        Ok(Membership::of(thread).family().queues.find(id))
    }

    #[rust]
    fn unbound_of(number: i64) -> Result<Unbound, Raised> {
        Unbound::from_number(number)
            .ok_or_else(|| value_error(format!("unsupported unbounditems {number}")))
    }

    #[rust]
    fn wait_of(thread: &Thread, block: bool, timeout: Value) -> Result<Wait, Raised> {
        if !block {
            return Ok(Wait::No);
        }
        Ok(crate::multiprocessing::deadline(thread, timeout)?.map_or(Wait::Forever, Wait::Until))
    }

    /// Make a queue and return its number.
    fn queue_create(thread: &Thread, maxsize: i64, unbound: i64) -> Result<i64, Raised> {
        let unbound = unbound_of(unbound)?;
        Ok(Membership::of(thread)
            .family()
            .queues
            .create(maxsize, unbound))
    }

    /// Take a queue away from everybody; return whether it was there.
    fn queue_destroy(thread: &Thread, id: i64) -> bool {
        Membership::of(thread).family().queues.remove(id)
    }

    /// The numbers of all queues.
    fn queue_list_all(thread: &Thread) -> Value {
        let numbers = Membership::of(thread).family().queues.numbers();
        let numbers: Vec<Value> = numbers.into_iter().map(|n| thread.int(n)).collect();
        List::from_items(thread, &numbers).value()
    }

    /// Count an object that stands for a queue; return whether there is one.
    fn queue_bind(thread: &Thread, id: i64) -> bool {
        Membership::of(thread).family().queues.hold(id)
    }

    /// Count an object less.
    fn queue_release(thread: &Thread, id: i64) {
        Membership::of(thread).family().queues.let_go(id);
    }

    /// Keep a queue whose number goes elsewhere.
    fn queue_keep(thread: &Thread, id: i64) {
        Membership::of(thread).family().queues.tell_elsewhere(id);
    }

    /// Return the capacity, the number of items and what becomes of unbound items, or None.
    fn queue_state(thread: &Thread, id: i64) -> Result<Value, Raised> {
        let Some(queue) = queue(thread, id)? else {
            return Ok(Value::NONE);
        };
        let full = if queue.is_full() {
            Value::TRUE
        } else {
            Value::FALSE
        };
        Ok(thread.tuple(&[
            thread.int(queue.capacity),
            thread.int(queue.len() as i64),
            full,
            thread.int(queue.unbound.number()),
        ]))
    }

    /// Put a pickle in; return True when done, False when there was no room in time, None when there is no queue.
    fn queue_put(
        thread: &Thread,
        id: i64,
        pickle: Value,
        unbound: i64,
        block: bool,
        timeout: Value,
    ) -> Result<Value, Raised> {
        let Some(queue) = queue(thread, id)? else {
            return Ok(Value::NONE);
        };
        let wait = wait_of(thread, block, timeout)?;
        let unbound = if unbound == 0 {
            queue.unbound
        } else {
            unbound_of(unbound)?
        };
        Ok(
            match queue.put(thread, octets_of(pickle)?, unbound, wait)? {
                Attempt::Done(()) => Value::TRUE,
                Attempt::Late => Value::FALSE,
                Attempt::Gone => Value::NONE,
            },
        )
    }

    /// Take a pickle out; return it, or the number of what its place is taken by, False when there was none in time, or
    /// None when there is no queue.
    fn queue_get(thread: &Thread, id: i64, block: bool, timeout: Value) -> Result<Value, Raised> {
        let Some(queue) = queue(thread, id)? else {
            return Ok(Value::NONE);
        };
        let wait = wait_of(thread, block, timeout)?;
        Ok(match queue.get(thread, wait)? {
            Attempt::Done(item) => match item.octets {
                Some(octets) => thread.bytes(&octets),
                None => thread.int(item.unbound.number()),
            },
            Attempt::Late => Value::FALSE,
            Attempt::Gone => Value::NONE,
        })
    }
}
