//! What programs ask about sockets in numbers of the system's own: options, and names of hosts and services.
//!
//! Everything here can wait for other machines, and is called detached.

use libc::{c_int, c_void, sockaddr, socklen_t};
use std::ffi::{CStr, CString};
use std::io;
use std::mem::{size_of, zeroed};
use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr, SocketAddrV4, SocketAddrV6};
use std::os::fd::{AsRawFd, BorrowedFd};

/// Sets an option of a socket to these octets.
///
/// # Errors
/// What the system says.
pub fn set_option(
    socket: BorrowedFd<'_>,
    level: i32,
    name: i32,
    value: Option<&[u8]>,
    length: usize,
) -> io::Result<()> {
    let pointer = value.map_or(std::ptr::null(), |value| value.as_ptr().cast::<c_void>());
    let length = value.map_or(length, <[u8]>::len);
    let length = socklen_t::try_from(length).map_err(|_| io::ErrorKind::InvalidInput)?;
    // SAFETY: the system reads at most so many octets, which are there, or checks the null pointer.
    match unsafe { libc::setsockopt(socket.as_raw_fd(), level, name, pointer, length) } {
        0 => Ok(()),
        _ => Err(io::Error::last_os_error()),
    }
}

/// Fills a buffer with an option of a socket; how many octets it has.
///
/// # Errors
/// What the system says.
pub fn option(
    socket: BorrowedFd<'_>,
    level: i32,
    name: i32,
    buffer: &mut [u8],
) -> io::Result<usize> {
    let mut length = socklen_t::try_from(buffer.len()).map_err(|_| io::ErrorKind::InvalidInput)?;
    let pointer = buffer.as_mut_ptr().cast::<c_void>();
    // SAFETY: the system writes at most `length` octets to the buffer, and then how many they are.
    match unsafe { libc::getsockopt(socket.as_raw_fd(), level, name, pointer, &raw mut length) } {
        0 => Ok((length as usize).min(buffer.len())),
        _ => Err(io::Error::last_os_error()),
    }
}

/// What is looked for, as `getaddrinfo` has it.
#[derive(Clone, Copy, Default)]
pub struct Hints {
    /// `AF_…`, or 0 for any.
    pub family: i32,
    /// `SOCK_…`, or 0 for any.
    pub kind: i32,
    /// `IPPROTO_…`, or 0 for any.
    pub protocol: i32,
    /// `AI_…`
    pub flags: i32,
}

/// One address that was found.
pub struct Found {
    /// What the address is good for; the flags mean nothing.
    pub hints: Hints,
    /// The host's own name, if it was asked for.
    pub canonical: Vec<u8>,
    /// `None` for an address of a family that is not the Internet's.
    pub address: Option<SocketAddr>,
}

/// Why names could not be resolved.
pub struct Unresolved {
    /// `EAI_…`
    pub code: i32,
    /// What the system says about it.
    pub text: String,
    /// What went wrong below, for `EAI_SYSTEM`.
    pub system: Option<io::Error>,
}

fn unresolved(code: c_int) -> Unresolved {
    let system = (code == libc::EAI_SYSTEM).then(io::Error::last_os_error);
    // SAFETY: gives a string that is never freed.
    let text = unsafe { CStr::from_ptr(libc::gai_strerror(code)) };
    Unresolved {
        code,
        text: text.to_string_lossy().into_owned(),
        system,
    }
}

/// The addresses of a host and a service, in the order in which they should be tried.
///
/// # Errors
/// What the system says.
pub fn resolve(
    host: Option<&CStr>,
    service: Option<&CStr>,
    wanted: Hints,
) -> Result<Vec<Found>, Unresolved> {
    // SAFETY: zeros mean "any" in each field.
    let mut hints: libc::addrinfo = unsafe { zeroed() };
    hints.ai_family = wanted.family;
    hints.ai_socktype = wanted.kind;
    hints.ai_protocol = wanted.protocol;
    hints.ai_flags = wanted.flags;
    let mut first = std::ptr::null_mut();
    let [host, service] = [host, service].map(|text| text.map_or(std::ptr::null(), CStr::as_ptr));
    // SAFETY: the strings are null or end in a zero, and the result is freed below.
    let code = unsafe { libc::getaddrinfo(host, service, &raw const hints, &raw mut first) };
    if code != 0 {
        return Err(unresolved(code));
    }
    let mut found = Vec::new();
    let mut next = first;
    // SAFETY: a node of the list that the system made, or null at its end.
    while let Some(entry) = unsafe { next.as_ref() } {
        let canonical = if entry.ai_canonname.is_null() {
            Vec::new()
        } else {
            // SAFETY: a string of the list's.
            let name = unsafe { CStr::from_ptr(entry.ai_canonname) };
            name.to_bytes().to_vec()
        };
        found.push(Found {
            hints: Hints {
                family: entry.ai_family,
                kind: entry.ai_socktype,
                protocol: entry.ai_protocol,
                flags: entry.ai_flags,
            },
            canonical,
            address: internet_address(entry),
        });
        next = entry.ai_next;
    }
    // SAFETY: the list is the system's, and nothing of it is used any more.
    unsafe { libc::freeaddrinfo(first) };
    Ok(found)
}

/// The address of a node, if it is one of the Internet's.
fn internet_address(entry: &libc::addrinfo) -> Option<SocketAddr> {
    // SAFETY: the node's own address, as long as it says.
    unsafe { internet_of(entry.ai_family, entry.ai_addr, entry.ai_addrlen as usize) }
}

/// An address of the Internet that the system has written; `None` for one of another family.
///
/// # Safety
/// There are `length` octets at `address`.
pub(crate) unsafe fn internet_of(
    family: c_int,
    address: *const sockaddr,
    length: usize,
) -> Option<SocketAddr> {
    match family {
        libc::AF_INET if length >= size_of::<libc::sockaddr_in>() => {
            // SAFETY: family and length say that it is one; the system's memory may be aligned for less.
            let address = unsafe { std::ptr::read_unaligned(address.cast::<libc::sockaddr_in>()) };
            let host = Ipv4Addr::from(address.sin_addr.s_addr.to_ne_bytes());
            let port = u16::from_be(address.sin_port);
            Some(SocketAddr::V4(SocketAddrV4::new(host, port)))
        }
        libc::AF_INET6 if length >= size_of::<libc::sockaddr_in6>() => {
            // SAFETY: as above.
            let address = unsafe { std::ptr::read_unaligned(address.cast::<libc::sockaddr_in6>()) };
            Some(SocketAddr::V6(SocketAddrV6::new(
                Ipv6Addr::from(address.sin6_addr.s6_addr),
                u16::from_be(address.sin6_port),
                u32::from_be(address.sin6_flowinfo),
                address.sin6_scope_id,
            )))
        }
        _ => None,
    }
}

/// An address as the system takes it.
#[repr(C)]
pub(crate) union RawAddress {
    fourth: libc::sockaddr_in,
    sixth: libc::sockaddr_in6,
    pub(crate) local: libc::sockaddr_un,
}

impl RawAddress {
    /// An address of the Internet, and its length.
    pub(crate) fn of(address: SocketAddr) -> (RawAddress, socklen_t) {
        match address {
            SocketAddr::V4(address) => {
                // SAFETY: a structure of numbers.
                let mut raw: libc::sockaddr_in = unsafe { zeroed() };
                raw.sin_family = libc::AF_INET as libc::sa_family_t;
                raw.sin_port = address.port().to_be();
                raw.sin_addr.s_addr = u32::from_ne_bytes(address.ip().octets());
                let length = size_of::<libc::sockaddr_in>() as socklen_t;
                (RawAddress { fourth: raw }, length)
            }
            SocketAddr::V6(address) => {
                // SAFETY: a structure of numbers.
                let mut raw: libc::sockaddr_in6 = unsafe { zeroed() };
                raw.sin6_family = libc::AF_INET6 as libc::sa_family_t;
                raw.sin6_port = address.port().to_be();
                raw.sin6_flowinfo = address.flowinfo().to_be();
                raw.sin6_addr.s6_addr = address.ip().octets();
                raw.sin6_scope_id = address.scope_id();
                let length = size_of::<libc::sockaddr_in6>() as socklen_t;
                (RawAddress { sixth: raw }, length)
            }
        }
    }
}

/// The names of the host and the service at an address; `flags` are `NI_…`.
///
/// # Errors
/// What the system says.
pub fn names_of(address: SocketAddr, flags: i32) -> Result<(Vec<u8>, Vec<u8>), Unresolved> {
    let (mut host, mut service) = ([0_u8; 1025], [0_u8; 32]);
    let (raw, length) = RawAddress::of(address);
    // SAFETY: the address has this length, and the buffers theirs.
    let code = unsafe {
        libc::getnameinfo(
            (&raw const raw).cast(),
            length,
            host.as_mut_ptr().cast(),
            host.len() as socklen_t,
            service.as_mut_ptr().cast(),
            service.len() as socklen_t,
            flags,
        )
    };
    if code != 0 {
        return Err(unresolved(code));
    }
    let text = |buffer: &[u8]| {
        CStr::from_bytes_until_nul(buffer)
            .map(CString::from)
            .map_or_else(|_| Vec::new(), CString::into_bytes)
    };
    Ok((text(&host), text(&service)))
}
