//! HTTP for `requests` and `aiohttp`: a client on tokio, and the packages that programs import.
//!
//! Invariant: an exchange never touches the heap. A request is plain data (`exchange::Plan`), and what comes back is plain
//! data in the exchange's `State`, which the threads of an interpreter look at. Whoever waits does the work, by way of a
//! `Driver`: an event loop that watches it, or a thread. Handing every answer from one thread to another would cost as much
//! as the answer.
#![forbid(unsafe_code)]

mod content;
mod decoder_class;
mod definition;
mod dialogue;
mod driver;
mod exchange;
mod failure;
mod framing;
mod head;
mod link;
mod parser_class;
mod pool;
mod route;
mod runtime;
mod socket;
mod waiting;

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
