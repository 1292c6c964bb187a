//! The prompt, through a real pseudo-terminal: keys go in, and a model of the screen shows what comes out.

mod background;
mod commands;
mod completing;
mod editing;
mod pasting;
mod plain;
mod showing;
mod terminal;
