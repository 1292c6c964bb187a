//! What keys do that is Python's: Enter, Tab, and deleting an indentation.

use super::indentation;
use rustyline::{
    Cmd, ConditionalEventHandler, Event, EventContext, EventHandler, KeyCode, KeyEvent, Modifiers,
    Movement, RepeatCount,
};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Whether Enter ends the line whatever stands in it, as it does where `sys.ps2` is the program's own.
pub(super) type SingleLines = Arc<AtomicBool>;

/// The keys and what they do.
pub(super) fn bindings(single: &SingleLines) -> Vec<(KeyEvent, EventHandler)> {
    let enter = || EventHandler::Conditional(Box::new(Enter(Arc::clone(single))));
    vec![
        (KeyEvent(KeyCode::Enter, Modifiers::NONE), enter()),
        (KeyEvent::ctrl('J'), enter()),
        (
            KeyEvent(KeyCode::Enter, Modifiers::ALT),
            EventHandler::Conditional(Box::new(NewLine)),
        ),
        (
            KeyEvent(KeyCode::Tab, Modifiers::NONE),
            EventHandler::Conditional(Box::new(Tab)),
        ),
        (
            KeyEvent(KeyCode::Backspace, Modifiers::NONE),
            EventHandler::Conditional(Box::new(Backspace)),
        ),
    ]
}

/// The line up to the cursor.
fn before<'c>(context: &'c EventContext<'_>) -> &'c str {
    let text = &context.line()[..context.pos()];
    text.rsplit('\n').next().unwrap_or_default()
}

fn new_line(context: &EventContext<'_>) -> Cmd {
    let text = &context.line()[..context.pos()];
    Cmd::Insert(1, format!("\n{}", indentation::next(text)))
}

/// Ends what is typed if it is whole, or begins a line.
struct Enter(SingleLines);

impl ConditionalEventHandler for Enter {
    fn handle(
        &self,
        _: &Event,
        _: RepeatCount,
        _: bool,
        context: &EventContext<'_>,
    ) -> Option<Cmd> {
        let (before, after) = context.line().split_at(context.pos());
        let is_at_end = after.trim().is_empty() || !context.line().contains('\n');
        let is_whole = is_at_end && {
            // Where the cursor is on the only line, all of it counts.
            let text = if after.trim().is_empty() {
                before
            } else {
                context.line()
            };
            indentation::is_whole(text)
        };
        if is_whole || self.0.load(Ordering::SeqCst) {
            return Some(Cmd::AcceptLine);
        }
        Some(new_line(context))
    }
}

/// Begins a line in any case.
struct NewLine;

impl ConditionalEventHandler for NewLine {
    fn handle(
        &self,
        _: &Event,
        _: RepeatCount,
        _: bool,
        context: &EventContext<'_>,
    ) -> Option<Cmd> {
        Some(new_line(context))
    }
}

/// Indents at the beginning of a line, and completes behind that.
struct Tab;

impl ConditionalEventHandler for Tab {
    fn handle(
        &self,
        _: &Event,
        _: RepeatCount,
        _: bool,
        context: &EventContext<'_>,
    ) -> Option<Cmd> {
        let before = before(context);
        if !before.trim().is_empty() {
            return Some(Cmd::Complete);
        }
        let missing = indentation::STEP - before.chars().count() % indentation::STEP;
        Some(Cmd::Insert(1, " ".repeat(missing)))
    }
}

/// Deletes a step of indentation at once.
struct Backspace;

impl ConditionalEventHandler for Backspace {
    fn handle(
        &self,
        _: &Event,
        _: RepeatCount,
        _: bool,
        context: &EventContext<'_>,
    ) -> Option<Cmd> {
        let before = before(context);
        let is_indentation = !before.is_empty() && before.bytes().all(|byte| byte == b' ');
        (is_indentation && before.len().is_multiple_of(indentation::STEP))
            .then_some(Cmd::Dedent(Movement::WholeLine))
    }
}
