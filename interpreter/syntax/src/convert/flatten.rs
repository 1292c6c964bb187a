//! Temporaries, and what they are needed for: values that must outlive a suspension.

use super::{Converter, expression};
use crate::ast::{
    Body, ComprehensionElement, DictionaryEntry, Element, Expression, ExpressionKind, Iteration,
    LocalId, Range, StatementKind, SuspendKind, Synchrony,
};
use crate::error::Result;

impl<'a> Converter<'a> {
    /// Converts an operand that is needed after what stands in `rest`.
    pub(super) fn operand(
        &mut self,
        raw: &'a rustpython_parser::ast::Expr,
        rest: Range,
    ) -> Result<Expression> {
        let value = self.expression(raw)?;
        Ok(self.keep(value, rest))
    }

    /// Keeps a value in a temporary if something in `rest` suspends.
    pub(super) fn keep(&mut self, value: Expression, rest: Range) -> Expression {
        if self.suspends(rest.start, rest.end) {
            self.save(value)
        } else {
            value
        }
    }

    /// Keeps a value in a temporary.
    pub(super) fn save(&mut self, value: Expression) -> Expression {
        if matches!(
            value.kind,
            ExpressionKind::Constant(_) | ExpressionKind::Temporary(_)
        ) {
            return value;
        }
        let range = value.range;
        let local = self.temporary();
        self.emit(range, StatementKind::SetTemporary { local, value });
        expression(range, ExpressionKind::Temporary(local))
    }

    /// Keeps an item of a display; what a star unpacks is unpacked now.
    pub(super) fn save_element(&mut self, element: Element) -> Element {
        match element {
            Element::Single(value) => Element::Single(self.save(value)),
            Element::Unpack(iterable) => {
                let range = iterable.range;
                let list = expression(range, ExpressionKind::List(vec![Element::Unpack(iterable)]));
                Element::Unpack(self.save(list))
            }
        }
    }

    /// Keeps a mapping that `**` unpacks.
    pub(super) fn save_mapping(&mut self, mapping: Expression) -> Expression {
        let range = mapping.range;
        let copy = expression(
            range,
            ExpressionKind::Dictionary(vec![DictionaryEntry::Unpack(mapping)]),
        );
        self.save(copy)
    }

    /// Suspends, and gives the temporary with the result.
    pub(super) fn suspend(
        &mut self,
        range: Range,
        kind: SuspendKind,
        value: Option<Expression>,
    ) -> Expression {
        let into = self.temporary();
        self.emit(
            range,
            StatementKind::Suspend {
                kind,
                value,
                into: Some(into),
            },
        );
        expression(range, ExpressionKind::Temporary(into))
    }

    pub(super) fn set_temporary(&mut self, local: LocalId, value: Expression) {
        if !matches!(value.kind, ExpressionKind::Temporary(same) if same == local) {
            self.emit(value.range, StatementKind::SetTemporary { local, value });
        }
    }
}

/// Whether a statement suspends its frame, itself or inside.
pub(super) fn suspends(kind: &StatementKind) -> bool {
    match kind {
        StatementKind::Suspend { .. } => true,
        StatementKind::If {
            branches,
            otherwise,
        } => branches.iter().any(|branch| any(&branch.body)) || any(otherwise),
        StatementKind::While {
            body, otherwise, ..
        } => any(body) || any(otherwise),
        StatementKind::For(statement) => {
            matches!(
                statement.iteration,
                Iteration::AsyncIterable | Iteration::AsyncIterator
            ) || any(&statement.body)
                || any(&statement.otherwise)
        }
        StatementKind::With(statement) => {
            statement.synchrony == Synchrony::Asynchronous || any(&statement.body)
        }
        StatementKind::Try(statement) => {
            any(&statement.body)
                || statement
                    .handlers
                    .iter()
                    .any(|handler| any(&handler.before) || any(&handler.body))
                || any(&statement.otherwise)
                || any(&statement.finally)
        }
        StatementKind::Match(statement) => statement
            .cases
            .iter()
            .any(|case| any(&case.before_guard) || any(&case.body)),
        StatementKind::Expression(_)
        | StatementKind::Display(_)
        | StatementKind::Assign { .. }
        | StatementKind::AugmentedAssign { .. }
        | StatementKind::Delete(_)
        | StatementKind::Raise { .. }
        | StatementKind::Assert { .. }
        | StatementKind::Import(_)
        | StatementKind::ImportFrom { .. }
        | StatementKind::ImportAll { .. }
        | StatementKind::Return(_)
        | StatementKind::Break
        | StatementKind::Continue
        | StatementKind::Pass
        | StatementKind::Function(_)
        | StatementKind::Class(_)
        | StatementKind::TypeAlias { .. }
        | StatementKind::SetTemporary { .. }
        | StatementKind::Collect {
            element: ComprehensionElement::List(_),
            ..
        }
        | StatementKind::Collect {
            element: ComprehensionElement::Set(_),
            ..
        }
        | StatementKind::Collect {
            element: ComprehensionElement::Dictionary { .. },
            ..
        }
        | StatementKind::BeginComprehension { .. } => false,
    }
}

fn any(body: &Body) -> bool {
    body.iter().any(|statement| statement.contains_suspension)
}
