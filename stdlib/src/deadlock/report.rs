//! A deadlock in words.

use super::observation::{Observed, Place, Wait};
use super::verdict::Tasks;
use std::fmt::Write;
use weft_core::heap::{Dict, Thread, Value};
use weft_core::interpreter::Interpreter;
use weft_core::protocol;

/// Threads whose stacks are shown, at most.
const MOST_STACKS: usize = 16;

/// The threads of a deadlock and what they are called.
pub struct Wording<'a> {
    threads: &'a [Observed],
    tasks: &'a [Tasks],
    names: Vec<String>,
}

impl<'a> Wording<'a> {
    /// Looks the names up.
    pub fn new(thread: &Thread, threads: &'a [Observed], tasks: &'a [Tasks]) -> Wording<'a> {
        let names = threads
            .iter()
            .map(|observed| name_of(thread, observed.identity));
        Wording {
            threads,
            tasks,
            names: names.collect(),
        }
    }

    /// What the error says: the cycle, what each thread waits for, and where each is.
    pub fn message(&self, cycle: Option<&[usize]>) -> String {
        let mut text = self.headline(cycle);
        // Those of the cycle come first.
        let cycle = cycle.unwrap_or_default();
        let others = (0..self.threads.len()).filter(|index| !cycle.contains(index));
        let order: Vec<usize> = cycle.iter().copied().chain(others).collect();
        for index in &order {
            let _ = write!(text, "\n  {}", self.sentence(*index));
        }
        for index in &order {
            text.push_str(&self.tasks[*index].summary);
        }
        for index in order.iter().take(MOST_STACKS) {
            let _ = write!(
                text,
                "\n\nThread {} (most recent call last):",
                self.names[*index]
            );
            append_stack(&mut text, &self.threads[*index].stack);
        }
        for index in &order {
            text.push_str(&self.tasks[*index].stacks);
        }
        text
    }

    fn headline(&self, cycle: Option<&[usize]>) -> String {
        let of_tasks = self.tasks.iter().find(|tasks| !tasks.cycle.is_empty());
        match (cycle, of_tasks) {
            (Some([alone]), _) => format!("thread {} waits for itself", self.names[*alone]),
            (Some(cycle), _) => {
                let mut names: Vec<&str> = cycle.iter().map(|index| &*self.names[*index]).collect();
                names.extend(names.first().copied());
                format!("threads wait for each other: {}", names.join(" -> "))
            }
            (None, Some(tasks)) => tasks.cycle.clone(),
            (None, None) if self.tasks.iter().any(|tasks| tasks.hold_up_main) => {
                "every task waits, and nobody is left to wake one".to_owned()
            }
            (None, None) if self.threads.len() == 1 => "nobody is left to end this wait".to_owned(),
            (None, None) => "every thread waits, and nobody is left to wake one".to_owned(),
        }
    }

    /// What a thread waits for, and where.
    fn sentence(&self, index: usize) -> String {
        let observed = &self.threads[index];
        let holder = || match observed.target {
            Some(target) if target == index => "it holds itself".to_owned(),
            Some(target) => format!("{} holds", self.names[target]),
            None => "a thread that has ended holds".to_owned(),
        };
        let wait = match (&observed.wait, observed.operation()) {
            (_, Some(operation)) => match observed.target {
                Some(target) if target == index => {
                    format!("waits in {operation}() for what it would have to do itself")
                }
                Some(target) => format!(
                    "waits in {operation}() for what {} would have to do",
                    self.names[target]
                ),
                None => format!("waits in {operation}()"),
            },
            (Wait::Lock(_), None) => format!("waits for a Lock that {}", holder()),
            (Wait::Reentrant(_), None) => format!("waits for an RLock that {}", holder()),
            (Wait::Thread(_), None) => match observed.target {
                Some(target) => format!("waits for the end of {}", self.names[target]),
                None => "waits for the end of a thread".to_owned(),
            },
            (Wait::Queue, None) => "waits in SimpleQueue.get()".to_owned(),
            (Wait::Loop(_), None) => "runs an event loop that has nothing to do".to_owned(),
        };
        let place = observed.place().map_or_else(String::new, |place| {
            format!(", at {}:{}", place.file, place.line)
        });
        format!("{} {wait}{place}", self.names[index])
    }
}

/// Appends a stack as tracebacks show it, without what the library did before it called the program.
fn append_stack(text: &mut String, stack: &[Place]) {
    let own = stack.iter().rposition(|place| !place.is_of_library());
    let shown = own.map_or(stack, |last| &stack[..=last]);
    for place in shown.iter().rev() {
        let _ = write!(
            text,
            "\n  File \"{}\", line {}, in {}",
            place.file, place.line, place.function
        );
        if !place.text.is_empty() {
            let _ = write!(text, "\n    {}", place.text);
        }
    }
}

/// What a program calls a thread, in quotes; its number if it has no name.
fn name_of(thread: &Thread, identity: u64) -> String {
    match known_name(thread, identity) {
        Some(name) => format!("'{name}'"),
        None if identity == Interpreter::of(thread).hooks().main_identity() => {
            "'MainThread'".to_owned()
        }
        None => identity.to_string(),
    }
}

fn known_name(thread: &Thread, identity: u64) -> Option<String> {
    let modules = Interpreter::of(thread).modules();
    let module = modules.get_simple(thread, thread.intern("threading"))?;
    let attribute = |object: Value, name: &str| match protocol::try_attribute(
        thread,
        object,
        thread.intern(name),
    ) {
        Ok(found) => found,
        Err(raised) => {
            thread.take_raised(raised);
            None
        }
    };
    let active = attribute(module, "_active")?;
    let object = active
        .downcast::<Dict>()?
        .get_simple(thread, thread.int(identity as i64))?;
    let name = attribute(object, "_name")?;
    protocol::text_of(&name).map(str::to_owned)
}
