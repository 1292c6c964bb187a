//! The scanners behind `finditer` and `Pattern.scanner`: one match after another.

use super::matcher::Goal;
use super::pattern::{Bounds, Pattern, Search};
use super::subject::{Landmark, Subject};
use parking_lot::Mutex;
use weft_core::heap::{Native, Raised, Thread, Trace, Tracer, Value};
use weft_core::interpreter::new_native;

/// How far a scanner is.
#[derive(Clone, Copy)]
struct Progress {
    /// Where the next match may begin; `None` after the last one.
    next: Option<usize>,
    is_advancing: bool,
    near: Landmark,
}

/// A scanner.
pub struct Scanner {
    pattern: Value,
    string: Value,
    bounds: Bounds,
    progress: Mutex<Progress>,
}

impl Trace for Scanner {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.value(self.pattern);
        tracer.value(self.string);
    }
}

impl Scanner {
    fn new(
        thread: &Thread,
        pattern: &Native<Pattern>,
        string: Value,
        (first, last): (i64, i64),
    ) -> Result<Scanner, Raised> {
        let subject = Subject::checked(thread, &string, pattern.alphabet)?;
        let bounds = Bounds::new(&subject, first, last);
        let progress = Progress {
            next: (bounds.first <= bounds.last).then_some(bounds.start),
            is_advancing: false,
            near: Landmark {
                offset: bounds.start,
                index: bounds.first,
            },
        };
        Ok(Scanner {
            pattern: pattern.value(),
            string,
            bounds,
            progress: Mutex::new(progress),
        })
    }

    /// A scanner of a string, as an object.
    pub fn create(
        thread: &Thread,
        pattern: &Native<Pattern>,
        string: Value,
        bounds: (i64, i64),
    ) -> Result<Value, Raised> {
        let scanner = Scanner::new(thread, pattern, string, bounds)?;
        Ok(new_native(thread, scanner).value())
    }

    fn step(&self, thread: &Thread, goal: Goal) -> Result<Value, Raised> {
        let progress = *self.progress.lock();
        let Some(next) = progress.next else {
            return Ok(Value::NONE);
        };
        let pattern: &Native<Pattern> =
            self.pattern.downcast().expect("a pattern made the scanner");
        let subject = Subject::checked(thread, &self.string, pattern.alphabet)?;
        // A byte array may have become shorter.
        let mut bounds = self.bounds;
        bounds.end = bounds.end.min(subject.octets().len());
        let mut search = Search::new(thread, pattern, &subject, bounds);
        search.resume(next, progress.is_advancing);
        let Some((start, _)) = search.next(goal)? else {
            self.progress.lock().next = None;
            return Ok(Value::NONE);
        };
        let near = Landmark {
            offset: start,
            index: subject.index_of(progress.near, start),
        };
        let (next, is_advancing) = search.progress();
        *self.progress.lock() = Progress {
            next: Some(next),
            is_advancing,
            near,
        };
        Ok(search.matched(pattern, self.string, bounds, near))
    }
}

/// The iterator that `finditer` gives.
pub struct Matches(Scanner);

impl Matches {
    /// An iterator over the matches in a string.
    pub fn create(
        thread: &Thread,
        pattern: &Native<Pattern>,
        string: Value,
        bounds: (i64, i64),
    ) -> Result<Value, Raised> {
        let scanner = Scanner::new(thread, pattern, string, bounds)?;
        Ok(new_native(thread, Matches(scanner)).value())
    }

    fn step(&self, thread: &Thread) -> Result<Option<Value>, Raised> {
        let found = self.0.step(thread, Goal::Search)?;
        Ok((!found.is_none()).then_some(found))
    }
}

impl Trace for Matches {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.0.trace(tracer);
    }

    #[inline(always)]
    fn next(object: &Native<Self>, thread: &Thread) -> Option<Result<Option<Value>, Raised>> {
        Some(thread.library(|| object.step(thread)))
    }
}

// In CPython it is what `iter(scanner.search, None)` gives.
weft_core::iterator_class! {
    matches_class,
    Matches,
    "callable_iterator",
    "builtins",
    "Iterator over the matches of a pattern."
}

/// Finds one match after another.
#[weft_core::class(name = "SRE_Scanner", module = "_sre", payload = super::scanner::Scanner)]
pub mod class {
    use super::{Goal, Scanner};
    use weft_core::heap::{Native, Raised, Thread, Value};

    /// The next match, which must begin where the last one ended.
    #[name("match")]
    fn match_next(this: &Native<Scanner>, thread: &Thread) -> Result<Value, Raised> {
        this.step(thread, Goal::Prefix)
    }

    /// The next match.
    fn search(this: &Native<Scanner>, thread: &Thread) -> Result<Value, Raised> {
        this.step(thread, Goal::Search)
    }

    /// The pattern.
    #[getter]
    fn pattern(this: &Native<Scanner>) -> Value {
        this.pattern
    }
}
