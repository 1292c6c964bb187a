//! Which functions and classes were sent by value, or came so: each has a token, by which both processes know it again.

use crate::pickle::memo::Numbers;
use parking_lot::Mutex;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;
use weft_core::code::Code;
use weft_core::heap::{Raised, Root, Thread, Value};
use weft_core::interpreter::Interpreter;
use weft_core::run::{self, Mode};
use weft_syntax::Source;

/// What one interpreter knows.
#[derive(Default)]
pub struct Registry {
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    /// What sets the tokens of this process apart from those of others.
    prefix: Option<String>,
    /// Places in `tokens`, by identity of the object.
    known: Numbers,
    tokens: Vec<String>,
    objects: HashMap<String, Root>,
    /// Tokens of objects that have all that belongs to them.
    filled: HashSet<String>,
    /// Code objects of source texts that came.
    sources: HashMap<(String, String), Root>,
    /// Source texts of functions that were sent.
    sent: Vec<Arc<Source>>,
}

impl Registry {
    /// The interpreter's registry.
    pub fn of(thread: &Thread) -> Arc<Registry> {
        Interpreter::of(thread).extension::<Registry>()
    }

    /// The token of an object, which gets one if it has none. It stays alive from then on.
    pub fn token(&self, thread: &Thread, object: Value) -> String {
        let mut state = self.state.lock();
        if let Some(place) = state.known.get(&object.identity()) {
            return state.tokens[*place as usize].clone();
        }
        let prefix = state.prefix.get_or_insert_with(prefix).clone();
        let token = format!("{prefix}{}", state.tokens.len());
        state.filled.insert(token.clone());
        state.add(thread, &token, object);
        token
    }

    /// Whether an object has a token already.
    pub fn has_token(&self, object: Value) -> bool {
        self.state.lock().known.contains_key(&object.identity())
    }

    /// The object of a token.
    pub fn object(&self, token: &str) -> Option<Value> {
        self.state.lock().objects.get(token).map(Root::get)
    }

    /// Gives an object the token that it came with.
    pub fn add(&self, thread: &Thread, token: &str, object: Value) {
        self.state.lock().add(thread, token, object);
    }

    /// Notes that an object has all that belongs to it; whether it had not before.
    pub fn fill(&self, object: Value) -> bool {
        let mut state = self.state.lock();
        let Some(place) = state.known.get(&object.identity()) else {
            return true;
        };
        let token = state.tokens[*place as usize].clone();
        state.filled.insert(token)
    }

    /// Notes the source text of a function that is sent.
    pub fn note_sent(&self, source: &Arc<Source>) {
        let mut state = self.state.lock();
        if !state.sent.iter().any(|known| Arc::ptr_eq(known, source)) {
            state.sent.push(Arc::clone(source));
        }
    }

    /// The source texts of functions that were sent so far.
    pub fn sent(&self) -> Vec<Arc<Source>> {
        self.state.lock().sent.clone()
    }

    /// To be called in a process that was forked: its objects get tokens of its own.
    pub fn after_fork(&self) {
        self.state.lock().prefix = None;
    }

    /// The code at a place of a source text, which is compiled once.
    pub fn code(
        &self,
        thread: &Thread,
        name: &str,
        text: &str,
        place: &str,
    ) -> Result<Option<Arc<Code>>, Raised> {
        let outermost = self.outermost(thread, name, text)?;
        Ok(weft_core::types::code::of(&outermost).and_then(|code| code.at_place(place)))
    }

    /// The code object of a source text.
    ///
    /// # Errors
    /// `SyntaxError`, for a text that is no program.
    pub fn outermost(&self, thread: &Thread, name: &str, text: &str) -> Result<Value, Raised> {
        let key = (name.to_owned(), text.to_owned());
        if let Some(known) = self.state.lock().sources.get(&key) {
            return Ok(known.get());
        }
        let source = Source::shared(name, text);
        let code = match run::compile(thread, Arc::clone(&source), Mode::Exec) {
            Ok(code) => code,
            Err(raised) => {
                thread.take_raised(raised);
                run::compile(thread, source, Mode::Eval)?
            }
        };
        let object = weft_core::types::code::new(thread, &code);
        let root = Root::new(thread.heap_handle(), object);
        self.state.lock().sources.insert(key, root);
        Ok(object)
    }
}

impl State {
    fn add(&mut self, thread: &Thread, token: &str, object: Value) {
        let place = self.tokens.len() as u32;
        self.tokens.push(token.to_owned());
        self.known.insert(object.identity(), place);
        self.objects
            .insert(token.to_owned(), Root::new(thread.heap_handle(), object));
    }
}

fn prefix() -> String {
    let mut octets = [0; 12];
    // Without random octets of the system the process number has to do.
    let _ = rustix::rand::getrandom(&mut octets, rustix::rand::GetRandomFlags::empty());
    let digits: String = octets.iter().map(|octet| format!("{octet:02x}")).collect();
    format!("{}-{digits}-", std::process::id())
}
