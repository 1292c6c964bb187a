//! The child processes that the process started, and when they ended.

use std::sync::Mutex;

use super::clock::now;
use super::level::is_on;
use super::track::locked;

/// A child process.
#[derive(Clone)]
pub(super) struct Child {
    pub(super) process: i32,
    pub(super) name: String,
    pub(super) began: u64,
    /// When it was found to have ended; 0 before that.
    pub(super) ended: u64,
}

static CHILDREN: Mutex<Vec<Child>> = Mutex::new(Vec::new());

/// Notes that a child was started; `name` says what it is.
pub fn child_started(process: i32, name: impl FnOnce() -> String) {
    if is_on() {
        locked(&CHILDREN).push(Child {
            process,
            name: name(),
            began: now(),
            ended: 0,
        });
    }
}

/// Notes that a child was found to have ended.
pub fn child_ended(process: i32) {
    if is_on() {
        let mut children = locked(&CHILDREN);
        let mut alive = children
            .iter_mut()
            .filter(|child| child.process == process && child.ended == 0);
        if let Some(child) = alive.next() {
            child.ended = now();
        }
    }
}

/// Every child.
pub(super) fn children() -> Vec<Child> {
    locked(&CHILDREN).clone()
}
