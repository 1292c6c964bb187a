//! The module's functions.

use crate::socket::class::socket;
use crate::socket::constants::NUMBERS;
use crate::socket::error::{Kind, class};
use weft_core::error::{Exception, overflow_error, value_error};
use weft_core::heap::{Dict, Raised, Thread, Value};
use weft_core::interpreter::Interpreter;
use weft_core::protocol;

fn fill(thread: &Thread, dictionary: &Dict) -> Result<(), Raised> {
    let set = |name: &str, value| dictionary.set_simple(thread, thread.intern(name), value);
    for (name, number) in NUMBERS {
        set(name, thread.int(*number));
    }
    let interpreter = Interpreter::of(thread);
    set("error", interpreter.exception_class(Exception::OSError));
    set(
        "timeout",
        interpreter.exception_class(Exception::TimeoutError),
    );
    set("gaierror", class(thread, Kind::Address)?);
    set("herror", class(thread, Kind::Host)?);
    set("has_ipv6", Value::TRUE);
    if let Some(class) = dictionary.get_simple(thread, thread.intern("socket")) {
        set("SocketType", class);
    }
    Ok(())
}

/// A number of at most so many bits, which goes into another order of octets.
fn unsigned(thread: &Thread, value: Value, bits: u32) -> Result<u32, Raised> {
    let number = protocol::index(thread, value)?;
    let most = if bits == 16 {
        u32::from(u16::MAX)
    } else {
        u32::MAX
    };
    match number.to_int_or_bool() {
        Some(..0) => Err(value_error("Cannot convert negative int")),
        Some(number) if number <= i64::from(most) => Ok(number as u32),
        _ => Err(overflow_error(format!(
            "Python int too large for C uint{bits}_t"
        ))),
    }
}

/// Sockets, and the names of hosts and services.
#[weft_macros::module(name = "_socket", classes = [socket])]
pub mod module {
    use super::unsigned;
    use crate::socket::address::{Version, host_text, loose_address, strict_sixth};
    use crate::socket::endpoint::{DefaultPatience, Patience};
    use crate::socket::names;
    use crate::system::{given, os_error, own_descriptor};
    use rustix::io::Errno;
    use rustix::net::{AddressFamily, Protocol, SocketFlags, SocketType};
    use std::net::{Ipv4Addr, Ipv6Addr};
    use weft_core::error::{Exception, overflow_error, raise, value_error};
    use weft_core::heap::concurrency::messages;
    use weft_core::heap::concurrency::network::Hints;
    use weft_core::heap::{Dict, Raised, Thread, Value};
    use weft_core::interpreter::{Interpreter, Request};
    use weft_core::types::bytes::required_octets;

    #[attributes]
    fn attributes(thread: &Thread, dictionary: &Dict) -> Result<(), Raised> {
        super::fill(thread, dictionary)
    }

    /// Return how many octets so many of one kind take beside a message, without what fills them up.
    #[name("CMSG_LEN")]
    #[positional_only]
    fn message_length(length: i64) -> Result<usize, Raised> {
        usize::try_from(length)
            .ok()
            .and_then(messages::length_of)
            .ok_or_else(|| overflow_error("CMSG_LEN() argument out of range"))
    }

    /// Return how many octets so many of one kind take beside a message.
    #[name("CMSG_SPACE")]
    #[positional_only]
    fn message_space(length: i64) -> Result<usize, Raised> {
        usize::try_from(length)
            .ok()
            .and_then(messages::space_of)
            .ok_or_else(|| overflow_error("CMSG_SPACE() argument out of range"))
    }

    /// Make two sockets that are connected with each other; return their descriptors.
    #[name("_pair")]
    fn pair(thread: &Thread, family: i32, kind: i32, proto: i32) -> Result<(i32, i32), Raised> {
        let made = crate::system::opening(thread, || {
            rustix::net::socketpair(
                AddressFamily::from_raw(family as u16),
                SocketType::from_raw(kind as u32),
                SocketFlags::CLOEXEC,
                std::num::NonZeroU32::new(proto as u32).map(Protocol::from_raw),
            )
        });
        let (first, second) = made.map_err(|error| os_error(thread, error, None))?;
        Ok((given(thread, first), given(thread, second)))
    }

    /// Close the descriptor of a socket.
    #[positional_only]
    fn close(thread: &Thread, fd: i32) -> Result<(), Raised> {
        crate::posix::close_own(thread, fd)
    }

    /// Return another descriptor of the same socket, which is not inheritable.
    #[positional_only]
    fn dup(thread: &Thread, fd: i32) -> Result<i32, Raised> {
        let source = own_descriptor(thread, fd)?;
        rustix::io::fcntl_dupfd_cloexec(source, 0)
            .map(|copy| given(thread, copy))
            .map_err(|error| os_error(thread, error, None))
    }

    /// Return how many seconds new sockets wait, or None.
    fn getdefaulttimeout(thread: &Thread) -> Value {
        Patience::default_of(thread).shown(thread)
    }

    /// Say how many seconds new sockets wait; None for without end.
    #[positional_only]
    fn setdefaulttimeout(thread: &Thread, timeout: Value) -> Result<(), Raised> {
        let patience = Patience::of(thread, timeout)?;
        *Interpreter::of(thread)
            .extension::<DefaultPatience>()
            .0
            .lock() = patience;
        Ok(())
    }

    /// Return the addresses of a host and a service.
    fn getaddrinfo(
        thread: &Thread,
        host: Value,
        port: Value,
        #[default(0)] family: i32,
        #[default(0)] r#type: i32,
        #[default(0)] proto: i32,
        #[default(0)] flags: i32,
    ) -> Result<Value, Raised> {
        let hints = Hints {
            family,
            kind: r#type,
            protocol: proto,
            flags,
        };
        names::address_information(thread, host, port, hints)
    }

    /// Return the names of the host and the service at an address.
    #[positional_only]
    fn getnameinfo(thread: &Thread, sockaddr: Value, flags: i32) -> Result<Value, Raised> {
        names::name_information(thread, sockaddr, flags)
    }

    /// Return the name of this machine.
    fn gethostname(thread: &Thread) -> Result<Value, Raised> {
        Interpreter::require(thread, Request::Machine)?;
        let name = rustix::system::uname();
        Ok(crate::posix::path::name_string(
            thread,
            name.nodename().to_bytes(),
        ))
    }

    /// Return an address of a host.
    #[positional_only]
    fn gethostbyname(thread: &Thread, hostname: Value) -> Result<String, Raised> {
        let host = host_text(thread, &hostname)?;
        names::host_address(thread, &host, Version::Four).map(|address| address.to_string())
    }

    /// Return a host's own name, its other names and its addresses.
    #[positional_only]
    fn gethostbyname_ex(thread: &Thread, hostname: Value) -> Result<Value, Raised> {
        names::host_by_name(thread, &host_text(thread, &hostname)?)
    }

    /// Return the name of the host at an address, its other names and its addresses.
    #[positional_only]
    fn gethostbyaddr(thread: &Thread, ip_address: Value) -> Result<Value, Raised> {
        names::host_by_address(thread, &host_text(thread, &ip_address)?)
    }

    /// Return the port of a service.
    #[positional_only]
    fn getservbyname(
        thread: &Thread,
        servicename: String,
        #[default] protocolname: Option<String>,
    ) -> Result<i32, Raised> {
        // The system looks it up in files of its own, or asks a service.
        Interpreter::require(thread, Request::Socket)?;
        names::service_port(thread, &servicename, protocolname.as_deref()).map(i32::from)
    }

    /// Return the name of the service at a port.
    #[positional_only]
    fn getservbyport(
        thread: &Thread,
        port: i64,
        #[default] protocolname: Option<String>,
    ) -> Result<String, Raised> {
        // The system looks it up in files of its own, or asks a service.
        Interpreter::require(thread, Request::Socket)?;
        names::port_service(thread, port, protocolname.as_deref())
    }

    /// Return the number of a protocol.
    #[positional_only]
    fn getprotobyname(thread: &Thread, protocolname: String) -> Result<i32, Raised> {
        let _ = thread;
        Ok(match protocolname.as_str() {
            "ip" => 0,
            "icmp" => 1,
            "igmp" => 2,
            "tcp" => 6,
            "udp" => 17,
            "ipv6" => 41,
            "ipv6-icmp" => 58,
            "sctp" => 132,
            _ => return Err(raise(Exception::OSError, "protocol not found")),
        })
    }

    /// Put a number of 16 bits into the order of the network.
    #[positional_only]
    fn htons(thread: &Thread, x: Value) -> Result<i32, Raised> {
        unsigned(thread, x, 16).map(|number| i32::from((number as u16).to_be()))
    }

    /// Put a number of 16 bits into the order of this machine.
    #[positional_only]
    fn ntohs(thread: &Thread, x: Value) -> Result<i32, Raised> {
        unsigned(thread, x, 16).map(|number| i32::from(u16::from_be(number as u16)))
    }

    /// Put a number of 32 bits into the order of the network.
    #[positional_only]
    fn htonl(thread: &Thread, x: Value) -> Result<i64, Raised> {
        unsigned(thread, x, 32).map(|number| i64::from(number.to_be()))
    }

    /// Put a number of 32 bits into the order of this machine.
    #[positional_only]
    fn ntohl(thread: &Thread, x: Value) -> Result<i64, Raised> {
        unsigned(thread, x, 32).map(|number| i64::from(u32::from_be(number)))
    }

    /// Return the four octets of an address in numbers.
    #[positional_only]
    fn inet_aton(thread: &Thread, ip_addr: String) -> Result<Value, Raised> {
        match loose_address(&ip_addr) {
            Some(address) => Ok(thread.bytes(&address.octets())),
            None => Err(raise(
                Exception::OSError,
                "illegal IP address string passed to inet_aton",
            )),
        }
    }

    /// Return an address of four octets in numbers.
    #[positional_only]
    fn inet_ntoa(thread: &Thread, packed_ip: Value) -> Result<String, Raised> {
        let octets = required_octets(thread, &packed_ip)?;
        match <[u8; 4]>::try_from(&*octets) {
            Ok(octets) => Ok(Ipv4Addr::from(octets).to_string()),
            Err(_) => Err(raise(
                Exception::OSError,
                "packed IP wrong length for inet_ntoa",
            )),
        }
    }

    /// Return the octets of an address of a family.
    #[positional_only]
    fn inet_pton(thread: &Thread, address_family: i32, ip_string: String) -> Result<Value, Raised> {
        let octets = match address_family {
            2 => ip_string
                .parse::<Ipv4Addr>()
                .ok()
                .map(|address| address.octets().to_vec()),
            10 => strict_sixth(&ip_string).map(|address| address.octets().to_vec()),
            _ => return Err(os_error(thread, Errno::AFNOSUPPORT, None)),
        };
        match octets {
            Some(octets) => Ok(thread.bytes(&octets)),
            None => Err(raise(
                Exception::OSError,
                "illegal IP address string passed to inet_pton",
            )),
        }
    }

    /// Return an address of a family as text.
    #[positional_only]
    fn inet_ntop(thread: &Thread, address_family: i32, packed_ip: Value) -> Result<String, Raised> {
        let octets = required_octets(thread, &packed_ip)?;
        let text = match address_family {
            2 => <[u8; 4]>::try_from(&*octets)
                .ok()
                .map(|octets| Ipv4Addr::from(octets).to_string()),
            10 => <[u8; 16]>::try_from(&*octets)
                .ok()
                .map(|octets| Ipv6Addr::from(octets).to_string()),
            _ => {
                return Err(value_error(format!(
                    "unknown address family {address_family}"
                )));
            }
        };
        text.ok_or_else(|| value_error("invalid length of packed IP address string"))
    }
}
