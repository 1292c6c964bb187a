//! Values and the memory they live in: allocation, marking, the value stack and buffers.
//!
//! The one other crate with `unsafe` is `weft-concurrency`. What makes the safe interface sound is listed in
//! `interpreter/README.md`; in short: objects do not move, every word that the collector reads as a value is zero
//! or a live value, and a collection runs at safepoints only, never inside an allocation.

mod activation;
mod allocate;
mod arithmetic;
mod bitmap;
mod block;
mod buffer;
mod bytes;
mod cache;
mod cell;
mod collect;
mod dict;
mod dict_cache;
mod forking;
mod growing;
mod header;
mod heap;
mod instance;
mod library;
mod list;
mod long;
mod mark;
mod native;
mod number;
mod parallel;
mod pieces;
mod regrow;
mod root;
mod shape;
mod slot;
mod snapshot;
mod stack;
mod standing;
mod stepped;
mod steps;
mod survey;
mod table;
mod text;
mod thread;
mod together;
mod tuple;
mod value;
mod weak;

pub use activation::Activation;
pub use arithmetic::SmallInt;
pub use buffer::Buffer;
pub use bytes::Bytes;
pub use cache::{AttributeCache, GlobalCache, MethodCache, TransitionCache};
pub use cell::Cell;
pub use collect::CollectionStatistics;
pub use dashu_int;
pub use dict::{Dict, Entries, Lookup, Set};
pub use header::{Gc, Kind, Member, Object, ShapeCell, ShapeId};
pub use heap::{Collect, Heap, HeapOptions, MemoryShare, Settled};
pub use instance::Instance;
pub use list::{Held, List, TakenOut};
pub use long::Long;
pub use mark::Tracer;
pub use native::{MARKS, Native, Trace, Waited};
pub use number::{BigInteger, BoxedFloat, WordWriter};
pub use pieces::Unfinished;
pub use root::Root;
pub use shape::{InstanceLayout, Shape};
pub use slot::Slot;
pub use stack::{FIRST_LOCAL, Frame, FrameSlot, Window};
pub use standing::Standing;
pub use text::{Measured, Str, simple_hash_of};
pub use thread::{Chain, Enter, FrameSize, Handling, Overflow, Raised, Thread};
pub use tuple::{HashOfItems, Tuple};
pub use value::Value;
pub use weak::WeakReference;
pub use weft_concurrency as concurrency;
