//! What belongs to one interpreter: its state, and what its threads see to between steps of a program.

pub mod ending;
pub mod hooks;
pub mod limits;
pub mod permissions;
mod request;
mod resolve;
mod state;
mod thread_state;
pub(crate) mod waiting;
mod watcher;

pub use limits::{Governor, Limits, Stop};
pub use permissions::{Grant, Permissions};
pub use request::Request;
pub use resolve::{End, path_of};
pub use state::{Interpreter, Lowering, Optimization, new_native};
pub use thread_state::ThreadState;
pub use waiting::{Judge, Waiting};
