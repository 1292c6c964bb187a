//! The Python class of sockets.

use crate::socket::address::{self, with_address};
use crate::socket::endpoint::{Endpoint, Patience};
use crate::socket::message;
use crate::system::{given, os_error};
use rustix::io::Errno;
use rustix::net::{AddressFamily, Protocol, SocketFlags, SocketType};
use std::sync::atomic::Ordering;
use weft_core::error::{Exception, overflow_error, raise, type_error, value_error};
use weft_core::heap::concurrency::network;
use weft_core::heap::{Native, Raised, Thread, Value};
use weft_core::interpreter::{Interpreter, Request};
use weft_core::native::{ClassDefinition, NativeClass};
use weft_core::protocol;
use weft_core::types::bytes::{octets_of, overwrite, required_octets};
use weft_core::types::exception::os_error::raise_os_error;

impl NativeClass for Endpoint {
    fn definition() -> &'static ClassDefinition {
        &socket::DEFINITION
    }
}

const NONBLOCK: i32 = 0o4000;
const CLOEXEC: i32 = 0o2_000_000;

/// Makes a descriptor of a new socket.
fn make(thread: &Thread, family: i32, kind: i32, protocol: i32) -> Result<i32, Raised> {
    let request = match AddressFamily::from_raw(family as u16) {
        AddressFamily::UNIX => None,
        AddressFamily::INET | AddressFamily::INET6 => Some(Request::Socket),
        _ => Some(Request::AnyNet),
    };
    // What is no stream and no datagram sees what others send.
    let is_raw = ![1, 2].contains(&(kind & !(NONBLOCK | CLOEXEC)));
    if let Some(request) = if is_raw {
        Some(Request::AnyNet)
    } else {
        request
    } {
        Interpreter::require(thread, request)?;
    }
    let made = crate::system::opening(thread, || {
        thread.blocking(|| {
            rustix::net::socket_with(
                AddressFamily::from_raw(family as u16),
                SocketType::from_raw((kind & !(NONBLOCK | CLOEXEC)) as u32),
                SocketFlags::CLOEXEC,
                std::num::NonZeroU32::new(protocol as u32).map(Protocol::from_raw),
            )
        })
    });
    made.map(|made| given(thread, made))
        .map_err(|error| os_error(thread, error, None))
}

/// The number of a descriptor in an argument, which the system must know to be a socket.
fn adopt(thread: &Thread, fileno: Value) -> Result<i32, Raised> {
    let number = protocol::index(thread, fileno)?;
    let number = protocol::to_i64(thread, number)?;
    if number < 0 {
        return Err(value_error("negative file descriptor"));
    }
    let Ok(number) = i32::try_from(number) else {
        return Err(overflow_error("Python int too large to convert to C int"));
    };
    let own = crate::system::own_descriptor(thread, number)?;
    rustix::net::getsockname(own).map_err(|error| os_error(thread, error, None))?;
    Ok(number)
}

/// What an argument says, or the system if it says -1.
fn known(argument: i32, found: rustix::io::Result<i32>) -> i32 {
    if argument == -1 {
        found.unwrap_or(0)
    } else {
        argument
    }
}

fn size_of(size: i64, function: &str) -> Result<usize, Raised> {
    usize::try_from(size).map_err(|_| value_error(format!("negative buffersize in {function}")))
}

/// How many octets to receive into a buffer.
fn room_in(thread: &Thread, buffer: &Value, wanted: i64, function: &str) -> Result<usize, Raised> {
    let is_read_only = buffer.is::<weft_core::heap::Bytes>()
        || protocol::try_attribute(thread, *buffer, thread.intern("readonly"))?
            .is_some_and(|flag| flag == Value::TRUE);
    let octets = if is_read_only {
        None
    } else {
        octets_of(thread, buffer)?
    };
    let Some(octets) = octets else {
        let kind = protocol::class_name(*buffer);
        return Err(type_error(format!(
            "{function}() argument 1 must be read-write bytes-like object, not {kind}"
        )));
    };
    let wanted = size_of(wanted, function)?;
    if wanted > octets.len() {
        return Err(value_error(if function == "recv_into" {
            "buffer too small for requested bytes"
        } else {
            "nbytes is greater than the length of the buffer"
        }));
    }
    Ok(if wanted == 0 { octets.len() } else { wanted })
}

/// An end of a conversation between programs.
#[weft_macros::class(name = "socket", module = "_socket", subclassable)]
pub mod socket {
    use super::{CLOEXEC, NONBLOCK};
    use super::{
        Endpoint, Errno, Exception, Interpreter, Native, Ordering, Patience, Raised, Request,
        Thread, Value, address, adopt, known, make, message, network, os_error, overflow_error,
        overwrite, protocol, raise, raise_os_error, required_octets, room_in, size_of, type_error,
        value_error, with_address,
    };
    use weft_core::native::Arguments;
    use weft_core::types::construct::new_instance;

    #[new]
    fn new(class: Value, thread: &Thread, _arguments: Arguments<'_>) -> Result<Value, Raised> {
        new_instance(thread, class, Endpoint::default())
    }

    fn __init__(
        this: &Native<Endpoint>,
        thread: &Thread,
        #[default(-1)] family: i32,
        #[default(-1)] r#type: i32,
        #[default(-1)] proto: i32,
        #[default(Value::NONE)] fileno: Value,
    ) -> Result<(), Raised> {
        if fileno.is_none() {
            let family = if family == -1 { 2 } else { family };
            let kind = if r#type == -1 { 1 } else { r#type };
            let protocol = proto.max(0);
            let number = make(thread, family, kind, protocol)?;
            this.open(number, family, kind & !(NONBLOCK | CLOEXEC), protocol);
            if kind & NONBLOCK != 0 {
                return this.set_patience(thread, Patience::None);
            }
        } else {
            let number = adopt(thread, fileno)?;
            let own = crate::system::own_descriptor(thread, number)?;
            let domain =
                rustix::net::sockopt::socket_domain(own).map(|found| i32::from(found.as_raw()));
            let kind = rustix::net::sockopt::socket_type(own).map(|found| found.as_raw() as i32);
            let protocol = rustix::net::sockopt::socket_protocol(own)
                .map(|found| found.map_or(0, |found| found.as_raw().get() as i32));
            this.open(
                number,
                known(family, domain),
                known(r#type, kind),
                known(proto, protocol),
            );
        }
        match Patience::default_of(thread) {
            Patience::Endless => Ok(()),
            patience => this.set_patience(thread, patience),
        }
    }

    /// The family of its addresses.
    #[getter]
    fn family(this: &Native<Endpoint>) -> i32 {
        this.family.load(Ordering::Relaxed)
    }

    /// Whether it is for streams, datagrams or something else.
    #[getter]
    #[name("type")]
    fn kind(this: &Native<Endpoint>) -> i32 {
        this.kind.load(Ordering::Relaxed)
    }

    /// The protocol below.
    #[getter]
    fn proto(this: &Native<Endpoint>) -> i32 {
        this.protocol.load(Ordering::Relaxed)
    }

    /// How many seconds calls wait, or None.
    #[getter]
    fn timeout(this: &Native<Endpoint>, thread: &Thread) -> Value {
        this.patience().shown(thread)
    }

    fn __repr__(this: &Native<Endpoint>) -> String {
        format!(
            "<socket object, fd={}, family={}, type={}, proto={}>",
            this.number(),
            family(this),
            kind(this),
            proto(this)
        )
    }

    /// Wait for a connection; return its descriptor and the address at its other end.
    fn _accept(this: &Native<Endpoint>, thread: &Thread) -> Result<Value, Raised> {
        let (number, peer) = this.accept(thread)?;
        Ok(thread.tuple(&[Value::from_i32(number), peer]))
    }

    /// Give the socket an address of this machine.
    #[positional_only]
    fn bind(this: &Native<Endpoint>, thread: &Thread, address: Value) -> Result<(), Raised> {
        let own = address::argument(thread, family(this), address, "bind")?;
        let descriptor = this.descriptor(thread)?;
        thread
            .blocking(|| with_address!(&own, |address| rustix::net::bind(descriptor, address)))
            .map_err(|error| os_error(thread, error, None))
    }

    /// Have the system take connections, and keep so many of them until they are accepted.
    #[positional_only]
    fn listen(
        this: &Native<Endpoint>,
        thread: &Thread,
        #[default(128)] backlog: i32,
    ) -> Result<(), Raised> {
        let descriptor = this.descriptor(thread)?;
        if !address::is_bound(descriptor) {
            // The system would choose an address.
            Interpreter::require(thread, Request::AnyNet)?;
        }
        rustix::net::listen(descriptor, backlog.max(0))
            .map_err(|error| os_error(thread, error, None))
    }

    /// Connect to an address.
    #[positional_only]
    fn connect(this: &Native<Endpoint>, thread: &Thread, address: Value) -> Result<(), Raised> {
        let target = address::argument(thread, family(this), address, "connect")?;
        this.connect(thread, &target)?
            .map_err(|refusal| refusal.raise(thread))
    }

    /// Connect to an address; return 0, or the number of the error.
    #[positional_only]
    fn connect_ex(this: &Native<Endpoint>, thread: &Thread, address: Value) -> Result<i32, Raised> {
        let target = address::argument(thread, family(this), address, "connect_ex")?;
        if this.number() < 0 {
            return Ok(Errno::BADF.raw_os_error());
        }
        let result = this.connect(thread, &target)?;
        Ok(result.err().map_or(0, |refusal| refusal.number()))
    }

    /// Receive at most bufsize octets; none at all at the end of the conversation.
    #[positional_only]
    fn recv(
        this: &Native<Endpoint>,
        thread: &Thread,
        bufsize: i64,
        #[default(0)] flags: i32,
    ) -> Result<Value, Raised> {
        let size = size_of(bufsize, "recv")?;
        let octets = this.receive(thread, size, flags)?;
        Ok(thread.bytes(&octets))
    }

    /// Receive at most bufsize octets of what is there; None if nothing is.
    #[positional_only]
    fn _recv_at_once(
        this: &Native<Endpoint>,
        thread: &Thread,
        bufsize: i64,
    ) -> Result<Value, Raised> {
        let size = size_of(bufsize, "recv")?;
        Ok(match this.receive_at_once(thread, size)? {
            Some(octets) => thread.bytes(&octets),
            None => Value::NONE,
        })
    }

    /// Receive at most bufsize octets, and the address of who sent them.
    #[positional_only]
    fn recvfrom(
        this: &Native<Endpoint>,
        thread: &Thread,
        bufsize: i64,
        #[default(0)] flags: i32,
    ) -> Result<Value, Raised> {
        let size = size_of(bufsize, "recvfrom")?;
        let (octets, sender) = this.receive_from(thread, size, flags)?;
        Ok(thread.tuple(&[thread.bytes(&octets), sender]))
    }

    /// Receive into a buffer; return how many octets.
    fn recv_into(
        this: &Native<Endpoint>,
        thread: &Thread,
        buffer: Value,
        #[default(0)] nbytes: i64,
        #[default(0)] flags: i32,
    ) -> Result<usize, Raised> {
        let room = room_in(thread, &buffer, nbytes, "recv_into")?;
        let octets = this.receive(thread, room, flags)?;
        overwrite(thread, buffer, &octets)?;
        Ok(octets.len())
    }

    /// Receive into a buffer; return how many octets, and the address of who sent them.
    fn recvfrom_into(
        this: &Native<Endpoint>,
        thread: &Thread,
        buffer: Value,
        #[default(0)] nbytes: i64,
        #[default(0)] flags: i32,
    ) -> Result<Value, Raised> {
        let room = room_in(thread, &buffer, nbytes, "recvfrom_into")?;
        let (octets, sender) = this.receive_from(thread, room, flags)?;
        overwrite(thread, buffer, &octets)?;
        Ok(thread.tuple(&[thread.int(octets.len() as i64), sender]))
    }

    /// Send octets; return how many of them the system took.
    #[positional_only]
    fn send(
        this: &Native<Endpoint>,
        thread: &Thread,
        data: Value,
        #[default(0)] flags: i32,
    ) -> Result<usize, Raised> {
        let octets = required_octets(thread, &data)?;
        this.send(thread, &octets, flags, None)
    }

    /// Send all of some octets.
    #[positional_only]
    fn sendall(
        this: &Native<Endpoint>,
        thread: &Thread,
        data: Value,
        #[default(0)] flags: i32,
    ) -> Result<(), Raised> {
        let octets = required_octets(thread, &data)?;
        this.send_all(thread, &octets, flags)
    }

    /// Send octets to an address: sendto(data, address) or sendto(data, flags, address).
    fn sendto(
        this: &Native<Endpoint>,
        thread: &Thread,
        #[rest] arguments: &[Value],
    ) -> Result<usize, Raised> {
        let (data, flags, target) = match *arguments {
            [data, target] => (data, 0, target),
            [data, flags, target] => {
                let flags = protocol::index(thread, flags)?;
                (data, protocol::to_i64(thread, flags)? as i32, target)
            }
            _ => {
                let count = arguments.len();
                return Err(type_error(format!(
                    "sendto() takes 2 or 3 arguments ({count} given)"
                )));
            }
        };
        let octets = required_octets(thread, &data)?;
        let target = address::argument(thread, family(this), target, "sendto")?;
        this.send(thread, &octets, flags, Some(&target))
    }

    /// Send stretches of octets as one message, with triples (level, type, data) beside it.
    #[positional_only]
    fn sendmsg(
        this: &Native<Endpoint>,
        thread: &Thread,
        buffers: Value,
        #[default(Value::ABSENT)] ancdata: Value,
        #[default(0)] flags: i32,
        #[default(Value::NONE)] address: Value,
    ) -> Result<usize, Raised> {
        let parts = message::parts_of(thread, buffers)?;
        let ancillary = if ancdata == Value::ABSENT {
            Vec::new()
        } else {
            message::ancillary_of(thread, ancdata)?
        };
        let target = message::target(thread, this, address)?;
        this.send_message(thread, &parts, &ancillary, flags, target.as_ref())
    }

    /// Receive a message: its octets, triples (level, type, data) that came beside it, flags, and who sent it.
    #[positional_only]
    fn recvmsg(
        this: &Native<Endpoint>,
        thread: &Thread,
        bufsize: i64,
        #[default(0)] ancbufsize: i64,
        #[default(0)] flags: i32,
    ) -> Result<Value, Raised> {
        let Ok(size) = usize::try_from(bufsize) else {
            return Err(value_error("negative buffer size in recvmsg()"));
        };
        let room = message::room_beside(ancbufsize)?;
        let (octets, received) = this.receive_message(thread, size, room, flags)?;
        Ok(message::shown(thread, thread.bytes(&octets), &received))
    }

    /// Receive a message into buffers: how many octets, triples (level, type, data), flags, and who sent it.
    #[positional_only]
    fn recvmsg_into(
        this: &Native<Endpoint>,
        thread: &Thread,
        buffers: Value,
        #[default(0)] ancbufsize: i64,
        #[default(0)] flags: i32,
    ) -> Result<Value, Raised> {
        let (buffers, rooms) = message::rooms_in(thread, buffers)?;
        let room = message::room_beside(ancbufsize)?;
        let size = rooms.iter().sum();
        let (octets, received) = this.receive_message(thread, size, room, flags)?;
        let mut rest = &octets[..];
        for (index, room) in rooms.iter().enumerate() {
            let (part, left) = rest.split_at(rest.len().min(*room));
            let buffer = protocol::get_item(thread, buffers, Value::from_i32(index as i32))?;
            overwrite(thread, buffer, part)?;
            rest = left;
        }
        let count = thread.int(received.count as i64);
        Ok(message::shown(thread, count, &received))
    }

    /// End the conversation in one direction or in both.
    #[positional_only]
    fn shutdown(this: &Native<Endpoint>, thread: &Thread, how: i32) -> Result<(), Raised> {
        let how = match how {
            0 => rustix::net::Shutdown::Read,
            1 => rustix::net::Shutdown::Write,
            2 => rustix::net::Shutdown::Both,
            _ => return Err(os_error(thread, Errno::INVAL, None)),
        };
        let descriptor = this.descriptor(thread)?;
        rustix::net::shutdown(descriptor, how).map_err(|error| os_error(thread, error, None))
    }

    /// Close the socket.
    fn close(this: &Native<Endpoint>, thread: &Thread) -> Result<(), Raised> {
        this.close(thread)
    }

    /// Let go of the descriptor, and return its number.
    fn detach(this: &Native<Endpoint>) -> i32 {
        this.detach()
    }

    /// Return the descriptor's number, or -1 if the socket is closed.
    fn fileno(this: &Native<Endpoint>) -> i32 {
        this.number()
    }

    /// Return the socket's own address.
    fn getsockname(this: &Native<Endpoint>, thread: &Thread) -> Result<Value, Raised> {
        let descriptor = this.descriptor(thread)?;
        let own =
            rustix::net::getsockname(descriptor).map_err(|error| os_error(thread, error, None))?;
        Ok(address::shown(thread, Some(own)))
    }

    /// Return the address at the other end.
    fn getpeername(this: &Native<Endpoint>, thread: &Thread) -> Result<Value, Raised> {
        let descriptor = this.descriptor(thread)?;
        let peer =
            rustix::net::getpeername(descriptor).map_err(|error| os_error(thread, error, None))?;
        match peer {
            Some(peer) => Ok(address::shown(thread, Some(peer))),
            None => Ok(thread.string("")),
        }
    }

    /// Say whether calls wait.
    #[positional_only]
    fn setblocking(this: &Native<Endpoint>, thread: &Thread, flag: Value) -> Result<(), Raised> {
        let patience = if protocol::truth(thread, flag)? {
            Patience::Endless
        } else {
            Patience::None
        };
        this.set_patience(thread, patience)
    }

    /// Return whether calls wait.
    fn getblocking(this: &Native<Endpoint>) -> bool {
        this.patience() != Patience::None
    }

    /// Say how many seconds calls wait; None for without end.
    #[positional_only]
    fn settimeout(this: &Native<Endpoint>, thread: &Thread, timeout: Value) -> Result<(), Raised> {
        let patience = Patience::of(thread, timeout)?;
        this.set_patience(thread, patience)
    }

    /// Return how many seconds calls wait, or None.
    fn gettimeout(this: &Native<Endpoint>, thread: &Thread) -> Value {
        this.patience().shown(thread)
    }

    /// Set an option: to an int, to octets, or to nothing with a length.
    #[positional_only]
    fn setsockopt(
        this: &Native<Endpoint>,
        thread: &Thread,
        level: i32,
        optname: i32,
        value: Value,
        #[default] optlen: Option<i64>,
    ) -> Result<(), Raised> {
        let descriptor = this.descriptor(thread)?;
        let result = if let Some(number) = value.to_int_or_bool() {
            let Ok(number) = i32::try_from(number)
                .or_else(|_| u32::try_from(number).map(|number| number as i32))
            else {
                return Err(overflow_error("Python int too large to convert to C int"));
            };
            network::set_option(descriptor, level, optname, Some(&number.to_ne_bytes()), 0)
        } else if value.is_none() {
            let Some(length) = optlen.and_then(|length| usize::try_from(length).ok()) else {
                return Err(type_error(
                    "setsockopt() with None as a value requires optlen",
                ));
            };
            network::set_option(descriptor, level, optname, None, length)
        } else {
            let octets = required_octets(thread, &value)?;
            network::set_option(descriptor, level, optname, Some(&octets), 0)
        };
        result.map_err(|error| raise_os_error(thread, &error, None))
    }

    /// Return an option: an int, or octets if there is a length for them.
    #[positional_only]
    fn getsockopt(
        this: &Native<Endpoint>,
        thread: &Thread,
        level: i32,
        optname: i32,
        #[default(0)] buflen: i64,
    ) -> Result<Value, Raised> {
        let descriptor = this.descriptor(thread)?;
        let failed = |error: &std::io::Error| raise_os_error(thread, error, None);
        if buflen == 0 {
            let mut number = [0; 4];
            network::option(descriptor, level, optname, &mut number)
                .map_err(|error| failed(&error))?;
            return Ok(Value::from_i32(i32::from_ne_bytes(number)));
        }
        if !(0..=1024).contains(&buflen) {
            return Err(raise(Exception::OSError, "getsockopt buflen out of range"));
        }
        let mut buffer = vec![0; buflen as usize];
        let length = network::option(descriptor, level, optname, &mut buffer)
            .map_err(|error| failed(&error))?;
        Ok(thread.bytes(&buffer[..length]))
    }
}
