//! What code has beside its own nodes that tells a debugger or profiler what it does.

use crate::lower::Lowering;
use crate::{BoxedNode, BoxedStatement, Flow, Node, Statement, locate, raised_flow};
use weft_core::code::with_function;
use weft_core::tracing::{self, Again};
use weft_core::types::frame::suspended_in;
use weft_heap::{Frame, Raised, Thread, Value};
use weft_syntax::ast::{self, Range, StatementKind};

/// The body of code that is never suspended: its call and its return are told.
pub(crate) struct TracedBody {
    pub(crate) body: BoxedNode,
    pub(crate) header: Range,
}

impl Node for TracedBody {
    fn evaluate(&self, thread: &Thread, frame: Frame<'_>) -> Result<Value, Raised> {
        frame.set_position(self.header.start);
        if let Err(raised) = tracing::called(thread) {
            return Err(locate(thread, frame, self.header, raised));
        }
        match self.body.evaluate(thread, frame) {
            Ok(value) => match tracing::returned(thread, value) {
                Ok(value) => Ok(value),
                Err(raised) => Err(locate(thread, frame, self.header, raised)),
            },
            Err(_) => Err(tracing::failed(thread)),
        }
    }
}

/// The statements of code that may be suspended: each time that they go on, and each time that they hand something out.
pub(crate) struct TracedSteps {
    pub(crate) body: BoxedStatement,
    pub(crate) header: Range,
}

impl Statement for TracedSteps {
    fn execute(&self, thread: &Thread, frame: Frame<'_>) -> Flow {
        let place = with_function(frame, |function| suspended_in(function.code(), frame));
        frame.set_position(place.unwrap_or(self.header).start);
        if let Err(raised) = tracing::called(thread) {
            return raised_flow(locate(thread, frame, self.header, raised));
        }
        let flow = self.body.execute(thread, frame);
        if flow == Flow::Raise {
            return raised_flow(tracing::failed(thread));
        }
        let handed = match flow {
            Flow::Yield | Flow::Return => thread.take_result(),
            _ => None,
        };
        match tracing::returned(thread, handed.unwrap_or(Value::NONE)) {
            Ok(value) => {
                if handed.is_some() {
                    thread.set_result(value);
                }
                flow
            }
            Err(raised) => raised_flow(locate(thread, frame, self.header, raised)),
        }
    }
}

/// Tells that the frame comes to a line.
pub(crate) struct Line {
    range: Range,
    again: Again,
}

impl Line {
    /// One that is told even if it was the last one told.
    pub(crate) fn again(range: Range) -> Line {
        let again = Again::Always;
        Line { range, again }
    }

    /// Tells it, and whatever the function that is told raises is located there.
    pub(crate) fn tell(&self, thread: &Thread, frame: Frame<'_>) -> Result<(), Raised> {
        frame.set_position(self.range.start);
        tracing::line(thread, self.again)
            .map_err(|raised| locate(thread, frame, self.range, raised))
    }
}

impl Statement for Line {
    fn execute(&self, thread: &Thread, frame: Frame<'_>) -> Flow {
        match self.tell(thread, frame) {
            Ok(()) => Flow::Normal,
            Err(raised) => raised_flow(raised),
        }
    }
}

/// A statement whose exceptions are told.
struct Watched(BoxedStatement);

impl Statement for Watched {
    fn execute(&self, thread: &Thread, frame: Frame<'_>) -> Flow {
        let flow = self.0.execute(thread, frame);
        if flow == Flow::Raise {
            return raised_flow(tracing::raised(thread));
        }
        flow
    }
}

/// A statement that an inner `continue` leaves late, after a `finally` or what leaves a `with`: the line of the loop is
/// told then.
struct ContinuesLate {
    statement: BoxedStatement,
    line: Line,
}

impl Statement for ContinuesLate {
    fn execute(&self, thread: &Thread, frame: Frame<'_>) -> Flow {
        let flow = self.statement.execute(thread, frame);
        if flow == Flow::Continue
            && let Err(raised) = self.line.tell(thread, frame)
        {
            return raised_flow(raised);
        }
        flow
    }
}

/// An expression that stands on a line of its own.
struct LineAndValue {
    line: Line,
    value: BoxedNode,
}

impl Node for LineAndValue {
    fn evaluate(&self, thread: &Thread, frame: Frame<'_>) -> Result<Value, Raised> {
        self.line.tell(thread, frame)?;
        self.value.evaluate(thread, frame)
    }
}

/// Whether a statement stands in the program, and is no part of an expression that was taken apart.
fn is_written(statement: &ast::Statement) -> bool {
    !matches!(
        statement.kind,
        StatementKind::SetTemporary { .. }
            | StatementKind::Collect { .. }
            | StatementKind::BeginComprehension { .. }
    )
}

/// Whether a statement begins with decorators, which tell their lines and that of the definition.
fn is_decorated(statement: &ast::Statement) -> bool {
    match &statement.kind {
        StatementKind::Function(definition) => !definition.decorators.is_empty(),
        StatementKind::Class(definition) => !definition.decorators.is_empty(),
        _ => false,
    }
}

impl Lowering<'_> {
    /// Where code begins that tells what it does: at its first decorator.
    pub(crate) fn header(&self) -> Range {
        let scope = self.scope();
        let start = scope.range.start;
        let start = if self.source.line(start) == scope.first_line {
            start
        } else {
            self.source.line_start(scope.first_line)
        };
        Range::new(start, start)
    }

    /// The statement that tells that the frame comes to another line.
    pub(crate) fn line(&self, range: Range) -> BoxedStatement {
        let again = Again::Another;
        Box::new(Line { range, again })
    }

    /// A place that a node tells of by itself, if the code tells what it does.
    pub(crate) fn told_line(&mut self, range: Range, again: Again) -> Option<Line> {
        self.show_place(range);
        self.tells().then_some(Line { range, again })
    }

    /// Lowers the part of a statement out of which a `continue` comes to something else first. What the statement is to
    /// be wrapped in then is for [`Lowering::continues_late`].
    pub(crate) fn inside_of_leaving<T>(
        &mut self,
        lower: impl FnOnce(&mut Self) -> T,
    ) -> (T, Option<Range>) {
        if !self.tells() {
            return (lower(self), None);
        }
        let header = self.loops.last().copied().flatten();
        self.loops.push(None);
        let lowered = lower(self);
        self.loops.pop();
        (lowered, header)
    }

    /// A statement with such a part: where a `continue` leaves it, the line of the loop is told.
    pub(crate) fn continues_late(
        &self,
        statement: BoxedStatement,
        header: Option<Range>,
    ) -> BoxedStatement {
        let Some(range) = header else {
            return statement;
        };
        let again = Again::Always;
        Box::new(ContinuesLate {
            statement,
            line: Line { range, again },
        })
    }

    /// The statement that tells that a loop goes on with its first line.
    pub(crate) fn line_again(&self, range: Range) -> BoxedStatement {
        let again = Again::Always;
        Box::new(Line { range, again })
    }

    /// An expression on a line of its own, such as that of `except`.
    pub(crate) fn expression_on_line(&mut self, expression: &ast::Expression) -> BoxedNode {
        let line = self.told_line(expression.range, Again::Another);
        let value = self.expression(expression);
        match line {
            Some(line) => Box::new(LineAndValue { line, value }),
            None => value,
        }
    }

    /// Has a lowered statement tell its line and its exceptions.
    pub(crate) fn watched(
        &self,
        statement: &ast::Statement,
        lowered: BoxedStatement,
    ) -> BoxedStatement {
        let watched = self.watched_without_line(statement, lowered);
        // One that may be suspended does not tell its line: who goes on with it comes to it again.
        if !self.tells()
            || !is_written(statement)
            || statement.contains_suspension
            || is_decorated(statement)
        {
            return watched;
        }
        crate::block::sequence(vec![self.line(statement.range), watched])
    }

    /// Has a lowered statement tell its exceptions.
    pub(crate) fn watched_without_line(
        &self,
        statement: &ast::Statement,
        lowered: BoxedStatement,
    ) -> BoxedStatement {
        if !self.tells() || !is_written(statement) {
            return lowered;
        }
        Box::new(Watched(lowered))
    }

    /// Whether the line of a statement is told by a step before it.
    pub(crate) fn tells_before(&self, statement: &ast::Statement) -> bool {
        self.tells() && statement.contains_suspension && is_written(statement)
    }
}
