//! What only those see of code who look into code objects: names, constants and places, in the order of their use.

use super::Lowering;
use std::collections::HashSet;
use weft_core::code::ShownConstant;
use weft_heap::Value;
use weft_syntax::ast::{self, Place, Range, StatementKind};

/// What a code object shows of its code, as far as it was lowered.
#[derive(Default)]
pub(super) struct Shown {
    pub(super) names: Vec<Value>,
    seen_names: HashSet<Value>,
    pub(super) constants: Vec<ShownConstant>,
    seen_constants: HashSet<Value>,
    pub(super) statements: Vec<Range>,
}

impl Lowering<'_> {
    /// An interned name that is looked up by its text: a global, an attribute, a module.
    pub(crate) fn use_name(&mut self, name: &str) -> Value {
        let name = self.intern(name);
        if self.shown.seen_names.insert(name) {
            self.shown.names.push(name);
        }
        name
    }

    /// The text of a variable, which is looked up by it unless it has a place of its own.
    pub(crate) fn name_of(&mut self, name: &ast::Name) -> Value {
        match name.place {
            Place::Local(_) | Place::Cell(_) | Place::Free(_) => self.intern(&name.name),
            Place::Global
            | Place::Namespace
            | Place::ClassFree(_)
            | Place::ClassDictionary(_)
            | Place::ClassDictionaryFree { .. } => self.use_name(&name.name),
        }
    }

    /// Notes a statement.
    pub(crate) fn show_statement(&mut self, statement: &ast::Statement) {
        self.shown.statements.push(statement.range);
        if let StatementKind::If { branches, .. } = &statement.kind {
            // The lines of `elif` are no statements.
            let conditions = branches.iter().skip(1).map(|branch| branch.condition.range);
            self.shown.statements.extend(conditions);
        }
    }

    /// Notes another place that a frame comes to, such as what an `except` looks for.
    pub(crate) fn show_place(&mut self, range: Range) {
        self.shown.statements.push(range);
    }

    /// Notes a constant. Small integers stand in CPython's instructions, unless they come first.
    pub(crate) fn show_constant(&mut self, value: Value) {
        let is_small = value
            .to_int()
            .is_some_and(|number| (0..256).contains(&number));
        if is_small && !self.shown.constants.is_empty() {
            return;
        }
        if self.shown.seen_constants.insert(value) {
            self.shown.constants.push(ShownConstant::Value(value));
        }
    }
}

/// Whether a body may come to its end without `return` or `raise`, and gives `None` then.
pub(super) fn falls_off(body: &[ast::Statement]) -> bool {
    !matches!(
        body.last().map(|statement| &statement.kind),
        Some(StatementKind::Return(_) | StatementKind::Raise { .. })
    )
}
