//! Augmented assignments that look at what they overwrite, for `weft compare`. Nothing here runs otherwise.
//!
//! Only those are watched whose right side runs no Python code of its own: there, a target that has changed between the
//! reading and the writing was changed by another thread.

use crate::cell::CellPlace;
use crate::lower::Lowering;
use crate::name::{BoxedStore, Store};
use weft_core::code::with_function;
use weft_core::import::is_of_library;
use weft_heap::concurrency::recording::{self, Site};
use weft_heap::{Frame, FrameSlot, Raised, Thread, Value};
use weft_syntax::ast::{self, ExpressionKind, Place, Range};

/// Whether a statement looks at what it overwrites.
pub trait Watch: Send + Sync {
    /// Has `replace` write `written` in the place of `read`, and notes what that overwrote. False if nothing was written.
    fn replaces(
        &self,
        read: Value,
        written: Value,
        replace: impl FnOnce() -> Option<Value>,
    ) -> bool;
}

/// Such a statement is as if this module were not there.
pub struct Unwatched;

impl Watch for Unwatched {
    #[inline(always)]
    fn replaces(&self, _: Value, _: Value, _: impl FnOnce() -> Option<Value>) -> bool {
        false
    }
}

/// A statement that is watched, if what it reads and writes are ints.
pub struct Watched(Site);

impl Watch for Watched {
    fn replaces(
        &self,
        read: Value,
        written: Value,
        replace: impl FnOnce() -> Option<Value>,
    ) -> bool {
        let (Some(read), Some(written)) = (read.to_int(), written.to_int()) else {
            return false;
        };
        let Some(found) = replace() else {
            // Who stores it otherwise does not know what it overwrites.
            recording::note_update(self.0, read, written, read);
            return false;
        };
        // What is no int was put there by another thread too, but it says nothing about sums.
        let found = found.to_int().unwrap_or(read);
        recording::note_update(self.0, read, written, found);
        true
    }
}

/// The binding of a global or of a variable that functions share.
struct WatchedName {
    watch: Watched,
    /// Where the statement keeps what it has read.
    left: FrameSlot,
    place: NamePlace,
    plain: BoxedStore,
}

enum NamePlace {
    Global(Value),
    Cell(CellPlace),
}

impl Store for WatchedName {
    fn store(&self, thread: &Thread, frame: Frame<'_>, value: Value) -> Result<(), Raised> {
        let read = frame.get(self.left).unwrap_or(Value::NONE);
        let replace = || match self.place {
            NamePlace::Global(name) => with_function(frame, |function| {
                function.globals().replace_simple(thread, name, value)
            }),
            NamePlace::Cell(place) => place.cell(frame).replace(value),
        };
        if self.watch.replaces(read, value, replace) {
            return Ok(());
        }
        self.plain.store(thread, frame, value)
    }
}

/// Overwrites an item of a plain list or dictionary, and gives back what was there.
pub(crate) fn replace_item(
    thread: &Thread,
    object: Value,
    index: Value,
    value: Value,
) -> Option<Value> {
    if let Some(dict) = object.plain_dict() {
        return dict.replace_simple(thread, index, value);
    }
    let place = usize::try_from(index.to_int()?).ok()?;
    object.plain_list()?.replace(thread, place, value)
}

impl Lowering<'_> {
    /// Whether to watch an augmented assignment, and by what.
    pub(crate) fn watch(&self, range: Range, value: &ast::Expression) -> Option<Watched> {
        if !recording::is_on() || is_of_library(&self.source.name) || !runs_nothing(value) {
            return None;
        }
        recording::note_site();
        if !recording::watches_updates() {
            return None;
        }
        let text = self
            .source
            .text
            .get(range.start as usize..range.end as usize);
        let line = self.source.line(range.start);
        let site = recording::site(&self.source.name, line, text.unwrap_or_default());
        Some(Watched(site))
    }

    /// Lowers the binding of a name by an augmented assignment that keeps in `left` what it has read.
    pub(crate) fn store_augmented(
        &mut self,
        name: &ast::Name,
        (range, left): (Range, FrameSlot),
        value: &ast::Expression,
    ) -> BoxedStore {
        let plain = self.store_name(name, range);
        let place = match name.place {
            Place::Global => NamePlace::Global(self.name_of(name)),
            _ => match self.cell_place(name.place) {
                Some(place) => NamePlace::Cell(place),
                None => return plain,
            },
        };
        match self.watch(range, value) {
            Some(watch) => Box::new(WatchedName {
                watch,
                left,
                place,
                plain,
            }),
            None => plain,
        }
    }
}

/// Whether an expression runs no Python code, if what it works with are ints.
fn runs_nothing(expression: &ast::Expression) -> bool {
    match &expression.kind {
        ExpressionKind::Constant(_) | ExpressionKind::Name(_) => true,
        ExpressionKind::Unary { operand, .. } => runs_nothing(operand),
        ExpressionKind::Binary { left, right, .. } => runs_nothing(left) && runs_nothing(right),
        _ => false,
    }
}
