//! Messages with what travels beside their octets.

use crate::posix::path::name_string;
use crate::socket::address::{self, Address, shown_internet};
use crate::socket::endpoint::Endpoint;
use rustix::io::Errno;
use weft_core::error::{Exception, overflow_error, raise, type_error, value_error};
use weft_core::heap::concurrency::messages::{self, Ancillary, Place, Received};
use weft_core::heap::{List, Raised, Thread, Tuple, Value};
use weft_core::interpreter::{Interpreter, Request};
use weft_core::protocol;
use weft_core::types::bytes::{octets_of, required_octets};

/// What a program sends beside a message: triples of a level, a kind and octets.
///
/// # Errors
/// `TypeError` for what is none; `PermissionError` for descriptors that the program may not use.
pub fn ancillary_of(thread: &Thread, value: Value) -> Result<Vec<Ancillary>, Raised> {
    let list = protocol::collect_list(thread, value)?;
    let mut all = Vec::with_capacity(list.len());
    while let Some(item) = list.get(all.len()) {
        let Some([level, kind, data]) = item.downcast::<Tuple>().map(Tuple::items) else {
            return Err(type_error(
                "[sendmsg() ancillary data items] argument must be sequence of length 3",
            ));
        };
        let number = |value: Value| -> Result<i32, Raised> {
            let number = protocol::index(thread, value)?;
            i32::try_from(protocol::to_i64(thread, number)?)
                .map_err(|_| overflow_error("signed integer is greater than maximum"))
        };
        let (level, kind) = (number(*level)?, number(*kind)?);
        let data = required_octets(thread, data)?.into_owned();
        if messages::space_of(data.len()).is_none() {
            return Err(raise(Exception::OSError, "ancillary data item too large"));
        }
        let each = Ancillary { level, kind, data };
        // Who gets them has a number of its own for each, so only what the program may use is given away.
        for number in each.descriptors() {
            Interpreter::require(thread, Request::Descriptor(number))?;
        }
        all.push(each);
    }
    Ok(all)
}

/// The stretches of octets of a Python iterable.
///
/// # Errors
/// `TypeError` for what are no octets.
pub fn parts_of(thread: &Thread, buffers: Value) -> Result<Vec<Vec<u8>>, Raised> {
    let Ok(list) = protocol::collect_list(thread, buffers) else {
        return Err(type_error("sendmsg() argument 1 must be an iterable"));
    };
    let mut parts = Vec::with_capacity(list.len());
    while let Some(item) = list.get(parts.len()) {
        parts.push(required_octets(thread, &item)?.into_owned());
    }
    Ok(parts)
}

/// Where a message goes.
pub fn place(address: &Address) -> Place {
    match address {
        Address::Internet(address) => Place::Internet(*address),
        Address::Local(address) => Place::Local(match address.path_bytes() {
            Some(path) => path.to_vec(),
            None => match address.abstract_name() {
                Some(name) => [&[0], name].concat(),
                None => Vec::new(),
            },
        }),
    }
}

/// An error of the system as the sockets' calls know it.
pub fn system_error(error: &std::io::Error) -> Errno {
    Errno::from_io_error(error).unwrap_or(Errno::INVAL)
}

/// Buffers that a message is received into, and how many octets there is room for in them.
///
/// # Errors
/// `TypeError` for what cannot be written to.
pub fn rooms_in(thread: &Thread, buffers: Value) -> Result<(Value, Vec<usize>), Raised> {
    let Ok(list) = protocol::collect_list(thread, buffers) else {
        return Err(type_error("recvmsg_into() argument 1 must be an iterable"));
    };
    let mut rooms = Vec::with_capacity(list.len());
    while let Some(item) = list.get(rooms.len()) {
        let is_read_only = item.is::<weft_core::heap::Bytes>()
            || protocol::try_attribute(thread, item, thread.intern("readonly"))?
                .is_some_and(|flag| flag == Value::TRUE);
        let octets = if is_read_only {
            None
        } else {
            octets_of(thread, &item)?
        };
        let Some(octets) = octets else {
            return Err(type_error(
                "recvmsg_into() argument 1 must be an iterable of single-segment read-write buffers",
            ));
        };
        rooms.push(octets.len());
    }
    Ok((list.value(), rooms))
}

/// The room for what comes beside a message.
///
/// # Errors
/// `ValueError` for a size that cannot be.
pub fn room_beside(size: i64) -> Result<usize, Raised> {
    match usize::try_from(size) {
        Ok(room) if room <= i32::MAX as usize => Ok(room),
        _ => Err(value_error("invalid ancillary data buffer length")),
    }
}

/// What was received, behind the octets or their number.
pub fn shown(thread: &Thread, first: Value, received: &Received) -> Value {
    let beside = List::from_items(thread, &[]);
    for each in &received.ancillary {
        let item = thread.tuple(&[
            Value::from_i32(each.level),
            Value::from_i32(each.kind),
            thread.bytes(&each.data),
        ]);
        beside.push(thread, item);
    }
    let sender = match &received.sender {
        None => Value::NONE,
        Some(Place::Internet(address)) => shown_internet(thread, *address),
        Some(Place::Local(name)) => match &name[..] {
            [] => Value::NONE,
            [0, ..] => thread.bytes(name),
            path => name_string(thread, path),
        },
    };
    thread.tuple(&[
        first,
        beside.value(),
        Value::from_i32(received.flags),
        sender,
    ])
}

/// The address in an argument of `sendmsg`.
///
/// # Errors
/// As [`address::argument`].
pub fn target(thread: &Thread, endpoint: &Endpoint, value: Value) -> Result<Option<Place>, Raised> {
    if value.is_none() {
        return Ok(None);
    }
    let family = endpoint.family.load(std::sync::atomic::Ordering::Relaxed);
    address::argument(thread, family, value, "sendmsg").map(|address| Some(place(&address)))
}
