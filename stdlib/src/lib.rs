//! The library: native modules in Rust, and modules written in Python.
#![forbid(unsafe_code)]

mod abc;
mod array;
mod ast;
mod asyncio;
mod atexit;
mod binascii;
mod bisection;
mod bz2;
mod cmath;
mod codecs;
mod collections;
mod contextvars;
mod copy;
mod csv;
pub mod deadlock;
pub mod eagerness;
#[cfg(target_os = "linux")]
mod epoll;
mod errno;
mod exception;
mod fcntl;
mod functools;
mod gc;
mod hashes;
mod heap_queue;
mod import;
pub mod interpreters;
pub mod io;
mod itertools;
mod json;
mod logging;
mod lzma;
mod math;
mod method_caller;
mod mmap;
mod multibyte;
mod multiprocessing;
#[cfg(feature = "network")]
mod mysql;
mod operator;
mod pickle;
mod posix;
mod prompt;
mod queue;
mod queue_at_once;
mod random;
mod re;
mod resource;
#[cfg(feature = "network")]
mod resp;
mod select;
mod shared_memory;
mod signal;
mod site;
pub mod socket;
mod string;
mod structure;
mod subprocess;
mod sys;
pub mod system;
mod termios;
mod thread;
mod time;
pub mod tls;
mod traceback;
mod types;
mod unicodedata;
mod weakref;
mod zlib;

use weft_core::import::{EmbeddedModule, Library, ModuleKind};
use weft_core::native::ModuleDefinition;

#[cfg(target_os = "linux")]
pub use multiprocessing::fork_server;
pub use posix::path::os_string;
pub use site::install as install_site;
pub use sys::set_flags;
pub use system::claim_all as claim_descriptors;
pub use thread::begin_end as begin_end_of_threads;

/// The native modules, a line each.
pub static MODULES: &[&ModuleDefinition] = &[
    &abc::module::DEFINITION,
    &array::module::DEFINITION,
    &ast::module::DEFINITION,
    &asyncio::module::DEFINITION,
    &atexit::module::DEFINITION,
    &binascii::module::DEFINITION,
    &multibyte::module::DEFINITION,
    &bz2::module::DEFINITION,
    &codecs::module::DEFINITION,
    &collections::module::DEFINITION,
    &contextvars::module::DEFINITION,
    &copy::module::DEFINITION,
    &csv::module::DEFINITION,
    &errno::module::DEFINITION,
    &fcntl::module::DEFINITION,
    &functools::module::DEFINITION,
    &gc::module::DEFINITION,
    &import::module::DEFINITION,
    &interpreters::module::DEFINITION,
    &io::module::DEFINITION,
    &hashes::blake2_module::DEFINITION,
    &hashes::hashlib_module::DEFINITION,
    &hashes::md5_module::DEFINITION,
    &hashes::sha1_module::DEFINITION,
    &hashes::sha2_module::DEFINITION,
    &hashes::sha3_module::DEFINITION,
    &bisection::module::DEFINITION,
    &heap_queue::module::DEFINITION,
    &itertools::module::DEFINITION,
    &json::module::DEFINITION,
    &logging::module::DEFINITION,
    &lzma::module::DEFINITION,
    &cmath::module::DEFINITION,
    &math::module::DEFINITION,
    &mmap::module::DEFINITION,
    &multiprocessing::module::DEFINITION,
    #[cfg(feature = "network")]
    &mysql::module::DEFINITION,
    &operator::module::DEFINITION,
    &pickle::module::DEFINITION,
    &posix::module::DEFINITION,
    &prompt::module::DEFINITION,
    &queue::module::DEFINITION,
    &random::module::DEFINITION,
    &re::module::DEFINITION,
    &resource::module::DEFINITION,
    #[cfg(feature = "network")]
    &resp::module::DEFINITION,
    &select::module::DEFINITION,
    &shared_memory::module::DEFINITION,
    &signal::module::DEFINITION,
    &socket::module::DEFINITION,
    &string::module::DEFINITION,
    &subprocess::module::DEFINITION,
    &structure::module::DEFINITION,
    &sys::module::DEFINITION,
    &termios::module::DEFINITION,
    &thread::module::DEFINITION,
    &time::module::DEFINITION,
    &tls::module::DEFINITION,
    &traceback::module::DEFINITION,
    &types::module::DEFINITION,
    &unicodedata::module::DEFINITION,
    &weakref::module::DEFINITION,
    &zlib::module::DEFINITION,
];

/// The modules written in Python, sorted by name: every file under `python`, and with the network the packages.
pub static PYTHON: &[EmbeddedModule] = include!(concat!(env!("OUT_DIR"), "/python.rs"));

/// All of it, for [`weft_core::import::install`].
pub fn library() -> Library {
    Library {
        native: MODULES,
        python: PYTHON,
    }
}
