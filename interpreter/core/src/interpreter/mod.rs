//! What belongs to one interpreter: its state, and what its threads see to between steps of a program.

pub mod hooks;
mod state;
mod thread_state;
pub(crate) mod waiting;

pub use state::{Interpreter, Lower, Optimization, new_native};
pub use thread_state::ThreadState;
pub use waiting::{Judge, Waiting};
