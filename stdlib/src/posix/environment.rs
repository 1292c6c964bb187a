//! The environment of the process, with the changes that programs made.
//!
//! The system's own copy is not changed, since other threads may read it at any time without a lock; child processes are
//! given what is kept here.

use parking_lot::Mutex;
use std::collections::BTreeMap;
use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::sync::OnceLock;
use weft_core::heap::Thread;
use weft_core::interpreter::{Interpreter, Permissions};

type Variables = BTreeMap<Vec<u8>, Vec<u8>>;

fn variables() -> &'static Mutex<Variables> {
    static VARIABLES: OnceLock<Mutex<Variables>> = OnceLock::new();
    VARIABLES.get_or_init(|| {
        Mutex::new(
            std::env::vars_os()
                .map(|(key, value)| (key.into_vec(), value.into_vec()))
                .collect(),
        )
    })
}

/// All variables, for child processes.
pub fn environment() -> Vec<(std::ffi::OsString, std::ffi::OsString)> {
    let shown = |octets: &Vec<u8>| std::ffi::OsStr::from_bytes(octets).to_owned();
    variables()
        .lock()
        .iter()
        .map(|(key, value)| (shown(key), shown(value)))
        .collect()
}

/// What child processes of an interpreter that may not do everything find beside other variables: what they may do.
pub fn inherited(thread: &Thread) -> Option<(&'static str, String)> {
    let permissions = Interpreter::of(thread).permissions()?;
    Some((Permissions::VARIABLE, permissions.to_text()))
}

/// Sets a variable.
pub fn put(key: Vec<u8>, value: Vec<u8>) {
    variables().lock().insert(key, value);
}

/// Takes a variable away.
pub fn remove(key: &[u8]) {
    variables().lock().remove(key);
}
