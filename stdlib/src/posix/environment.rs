//! The environment of the process, with the changes that programs made.
//!
//! The system's own copy is not changed, since other threads may read it at any time without a lock; child processes are
//! given what is kept here.

use parking_lot::Mutex;
use std::collections::BTreeMap;
use std::ffi::OsString;
use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::process::Command;
use std::sync::OnceLock;
use weft_core::heap::concurrency::recording;
use weft_core::heap::{Thread, Value};
use weft_core::interpreter::{Governor, Interpreter, Permissions, Request};

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

/// The variables that a program may see, as a dictionary of octets.
pub fn visible(thread: &Thread) -> Value {
    let shown = thread.dict();
    for (key, value) in environment() {
        if !Interpreter::permits(thread, Request::Env(key.as_bytes())) {
            continue;
        }
        let (key, value) = (thread.bytes(key.as_bytes()), thread.bytes(value.as_bytes()));
        shown.set_simple(thread, key, value);
    }
    shown.value()
}

/// What child processes of an interpreter inherit that may not do everything, or as much as it likes.
#[derive(Clone, Default)]
pub struct Inherited {
    /// What they find beside other variables: what they may do, and how much.
    pub variables: Vec<(&'static str, String)>,
    /// The descriptor behind which it is counted.
    pub descriptor: Option<i32>,
}

/// What child processes of a thread's interpreter inherit.
pub fn inherited(thread: &Thread) -> Inherited {
    let interpreter = Interpreter::of(thread);
    let mut inherited = Inherited::default();
    if let Some(permissions) = interpreter.permissions() {
        let variable = (Permissions::VARIABLE, permissions.to_text());
        inherited.variables.push(variable);
    }
    if let Some(limits) = interpreter.governor().inheritance() {
        inherited.descriptor = Some(limits.descriptor);
        inherited.variables.push((Governor::VARIABLE, limits.text));
    }
    inherited
}

impl Inherited {
    /// Tells a child of it, after all that the program has said of the child's environment.
    ///
    /// Whoever may not do everything must not do it by way of a child that loads code of its own or writes recordings: what
    /// is acted upon before any program of Python's runs is as this process has it.
    pub fn tell(&self, command: &mut Command) {
        if self.variables.is_empty() {
            return;
        }
        let names: Vec<OsString> = command
            .get_envs()
            .map(|(name, _)| name.to_owned())
            .filter(|name| acts_before_programs(name.as_bytes()))
            .collect();
        for name in names {
            match std::env::var_os(&name) {
                Some(value) => command.env(name, value),
                None => command.env_remove(name),
            };
        }
        command.envs(self.variables.iter().map(|(name, value)| (name, value)));
    }
}

fn acts_before_programs(name: &[u8]) -> bool {
    name.starts_with(b"LD_")
        || name.starts_with(b"DYLD_")
        || name == b"GLIBC_TUNABLES"
        || name == recording::VARIABLE.as_bytes()
}

/// Sets a variable.
pub fn put(key: Vec<u8>, value: Vec<u8>) {
    variables().lock().insert(key, value);
}

/// Takes a variable away.
pub fn remove(key: &[u8]) {
    variables().lock().remove(key);
}
