//! The replies of one connection.

use super::build::{Builder, Reply, Strings};
use super::failure::{raise_garbage, raise_named};
use super::pack::Packer;
use super::scan::{Found, Scanner};
use crate::socket::Endpoint;
use parking_lot::Mutex;
use weft_core::error::type_error;
use weft_core::heap::{List, Native, Raised, Thread, Trace, Tracer, Value};
use weft_core::protocol;

/// Octets that are received at a time.
const BLOCK: usize = 64 * 1024;

/// Octets before the place that are moved away only if they are at least so many.
const SPENT: usize = 64 * 1024;

/// What has arrived, and how far replies were made of it.
#[derive(Default)]
struct Arrived {
    octets: Vec<u8>,
    /// Where the next reply begins.
    start: usize,
    scanner: Scanner,
}

/// The object.
pub struct Replies {
    arrived: Mutex<Arrived>,
    error: Value,
    encoding: Value,
    errors: Value,
    is_strict_utf8: bool,
}

impl Trace for Replies {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        for value in [self.error, self.encoding, self.errors] {
            tracer.value(value);
        }
    }
}

impl Replies {
    fn feed(&self, octets: &[u8]) {
        self.arrived.lock().octets.extend_from_slice(octets);
    }

    /// The next reply, if all of it has arrived.
    fn next(&self, thread: &Thread, decode: bool) -> Result<Option<Reply>, Raised> {
        // Making values may run Python code, so it happens without the lock, on octets that are taken out meanwhile.
        let mut taken = {
            let mut arrived = self.arrived.lock();
            let start = arrived.start;
            let Arrived {
                octets, scanner, ..
            } = &mut *arrived;
            match scanner.run(&octets[start..]) {
                Found::Part => return Ok(None),
                Found::Garbage(place) => {
                    let found = octets.split_off(start + place);
                    *arrived = Arrived::default();
                    drop(arrived);
                    return Err(raise_garbage(thread, &found));
                }
                Found::Whole(end) => {
                    arrived.start = start + end;
                    (std::mem::take(&mut arrived.octets), start)
                }
            }
        };
        let strings = if decode {
            Strings::Text {
                encoding: self.encoding,
                errors: self.errors,
                is_strict_utf8: self.is_strict_utf8,
            }
        } else {
            Strings::Octets
        };
        let mut builder = Builder {
            thread,
            octets: &taken.0,
            place: taken.1,
            strings,
            error: self.error,
        };
        let made = builder.reply();
        let mut arrived = self.arrived.lock();
        if arrived.start == taken.0.len() {
            taken.0.clear();
            arrived.start = 0;
        } else if arrived.start > SPENT {
            taken.0.drain(..arrived.start);
            arrived.start = 0;
        }
        taken.0.append(&mut arrived.octets);
        arrived.octets = taken.0;
        made.map(Some)
    }

    /// The next reply, which is waited for. Messages of the server's own accord go to a function, or are replies without one.
    fn wait(
        &self,
        thread: &Thread,
        socket: &Endpoint,
        decode: bool,
        on_push: Value,
    ) -> Result<Value, Raised> {
        loop {
            match self.next(thread, decode)? {
                Some(Reply::Push(message)) if !on_push.is_none() => {
                    protocol::call_values(thread, on_push, &[message])?;
                }
                Some(Reply::Value(value) | Reply::Push(value)) => return Ok(value),
                None => {
                    let octets = socket.receive_answer(thread, BLOCK)?;
                    if octets.is_empty() {
                        return Err(raise_named(
                            thread,
                            "ConnectionError",
                            "Connection closed by server.",
                        ));
                    }
                    self.feed(&octets);
                }
            }
        }
    }
}

fn endpoint(socket: &Value) -> Result<&Endpoint, Raised> {
    match socket.downcast::<Native<Endpoint>>() {
        Some(socket) => Ok(socket),
        None => Err(type_error(format!(
            "a socket is required, not '{}'",
            protocol::class_name(*socket)
        ))),
    }
}

/// The replies of one connection, made of the octets that arrive on it.
#[weft_core::class(name = "Replies", module = "_resp", payload = Replies)]
pub mod class {
    use super::{Arrived, List, Mutex, Packer, Replies, Reply, endpoint, protocol};
    use weft_core::heap::{Native, Raised, Thread, Value};
    use weft_core::types::bytes::required_octets;
    use weft_core::types::construct::new_instance;

    #[new]
    fn new(
        class: Value,
        thread: &Thread,
        error: Value,
        encoding: Value,
        errors: Value,
    ) -> Result<Value, Raised> {
        let is = |value: &Value, names: &[&str]| {
            protocol::text_of(value).is_some_and(|text| names.contains(&text))
        };
        let replies = Replies {
            arrived: Mutex::new(Arrived::default()),
            error,
            encoding,
            errors,
            is_strict_utf8: is(&encoding, &["utf-8", "utf8", "UTF-8", "UTF8"]),
        };
        new_instance(thread, class, replies)
    }

    /// Take octets that have arrived.
    #[positional_only]
    fn feed(this: &Native<Replies>, thread: &Thread, octets: Value) -> Result<(), Raised> {
        let octets = required_octets(thread, &octets)?;
        Replies::feed(this, &octets);
        Ok(())
    }

    /// Return the next reply, or the default if it has not arrived yet. Messages of the server's own accord go to
    /// on_push, if that is not None.
    #[positional_only]
    fn next(
        this: &Native<Replies>,
        thread: &Thread,
        default: Value,
        decode: bool,
        #[default(Value::NONE)] on_push: Value,
    ) -> Result<Value, Raised> {
        loop {
            match Replies::next(this, thread, decode)? {
                None => return Ok(default),
                Some(Reply::Push(message)) if !on_push.is_none() => {
                    protocol::call_values(thread, on_push, &[message])?;
                }
                Some(Reply::Value(value) | Reply::Push(value)) => return Ok(value),
            }
        }
    }

    /// Send a command over a socket, and return the reply that is received from it.
    #[positional_only]
    fn exchange(
        this: &Native<Replies>,
        thread: &Thread,
        socket: Value,
        arguments: Value,
        decode: bool,
        #[default(Value::NONE)] on_push: Value,
    ) -> Result<Value, Raised> {
        let socket = endpoint(&socket)?;
        let mut packer = Packer::new(thread, this.encoding, this.errors);
        packer.command(arguments)?;
        socket.send_all(thread, &packer.octets, 0)?;
        this.wait(thread, socket, decode, on_push)
    }

    /// Return the next reply, received from a socket.
    #[positional_only]
    fn read(
        this: &Native<Replies>,
        thread: &Thread,
        socket: Value,
        decode: bool,
        #[default(Value::NONE)] on_push: Value,
    ) -> Result<Value, Raised> {
        this.wait(thread, endpoint(&socket)?, decode, on_push)
    }

    /// Return the next replies as a list, received from a socket.
    #[positional_only]
    fn read_many(
        this: &Native<Replies>,
        thread: &Thread,
        socket: Value,
        count: usize,
        decode: bool,
        #[default(Value::NONE)] on_push: Value,
    ) -> Result<Value, Raised> {
        let socket = endpoint(&socket)?;
        let list = List::from_items(thread, &[]);
        for _ in 0..count {
            let value = this.wait(thread, socket, decode, on_push)?;
            list.push(thread, value);
        }
        Ok(list.value())
    }

    /// Forget what has arrived.
    fn clear(this: &Native<Replies>) {
        *this.arrived.lock() = Arrived::default();
    }

    /// How many octets have arrived that no reply was made of.
    #[getter]
    fn pending(this: &Native<Replies>) -> usize {
        let arrived = this.arrived.lock();
        arrived.octets.len() - arrived.start
    }
}
