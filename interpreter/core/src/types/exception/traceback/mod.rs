//! Tracebacks: the places that an exception went through, and how they are shown.

mod anchor;
mod entry;
mod keyword;
mod paint;
mod report;
mod source_lines;
mod suggestion;

pub use entry::{Traceback, add, leave};
pub use paint::Paint;
pub use report::{
    format_exception, format_exception_only, format_for_stderr, format_traceback, format_unraisable,
};
pub use source_lines::{format_entry, format_entry_of, has_source, register_source};
pub(crate) use suggestion::best;
pub use suggestion::{STANDARD_MODULES, closest_name, set_name_field};

pub use entry::traceback_class;
