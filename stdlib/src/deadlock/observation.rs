//! What each thread waits for, as seen while all stand still.

use crate::asyncio::event_loop::EventLoop;
use crate::queue::SimpleQueue;
use crate::thread::lock::LockObject;
use crate::thread::reentrant::ReentrantLock;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use weft_core::heap::{Native, Root, Standing, Thread, Value};
use weft_core::interpreter::ThreadState;
use weft_core::types::frame::code_and_line;

/// A thread that waits.
pub struct Observed {
    /// What `threading.get_ident()` gives there.
    pub identity: u64,
    number: u32,
    /// The identity of the thread that is to notify it, or 0.
    notifier: u64,
    pub wait: Wait,
    /// The thread that would have to do something before all others, as an index, if that is known.
    pub target: Option<usize>,
    /// Where it is, the innermost place first.
    pub stack: Vec<Place>,
}

/// The modules whose operations are named by what programs call, not by the locks that they are made of.
const SYNCHRONIZING: [&str; 3] = [
    "<frozen _synchronization>",
    "<frozen queue>",
    "<frozen concurrent.futures._base>",
];

impl Observed {
    /// The operation of the library in which the thread waits until somebody notifies it, `Queue.get` for instance; `None`
    /// if it waits for a lock, a thread or something else itself.
    pub fn operation(&self) -> Option<&str> {
        // The lock that a condition is waited for with is the waiting thread's own, and anybody may open it.
        let is_notified = matches!(self.wait, Wait::Lock(_))
            && self.stack.first().is_some_and(|place| {
                place.file == SYNCHRONIZING[0] && &*place.qualified == "Condition.wait"
            });
        if !is_notified {
            return None;
        }
        let synchronizing = self
            .stack
            .iter()
            .take_while(|place| SYNCHRONIZING.contains(&place.file.as_str()));
        synchronizing.last().map(|place| &*place.qualified)
    }

    /// The place in the program, not in the library.
    pub fn place(&self) -> Option<&Place> {
        self.stack.iter().find(|place| !place.is_of_library())
    }
}

/// What a thread waits for.
pub enum Wait {
    /// A lock, perhaps one that another object is made of, and the number of the thread that took it last.
    Lock(u32),
    /// A reentrant lock, and the identity of its owner.
    Reentrant(u64),
    /// The end of the thread with an identity.
    Thread(u64),
    /// An item of a `SimpleQueue`.
    Queue,
    /// Something to do for an event loop.
    Loop(Root),
}

/// Where a function is.
pub struct Place {
    pub file: String,
    pub function: Arc<str>,
    pub qualified: Arc<str>,
    pub line: u32,
    /// What is written there; empty in the library.
    pub text: String,
}

impl Place {
    /// Whether the code belongs to the library.
    pub fn is_of_library(&self) -> bool {
        self.file.starts_with("<frozen ")
    }
}

/// All threads, the first one first, if none of them can go on.
pub fn observe(thread: &Thread) -> Option<Vec<Observed>> {
    let seen = thread.while_others_idle(|threads| {
        let seen = threads.iter().map(|standing| look_at(thread, standing));
        seen.collect::<Option<Vec<_>>>()
    });
    let mut seen = seen??;
    for index in 0..seen.len() {
        let target = match seen[index].wait {
            Wait::Lock(holder) => seen.iter().position(|other| other.number == holder),
            Wait::Reentrant(owner) => seen.iter().position(|other| other.identity == owner),
            // One that is not there has ended, or is about to have ended.
            Wait::Thread(joined) => Some(seen.iter().position(|other| other.identity == joined)?),
            Wait::Queue | Wait::Loop(_) => None,
        };
        let notifier = seen[index].notifier;
        let target = match seen[index].operation() {
            Some(_) => seen.iter().position(|other| other.identity == notifier),
            None => target,
        };
        seen[index].target = target;
    }
    Some(seen)
}

fn look_at(thread: &Thread, standing: &Standing<'_>) -> Option<Observed> {
    let state = standing.object()?.cast::<Native<ThreadState>>()?;
    let wait = match state.awaited.get() {
        Some(object) => wait_for(thread, object)?,
        None => match state.joined.load(Ordering::Relaxed) {
            0 => return None,
            identity => Wait::Thread(identity),
        },
    };
    let stack = standing.frames().filter_map(|frame| {
        let (code, line) = code_and_line(frame)?;
        let file = code.source.name.to_string();
        let mut place = Place {
            file,
            function: Arc::clone(&code.name),
            qualified: Arc::clone(&code.qualname),
            line,
            text: String::new(),
        };
        if !place.is_of_library() {
            code.source
                .line_text(line)
                .trim()
                .clone_into(&mut place.text);
        }
        Some(place)
    });
    Some(Observed {
        identity: state.identity(),
        number: standing.number(),
        notifier: state.notifier.load(Ordering::Relaxed),
        wait,
        target: None,
        stack: stack.collect(),
    })
}

/// What is waited for in an object; `None` if the wait is over.
fn wait_for(thread: &Thread, object: Value) -> Option<Wait> {
    if let Some(lock) = object.downcast::<Native<LockObject>>() {
        return lock.holder().map(Wait::Lock);
    }
    if let Some(lock) = object.downcast::<Native<ReentrantLock>>() {
        return lock.owner().map(Wait::Reentrant);
    }
    if let Some(queue) = object.downcast::<Native<SimpleQueue>>() {
        return (queue.len() == 0).then_some(Wait::Queue);
    }
    let event_loop = EventLoop::of(&object)?;
    event_loop
        .is_idle()
        .then(|| Wait::Loop(Root::new(thread.heap_handle(), object)))
}
