//! The decorators of `def` and `class`.

use crate::lower::Lowering;
use crate::traced::Line;
use crate::{BoxedNode, locate};
use weft_core::protocol;
use weft_core::tracing::Again;
use weft_heap::{Frame, Raised, Thread, Value};
use weft_syntax::ast::{self, Range};

/// What stands over a definition. The values wait in the window of the definition, where there is room for one more.
pub(crate) struct Decorators {
    each: Vec<Decorator>,
    /// Where the definition itself begins, for code that tells what it does.
    definition: Option<Line>,
}

struct Decorator {
    value: BoxedNode,
    line: Option<Line>,
    range: Range,
}

fn tell(line: Option<&Line>, thread: &Thread, frame: Frame<'_>) -> Result<(), Raised> {
    line.map_or(Ok(()), |line| line.tell(thread, frame))
}

impl Decorators {
    /// How many there are, which is where in the window what they decorate comes to stand.
    pub(crate) fn count(&self) -> u16 {
        self.each.len() as u16
    }

    /// Evaluates them, from the first to the last.
    pub(crate) fn evaluate(
        &self,
        window: u16,
        thread: &Thread,
        frame: Frame<'_>,
    ) -> Result<(), Raised> {
        let window = frame.window(window);
        for (index, decorator) in self.each.iter().enumerate() {
            tell(decorator.line.as_ref(), thread, frame)?;
            window.set_argument(index as u16, decorator.value.evaluate(thread, frame)?);
        }
        tell(self.definition.as_ref(), thread, frame)
    }

    /// Calls them, from the last to the first.
    pub(crate) fn apply(
        &self,
        value: Value,
        window: u16,
        thread: &Thread,
        frame: Frame<'_>,
    ) -> Result<Value, Raised> {
        let window = frame.window(window);
        let mut value = value;
        for (index, decorator) in self.each.iter().enumerate().rev() {
            window.set_argument(self.count(), value);
            tell(decorator.line.as_ref(), thread, frame)?;
            let function = window.argument(index as u16).expect("evaluated before");
            let value_now = window.argument(self.count()).expect("set before");
            frame.set_position(decorator.range.start);
            value = thread
                .library(move || protocol::call_values(thread, function, &[value_now]))
                .map_err(|raised| locate(thread, frame, decorator.range, raised))?;
        }
        if self.definition.is_some() {
            window.set_argument(self.count(), value);
            tell(self.definition.as_ref(), thread, frame)?;
            value = window.argument(self.count()).expect("set before");
        }
        Ok(value)
    }
}

impl Lowering<'_> {
    /// Lowers decorators; their values go to a window that is open while the rest is lowered.
    pub(crate) fn decorators(
        &mut self,
        statement: &ast::Statement,
        decorators: &[ast::Expression],
    ) -> Decorators {
        let each: Vec<Decorator> = decorators
            .iter()
            .map(|decorator| Decorator {
                line: self.told_line(decorator.range, Again::Another),
                value: self.expression(decorator),
                range: decorator.range,
            })
            .collect();
        let definition = match decorators {
            [] => None,
            _ => self.told_line(statement.range, Again::Another),
        };
        Decorators { each, definition }
    }
}
