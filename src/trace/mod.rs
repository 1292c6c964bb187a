//! `weft trace`: a timeline of what a program's threads, event loops and children do.

mod chrome;
mod command;
mod picture;
mod timeline;

pub use command::main;
