//! `str`: methods, representation, searching, splitting, cases, formatting and iteration.

pub(crate) mod affix;
mod at_once;
mod buffer;
mod case;
mod construct;
mod escape;
mod fields;
mod format;
mod methods;
pub(crate) mod parts;
mod search;
mod split;
mod translate;
pub mod unicode;

pub use affix::Side;
pub use buffer::TextBuffer;
pub use construct::{
    character_string, code_points, from_code_point, from_octets, new_string, push_code_point,
    string_of,
};
pub use escape::{push_escape, push_repr, repr};
pub use fields::{Field, Piece, Step, index as field_index, parse_template, split_name};
pub use format::{digits, format_value, integer_string};
pub use methods::class;
pub(crate) use parts::bounds;
pub use parts::{characters_in, item, offset_of, range_of};
pub use search::From;
pub use split::LineEnds;
