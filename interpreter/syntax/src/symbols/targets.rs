//! What can be assigned to, deleted and looped over, and the messages for what cannot.

use rustpython_parser::ast as raw;

use super::collect::Collector;
use super::{BlockKind, Uses};
use crate::ast::Range;
use crate::error::{Problem, Result};
use crate::parse::{Literal, range_of};

/// Where a target stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TargetPlace {
    /// Before `=`, the last of the targets; the value's first part is an operand of a comparison.
    Assignment,
    /// The same, in parentheses.
    ParenthesisedAssignment,
    /// In a list or tuple before `=`, in a `with`, or before another target.
    Nested,
    For,
    Comprehension,
    Deletion,
}

impl Collector<'_> {
    /// Checks and binds a target.
    pub(super) fn target(&mut self, target: &raw::Expr, place: TargetPlace) -> Result<()> {
        let range = range_of(target);
        match target {
            raw::Expr::Name(name) => {
                if place == TargetPlace::Comprehension {
                    return self.iteration_target(&name.id, range);
                }
                if place == TargetPlace::Deletion && name.id.as_str() == "__debug__" {
                    return Err(Problem::compiling("cannot delete __debug__", range));
                }
                self.bind(&name.id, range)
            }
            raw::Expr::Attribute(attribute) => {
                if place != TargetPlace::Deletion
                    && let raw::Expr::Name(object) = &*attribute.value
                {
                    self.note_self_attribute(&object.id, &attribute.attr);
                }
                if attribute.attr.as_str() == "__debug__" {
                    let message = match place {
                        TargetPlace::Deletion => "cannot delete __debug__",
                        _ => "cannot assign to __debug__",
                    };
                    return Err(Problem::compiling(message, range));
                }
                self.expression(&attribute.value)
            }
            raw::Expr::Subscript(subscript) => {
                self.expression(&subscript.value)?;
                self.index(&subscript.slice)
            }
            raw::Expr::List(list) => self.target_list(&list.elts, range, place),
            raw::Expr::Tuple(tuple) => self.target_list(&tuple.elts, range, place),
            raw::Expr::Starred(starred) => match place {
                TargetPlace::Deletion => Err(Problem::new("cannot delete starred", range)),
                _ => {
                    // The value's own faults come first, as in CPython's parser.
                    self.target(&starred.value, TargetPlace::Nested)?;
                    Err(Problem::compiling(
                        "starred assignment target must be in a list or tuple",
                        range,
                    ))
                }
            },
            _ => Err(self.bad_target(target, place)),
        }
    }

    fn target_list(
        &mut self,
        elements: &[raw::Expr],
        range: Range,
        place: TargetPlace,
    ) -> Result<()> {
        let inner = if place == TargetPlace::Assignment {
            TargetPlace::Nested
        } else {
            place
        };
        let mut starred_seen = false;
        for element in elements {
            match element {
                raw::Expr::Starred(starred) if place != TargetPlace::Deletion => {
                    if starred_seen {
                        let message = "multiple starred expressions in assignment";
                        return Err(Problem::compiling(message, range));
                    }
                    starred_seen = true;
                    self.target(&starred.value, inner)?;
                }
                _ => self.target(element, inner)?,
            }
        }
        Ok(())
    }

    fn iteration_target(&mut self, name: &str, range: Range) -> Result<()> {
        let current = self.current();
        if self.uses(current, name).has(Uses::NAMED) {
            let message = format!(
                "comprehension inner loop cannot rebind assignment expression target '{name}'"
            );
            return Err(Problem::compiling(message, range));
        }
        self.check_bindable(name, range)?;
        self.add(current, name, Uses::BOUND);
        self.add(current, name, Uses::ITERATED);
        Ok(())
    }

    fn bad_target(&self, target: &raw::Expr, place: TargetPlace) -> Box<Problem> {
        let range = range_of(target);
        let name = self.name_of(target);
        let before = self
            .tokens
            .partition_point(|token| token.start < range.start);
        let follows_parenthesis = before
            .checked_sub(1)
            .is_some_and(|before| self.tokens[before].tok == rustpython_parser::Tok::Lpar);
        if matches!(target, raw::Expr::Yield(_) | raw::Expr::YieldFrom(_)) && !follows_parenthesis {
            return Problem::new("assignment to yield expression not possible", range);
        }
        let message = match place {
            TargetPlace::Deletion => format!("cannot delete {name}"),
            TargetPlace::Assignment if is_operand(target) => {
                format!("cannot assign to {name} here. Maybe you meant '==' instead of '='?")
            }
            TargetPlace::ParenthesisedAssignment if !target.is_generator_exp_expr() => {
                format!("cannot assign to {name} here. Maybe you meant '==' instead of '='?")
            }
            _ => format!("cannot assign to {name}"),
        };
        Problem::new(message, range)
    }

    /// CPython's name for a kind of expression, f-strings told from other literals.
    pub(super) fn name_of(&self, expression: &raw::Expr) -> &'static str {
        let start = range_of(expression).start;
        if matches!(expression, raw::Expr::Constant(_)) {
            match self.asides.literals.get(&start) {
                Some(Literal::Formatted(_)) => return "f-string expression",
                Some(Literal::Template(_)) => return "t-string expression",
                Some(Literal::Constant(_)) | None => {}
            }
        }
        expression_name(expression)
    }

    /// The target of `+=` and its like, which is read as well.
    pub(super) fn augmented_target(&mut self, target: &raw::Expr) -> Result<()> {
        match target {
            raw::Expr::Name(name) => self.bind(&name.id, range_of(target)),
            raw::Expr::Attribute(_) | raw::Expr::Subscript(_) => {
                self.target(target, TargetPlace::Nested)
            }
            _ => {
                let name = self.name_of(target);
                let message = format!("'{name}' is an illegal expression for augmented assignment");
                Err(Problem::new(message, range_of(target)))
            }
        }
    }

    /// The target of an annotation. Gives whether it is a plain name without parentheses.
    pub(super) fn annotated_target(&mut self, statement: &raw::StmtAnnAssign) -> Result<()> {
        let target = &*statement.target;
        let range = range_of(target);
        match target {
            raw::Expr::Name(name) => {
                let current = self.current();
                let uses = self.uses(current, &name.id);
                let is_simple = is_simple(statement);
                let declared = uses.has(Uses::GLOBAL) || uses.has(Uses::NONLOCAL);
                if is_simple && declared && self.kind() != BlockKind::Module {
                    let declaration = if uses.has(Uses::GLOBAL) {
                        "global"
                    } else {
                        "nonlocal"
                    };
                    let message = format!(
                        "annotated name '{}' can't be {declaration}",
                        name.id.as_str()
                    );
                    return Err(Problem::compiling(
                        message,
                        crate::parse::range(statement.range),
                    ));
                }
                if is_simple {
                    self.add(current, &name.id, Uses::ANNOTATED);
                }
                if is_simple || statement.value.is_some() {
                    self.bind(&name.id, range)?;
                }
                Ok(())
            }
            raw::Expr::Attribute(_) | raw::Expr::Subscript(_) => {
                self.target(target, TargetPlace::Nested)
            }
            raw::Expr::List(_) => Err(Problem::new(
                "only single target (not list) can be annotated",
                range,
            )),
            raw::Expr::Tuple(_) => Err(Problem::new(
                "only single target (not tuple) can be annotated",
                range,
            )),
            _ => Err(Problem::new("illegal target for annotation", range)),
        }
    }
}

/// Whether an annotated target is a plain name without parentheses: only these are kept in `__annotations__`.
pub(crate) fn is_simple(statement: &raw::StmtAnnAssign) -> bool {
    statement.target.is_name_expr()
        && crate::parse::range(statement.range).start == range_of(&*statement.target).start
}

/// Whether an expression is of the grammar's level of operands (`bitwise_or`) and no display or keyword constant.
fn is_operand(expression: &raw::Expr) -> bool {
    match expression {
        raw::Expr::BinOp(_)
        | raw::Expr::Await(_)
        | raw::Expr::Call(_)
        | raw::Expr::Dict(_)
        | raw::Expr::Set(_)
        | raw::Expr::ListComp(_)
        | raw::Expr::SetComp(_)
        | raw::Expr::DictComp(_)
        | raw::Expr::JoinedStr(_) => true,
        raw::Expr::UnaryOp(unary) => unary.op != raw::UnaryOp::Not,
        raw::Expr::Constant(constant) => {
            !matches!(constant.value, raw::Constant::Bool(_) | raw::Constant::None)
        }
        _ => false,
    }
}

/// CPython's name for a kind of expression.
pub(crate) fn expression_name(expression: &raw::Expr) -> &'static str {
    match expression {
        raw::Expr::Attribute(_) => "attribute",
        raw::Expr::Subscript(_) => "subscript",
        raw::Expr::Starred(_) => "starred",
        raw::Expr::Name(_) => "name",
        raw::Expr::List(_) => "list",
        raw::Expr::Tuple(_) => "tuple",
        raw::Expr::Lambda(_) => "lambda",
        raw::Expr::Call(_) => "function call",
        raw::Expr::BoolOp(_) | raw::Expr::BinOp(_) | raw::Expr::UnaryOp(_) => "expression",
        raw::Expr::GeneratorExp(_) => "generator expression",
        raw::Expr::Yield(_) | raw::Expr::YieldFrom(_) => "yield expression",
        raw::Expr::Await(_) => "await expression",
        raw::Expr::ListComp(_) => "list comprehension",
        raw::Expr::SetComp(_) => "set comprehension",
        raw::Expr::DictComp(_) => "dict comprehension",
        raw::Expr::Dict(_) => "dict literal",
        raw::Expr::Set(_) => "set display",
        raw::Expr::JoinedStr(_) | raw::Expr::FormattedValue(_) => "f-string expression",
        raw::Expr::Constant(constant) => match &constant.value {
            raw::Constant::None => "None",
            raw::Constant::Bool(true) => "True",
            raw::Constant::Bool(false) => "False",
            raw::Constant::Ellipsis => "ellipsis",
            _ => "literal",
        },
        raw::Expr::Compare(_) => "comparison",
        raw::Expr::IfExp(_) => "conditional expression",
        raw::Expr::NamedExpr(_) => "named expression",
        raw::Expr::Slice(_) => "slice",
    }
}
