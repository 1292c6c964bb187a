//! What the program `weft` does with its arguments.

mod options;
mod run;

pub use run::main;
