//! Messages of sockets with what travels beside their octets: open files above all.

use crate::network::{RawAddress, internet_of};
use libc::{c_uint, c_void, iovec, msghdr, socklen_t};
use std::io;
use std::mem::{offset_of, size_of, zeroed};
use std::net::SocketAddr;
use std::os::fd::{AsRawFd, BorrowedFd};

/// What travels beside the octets of a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ancillary {
    /// The protocol that knows what it means.
    pub level: i32,
    /// What it is to that protocol.
    pub kind: i32,
    /// The octets of it.
    pub data: Vec<u8>,
}

/// Where a message goes or comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// A host and a port.
    Internet(SocketAddr),
    /// A path, or the octets of a name without a file, which begin with a zero.
    Local(Vec<u8>),
}

impl Ancillary {
    /// The numbers of the descriptors that are sent, if these are such.
    pub fn descriptors(&self) -> impl Iterator<Item = i32> {
        let is_list = (self.level, self.kind) == (libc::SOL_SOCKET, libc::SCM_RIGHTS);
        let (numbers, _) = self.data.as_chunks();
        let numbers = if is_list { numbers } else { &[] };
        numbers.iter().map(|number| i32::from_ne_bytes(*number))
    }
}

/// A message that has come.
#[derive(Clone, Debug, Default)]
pub struct Received {
    /// How many octets were received.
    pub count: usize,
    /// What came beside them.
    pub ancillary: Vec<Ancillary>,
    /// `MSG_…`
    pub flags: i32,
    /// Who sent it, if that has an address.
    pub sender: Option<Place>,
}

/// The octets that `length` octets of one kind take beside a message, without what fills them up.
pub fn length_of(length: usize) -> Option<usize> {
    let length = c_uint::try_from(length)
        .ok()
        .filter(|length| *length < 1 << 31)?;
    // SAFETY: arithmetic.
    Some(unsafe { libc::CMSG_LEN(length) } as usize)
}

/// The octets that `length` octets of one kind take beside a message.
pub fn space_of(length: usize) -> Option<usize> {
    let length = c_uint::try_from(length)
        .ok()
        .filter(|length| *length < (1 << 31) - 64)?;
    // SAFETY: arithmetic.
    Some(unsafe { libc::CMSG_SPACE(length) } as usize)
}

/// Memory for what travels beside a message, aligned as its heads must be.
fn room_for(octets: usize) -> Vec<u64> {
    vec![0; octets.div_ceil(8)]
}

/// Sends some stretches of octets as one message.
///
/// # Errors
/// What the system says, and `InvalidInput` for what is too long.
pub fn send(
    socket: BorrowedFd<'_>,
    parts: &[&[u8]],
    ancillary: &[Ancillary],
    flags: i32,
    target: Option<&Place>,
) -> io::Result<usize> {
    let mut vectors: Vec<iovec> = parts
        .iter()
        .map(|part| iovec {
            iov_base: part.as_ptr().cast_mut().cast(),
            iov_len: part.len(),
        })
        .collect();
    let spaces: Option<Vec<usize>> = ancillary
        .iter()
        .map(|ancillary| space_of(ancillary.data.len()))
        .collect();
    let total = spaces.ok_or(io::ErrorKind::InvalidInput)?.iter().sum();
    let mut control = room_for(total);
    let address = target.map(raw_of).transpose()?;
    // SAFETY: zeros mean "none" in each field.
    let mut head: msghdr = unsafe { zeroed() };
    head.msg_iov = vectors.as_mut_ptr();
    head.msg_iovlen = vectors.len() as _;
    if let Some((address, length)) = &address {
        head.msg_name = std::ptr::from_ref(address).cast_mut().cast();
        head.msg_namelen = *length;
    }
    if total > 0 {
        head.msg_control = control.as_mut_ptr().cast();
        head.msg_controllen = total as _;
        // SAFETY: there is room for all heads, which is zero.
        let mut next = unsafe { libc::CMSG_FIRSTHDR(&raw const head) };
        for each in ancillary {
            let length = length_of(each.data.len()).ok_or(io::ErrorKind::InvalidInput)?;
            // SAFETY: a head in the memory above, which is aligned for it.
            let Some(entry) = (unsafe { next.as_mut() }) else {
                return Err(io::ErrorKind::InvalidInput.into());
            };
            entry.cmsg_level = each.level;
            entry.cmsg_type = each.kind;
            entry.cmsg_len = length as _;
            // SAFETY: behind the head there is room for the data, by the sum above.
            let place = unsafe { libc::CMSG_DATA(next) };
            // SAFETY: as above.
            unsafe { std::ptr::copy_nonoverlapping(each.data.as_ptr(), place, each.data.len()) };
            // SAFETY: the heads so far are whole.
            next = unsafe { libc::CMSG_NXTHDR(&raw const head, next) };
        }
    }
    // SAFETY: all that the head names lives longer than the call, which only reads it.
    let sent = unsafe { libc::sendmsg(socket.as_raw_fd(), &raw const head, flags) };
    usize::try_from(sent).map_err(|_| io::Error::last_os_error())
}

/// Receives a message into a buffer, and at most `room` octets of what comes beside it.
///
/// # Errors
/// What the system says.
pub fn receive(
    socket: BorrowedFd<'_>,
    buffer: &mut [u8],
    room: usize,
    flags: i32,
) -> io::Result<Received> {
    let mut vector = iovec {
        iov_base: buffer.as_mut_ptr().cast(),
        iov_len: buffer.len(),
    };
    let mut control = room_for(room);
    // SAFETY: zeros are an address of no family.
    let mut address: libc::sockaddr_storage = unsafe { zeroed() };
    // SAFETY: zeros mean "none" in each field.
    let mut head: msghdr = unsafe { zeroed() };
    head.msg_iov = &raw mut vector;
    head.msg_iovlen = 1;
    head.msg_name = (&raw mut address).cast();
    head.msg_namelen = size_of::<libc::sockaddr_storage>() as socklen_t;
    if room > 0 {
        head.msg_control = control.as_mut_ptr().cast();
        head.msg_controllen = room as _;
    }
    // SAFETY: what the head names is there and as long as it says.
    let count = unsafe { libc::recvmsg(socket.as_raw_fd(), &raw mut head, flags) };
    let count = usize::try_from(count).map_err(|_| io::Error::last_os_error())?;
    let mut ancillary = Vec::new();
    let end = control.as_ptr() as usize + (head.msg_controllen as usize).min(room);
    // SAFETY: the system has filled the memory with whole heads, and said how far.
    let mut next = unsafe { libc::CMSG_FIRSTHDR(&raw const head) };
    // SAFETY: a head in that memory, or null behind the last.
    while let Some(entry) = unsafe { next.as_ref() } {
        // SAFETY: arithmetic on the place of the head.
        let place = unsafe { libc::CMSG_DATA(next) };
        let start = place as usize - next as usize;
        let whole: usize = entry.cmsg_len as _;
        let told = whole.saturating_sub(start);
        // What was cut short says how long it would have been.
        let length = told.min(end.saturating_sub(place as usize));
        // SAFETY: so many octets of the memory lie behind the head.
        let data = unsafe { std::slice::from_raw_parts(place, length) };
        ancillary.push(Ancillary {
            level: entry.cmsg_level,
            kind: entry.cmsg_type,
            data: data.to_vec(),
        });
        if length < told {
            break;
        }
        // SAFETY: this head is whole.
        next = unsafe { libc::CMSG_NXTHDR(&raw const head, next) };
    }
    Ok(Received {
        count,
        ancillary,
        flags: head.msg_flags,
        sender: place_of(&address, head.msg_namelen as usize),
    })
}

fn raw_of(place: &Place) -> io::Result<(RawAddress, socklen_t)> {
    match place {
        Place::Internet(address) => Ok(RawAddress::of(*address)),
        Place::Local(name) => {
            // SAFETY: a structure of numbers.
            let mut raw: libc::sockaddr_un = unsafe { zeroed() };
            if name.len() > raw.sun_path.len() {
                return Err(io::ErrorKind::InvalidInput.into());
            }
            raw.sun_family = libc::AF_UNIX as libc::sa_family_t;
            for (target, octet) in raw.sun_path.iter_mut().zip(name) {
                *target = *octet as libc::c_char;
            }
            // A path ends in a zero, which is counted, unless it fills all there is.
            let ending = usize::from(
                name.first().is_some_and(|first| *first != 0) && name.len() < raw.sun_path.len(),
            );
            let length = offset_of!(libc::sockaddr_un, sun_path) + name.len() + ending;
            Ok((RawAddress { local: raw }, length as socklen_t))
        }
    }
}

fn place_of(address: &libc::sockaddr_storage, length: usize) -> Option<Place> {
    let start = (&raw const *address).cast::<c_void>();
    match i32::from(address.ss_family) {
        _ if length < size_of::<libc::sa_family_t>() => None,
        libc::AF_UNIX => {
            let length = length.saturating_sub(offset_of!(libc::sockaddr_un, sun_path));
            // SAFETY: the storage is longer than an address of this family, and aligned for any.
            let raw = unsafe { &*start.cast::<libc::sockaddr_un>() };
            let mut name: Vec<u8> = raw
                .sun_path
                .iter()
                .take(length)
                .map(|octet| *octet as u8)
                .collect();
            if name.first().is_some_and(|first| *first != 0) {
                name.truncate(
                    name.iter()
                        .position(|octet| *octet == 0)
                        .unwrap_or(name.len()),
                );
            }
            Some(Place::Local(name))
        }
        family => {
            // SAFETY: the storage is as long as any address, and aligned for it.
            unsafe { internet_of(family, start.cast(), length) }.map(Place::Internet)
        }
    }
}
