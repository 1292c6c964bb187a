//! A server of processes: a worker that has begun and does nothing but fork, and what its parent asks of it.
//!
//! Invariant: the server has no threads of its own, which `fork_beside` checks each time. What it cannot fork from without
//! harm it refuses, and the parent starts a process anew.
//!
//! A request is the numbers that descriptors shall have in the child, as four octets each, together with the descriptors. The
//! first one is where the child's work comes from. The answer is the number of the child as four octets, or 0 for a refusal. The child is one of the parent's.

use crate::multiprocessing::worker::{Running, worker};
use crate::posix::{environment, inherited};
use crate::subprocess::begin_child;
use crate::system::{descriptor_of, has_waker, os_error, wait_any};
use rustix::event::PollFlags;
use rustix::fd::{AsFd, AsRawFd, BorrowedFd, OwnedFd};
use rustix::io::Errno;
use rustix::net::{
    RecvAncillaryBuffer, RecvAncillaryMessage, RecvFlags, SendAncillaryBuffer,
    SendAncillaryMessage, SendFlags, recvmsg, sendmsg,
};
use rustix::process::{
    Pid, PidfdFlags, Resource, Rlimit, Signal, getpriority_process, getrlimit, kill_process,
    pidfd_open,
};
use std::io::{IoSlice, IoSliceMut, Read};
use std::mem::MaybeUninit;
use std::os::unix::ffi::OsStrExt;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};
use weft_core::heap::concurrency::descriptor;
use weft_core::heap::concurrency::fork::{Forked, fork_beside, use_up_gaps};
use weft_core::heap::concurrency::{recording, signals};
use weft_core::heap::{Raised, Thread, Value};
use weft_core::interpreter::Interpreter;
use weft_core::{import, protocol};

/// As many descriptors as the system takes in one message.
const MOST: usize = 253;

/// Standard output and standard error, which each child gets as its parent has them.
const STREAMS: [i32; 2] = [1, 2];

/// The octets of a number in a message.
const WIDTH: usize = size_of::<i32>();

/// What became of a server.
pub enum Served {
    /// Its parent has ended.
    Enough,
    /// It is the child that was asked for.
    Child(Child),
}

/// A new process, to which no signals have come yet.
pub struct Child {
    /// Where its work comes from.
    pub descriptor: i32,
    mask: signals::Signals,
}

impl Child {
    /// Has signals come, now that what handles them is there.
    pub fn take_signals(&self) {
        let _ = signals::change_mask(signals::Change::Set, self.mask);
    }
}

/// Asks the server behind a socket for a child that has these descriptors; `None` if the server refuses.
///
/// # Errors
/// `OSError` if the server is gone; what signal handlers raise, and then the child goes too.
pub fn request(
    thread: &Thread,
    control: i32,
    descriptors: &[i32],
) -> Result<Option<Value>, Raised> {
    let control = descriptor_of(thread, control)?;
    let open = |number: &i32| {
        let stream = descriptor::borrow(*number)?;
        rustix::io::fcntl_getfd(stream).is_ok().then_some(*number)
    };
    let streams = STREAMS.iter().filter_map(open);
    let numbers: Vec<i32> = descriptors.iter().copied().chain(streams).collect();
    if numbers.len() > MOST {
        return Ok(None);
    }
    begin_child(thread)?;
    thread
        .blocking(|| send(control, &numbers))
        .map_err(|error| os_error(thread, error, None))?;
    if let Err(raised) = wait_any(thread, &[control], PollFlags::IN, None) {
        abandon(control);
        return Err(raised);
    }
    let answer = thread.blocking(|| answer(control));
    let process = answer.map_err(|error| os_error(thread, error, None))?;
    let Some(process) = Pid::from_raw(process) else {
        return Ok(None);
    };
    let number = process.as_raw_nonzero().get();
    // Nobody but this process reaps it, so the number is still its own.
    let sentinel = match pidfd_open(process, PidfdFlags::empty()) {
        Ok(sentinel) => sentinel,
        Err(error) => {
            let _ = kill_process(process, Signal::KILL);
            if let Some(running) = Running::new(number) {
                running.reap_in_background();
            }
            return Err(os_error(thread, error, None));
        }
    };
    recording::child_started(number, || program().to_owned());
    Interpreter::of(thread)
        .governor()
        .child_started(number as u32);
    Ok(Some(worker(thread, number, sentinel)))
}

/// What a recording calls a child by: this program.
fn program() -> &'static str {
    static PROGRAM: OnceLock<String> = OnceLock::new();
    PROGRAM.get_or_init(|| {
        let program = std::env::current_exe().unwrap_or_default();
        program.to_string_lossy().into_owned()
    })
}

fn send(control: BorrowedFd<'_>, numbers: &[i32]) -> Result<(), Errno> {
    let octets: Vec<u8> = numbers.iter().flat_map(|each| each.to_ne_bytes()).collect();
    let borrowed: Option<Vec<BorrowedFd<'_>>> = numbers
        .iter()
        .map(|number| descriptor::borrow(*number))
        .collect();
    let borrowed = borrowed.ok_or(Errno::BADF)?;
    let mut room = [MaybeUninit::uninit(); rustix::cmsg_space!(ScmRights(MOST))];
    let mut ancillary = SendAncillaryBuffer::new(&mut room);
    ancillary.push(SendAncillaryMessage::ScmRights(&borrowed));
    let sent = loop {
        let pieces = [IoSlice::new(&octets)];
        match sendmsg(control, &pieces, &mut ancillary, SendFlags::NOSIGNAL) {
            Err(Errno::INTR) => {}
            sent => break sent?,
        }
    };
    // So little goes whole or not at all.
    if sent == octets.len() {
        Ok(())
    } else {
        Err(Errno::IO)
    }
}

fn answer(control: BorrowedFd<'_>) -> Result<i32, Errno> {
    let mut octets = [0; WIDTH];
    let mut filled = 0;
    while filled < WIDTH {
        match rustix::io::read(control, &mut octets[filled..]) {
            Ok(0) => return Err(Errno::PIPE),
            Ok(count) => filled += count,
            Err(Errno::INTR) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(i32::from_ne_bytes(octets))
}

/// Reaps, in the background, the child that a server is about to answer with. It ends by itself: its work never comes.
fn abandon(control: BorrowedFd<'_>) {
    let Ok(control) = control.try_clone_to_owned() else {
        return;
    };
    let _ = std::thread::Builder::new()
        .name("reaper".to_owned())
        .stack_size(64 * 1024)
        .spawn(move || {
            signals::leave_to_others();
            if let Ok(process) = answer(control.as_fd())
                && let Some(running) = Running::new(process)
            {
                running.reap_in_background();
            }
        });
}

/// Serves the parent behind a socket, until it ends: in each child this gives what the child is to do.
///
/// # Errors
/// What preparing raises.
pub fn serve(thread: &Thread, control: i32) -> Result<Served, Raised> {
    // Ctrl-C is for the parent and its children: a server that it ended would only have to be started again.
    let interrupt = 1 << (signal_hook::consts::SIGINT - 1);
    let mask = signals::change_mask(signals::Change::Block, interrupt).unwrap_or(0);
    Interpreter::of(thread).hooks().adopt_main_thread(thread);
    let control = descriptor_of(thread, control)?;
    let Some(preparation) = thread.blocking(|| preparation(control)) else {
        return Ok(Served::Enough);
    };
    let module = import::import_module(thread, "multiprocessing.forkserver")?;
    let prepare = protocol::get_attribute_text(thread, module, "_prepare")?;
    protocol::call_values(thread, prepare, &[thread.bytes(&preparation)])?;
    let begin = protocol::get_attribute_text(thread, module, "_begin_child")?;
    recording::prepare();
    thread.prepare_to_fork();
    use_up_gaps();
    loop {
        let Some((numbers, received)) = thread.blocking(|| receive(control)) else {
            return Ok(Served::Enough);
        };
        let forked = if is_possible(thread, &numbers, &received) {
            fork_beside().ok()
        } else {
            None
        };
        match forked {
            Some(Forked::Child) => {
                thread.after_fork();
                // The server records nothing.
                recording::begin_from_environment();
                recording::name_process("--worker");
                recording::note_program_begins();
                descriptor::make_room();
                descriptor::close(control.as_raw_fd());
                arrange(&numbers, received);
                protocol::call_values(thread, begin, &[])?;
                let descriptor = numbers[0];
                return Ok(Served::Child(Child { descriptor, mask }));
            }
            Some(Forked::Server(process)) => tell(control, process),
            None => tell(control, 0),
        }
    }
}

/// What the parent says first: a message of a `Connection`.
fn preparation(control: BorrowedFd<'_>) -> Option<Vec<u8>> {
    let length = answer(control).ok()?.to_ne_bytes();
    let mut message = vec![0; i32::from_be_bytes(length).try_into().ok()?];
    let mut filled = 0;
    while filled < message.len() {
        match rustix::io::read(control, &mut message[filled..]) {
            Ok(0) => return None,
            Ok(count) => filled += count,
            Err(Errno::INTR) => {}
            Err(_) => return None,
        }
    }
    Some(message)
}

/// A parent that is gone is noticed at the next request.
fn tell(control: BorrowedFd<'_>, process: i32) {
    while rustix::net::send(control, &process.to_ne_bytes(), SendFlags::NOSIGNAL)
        == Err(Errno::INTR)
    {}
}

/// The next request; `None` when there will be no other one.
fn receive(control: BorrowedFd<'_>) -> Option<(Vec<i32>, Vec<OwnedFd>)> {
    let mut octets = [0; MOST * WIDTH];
    let mut room = [MaybeUninit::uninit(); rustix::cmsg_space!(ScmRights(MOST))];
    let mut ancillary = RecvAncillaryBuffer::new(&mut room);
    let length = loop {
        let mut pieces = [IoSliceMut::new(&mut octets)];
        match recvmsg(
            control,
            &mut pieces,
            &mut ancillary,
            RecvFlags::CMSG_CLOEXEC,
        ) {
            Ok(message) => break message.bytes,
            Err(Errno::INTR) => {}
            Err(_) => return None,
        }
    };
    let numbers: Vec<i32> = octets[..length]
        .chunks_exact(WIDTH)
        .map(|number| i32::from_ne_bytes(number.try_into().unwrap_or_default()))
        .collect();
    let received: Vec<OwnedFd> = ancillary
        .drain()
        .filter_map(|message| match message {
            RecvAncillaryMessage::ScmRights(received) => Some(received),
            _ => None,
        })
        .flatten()
        .collect();
    (!numbers.is_empty()).then_some((numbers, received))
}

/// Whether nothing of what the child is to have is in the way of what the server has, as modules may that were imported
/// beforehand.
fn is_possible(thread: &Thread, numbers: &[i32], received: &[OwnedFd]) -> bool {
    let is_free = |number: &i32| {
        STREAMS.contains(number)
            || received.iter().any(|each| each.as_raw_fd() == *number)
            || descriptor::borrow(*number)
                .is_some_and(|there| rustix::io::fcntl_getfd(there) == Err(Errno::BADF))
    };
    numbers.len() == received.len() && !has_waker(thread) && numbers.iter().all(is_free)
}

/// Gives the descriptors of the child their numbers. A stream that the parent has closed is closed here.
fn arrange(numbers: &[i32], received: Vec<OwnedFd>) {
    for stream in STREAMS {
        if !numbers.contains(&stream) {
            descriptor::close(stream);
        }
    }
    let above = numbers.iter().max().map_or(0, |most| most + 1);
    let apart = |(place, each): (usize, OwnedFd)| {
        let number = each.as_raw_fd();
        // One that has the number of another one makes room for it.
        if number != numbers[place] && numbers.contains(&number) {
            rustix::io::fcntl_dupfd_cloexec(&each, above).unwrap_or(each)
        } else {
            each
        }
    };
    let received: Vec<OwnedFd> = received.into_iter().enumerate().map(apart).collect();
    for (number, each) in numbers.iter().zip(received) {
        // Where it fails the child finds no such descriptor, as it would one that its parent has closed meanwhile.
        let _ = descriptor::place(each, *number);
    }
}

/// Whether this program's executable can be such a server.
#[derive(Default)]
struct Serving(AtomicBool);

/// Says that the executable of this interpreter's program knows `--fork-server`, as the command line does.
pub fn allow(thread: &Thread) {
    let serving = Interpreter::of(thread).extension::<Serving>();
    serving.0.store(true, Ordering::Relaxed);
}

/// What a process inherits that is started now, beside what it is sent: the environment, limits of the system, who it is.
/// `None` for a program that may not do everything, and where nobody has said that there can be a server: then
/// children are to be started anew.
pub fn inheritance(thread: &Thread) -> Option<Vec<u8>> {
    /// Lines of `/proc/self/status`.
    const LINES: [&str; 15] = [
        "Umask:",
        "Uid:",
        "Gid:",
        "Groups:",
        "NSpgid:",
        "NSsid:",
        "SigIgn:",
        "CapInh:",
        "CapPrm:",
        "CapEff:",
        "CapBnd:",
        "CapAmb:",
        "NoNewPrivs:",
        "Seccomp:",
        "Cpus_allowed:",
    ];
    const LIMITS: [Resource; 16] = [
        Resource::As,
        Resource::Core,
        Resource::Cpu,
        Resource::Data,
        Resource::Fsize,
        Resource::Locks,
        Resource::Memlock,
        Resource::Msgqueue,
        Resource::Nice,
        Resource::Nofile,
        Resource::Nproc,
        Resource::Rss,
        Resource::Rtprio,
        Resource::Rttime,
        Resource::Sigpending,
        Resource::Stack,
    ];
    let inherited = inherited(thread);
    let can_serve = &Interpreter::of(thread).extension::<Serving>().0;
    if !can_serve.load(Ordering::Relaxed)
        || !inherited.variables.is_empty()
        || inherited.descriptor.is_some()
    {
        return None;
    }
    let status = own_status()?;
    let mut octets = Vec::with_capacity(4096);
    for line in status.split_inclusive(|octet| *octet == b'\n') {
        if LINES.iter().any(|start| line.starts_with(start.as_bytes())) {
            octets.extend_from_slice(line);
        }
    }
    for limit in LIMITS {
        let Rlimit { current, maximum } = getrlimit(limit);
        for bound in [current, maximum] {
            octets.extend_from_slice(&bound.unwrap_or(u64::MAX).to_ne_bytes());
        }
    }
    let priority = getpriority_process(None).unwrap_or(i32::MIN);
    octets.extend_from_slice(&priority.to_ne_bytes());
    for (name, value) in environment() {
        for piece in [&name, &value] {
            octets.extend_from_slice(piece.as_bytes());
            octets.push(0);
        }
    }
    Some(octets)
}

/// What the system says of this process.
fn own_status() -> Option<Vec<u8>> {
    const MOST: u64 = 1 << 20;
    let file = std::fs::File::open("/proc/self/status").ok()?;
    let mut status = Vec::with_capacity(8192);
    file.take(MOST).read_to_end(&mut status).ok()?;
    Some(status)
}
