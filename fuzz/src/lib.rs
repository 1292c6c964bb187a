//! What the targets share: an interpreter with a Python function that takes each input.
//!
//! A target fails by a panic, a crash, a hang or too much memory, or where its function ends in an `AssertionError`; all
//! other exceptions are right answers to wrong input.

#![forbid(unsafe_code)]

use std::cell::OnceCell;
use weft::{Error, Interpreter, Object};

thread_local! {
    // Never dropped: the thread may end the process.
    static CHECK: OnceCell<&'static (Interpreter, Object)> = const { OnceCell::new() };
}

/// Calls the function `check` of a Python program with an input. The program is run once.
///
/// # Panics
/// If the program cannot be run, or if `check` raises `AssertionError`.
pub fn check(program: &str, input: &[u8]) {
    CHECK.with(|check| {
        let (_, function) = check.get_or_init(|| {
            let python = Interpreter::builder().build().expect("an interpreter");
            python.exec(program).expect("the program of the target runs");
            let function = python.get("check").expect("it defines `check`");
            Box::leak(Box::new((python, function)))
        });
        if let Err(Error::Python(error)) = function.call::<()>((input,))
            && error.class() == "AssertionError"
        {
            panic!("{error}");
        }
    });
}
