//! The prompt. What is typed is read here, by rustyline in a thread of its own, so that the program's thread can go on with
//! its event loop; what it means is said in Python, by the library's `_prompt`.

mod assistant;
mod colours;
mod editor;
mod highlight;
mod history;
mod indentation;
mod keys;
mod paste;
mod python;
mod restart;
mod session;
mod terminal;

pub use restart::Restart;
pub use session::{Greeting, Modules, Settings, run};
