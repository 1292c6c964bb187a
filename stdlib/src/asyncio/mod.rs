//! `_asyncio`: the event loop on mio, its handles and timers, futures and tasks.

pub mod event_loop;
mod future;
mod future_class;
mod future_iterator;
mod handle;
mod loop_class;
mod pause;
mod readiness;
mod running;
mod socket_stream;
mod task;
mod waiters;

pub use readiness::Registration;
pub use running::module;
