//! Names of hosts and services.

use crate::socket::address::{Version, host_text, loose_address, shown_internet, strict_sixth};
use crate::socket::error::raise_unresolved;
use crate::socket::hosts;
use std::ffi::CString;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use weft_core::error::{Exception, overflow_error, raise, type_error, value_error};
use weft_core::heap::concurrency::network::{self, Found, Hints};
use weft_core::heap::{List, Raised, Str, Thread, Tuple, Value};
use weft_core::interpreter::permissions::note_address;
use weft_core::interpreter::{Interpreter, Request};
use weft_core::protocol;
use weft_core::types::bytes::octets_of;

const INET: i32 = 2;
const INET6: i32 = 10;
const STREAM: i32 = 1;
const DATAGRAM: i32 = 2;
const PASSIVE: i32 = 1;
const CANONICAL: i32 = 2;
const NUMERIC_HOST: i32 = 1;
const NAME_REQUIRED: i32 = 8;
const DATAGRAM_SERVICE: i32 = 16;

/// The addresses of a host and a service.
///
/// # Errors
/// `gaierror`
pub fn resolve(
    thread: &Thread,
    host: Option<&str>,
    service: Option<&str>,
    hints: Hints,
) -> Result<Vec<Found>, Raised> {
    let text = |text: Option<&str>| {
        text.map(CString::new)
            .transpose()
            .map_err(|_| value_error("embedded null character"))
    };
    let (name, port) = (host.unwrap_or("localhost"), service.map(str::parse));
    Interpreter::require(thread, Request::Net(name, port.and_then(Result::ok)))?;
    let (host, service) = (text(host)?, text(service)?);
    let found = thread
        .blocking(|| hosts::resolve(host.as_deref(), service.as_deref(), hints))
        .map_err(|failure| raise_unresolved(thread, &failure))?;
    for address in found.iter().filter_map(|found| found.address) {
        note_address(thread, name, address.ip());
    }
    Ok(found)
}

/// The address of a host that is given by name or number; an empty name means every address of this machine.
///
/// # Errors
/// `gaierror`, and `OSError` if the host has no address of this version.
pub fn host_address(thread: &Thread, host: &str, version: Version) -> Result<IpAddr, Raised> {
    match (host, version) {
        ("", Version::Four) => return Ok(IpAddr::V4(Ipv4Addr::UNSPECIFIED)),
        ("", Version::Six) => return Ok(IpAddr::V6(Ipv6Addr::UNSPECIFIED)),
        ("<broadcast>" | "255.255.255.255", Version::Four) => {
            return Ok(IpAddr::V4(Ipv4Addr::BROADCAST));
        }
        (_, Version::Four) => {
            if let Some(address) = loose_address(host) {
                return Ok(IpAddr::V4(address));
            }
        }
        (_, Version::Six) => {
            if let Some(address) = strict_sixth(host) {
                return Ok(IpAddr::V6(address));
            }
        }
    }
    let hints = Hints {
        family: if version == Version::Four {
            INET
        } else {
            INET6
        },
        ..Hints::default()
    };
    let found = resolve(thread, Some(host), None, hints)?;
    found
        .iter()
        .find_map(|found| found.address)
        .map(|address| address.ip())
        .ok_or_else(|| raise(Exception::OSError, "unsupported address family"))
}

/// `getaddrinfo`.
///
/// # Errors
/// As there.
pub fn address_information(
    thread: &Thread,
    host: Value,
    port: Value,
    hints: Hints,
) -> Result<Value, Raised> {
    let host = if host.is_none() {
        None
    } else if host.is::<Str>() || matches!(octets_of(thread, &host), Ok(Some(_))) {
        Some(host_text(thread, &host)?)
    } else {
        return Err(type_error(
            "getaddrinfo() argument 1 must be string or None",
        ));
    };
    let service = if port.is_none() {
        None
    } else if let Some(number) = port.to_int_or_bool() {
        Some(number.to_string())
    } else if port.is::<Str>() || matches!(octets_of(thread, &port), Ok(Some(_))) {
        Some(host_text(thread, &port)?)
    } else {
        return Err(raise(Exception::OSError, "Int or String expected"));
    };
    let found = resolve(thread, host.as_deref(), service.as_deref(), hints)?;
    let list = List::from_items(thread, &[]);
    for found in found {
        let Some(address) = found.address else {
            continue;
        };
        let entry = [
            Value::from_i32(found.hints.family),
            Value::from_i32(found.hints.kind),
            Value::from_i32(found.hints.protocol),
            thread.string(&String::from_utf8_lossy(&found.canonical)),
            shown_internet(thread, address),
        ];
        list.push(thread, thread.tuple(&entry));
    }
    Ok(list.value())
}

/// `getnameinfo`.
///
/// # Errors
/// As there.
pub fn name_information(thread: &Thread, address: Value, flags: i32) -> Result<Value, Raised> {
    let Some(parts) = address.downcast::<Tuple>() else {
        return Err(type_error("getnameinfo() argument 1 must be a tuple"));
    };
    let parts = parts.items();
    if parts.len() < 2 || parts.len() > 4 {
        return Err(type_error("getnameinfo(): illegal sockaddr argument"));
    }
    let host = host_text(thread, &parts[0])?;
    let port = protocol::index(thread, parts[1])?;
    let port = protocol::to_i64(thread, port)?;
    let hints = Hints {
        kind: DATAGRAM,
        // Only numbers, which no other machine is asked for.
        flags: 4,
        ..Hints::default()
    };
    let found = resolve(thread, Some(&host), Some(&port.to_string()), hints)?;
    if found.len() > 1 {
        return Err(raise(
            Exception::OSError,
            "sockaddr resolved to multiple addresses",
        ));
    }
    let Some(address) = found.first().and_then(|found| found.address) else {
        return Err(raise(Exception::OSError, "unsupported address family"));
    };
    let (host, service) = names_of(thread, address, flags)?;
    Ok(thread.tuple(&[thread.string(&host), thread.string(&service)]))
}

fn names_of(thread: &Thread, address: SocketAddr, flags: i32) -> Result<(String, String), Raised> {
    let (host, service) = thread
        .blocking(|| network::names_of(address, flags))
        .map_err(|failure| raise_unresolved(thread, &failure))?;
    let text = |octets: Vec<u8>| String::from_utf8_lossy(&octets).into_owned();
    Ok((text(host), text(service)))
}

/// `gethostbyname_ex` and `gethostbyaddr`: the host's own name, other names, and addresses.
///
/// # Errors
/// `gaierror`
pub fn host_by_name(thread: &Thread, host: &str) -> Result<Value, Raised> {
    let hints = Hints {
        family: INET,
        kind: STREAM,
        flags: CANONICAL,
        ..Hints::default()
    };
    let found = resolve(thread, Some(host), None, hints)?;
    let canonical = found
        .first()
        .map(|found| String::from_utf8_lossy(&found.canonical).into_owned());
    let addresses = List::from_items(thread, &[]);
    for address in found.iter().filter_map(|found| found.address) {
        addresses.push(thread, thread.string(&address.ip().to_string()));
    }
    let canonical = canonical.filter(|name| !name.is_empty());
    let name = thread.string(canonical.as_deref().unwrap_or(host));
    let others = List::from_items(thread, &[]).value();
    Ok(thread.tuple(&[name, others, addresses.value()]))
}

/// `gethostbyaddr`.
///
/// # Errors
/// `gaierror`, and `herror` for an address without a name.
pub fn host_by_address(thread: &Thread, host: &str) -> Result<Value, Raised> {
    let hints = Hints {
        kind: STREAM,
        ..Hints::default()
    };
    let found = resolve(thread, Some(host), None, hints)?;
    let Some(address) = found.first().and_then(|found| found.address) else {
        return Err(raise(Exception::OSError, "unsupported address family"));
    };
    let Ok((name, _)) = thread.blocking(|| network::names_of(address, NAME_REQUIRED)) else {
        let class = super::error::class(thread, super::error::Kind::Host)?;
        let arguments = [Value::from_i32(1), thread.string("Unknown host")];
        let exception = protocol::call_values(thread, class, &arguments)?;
        return Err(weft_core::error::raise_object(thread, exception));
    };
    let addresses = List::from_items(thread, &[thread.string(&address.ip().to_string())]);
    let others = List::from_items(thread, &[]).value();
    let name = thread.string(&String::from_utf8_lossy(&name));
    Ok(thread.tuple(&[name, others, addresses.value()]))
}

fn kind_of_protocol(protocol: Option<&str>) -> Option<i32> {
    match protocol {
        None | Some("tcp") => Some(STREAM),
        Some("udp") => Some(DATAGRAM),
        Some(_) => None,
    }
}

/// The port of a service.
///
/// # Errors
/// `OSError` if there is none of this name.
pub fn service_port(thread: &Thread, name: &str, protocol: Option<&str>) -> Result<u16, Raised> {
    let missing = || raise(Exception::OSError, "service/proto not found");
    let Some(kind) = kind_of_protocol(protocol) else {
        return Err(missing());
    };
    let is_number = name.bytes().all(|octet| octet.is_ascii_digit());
    let hints = Hints {
        family: INET,
        kind,
        flags: PASSIVE,
        ..Hints::default()
    };
    let Some(text) = CString::new(name).ok().filter(|_| !is_number) else {
        return Err(missing());
    };
    thread
        .blocking(|| network::resolve(None, Some(&text), hints))
        .ok()
        .and_then(|found| found.first()?.address)
        .map(|address| address.port())
        .ok_or_else(missing)
}

/// The name of the service at a port.
///
/// # Errors
/// `OverflowError`, and `OSError` if there is none.
pub fn port_service(thread: &Thread, port: i64, protocol: Option<&str>) -> Result<String, Raised> {
    let Ok(port) = u16::try_from(port) else {
        return Err(overflow_error("getservbyport: port must be 0-65535."));
    };
    let missing = || raise(Exception::OSError, "port/proto not found");
    let flags = match kind_of_protocol(protocol) {
        Some(DATAGRAM) => NUMERIC_HOST | DATAGRAM_SERVICE,
        Some(_) => NUMERIC_HOST,
        None => return Err(missing()),
    };
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    let (_, service) = names_of(thread, address, flags)?;
    if service == port.to_string() {
        return Err(missing());
    }
    Ok(service)
}
