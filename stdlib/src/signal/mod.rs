//! `_signal`: what becomes of signals. Handlers run on the main thread, at its safepoints.

mod definition;
mod disposition;
mod mask;
mod names;
mod timer;
mod wake_up;

pub use definition::module;
pub use disposition::send_to_self;
