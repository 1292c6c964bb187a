//! One end of a conversation, and how calls on it wait.
//!
//! A call is made first and waits only if the system has nothing for it: in `poll`, which signals end, rather than in the
//! call itself. A socket with a time limit never waits in the system; one without is asked not to, call by call.

use crate::asyncio::Registration;
#[cfg(feature = "network")]
use crate::eagerness::Eagerness;
use crate::socket::address::{self, Address, with_address};
use crate::socket::message;
use crate::socket::room::Room;
use crate::system::{descriptor_of, given, os_error, wait_each};
use parking_lot::Mutex;
use rustix::event::PollFlags;
use rustix::fd::BorrowedFd;
use rustix::fs::OFlags;
use rustix::io::Errno;
use rustix::net::{RecvFlags, SendFlags, SocketFlags};
use std::sync::atomic::{AtomicI32, AtomicU64, Ordering};
use std::time::{Duration, Instant};
use weft_core::error::{Exception, raise, type_error, value_error};
use weft_core::heap::concurrency::descriptor;
use weft_core::heap::concurrency::messages::{self, Ancillary, Place, Received};
use weft_core::heap::{Raised, Thread, Trace, Tracer, Value};
use weft_core::interpreter::Interpreter;
use weft_core::protocol;
use weft_core::safepoint;

/// A call that does not wait copies so many octets in microseconds: no other thread needs to be let in meanwhile.
const BRIEF: usize = 256 << 10;

/// How long calls wait.
#[derive(Clone, Copy, PartialEq)]
pub enum Patience {
    Endless,
    Limited(Duration),
    None,
}

/// The patience of new sockets.
pub struct DefaultPatience(pub Mutex<Patience>);

impl Default for DefaultPatience {
    fn default() -> Self {
        DefaultPatience(Mutex::new(Patience::Endless))
    }
}

impl Patience {
    /// What an argument of `settimeout` says.
    ///
    /// # Errors
    /// `TypeError` and `ValueError`.
    pub fn of(thread: &Thread, value: Value) -> Result<Patience, Raised> {
        if value.is_none() {
            return Ok(Patience::Endless);
        }
        let seconds = match value.to_float() {
            Some(seconds) => seconds,
            None => {
                let Ok(number) = protocol::index(thread, value) else {
                    let kind = protocol::class_name(value);
                    return Err(type_error(format!(
                        "'{kind}' object cannot be interpreted as an integer or float"
                    )));
                };
                protocol::to_float(thread, number)?
            }
        };
        if seconds.is_nan() {
            return Err(value_error("Invalid value NaN (not a number)"));
        }
        if seconds < 0.0 {
            return Err(value_error("Timeout value out of range"));
        }
        match Duration::try_from_secs_f64(seconds) {
            Ok(Duration::ZERO) if seconds == 0.0 => Ok(Patience::None),
            // What is too short to be counted waits for the shortest time, and not for none.
            Ok(limit) => Ok(Patience::Limited(limit.max(Duration::from_nanos(1)))),
            Err(_) => Err(weft_core::error::overflow_error(
                "timestamp too large to convert to C PyTime_t",
            )),
        }
    }

    /// What `gettimeout` answers.
    pub fn shown(self, thread: &Thread) -> Value {
        match self {
            Patience::Endless => Value::NONE,
            Patience::Limited(limit) => thread.float(limit.as_secs_f64()),
            Patience::None => thread.float(0.0),
        }
    }

    /// The patience of sockets that are made now.
    pub fn default_of(thread: &Thread) -> Patience {
        *Interpreter::of(thread)
            .extension::<DefaultPatience>()
            .0
            .lock()
    }
}

/// A socket.
pub struct Endpoint {
    /// -1 when it is closed.
    number: AtomicI32,
    pub family: AtomicI32,
    pub kind: AtomicI32,
    pub protocol: AtomicI32,
    patience: Mutex<Patience>,
    /// Where an event loop keeps the socket.
    registration: AtomicU64,
    #[cfg(feature = "network")]
    eagerness: Eagerness,
}

impl Default for Endpoint {
    fn default() -> Self {
        Endpoint {
            number: AtomicI32::new(-1),
            family: AtomicI32::new(0),
            kind: AtomicI32::new(0),
            protocol: AtomicI32::new(0),
            patience: Mutex::new(Patience::Endless),
            registration: AtomicU64::new(0),
            #[cfg(feature = "network")]
            eagerness: Eagerness::default(),
        }
    }
}

impl Trace for Endpoint {
    fn trace(&self, _: &mut Tracer<'_>) {}
}

impl Drop for Endpoint {
    fn drop(&mut self) {
        drop(descriptor::take(self.number.load(Ordering::Relaxed)));
    }
}

fn timed_out() -> Raised {
    raise(Exception::TimeoutError, "timed out")
}

impl Endpoint {
    /// Gives the socket its descriptor.
    pub fn open(&self, number: i32, family: i32, kind: i32, protocol: i32) {
        self.family.store(family, Ordering::Relaxed);
        self.kind.store(kind, Ordering::Relaxed);
        self.protocol.store(protocol, Ordering::Relaxed);
        self.set_registration(Registration::default());
        self.number.store(number, Ordering::Release);
    }

    /// Where an event loop keeps the socket.
    pub fn registration(&self) -> Registration {
        Registration::from_bits(self.registration.load(Ordering::Acquire))
    }

    /// Notes where an event loop keeps the socket.
    pub fn set_registration(&self, registration: Registration) {
        self.registration
            .store(registration.to_bits(), Ordering::Release);
    }

    /// The descriptor's number; -1 when the socket is closed.
    pub fn number(&self) -> i32 {
        self.number.load(Ordering::Acquire)
    }

    /// The descriptor.
    ///
    /// # Errors
    /// `OSError` when the socket is closed.
    pub fn descriptor(&self, thread: &Thread) -> Result<BorrowedFd<'static>, Raised> {
        descriptor_of(thread, self.number())
    }

    /// Lets go of the descriptor, and gives its number.
    pub fn detach(&self) -> i32 {
        self.number.swap(-1, Ordering::AcqRel)
    }

    /// Closes the descriptor. A connection that the other side has reset is closed as well as any.
    ///
    /// # Errors
    /// `OSError` if the program has closed it by its number.
    pub fn close(&self, thread: &Thread) -> Result<(), Raised> {
        let number = self.detach();
        let owned = descriptor::take(number);
        if owned.is_none() && number >= 0 {
            return Err(os_error(thread, Errno::BADF, None));
        }
        thread.blocking(|| drop(owned));
        Ok(())
    }

    /// How long calls wait.
    pub fn patience(&self) -> Patience {
        *self.patience.lock()
    }

    /// Changes how long calls wait.
    ///
    /// # Errors
    /// `OSError`
    pub fn set_patience(&self, thread: &Thread, patience: Patience) -> Result<(), Raised> {
        let own = self.descriptor(thread)?;
        set_waiting(own, patience == Patience::Endless)
            .map_err(|error| os_error(thread, error, None))?;
        *self.patience.lock() = patience;
        Ok(())
    }

    fn deadline(&self) -> Option<Instant> {
        match self.patience() {
            Patience::Limited(limit) => Instant::now().checked_add(limit),
            Patience::Endless | Patience::None => None,
        }
    }

    /// Makes a call until the system has something for it; once if nothing is wanted to be waited for. It moves at most `size`
    /// octets; that is the most there is if it is the system that decides whether it waits.
    ///
    /// # Errors
    /// `OSError`, `TimeoutError`, and what signal handlers raise.
    pub fn call<T>(
        &self,
        thread: &Thread,
        size: usize,
        wanted: PollFlags,
        deadline: Option<Instant>,
        mut operation: impl FnMut(BorrowedFd<'static>) -> rustix::io::Result<T>,
    ) -> Result<T, Raised> {
        let lets_in = size > BRIEF || self.patience() != Patience::None;
        loop {
            let own = self.descriptor(thread)?;
            let attempt = || {
                // Who finds nothing, and asks again and again, lets those in who may bring it.
                match if lets_in { None } else { Some(operation(own)) } {
                    None | Some(Err(Errno::AGAIN)) => thread.blocking(|| operation(own)),
                    Some(done) => done,
                }
            };
            match crate::system::opening(thread, attempt) {
                Ok(result) => return Ok(result),
                Err(Errno::INTR) => safepoint::poll(thread)?,
                Err(Errno::AGAIN) if !wanted.is_empty() && self.waits(own) => {
                    self.wait(thread, wanted, deadline)?;
                }
                Err(error) => return Err(os_error(thread, error, None)),
            }
        }
    }

    fn wait(
        &self,
        thread: &Thread,
        wanted: PollFlags,
        deadline: Option<Instant>,
    ) -> Result<(), Raised> {
        let own = self.descriptor(thread)?;
        let found = wait_each(thread, &[(own, wanted)], deadline)?;
        if found.iter().all(|found| found.is_empty()) {
            return Err(timed_out());
        }
        Ok(())
    }

    /// Whether a call that the system has nothing for waits: not if the program has told the system, past the socket, that it
    /// does not.
    fn waits(&self, own: BorrowedFd<'_>) -> bool {
        match self.patience() {
            Patience::None => false,
            Patience::Limited(_) => true,
            Patience::Endless => {
                rustix::fs::fcntl_getfl(own).is_ok_and(|flags| !flags.contains(OFlags::NONBLOCK))
            }
        }
    }

    /// What a call with these flags of the program's waits for.
    fn wanted(flags: i32, wanted: PollFlags) -> PollFlags {
        if flags as u32 & RecvFlags::DONTWAIT.bits() != 0 {
            PollFlags::empty()
        } else {
            wanted
        }
    }

    /// The flags that keep a call of this socket from waiting in the system.
    fn flags(&self, flags: i32) -> u32 {
        let flags = flags as u32;
        // Only the system can wait for all of what is wanted.
        if flags & RecvFlags::WAITALL.bits() != 0 && self.patience() != Patience::None {
            flags
        } else {
            flags | RecvFlags::DONTWAIT.bits()
        }
    }

    /// Receives at most so many octets.
    ///
    /// # Errors
    /// As [`Endpoint::call`].
    pub fn receive(&self, thread: &Thread, size: usize, flags: i32) -> Result<Room, Raised> {
        let mut room = Room::new(size)?;
        let wanted = Endpoint::wanted(flags, PollFlags::IN);
        let flags = RecvFlags::from_bits_retain(self.flags(flags));
        self.call(thread, size, wanted, self.deadline(), |own| {
            room.fill(size, |octets| {
                rustix::net::recv(own, octets, flags).map(|(count, _)| count)
            })
        })?;
        Ok(room)
    }

    /// Receives at most so many octets, and who sent them.
    ///
    /// # Errors
    /// As [`Endpoint::call`].
    pub fn receive_from(
        &self,
        thread: &Thread,
        size: usize,
        flags: i32,
    ) -> Result<(Room, Value), Raised> {
        let mut room = Room::new(size)?;
        let wanted = Endpoint::wanted(flags, PollFlags::IN);
        let flags = RecvFlags::from_bits_retain(self.flags(flags));
        let mut sender = None;
        self.call(thread, size, wanted, self.deadline(), |own| {
            room.fill(size, |octets| {
                let (count, _, address) = rustix::net::recvfrom(own, octets, flags)?;
                sender = address;
                Ok(count)
            })
        })?;
        Ok((room, address::shown(thread, sender)))
    }

    /// Receives what is there, at most so many octets; `None` if there is nothing.
    ///
    /// # Errors
    /// `OSError`, and what signal handlers raise.
    pub fn receive_at_once(&self, thread: &Thread, size: usize) -> Result<Option<Room>, Raised> {
        let mut room = Room::new(size)?;
        loop {
            let own = self.descriptor(thread)?;
            let receive = |octets: &mut [u8]| {
                rustix::net::recv(own, octets, RecvFlags::DONTWAIT).map(|(count, _)| count)
            };
            match room.fill(size, receive) {
                Ok(()) => return Ok(Some(room)),
                Err(Errno::AGAIN) => return Ok(None),
                Err(Errno::INTR) => safepoint::poll(thread)?,
                Err(error) => return Err(os_error(thread, error, None)),
            }
        }
    }

    /// Sends what the system takes now, and says how many octets that is; `None` if it takes nothing.
    ///
    /// # Errors
    /// `OSError`, and what signal handlers raise.
    pub fn send_at_once(&self, thread: &Thread, octets: &[u8]) -> Result<Option<usize>, Raised> {
        loop {
            let own = self.descriptor(thread)?;
            let send = || rustix::net::send(own, octets, SendFlags::DONTWAIT);
            let sent = if octets.len() <= BRIEF {
                send()
            } else {
                thread.blocking(send)
            };
            match sent {
                Ok(count) => return Ok(Some(count)),
                Err(Errno::AGAIN) => return Ok(None),
                Err(Errno::INTR) => safepoint::poll(thread)?,
                Err(error) => return Err(os_error(thread, error, None)),
            }
        }
    }

    /// Receives at most so many octets of an answer, for who has sent what is to be answered: looks out for it, then
    /// sleeps until it is there.
    ///
    /// # Errors
    /// As [`Endpoint::call`].
    #[cfg(feature = "network")]
    pub fn receive_answer(&self, thread: &Thread, size: usize) -> Result<Vec<u8>, Raised> {
        let deadline = self.deadline();
        let mut buffer = Vec::with_capacity(size);
        let mut receive = |own| {
            let room = rustix::buffer::spare_capacity(&mut buffer);
            rustix::net::recv(own, room, RecvFlags::DONTWAIT).map(|_| ())
        };
        if self.patience() != Patience::None {
            let own = self.descriptor(thread)?;
            let found = thread.blocking(|| {
                self.eagerness.look_out(|| match receive(own) {
                    Err(Errno::AGAIN) => None,
                    received => Some(received),
                })
            });
            match found {
                Some(Ok(())) => return Ok(buffer),
                Some(Err(error)) if error != Errno::INTR => {
                    return Err(os_error(thread, error, None));
                }
                Some(Err(_)) => {}
                None => self.wait(thread, PollFlags::IN, deadline)?,
            }
        }
        self.call(thread, size, PollFlags::IN, deadline, receive)?;
        Ok(buffer)
    }

    /// Sends octets, to an address if there is one; how many the system took.
    ///
    /// # Errors
    /// As [`Endpoint::call`].
    pub fn send(
        &self,
        thread: &Thread,
        octets: &[u8],
        flags: i32,
        target: Option<&Address>,
    ) -> Result<usize, Raised> {
        self.send_before(thread, octets, flags, target, self.deadline())
    }

    fn send_before(
        &self,
        thread: &Thread,
        octets: &[u8],
        flags: i32,
        target: Option<&Address>,
        deadline: Option<Instant>,
    ) -> Result<usize, Raised> {
        let wanted = Endpoint::wanted(flags, PollFlags::OUT);
        let flags = SendFlags::from_bits_retain(self.flags(flags));
        self.call(thread, octets.len(), wanted, deadline, |own| match target {
            None => rustix::net::send(own, octets, flags),
            Some(address) => {
                with_address!(address, |address| rustix::net::sendto(
                    own, octets, flags, address
                ))
            }
        })
    }

    /// Sends all of some octets; the time limit is for all of them together.
    ///
    /// # Errors
    /// As [`Endpoint::call`].
    pub fn send_all(&self, thread: &Thread, mut octets: &[u8], flags: i32) -> Result<(), Raised> {
        let deadline = self.deadline();
        while !octets.is_empty() {
            let count = self.send_before(thread, octets, flags, None, deadline)?;
            octets = &octets[count..];
            if !octets.is_empty() && deadline.is_some_and(|deadline| deadline <= Instant::now()) {
                return Err(timed_out());
            }
        }
        Ok(())
    }

    /// Sends stretches of octets as one message, with what goes beside it; how many octets the system took.
    ///
    /// # Errors
    /// As [`Endpoint::call`].
    pub fn send_message(
        &self,
        thread: &Thread,
        parts: &[Vec<u8>],
        ancillary: &[Ancillary],
        flags: i32,
        target: Option<&Place>,
    ) -> Result<usize, Raised> {
        let wanted = Endpoint::wanted(flags, PollFlags::OUT);
        let flags = self.flags(flags) | SendFlags::NOSIGNAL.bits();
        let parts: Vec<&[u8]> = parts.iter().map(Vec::as_slice).collect();
        self.call(thread, usize::MAX, wanted, self.deadline(), |own| {
            messages::send(own, &parts, ancillary, flags as i32, target)
                .map_err(|error| message::system_error(&error))
        })
    }

    /// Receives a message of at most so many octets, with at most `room` beside it.
    ///
    /// # Errors
    /// As [`Endpoint::call`].
    pub fn receive_message(
        &self,
        thread: &Thread,
        size: usize,
        room: usize,
        flags: i32,
    ) -> Result<(Vec<u8>, Received), Raised> {
        let mut buffer = weft_core::error::zeros(size)?;
        let wanted = Endpoint::wanted(flags, PollFlags::IN);
        let flags = self.flags(flags);
        let received = self.call(thread, size, wanted, self.deadline(), |own| {
            messages::receive(own, &mut buffer, room, flags as i32)
                .map_err(|error| message::system_error(&error))
        })?;
        buffer.truncate(received.count);
        Ok((buffer, received))
    }

    /// Accepts a connection: its descriptor, and who is at the other end.
    ///
    /// # Errors
    /// As [`Endpoint::call`].
    pub fn accept(&self, thread: &Thread) -> Result<(i32, Value), Raised> {
        let deadline = self.deadline();
        if self.patience() == Patience::Endless {
            self.wait(thread, PollFlags::IN, None)?;
        }
        let (accepted, peer) = self.call(thread, usize::MAX, PollFlags::IN, deadline, |own| {
            rustix::net::acceptfrom_with(own, SocketFlags::CLOEXEC)
        })?;
        Ok((given(thread, accepted), address::shown(thread, peer)))
    }

    /// Connects to an address; the inner error is the system's.
    ///
    /// # Errors
    /// What signal handlers raise.
    pub fn connect(
        &self,
        thread: &Thread,
        target: &Address,
    ) -> Result<Result<(), Refusal>, Raised> {
        let own = self.descriptor(thread)?;
        let patience = self.patience();
        let deadline = self.deadline();
        // A local socket that waits is connected at once, or when there is room in the queue of the other one.
        let steps_aside = patience == Patience::Endless && matches!(target, Address::Internet(_));
        let begun = thread.blocking(|| {
            if steps_aside {
                set_waiting(own, false)?;
            }
            let result = with_address!(target, |address| rustix::net::connect(own, address));
            if steps_aside {
                set_waiting(own, true)?;
            }
            result
        });
        match begun {
            Ok(()) => return Ok(Ok(())),
            Err(Errno::INPROGRESS | Errno::INTR) if patience != Patience::None => {}
            Err(error) => return Ok(Err(Refusal::System(error))),
        }
        let found = wait_each(thread, &[(own, PollFlags::OUT)], deadline)?;
        if found.iter().all(|found| found.is_empty()) {
            return Ok(Err(Refusal::Late));
        }
        Ok(match rustix::net::sockopt::socket_error(own) {
            Ok(Ok(())) | Ok(Err(Errno::ISCONN)) => Ok(()),
            Ok(Err(error)) | Err(error) => Err(Refusal::System(error)),
        })
    }
}

/// Why a connection was not made.
#[derive(Clone, Copy)]
pub enum Refusal {
    System(Errno),
    Late,
}

impl Refusal {
    /// Raises what it is in Python.
    pub fn raise(self, thread: &Thread) -> Raised {
        match self {
            Refusal::System(error) => os_error(thread, error, None),
            Refusal::Late => timed_out(),
        }
    }

    /// The number that `connect_ex` returns.
    pub fn number(self) -> i32 {
        match self {
            Refusal::System(error) => error.raw_os_error(),
            Refusal::Late => Errno::AGAIN.raw_os_error(),
        }
    }
}

/// Says whether calls wait in the system.
fn set_waiting(own: BorrowedFd<'_>, waits: bool) -> rustix::io::Result<()> {
    let before = rustix::fs::fcntl_getfl(own)?;
    let mut flags = before;
    flags.set(OFlags::NONBLOCK, !waits);
    if flags == before {
        return Ok(());
    }
    rustix::fs::fcntl_setfl(own, flags)
}
