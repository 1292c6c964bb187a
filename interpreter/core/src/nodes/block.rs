//! Statements in order, and the simplest statements.

use crate::lower::Lowering;
use crate::nodes::{BoxedNode, BoxedStatement, Flow, Resume, Statement};
use weft_heap::{Frame, Thread, Value};
use weft_syntax::ast;

/// A fixed number of statements, each with its own call site.
struct Fixed<const N: usize>([BoxedStatement; N]);

impl<const N: usize> Statement for Fixed<N> {
    #[inline]
    fn execute(&self, thread: &Thread, frame: Frame<'_>) -> Flow {
        for statement in &self.0 {
            let flow = statement.execute(thread, frame);
            if flow != Flow::Normal {
                return flow;
            }
        }
        Flow::Normal
    }
}

/// Any number of statements. The part that is suspended is the statement, counted from 1.
struct Block<R> {
    resume: R,
    statements: Vec<BoxedStatement>,
}

impl<R: Resume> Statement for Block<R> {
    fn execute(&self, thread: &Thread, frame: Frame<'_>) -> Flow {
        let mut index = self.resume.take(frame).saturating_sub(1);
        while let Some(statement) = self.statements.get(index) {
            let flow = statement.execute(thread, frame);
            index += 1;
            if flow != Flow::Normal {
                if R::RESUMABLE && flow == Flow::Yield {
                    self.resume.put(frame, index);
                }
                return flow;
            }
        }
        Flow::Normal
    }
}

/// `return value`
struct Return(Option<BoxedNode>);

impl Statement for Return {
    fn execute(&self, thread: &Thread, frame: Frame<'_>) -> Flow {
        let value = match &self.0 {
            Some(value) => crate::nodes::attempt!(value.evaluate(thread, frame)),
            None => Value::NONE,
        };
        thread.set_result(value);
        Flow::Return
    }
}

/// `break`, `continue`, `pass`
struct Jump(Flow);

impl Statement for Jump {
    #[inline]
    fn execute(&self, _: &Thread, _: Frame<'_>) -> Flow {
        self.0
    }
}

/// An expression for its effect.
struct Effect(BoxedNode);

impl Statement for Effect {
    #[inline]
    fn execute(&self, thread: &Thread, frame: Frame<'_>) -> Flow {
        match self.0.evaluate(thread, frame) {
            Ok(_) => Flow::Normal,
            Err(raised) => crate::nodes::raised_flow(raised),
        }
    }
}

impl Lowering<'_> {
    /// Lowers statements in order.
    pub(crate) fn block(&mut self, body: &[ast::Statement]) -> BoxedStatement {
        if let [statement] = body {
            return self.statement(statement);
        }
        if body.iter().any(|statement| statement.contains_suspension) {
            let resume = self.open_resume();
            let statements = body
                .iter()
                .map(|statement| self.statement(statement))
                .collect();
            return Box::new(Block { resume, statements });
        }
        let statements: Vec<BoxedStatement> = body
            .iter()
            .filter(|statement| !matches!(statement.kind, ast::StatementKind::Pass))
            .map(|statement| self.statement(statement))
            .collect();
        sequence(statements)
    }

    /// Lowers `return`.
    pub(crate) fn return_statement(&mut self, value: Option<&ast::Expression>) -> BoxedStatement {
        Box::new(Return(value.map(|value| self.expression(value))))
    }

    /// Lowers an expression statement.
    pub(crate) fn effect(&mut self, value: &ast::Expression) -> BoxedStatement {
        Box::new(Effect(self.expression(value)))
    }
}

/// `break`
pub(crate) fn break_statement() -> BoxedStatement {
    Box::new(Jump(Flow::Break))
}

/// `continue`
pub(crate) fn continue_statement() -> BoxedStatement {
    Box::new(Jump(Flow::Continue))
}

/// `pass`
pub(crate) fn pass_statement() -> BoxedStatement {
    Box::new(Jump(Flow::Normal))
}

/// Calls `$body` with the vector as an array if it is short.
macro_rules! by_length {
    ($statements:ident, $array:ident => $fixed:expr, $otherwise:expr, [$($length:literal),*]) => {
        match $statements.len() {
            $($length => {
                let $array: [$crate::nodes::BoxedStatement; $length] = match $statements.try_into() {
                    Ok(array) => array,
                    Err(_) => unreachable!("the length was just looked at"),
                };
                $fixed
            })*
            _ => $otherwise,
        }
    };
}
pub(super) use by_length;

/// Statements in order, as one.
pub(super) fn sequence(mut statements: Vec<BoxedStatement>) -> BoxedStatement {
    if statements.len() == 1 {
        return statements.pop().expect("there is one");
    }
    by_length!(statements, array => Box::new(Fixed(array)), Box::new(Block { resume: crate::nodes::Never, statements }), [0, 2, 3, 4, 5, 6, 7, 8])
}
