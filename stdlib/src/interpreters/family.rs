//! The interpreters that a program made, and those from which it made them.
//!
//! Invariant: a member with `is_running` set has exactly one thread that works in its `__main__`, and is not taken out of
//! the family meanwhile. No lock of the family is held while Python code runs.

use crate::interpreters::queue::Queues;
use parking_lot::Mutex;
use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};
use weft_core::heap::Thread;
use weft_core::heap::concurrency::Gil;
use weft_core::interpreter::Interpreter;
use weft_core::types::finalize;

/// An interpreter that other threads can go into. Dropping it ends it.
pub trait Inhabited: Send + Sync {
    /// Runs `body` on a thread of the interpreter.
    fn enter(&self, body: &mut dyn FnMut(&Thread));
}

/// Makes an interpreter whose modules are looked for in these folders; a message when that fails.
pub type Maker = Arc<dyn Fn(Gil, Vec<String>) -> Result<Arc<dyn Inhabited>, String> + Send + Sync>;

/// What one interpreter knows of the others.
#[derive(Default)]
pub struct Membership {
    family: OnceLock<Arc<Family>>,
    /// 0, until told otherwise: the interpreter that the program began in.
    number: OnceLock<i64>,
    maker: OnceLock<Maker>,
}

impl Membership {
    /// That of the interpreter of a thread.
    pub fn of(thread: &Thread) -> Arc<Membership> {
        Interpreter::of(thread).extension::<Membership>()
    }

    /// The family, which begins with the first interpreter that asks.
    pub fn family(&self) -> &Arc<Family> {
        self.family.get_or_init(Arc::default)
    }

    /// The number of the interpreter.
    #[inline]
    pub fn number(&self) -> i64 {
        self.number.get().copied().unwrap_or(0)
    }

    /// What makes interpreters, if the host said so.
    pub fn maker(&self) -> Option<&Maker> {
        self.maker.get()
    }
}

/// Tells an interpreter how others are made. The first call counts.
pub fn set_maker(thread: &Thread, maker: Maker) {
    let _ = Membership::of(thread).maker.set(maker);
}

/// Makes an interpreter a member of a family, before it runs any code.
pub fn join_family(thread: &Thread, family: &Arc<Family>, number: i64) {
    let membership = Membership::of(thread);
    let _ = membership.family.set(Arc::clone(family));
    let _ = membership.number.set(number);
}

/// Whether the interpreter of a thread is the one that the program began in.
pub fn is_first(thread: &Thread) -> bool {
    Membership::of(thread).number() == 0
}

/// Whether the interpreter of a thread is the only one of its family.
pub fn is_alone(thread: &Thread) -> bool {
    let membership = Membership::of(thread);
    let family = membership.family.get();
    membership.number() == 0 && family.is_none_or(|family| family.state.lock().members.is_empty())
}

/// Ends the interpreters that are left when the first one ends. Whether there were any but those that are garbage.
pub fn end_all(thread: &Thread) -> bool {
    let membership = Membership::of(thread);
    let Some(family) = membership.family.get() else {
        return false;
    };
    if membership.number() != 0 {
        return false;
    }
    if family.state.lock().members.is_empty() {
        return false;
    }
    // Those that nothing stands for any more end with the objects that stood for them.
    thread.collect();
    finalize::run_pending(thread);
    let left = std::mem::take(&mut family.state.lock().members);
    !left.is_empty()
}

/// Why something cannot be done with an interpreter.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Refusal {
    /// There is none with the number.
    Unknown,
    /// It was not made by the program.
    Foreign,
    /// A thread works in it.
    Running,
}

/// All interpreters that descend from one.
#[derive(Default)]
pub struct Family {
    state: Mutex<State>,
    /// The queues between them.
    pub queues: Queues,
}

#[derive(Default)]
struct State {
    members: BTreeMap<i64, Member>,
    last: i64,
}

struct Member {
    interpreter: Arc<dyn Inhabited>,
    is_running: bool,
    /// How many objects of Python programs stand for it.
    holders: usize,
}

/// The right to work in the `__main__` of an interpreter, until it is dropped.
pub struct Turn<'f> {
    family: &'f Family,
    number: i64,
    interpreter: Option<Arc<dyn Inhabited>>,
}

impl Turn<'_> {
    /// The interpreter.
    pub fn interpreter(&self) -> &dyn Inhabited {
        self.interpreter
            .as_deref()
            .expect("there until the turn ends")
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        // The member is there still, so this is not the last reference, whose end would end the interpreter.
        self.interpreter = None;
        if let Some(member) = self.family.state.lock().members.get_mut(&self.number) {
            member.is_running = false;
        }
    }
}

impl Family {
    /// A number that no interpreter had.
    pub fn next_number(&self) -> i64 {
        let mut state = self.state.lock();
        state.last += 1;
        state.last
    }

    /// Takes in an interpreter that was made.
    pub fn add(&self, number: i64, interpreter: Arc<dyn Inhabited>) {
        let member = Member {
            interpreter,
            is_running: false,
            holders: 0,
        };
        self.state.lock().members.insert(number, member);
    }

    /// The numbers of all interpreters, the first one's before all others.
    pub fn numbers(&self) -> Vec<i64> {
        let state = self.state.lock();
        std::iter::once(0)
            .chain(state.members.keys().copied())
            .collect()
    }

    /// Whether a thread works in the interpreter; one always does in the first.
    ///
    /// # Errors
    /// That there is none with the number.
    pub fn is_running(&self, number: i64) -> Result<bool, Refusal> {
        if number == 0 {
            return Ok(true);
        }
        let state = self.state.lock();
        let member = state.members.get(&number).ok_or(Refusal::Unknown)?;
        Ok(member.is_running)
    }

    /// Counts an object that stands for the interpreter.
    ///
    /// # Errors
    /// That there is none with the number.
    pub fn hold(&self, number: i64) -> Result<(), Refusal> {
        let mut state = self.state.lock();
        match state.members.get_mut(&number) {
            Some(member) => member.holders += 1,
            None if number == 0 => {}
            None => return Err(Refusal::Unknown),
        }
        Ok(())
    }

    /// An object that stood for the interpreter is gone; whether it was the last.
    pub fn let_go(&self, number: i64) -> bool {
        let mut state = self.state.lock();
        let Some(member) = state.members.get_mut(&number) else {
            return false;
        };
        member.holders = member.holders.saturating_sub(1);
        member.holders == 0
    }

    /// Takes a turn in the interpreter.
    ///
    /// # Errors
    /// Why that cannot be.
    pub fn take_turn(&self, number: i64) -> Result<Turn<'_>, Refusal> {
        if number == 0 {
            return Err(Refusal::Foreign);
        }
        let mut state = self.state.lock();
        let member = state.members.get_mut(&number).ok_or(Refusal::Unknown)?;
        if member.is_running {
            return Err(Refusal::Running);
        }
        member.is_running = true;
        Ok(Turn {
            family: self,
            number,
            interpreter: Some(Arc::clone(&member.interpreter)),
        })
    }

    /// Takes the interpreter out of the family. Dropping what is given ends it, which may take any time.
    ///
    /// # Errors
    /// Why that cannot be.
    pub fn remove(&self, number: i64) -> Result<Arc<dyn Inhabited>, Refusal> {
        if number == 0 {
            return Err(Refusal::Foreign);
        }
        let mut state = self.state.lock();
        let member = state.members.get(&number).ok_or(Refusal::Unknown)?;
        if member.is_running {
            return Err(Refusal::Running);
        }
        let member = state.members.remove(&number).ok_or(Refusal::Unknown)?;
        Ok(member.interpreter)
    }
}
