//! Attach and detach, the global lock, safepoints, stop-the-world and object locks.
//!
//! This crate knows threads and no values. A [`World`] is the threads of one interpreter; a
//! [`Participant`] is one thread's membership of it. A thread is *attached* while it may touch the
//! heap and *detached* otherwise. The invariants that everything here keeps:
//!
//! - With the GIL on, at most one thread of a world is attached.
//! - While a thread runs the closure of [`Participant::stop_the_world`], no other thread of the
//!   world is attached, and none ends.
//! - A thread that waits for anything is detached, so that it never holds up a stop. The lock of an object is the one
//!   exception: whoever has it lets go of it before its next safepoint.
//! - What another thread wants of an attached one is written down first, and its limit is set to
//!   zero after that; the owner restores its limit first, and looks at what is wanted after that.
//!   So nothing that is wanted gets lost.

pub mod child;
mod deadlock;
pub mod descendant;
pub mod descriptor;
pub mod fork;
mod gil;
mod lock;
pub mod memory;
pub mod messages;
mod native_stack;
pub mod network;
mod object_lock;
mod park;
mod participant;
pub mod recording;
mod registry;
pub mod shared;
pub mod signals;
mod sync;
mod thread;
mod world;

pub use deadlock::{Idle, Outsider, QUIET, Wake};
pub use gil::Gil;
pub use lock::{Acquire, Holder, Lock, NotLocked};
pub use native_stack::{native_stack_bounds, with_spilled_registers};
pub use object_lock::{ObjectGuard, ObjectLock};
pub use park::{Interrupter, Parked, Unparker};
pub use participant::Participant;
pub use registry::{Stopped, StoppedThread};
pub use thread::WANTED;
pub use world::World;
