//! `weft compare`: a program with the global lock and without it, and what that says.

mod command;
mod figures;
mod output;
mod report;
mod text;
mod verdict;

pub use command::main;
