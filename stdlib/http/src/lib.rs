//! HTTP for `requests` and `aiohttp`: a client on tokio, and the packages that programs import.
//!
//! Invariant: tokio's thread never touches the heap. A request goes to it as plain data (`exchange::Plan`), and what
//! comes back is plain data in the exchange's `State`, which the threads of an interpreter look at. They are told of news
//! by being unparked, or, where an event loop waits, by an octet in a `Mailbox` that the loop watches.
#![forbid(unsafe_code)]

mod content;
mod decoder_class;
mod definition;
mod dialogue;
mod exchange;
mod failure;
mod framing;
mod head;
mod link;
mod mailbox;
mod parser_class;
mod pool;
mod route;
mod runtime;

use weft_core::import::{EmbeddedModule, Library, ModuleKind};
use weft_core::native::ModuleDefinition;

static NATIVE: &[&ModuleDefinition] = &[&definition::module::DEFINITION];

static PACKAGES: &[EmbeddedModule] = include!(concat!(env!("OUT_DIR"), "/packages.rs"));

/// What an interpreter is given, for [`weft_core::import::install`].
pub fn library() -> Library {
    Library {
        native: NATIVE,
        python: PACKAGES,
    }
}
