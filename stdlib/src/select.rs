//! `select`: waiting for several descriptors at once, with `select` and `poll`.

use crate::system::{os_error, own_descriptor, wait_each};
use parking_lot::Mutex;
use rustix::event::PollFlags;
use rustix::io::Errno;
use std::collections::BTreeMap;
use std::time::{Duration, Instant};
use weft_core::error::{Exception, key_error, overflow_error, type_error, value_error};
use weft_core::heap::{Dict, List, Raised, Thread, Trace, Tracer, Value};
use weft_core::interpreter::Interpreter;
use weft_core::protocol;

/// The descriptors that a poll object watches, and what for.
#[derive(Default)]
pub struct Poll {
    watched: Mutex<BTreeMap<i32, u16>>,
}

impl Trace for Poll {
    fn trace(&self, _: &mut Tracer<'_>) {}
}

/// The number of an int or of an object with `fileno()`.
pub(crate) fn number_of(thread: &Thread, value: Value) -> Result<i32, Raised> {
    let number = if value.to_int_or_bool().is_some() {
        value
    } else {
        let fileno = protocol::try_attribute(thread, value, thread.intern("fileno"))?;
        let Some(fileno) = fileno else {
            return Err(type_error(
                "argument must be an int, or have a fileno() method.",
            ));
        };
        let number = protocol::call_values(thread, fileno, &[])?;
        if number.to_int_or_bool().is_none() {
            return Err(type_error("fileno() returned a non-integer"));
        }
        number
    };
    let number = number.to_int_or_bool().unwrap_or(-1);
    if number < 0 {
        return Err(value_error(format!(
            "file descriptor cannot be a negative integer ({number})"
        )));
    }
    i32::try_from(number).map_err(|_| overflow_error("Python int too large to convert to C int"))
}

/// When a wait of so many units ends; `None` for one without end.
pub(crate) fn deadline(
    thread: &Thread,
    timeout: Value,
    unit: f64,
) -> Result<Option<Instant>, Raised> {
    let seconds = protocol::to_float(thread, timeout)? * unit;
    if seconds.is_nan() {
        return Err(value_error("Invalid value NaN (not a number)"));
    }
    let duration = Duration::try_from_secs_f64(seconds.max(0.0))
        .map_err(|_| overflow_error("timeout is too large"))?;
    Ok(Instant::now().checked_add(duration))
}

/// The objects of a sequence, and their numbers.
fn wanted(thread: &Thread, sequence: Value) -> Result<(Value, Vec<i32>), Raised> {
    let Ok(objects) = protocol::collect_list(thread, sequence) else {
        return Err(type_error("arguments 1-3 must be sequences"));
    };
    let objects = objects.snapshot(thread);
    let numbers: Result<Vec<i32>, Raised> = objects
        .items()
        .iter()
        .map(|object| number_of(thread, *object))
        .collect();
    Ok((objects.value(), numbers?))
}

fn select(
    thread: &Thread,
    sequences: [Value; 3],
    deadline: Option<Instant>,
) -> Result<Value, Raised> {
    let [readers, writers, others] = sequences;
    let sides = [
        (wanted(thread, readers)?, PollFlags::IN),
        (wanted(thread, writers)?, PollFlags::OUT),
        (wanted(thread, others)?, PollFlags::PRI),
    ];
    let mut descriptors = Vec::new();
    for ((_, numbers), flags) in &sides {
        for number in numbers {
            descriptors.push((own_descriptor(thread, *number)?, *flags));
        }
    }
    let found = wait_each(thread, &descriptors, deadline)?;
    if found.iter().any(|found| found.contains(PollFlags::NVAL)) {
        return Err(os_error(thread, Errno::BADF, None));
    }
    let mut found = found.into_iter();
    let lists = sides.map(|((objects, _), flags)| {
        // The end of a file can be read, and writing to one that is broken does not wait either.
        let counts = match flags {
            PollFlags::IN => flags | PollFlags::HUP | PollFlags::ERR,
            PollFlags::OUT => flags | PollFlags::ERR,
            _ => flags,
        };
        let ready = List::from_items(thread, &[]);
        let objects = objects.downcast::<weft_core::heap::Tuple>();
        for object in objects.map_or(&[][..], |objects| objects.items()) {
            if found.next().is_some_and(|found| found.intersects(counts)) {
                ready.push(thread, *object);
            }
        }
        ready.value()
    });
    Ok(thread.tuple(&lists))
}

fn fill(thread: &Thread, dictionary: &Dict) {
    let flags = [
        ("POLLIN", PollFlags::IN),
        ("POLLPRI", PollFlags::PRI),
        ("POLLOUT", PollFlags::OUT),
        ("POLLERR", PollFlags::ERR),
        ("POLLHUP", PollFlags::HUP),
        ("POLLNVAL", PollFlags::NVAL),
        ("POLLRDNORM", PollFlags::RDNORM),
        ("POLLRDBAND", PollFlags::RDBAND),
        ("POLLWRNORM", PollFlags::WRNORM),
        ("POLLWRBAND", PollFlags::WRBAND),
        ("POLLRDHUP", PollFlags::RDHUP),
    ];
    for (name, flag) in flags {
        let number = thread.int(i64::from(flag.bits()));
        dictionary.set_simple(thread, thread.intern(name), number);
    }
    #[cfg(target_os = "linux")]
    crate::epoll::fill(thread, dictionary);
    let pipe = thread.int(rustix::pipe::PIPE_BUF as i64);
    dictionary.set_simple(thread, thread.intern("PIPE_BUF"), pipe);
    let error = Interpreter::of(thread).exception_class(Exception::OSError);
    dictionary.set_simple(thread, thread.intern("error"), error);
}

/// The object that waits for the descriptors which it is told of.
#[weft_macros::class(name = "poll", module = "select", payload = Poll)]
pub mod poll_class {
    use super::{
        Errno, List, Poll, PollFlags, Raised, Thread, Value, deadline, key_error, number_of,
        os_error, own_descriptor, wait_each,
    };
    use weft_core::heap::Native;

    const ALL: u16 = PollFlags::IN.bits() | PollFlags::PRI.bits() | PollFlags::OUT.bits();

    /// Watch a file descriptor, for all of POLLIN, POLLPRI and POLLOUT unless told otherwise.
    #[positional_only]
    fn register(
        this: &Native<Poll>,
        thread: &Thread,
        fd: Value,
        #[default(ALL)] eventmask: u16,
    ) -> Result<(), Raised> {
        let number = number_of(thread, fd)?;
        this.watched.lock().insert(number, eventmask);
        Ok(())
    }

    /// Watch a file descriptor for something else.
    #[positional_only]
    fn modify(
        this: &Native<Poll>,
        thread: &Thread,
        fd: Value,
        eventmask: u16,
    ) -> Result<(), Raised> {
        let number = number_of(thread, fd)?;
        match this.watched.lock().get_mut(&number) {
            Some(known) => *known = eventmask,
            None => return Err(os_error(thread, Errno::NOENT, None)),
        }
        Ok(())
    }

    /// Watch a file descriptor no more.
    #[positional_only]
    fn unregister(this: &Native<Poll>, thread: &Thread, fd: Value) -> Result<(), Raised> {
        let number = number_of(thread, fd)?;
        let known = this.watched.lock().remove(&number);
        match known {
            Some(_) => Ok(()),
            None => Err(key_error(thread, thread.int(i64::from(number)))),
        }
    }

    /// Wait for the file descriptors, at most `timeout` milliseconds.
    ///
    /// Returns a list of pairs of descriptor and what happened to it; an empty one when the time was up.
    #[positional_only]
    fn poll(
        this: &Native<Poll>,
        thread: &Thread,
        #[default(Value::NONE)] timeout: Value,
    ) -> Result<Value, Raised> {
        let is_endless = timeout.is_none()
            || timeout
                .to_int_or_bool()
                .is_some_and(|milliseconds| milliseconds < 0);
        let deadline = if is_endless {
            None
        } else {
            deadline(thread, timeout, 1e-3)?
        };
        let watched: Vec<(i32, u16)> = this
            .watched
            .lock()
            .iter()
            .map(|(number, mask)| (*number, *mask))
            .collect();
        let mut descriptors = Vec::new();
        for (number, mask) in &watched {
            descriptors.push((
                own_descriptor(thread, *number)?,
                PollFlags::from_bits_retain(*mask),
            ));
        }
        let found = wait_each(thread, &descriptors, deadline)?;
        let list = List::from_items(thread, &[]);
        for ((number, _), found) in watched.iter().zip(found) {
            if !found.is_empty() {
                let pair = [
                    thread.int(i64::from(*number)),
                    thread.int(i64::from(found.bits())),
                ];
                list.push(thread, thread.tuple(&pair));
            }
        }
        Ok(list.value())
    }
}

/// Waiting for several descriptors at once: select(), poll() and epoll().
#[weft_macros::module(name = "select")]
pub mod module {
    use super::{Poll, deadline, fill, type_error, value_error};
    use weft_core::heap::{Dict, Raised, Thread, Value};
    use weft_core::interpreter::new_native;

    #[attributes]
    fn attributes(thread: &Thread, dictionary: &Dict) -> Result<(), Raised> {
        fill(thread, dictionary);
        Ok(())
    }

    /// Wait until a descriptor can be read or written without blocking, or is in an exceptional condition.
    ///
    /// The first three arguments are sequences of descriptors or of objects with fileno(): those to be read from, to be
    /// written to, and to be watched for exceptional conditions. Returns those of them that are ready, in three lists,
    /// which are empty when `timeout` seconds were up before.
    #[positional_only]
    fn select(
        thread: &Thread,
        rlist: Value,
        wlist: Value,
        xlist: Value,
        #[default(Value::NONE)] timeout: Value,
    ) -> Result<Value, Raised> {
        let deadline = if timeout.is_none() {
            None
        } else {
            if timeout.to_float().is_none() && timeout.to_int_or_bool().is_none() {
                return Err(type_error("timeout must be a float or None"));
            }
            if timeout.to_float().is_some_and(|seconds| seconds < 0.0)
                || timeout.to_int_or_bool().is_some_and(|seconds| seconds < 0)
            {
                return Err(value_error("timeout must be non-negative"));
            }
            deadline(thread, timeout, 1.0)?
        };
        super::select(thread, [rlist, wlist, xlist], deadline)
    }

    /// Return a polling object, which watches descriptors that it is told of.
    fn poll(thread: &Thread) -> Value {
        new_native(thread, Poll::default()).value()
    }
}
