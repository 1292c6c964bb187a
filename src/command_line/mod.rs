//! What the program `weft` does with its arguments.

mod options;
mod prompt;
mod run;

pub use run::main;
