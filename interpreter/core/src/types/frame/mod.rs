//! Frame objects: how programs see what runs, and what ran when an exception passed.
//!
//! A frame is a stretch of the value stack and knows nothing of its object. An object finds its frame by an
//! [`Activation`](weft_heap::Activation) for as long as that runs, so that it shows lines and variables as they are now
//! and can change them. After the end it shows what was kept: the variables at the moment when an exception left the
//! frame, otherwise when the object was last asked for them.

mod class;
mod locals_proxy;
mod object;
mod registry;
mod variables;

pub use class::frame_class;
pub use locals_proxy::{LocalsProxy, locals_proxy_class};
pub use object::{FrameObject, Place, code_and_line};
pub use registry::{
    caller_of, extra_of, forget_dead, keep_for, of_generator, of_left, place_outside,
    program_place, running_frame,
};
pub use variables::{Variable, each_target, each_variable, suspended_in, variables};
