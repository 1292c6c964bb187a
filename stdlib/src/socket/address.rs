//! Addresses: pairs of host and port, paths, and what the system makes of them.

use crate::posix::path::{name_string, octets_of_path};
use crate::socket::names;
use rustix::net::{AddressFamily, SocketAddrAny, SocketAddrUnix};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, SocketAddrV4, SocketAddrV6};
use weft_core::error::{Exception, overflow_error, raise, type_error};
use weft_core::heap::{Raised, Str, Thread, Tuple, Value};
use weft_core::interpreter::path_of;
use weft_core::interpreter::{End, Interpreter, Request};
use weft_core::protocol;
use weft_core::types::bytes::octets_of;

/// An address that a program gave.
pub enum Address {
    /// Host and port.
    Internet(SocketAddr),
    /// A path, or a name without a file.
    Local(SocketAddrUnix),
}

/// Calls a function of `rustix` with an address of either kind.
macro_rules! with_address {
    ($address:expr, |$name:ident| $call:expr) => {
        match $address {
            $crate::socket::address::Address::Internet($name) => $call,
            $crate::socket::address::Address::Local($name) => $call,
        }
    };
}
pub(super) use with_address;

/// A socket's name as Python shows it.
pub fn shown(thread: &Thread, address: Option<SocketAddrAny>) -> Value {
    let Some(address) = address else {
        return Value::NONE;
    };
    match address.address_family() {
        AddressFamily::INET | AddressFamily::INET6 => match SocketAddr::try_from(address) {
            Ok(address) => shown_internet(thread, address),
            Err(_) => Value::NONE,
        },
        AddressFamily::UNIX => match SocketAddrUnix::try_from(address) {
            Ok(address) => shown_local(thread, &address),
            Err(_) => Value::NONE,
        },
        _ => Value::NONE,
    }
}

/// An address of the Internet as Python shows it.
pub fn shown_internet(thread: &Thread, address: SocketAddr) -> Value {
    let port = Value::from_i32(i32::from(address.port()));
    match address {
        SocketAddr::V4(address) => thread.tuple(&[thread.string(&address.ip().to_string()), port]),
        SocketAddr::V6(address) => thread.tuple(&[
            thread.string(&address.ip().to_string()),
            port,
            thread.int(i64::from(address.flowinfo())),
            thread.int(i64::from(address.scope_id())),
        ]),
    }
}

fn shown_local(thread: &Thread, address: &SocketAddrUnix) -> Value {
    if let Some(path) = address.path_bytes() {
        return name_string(thread, path);
    }
    match address.abstract_name() {
        // What has no name at all shows as an empty one here.
        Some([]) | None => thread.string(""),
        Some(name) => thread.bytes(&[&[0], name].concat()),
    }
}

/// The text of a host, which may be given as bytes.
pub fn host_text(thread: &Thread, host: &Value) -> Result<String, Raised> {
    if let Some(text) = host.downcast::<Str>() {
        if text.has_surrogates() {
            return Err(type_error("encoding of hostname failed"));
        }
        return Ok(text.as_str().to_owned());
    }
    let octets = match octets_of(thread, host) {
        Ok(Some(octets)) => octets,
        Ok(None) => {
            let kind = protocol::class_name(*host);
            return Err(type_error(format!(
                "str, bytes or bytearray expected, not {kind}"
            )));
        }
        Err(raised) => return Err(raised),
    };
    Ok(String::from_utf8_lossy(&octets).into_owned())
}

fn port_number(thread: &Thread, port: Value, function: &str) -> Result<u16, Raised> {
    let number = protocol::index(thread, port)?;
    number
        .to_int_or_bool()
        .and_then(|number| u16::try_from(number).ok())
        .ok_or_else(|| overflow_error(format!("{function}(): port must be 0-65535.")))
}

fn small_number(thread: &Thread, value: Option<&Value>) -> Result<u32, Raised> {
    let Some(value) = value else { return Ok(0) };
    let number = protocol::index(thread, *value)?;
    let number = protocol::to_i64(thread, number)?;
    u32::try_from(number).map_err(|_| overflow_error("can't convert negative int to unsigned"))
}

/// The address in an argument of `function`, for a socket of a family. Names of hosts are looked up.
///
/// # Errors
/// `TypeError`, `OverflowError` and `OSError` for what is no address, and `gaierror`.
pub fn argument(
    thread: &Thread,
    family: i32,
    value: Value,
    function: &str,
) -> Result<Address, Raised> {
    match AddressFamily::from_raw(family as u16) {
        AddressFamily::INET => internet_argument(thread, Version::Four, value, function),
        AddressFamily::INET6 => internet_argument(thread, Version::Six, value, function),
        AddressFamily::UNIX => local_argument(thread, value),
        _ => Err(raise(
            Exception::OSError,
            format!("{function}(): bad family"),
        )),
    }
}

/// A version of the Internet's protocol.
#[derive(Clone, Copy, PartialEq)]
pub enum Version {
    Four,
    Six,
}

fn internet_argument(
    thread: &Thread,
    version: Version,
    value: Value,
    function: &str,
) -> Result<Address, Raised> {
    let (family, shape) = match version {
        Version::Four => ("AF_INET", "a pair (host, port)"),
        Version::Six => ("AF_INET6", "a tuple (host, port[, flowinfo[, scopeid]])"),
    };
    let Some(parts) = value.downcast::<Tuple>() else {
        let kind = protocol::class_name(value);
        return Err(type_error(format!(
            "{function}(): {family} address must be tuple, not {kind}"
        )));
    };
    let parts = parts.items();
    let most = if version == Version::Four { 2 } else { 4 };
    if parts.len() < 2 || parts.len() > most {
        return Err(type_error(format!("{family} address must be {shape}")));
    }
    let host = host_text(thread, &parts[0])?;
    let port = port_number(thread, parts[1], function)?;
    Interpreter::require(thread, Request::Net(&host, Some(port)))?;
    let flow = small_number(thread, parts.get(2))?;
    let scope = small_number(thread, parts.get(3))?;
    if flow > 0xf_ffff {
        return Err(overflow_error(format!(
            "{function}(): flowinfo must be 0-1048575."
        )));
    }
    Ok(Address::Internet(
        match names::host_address(thread, &host, version)? {
            IpAddr::V4(host) => SocketAddr::V4(SocketAddrV4::new(host, port)),
            IpAddr::V6(host) => SocketAddr::V6(SocketAddrV6::new(host, port, flow, scope)),
        },
    ))
}

fn local_argument(thread: &Thread, value: Value) -> Result<Address, Raised> {
    let octets = if value.is::<Str>() {
        octets_of_path(&value)?
    } else {
        weft_core::types::bytes::required_octets(thread, &value)?.into_owned()
    };
    if Interpreter::of(thread).permissions().is_some() {
        match &octets[..] {
            [] => {}
            // Names without files belong to the whole machine.
            [0, ..] => Interpreter::require(thread, Request::AnyNet)?,
            path => {
                let path = path_of(path);
                Interpreter::require(thread, Request::Read(path, End::Followed))?;
                Interpreter::require(thread, Request::Write(path, End::Followed))?;
            }
        }
    }
    let too_long = |_| raise(Exception::OSError, "AF_UNIX path too long");
    let made = match &octets[..] {
        [] => Ok(SocketAddrUnix::new_unnamed()),
        [0, name @ ..] => SocketAddrUnix::new_abstract_name(name).map_err(too_long),
        path => SocketAddrUnix::new(path).map_err(too_long),
    };
    made.map(Address::Local)
}

/// Whether a socket has an address of its own.
pub fn is_bound(socket: rustix::fd::BorrowedFd<'_>) -> bool {
    match rustix::net::getsockname(socket).map(SocketAddr::try_from) {
        Ok(Ok(address)) => address.port() != 0,
        Ok(Err(_)) | Err(_) => true,
    }
}

/// An address of four numbers as `inet_aton` reads it: one to four parts, in decimal, octal or hexadecimal.
pub fn loose_address(text: &str) -> Option<Ipv4Addr> {
    let parts: Vec<&str> = text.split('.').collect();
    if parts.len() > 4 {
        return None;
    }
    let mut address: u32 = 0;
    for (place, part) in parts.iter().enumerate() {
        let number = if let Some(digits) = part.strip_prefix("0x").or(part.strip_prefix("0X")) {
            u32::from_str_radix(digits, 16)
        } else if part.len() > 1 && part.starts_with('0') {
            u32::from_str_radix(&part[1..], 8)
        } else {
            part.parse()
        }
        .ok()?;
        if part.starts_with('+') {
            return None;
        }
        // The last part fills what is left of the address.
        let bits = if place + 1 == parts.len() {
            32 - 8 * place as u32
        } else {
            8
        };
        if bits < 32 && number >> bits != 0 {
            return None;
        }
        address = if bits == 32 {
            number
        } else {
            (address << bits) | number
        };
    }
    Some(Ipv4Addr::from(address))
}

/// An address of the sixth version without a zone.
pub fn strict_sixth(text: &str) -> Option<Ipv6Addr> {
    text.parse().ok()
}
