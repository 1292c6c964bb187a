//! What belongs to one interpreter: its state, and what its threads see to between steps of a program.

pub mod hooks;
mod state;

pub use state::{Interpreter, new_native};
