//! The collection of names: expressions.

use rustpython_parser::Tok;
use rustpython_parser::ast as raw;

use super::collect::Collector;
use super::declare::is_comprehension;
use super::targets::TargetPlace;
use super::{Block, BlockKind};
use crate::ast::Range;
use crate::error::{Problem, Result};
use crate::parse::{Literal, Part, range, range_of};
use crate::warnings;

impl Collector<'_> {
    pub(super) fn expressions(&mut self, expressions: &[raw::Expr]) -> Result<()> {
        expressions
            .iter()
            .try_for_each(|expression| self.expression(expression))
    }

    /// Items of a display, where a star may stand.
    pub(super) fn elements(&mut self, elements: &[raw::Expr]) -> Result<()> {
        for element in elements {
            match element {
                raw::Expr::Starred(starred) => self.expression(&starred.value)?,
                _ => self.expression(element)?,
            }
        }
        Ok(())
    }

    /// What is between the brackets of a subscript.
    pub(super) fn index(&mut self, index: &raw::Expr) -> Result<()> {
        match index {
            raw::Expr::Starred(starred) => self.expression(&starred.value),
            _ => self.expression(index),
        }
    }

    /// The subject of a `match`, where a star may stand if it is a tuple.
    pub(super) fn match_subject(&mut self, subject: &raw::Expr) -> Result<()> {
        self.expression(subject)
    }

    pub(super) fn expression(&mut self, expression: &raw::Expr) -> Result<()> {
        let place = range_of(expression);
        match expression {
            raw::Expr::BoolOp(operation) => self.expressions(&operation.values),
            raw::Expr::NamedExpr(named) => self.named(named),
            raw::Expr::BinOp(operation) => {
                // Chains nest on the left; only the measured depth bounds this recursion.
                self.expression(&operation.left)?;
                self.expression(&operation.right)
            }
            raw::Expr::UnaryOp(operation) => self.expression(&operation.operand),
            raw::Expr::Lambda(lambda) => self.lambda(lambda),
            raw::Expr::IfExp(conditional) => {
                self.expression(&conditional.test)?;
                self.expression(&conditional.body)?;
                self.expression(&conditional.orelse)
            }
            raw::Expr::Dict(dictionary) => {
                for (key, value) in dictionary.keys.iter().zip(&dictionary.values) {
                    if let Some(key) = key {
                        self.expression(key)?;
                    }
                    self.expression(value)?;
                }
                Ok(())
            }
            raw::Expr::Set(set) => self.elements(&set.elts),
            raw::Expr::ListComp(comprehension) => {
                let elements = [&*comprehension.elt];
                self.comprehension(
                    BlockKind::Comprehension,
                    place,
                    &elements,
                    &comprehension.generators,
                    "list",
                )
            }
            raw::Expr::SetComp(comprehension) => {
                let elements = [&*comprehension.elt];
                self.comprehension(
                    BlockKind::Comprehension,
                    place,
                    &elements,
                    &comprehension.generators,
                    "set",
                )
            }
            raw::Expr::DictComp(comprehension) => {
                // CPython looks at the value first.
                let elements = [&*comprehension.value, &*comprehension.key];
                self.comprehension(
                    BlockKind::Comprehension,
                    place,
                    &elements,
                    &comprehension.generators,
                    "dict",
                )
            }
            raw::Expr::GeneratorExp(generator) => {
                let elements = [&*generator.elt];
                self.comprehension(
                    BlockKind::Generator,
                    place,
                    &elements,
                    &generator.generators,
                    "generator",
                )
            }
            raw::Expr::Await(awaited) => {
                self.await_expression(place)?;
                self.expression(&awaited.value)
            }
            raw::Expr::Yield(yielded) => {
                self.yield_expression(place, YieldKind::Value)?;
                yielded
                    .value
                    .as_ref()
                    .map_or(Ok(()), |value| self.expression(value))
            }
            raw::Expr::YieldFrom(yielded) => {
                self.yield_expression(place, YieldKind::From)?;
                self.expression(&yielded.value)
            }
            raw::Expr::Compare(comparison) => {
                let is_text = |operand: &raw::Expr| self.is_formatted(operand);
                let has_text =
                    is_text(&comparison.left) || comparison.comparators.iter().any(is_text);
                if !has_text {
                    self.symbols
                        .suspicions
                        .extend(warnings::comparison(comparison));
                }
                self.expression(&comparison.left)?;
                self.expressions(&comparison.comparators)
            }
            raw::Expr::Call(call) => {
                self.symbols.suspicions.extend(warnings::call(&call.func));
                self.expression(&call.func)?;
                self.check_generator_arguments(call)?;
                self.arguments(&call.args, &call.keywords)
            }
            raw::Expr::Constant(_) => {
                let asides = self.asides;
                match asides.literals.get(&place.start) {
                    Some(Literal::Formatted(parts) | Literal::Template(parts))
                        if expression_is_text(expression) =>
                    {
                        self.parts(parts)
                    }
                    _ => Ok(()),
                }
            }
            raw::Expr::Attribute(attribute) => self.expression(&attribute.value),
            raw::Expr::Subscript(subscript) => {
                self.symbols
                    .suspicions
                    .extend(warnings::subscript(subscript));
                self.expression(&subscript.value)?;
                self.index(&subscript.slice)
            }
            raw::Expr::Starred(_) => Err(Problem::compiling(
                "can't use starred expression here",
                place,
            )),
            raw::Expr::Name(name) => {
                self.read(&name.id);
                Ok(())
            }
            raw::Expr::List(list) => self.elements(&list.elts),
            raw::Expr::Tuple(tuple) => self.elements(&tuple.elts),
            raw::Expr::Slice(slice) => {
                for bound in [&slice.lower, &slice.upper, &slice.step]
                    .into_iter()
                    .flatten()
                {
                    self.expression(bound)?;
                }
                Ok(())
            }
            // The parser is given plain literals in their place.
            raw::Expr::FormattedValue(_) | raw::Expr::JoinedStr(_) => Ok(()),
        }
    }

    fn is_formatted(&self, expression: &raw::Expr) -> bool {
        let start = range_of(expression).start;
        expression_is_text(expression)
            && matches!(
                self.asides.literals.get(&start),
                Some(Literal::Formatted(_) | Literal::Template(_))
            )
    }

    fn parts(&mut self, parts: &[Part]) -> Result<()> {
        for part in parts {
            if let Part::Field(field) = part {
                self.expression(&field.expression)?;
                if let Some(specification) = &field.specification {
                    self.parts(specification)?;
                }
            }
        }
        Ok(())
    }

    pub(super) fn arguments(
        &mut self,
        arguments: &[raw::Expr],
        keywords: &[raw::Keyword],
    ) -> Result<()> {
        self.elements(arguments)?;
        for keyword in keywords {
            if let Some(name) = &keyword.arg {
                self.check_bindable(name, range(keyword.range))?;
            }
            self.expression(&keyword.value)?;
        }
        Ok(())
    }

    /// `f(x for x in y)` needs no parentheses of its own, `f(x for x in y, z)` does.
    fn check_generator_arguments(&self, call: &raw::ExprCall) -> Result<()> {
        for argument in &call.args {
            let raw::Expr::GeneratorExp(generator) = argument else {
                continue;
            };
            let place = range(generator.range);
            let alone =
                call.args.len() == 1 && call.keywords.is_empty() && !self.comma_follows(place.end);
            if !alone && !self.is_parenthesised(generator) {
                return Err(Problem::new(
                    "Generator expression must be parenthesized",
                    place,
                ));
            }
        }
        Ok(())
    }

    /// Among the bases of a class a generator expression always needs parentheses.
    pub(super) fn check_generator_bases(&self, bases: &[raw::Expr]) -> Result<()> {
        for base in bases {
            let raw::Expr::GeneratorExp(generator) = base else {
                continue;
            };
            if !self.is_parenthesised(generator) {
                let start = range_of(&*generator.elt).end;
                let at = self.tokens.partition_point(|token| token.start < start);
                let place = self.tokens[at..].iter().find(|token| token.tok == Tok::For);
                let place = place.map_or(range(generator.range), |token| token.range());
                return Err(Problem::new("invalid syntax", place));
            }
        }
        Ok(())
    }

    fn comma_follows(&self, offset: u32) -> bool {
        let index = self.tokens.partition_point(|token| token.start < offset);
        self.tokens
            .get(index)
            .is_some_and(|token| token.tok == Tok::Comma)
    }

    /// Whether the parentheses around a generator expression are its own.
    fn is_parenthesised(&self, generator: &raw::ExprGeneratorExp) -> bool {
        let start = range(generator.range).start;
        let Some(clause) = generator.generators.first() else {
            return true;
        };
        let clause_start = range_of(&clause.target).start;
        let at = |offset: u32| {
            let index = self.tokens.partition_point(|token| token.start < offset);
            self.tokens.get(index).filter(|token| token.start == offset)
        };
        let Some(first) = at(start) else { return true };
        let before_target = self
            .tokens
            .partition_point(|token| token.start < clause_start);
        let Some(keyword) = self.tokens[..before_target]
            .iter()
            .rev()
            .find(|token| token.tok == Tok::For)
        else {
            return true;
        };
        first.tok == Tok::Lpar && first.level == keyword.level
    }

    fn named(&mut self, named: &raw::ExprNamedExpr) -> Result<()> {
        let place = range(named.range);
        if self.iterables > 0 {
            let message =
                "assignment expression cannot be used in a comprehension iterable expression";
            return Err(Problem::compiling(message, place));
        }
        let raw::Expr::Name(name) = &*named.target else {
            let what = self.name_of(&named.target);
            let message = format!("cannot use assignment expressions with {what}");
            return Err(Problem::new(message, range_of(&*named.target)));
        };
        self.expression(&named.value)?;
        self.named_range = place;
        self.bind_named(&name.id, range(name.range))
    }

    fn lambda(&mut self, lambda: &raw::ExprLambda) -> Result<()> {
        self.defaults(&lambda.args)?;
        self.enter(BlockKind::Lambda, range(lambda.range));
        self.parameters(&lambda.args)?;
        self.expression(&lambda.body)?;
        self.leave();
        Ok(())
    }

    fn comprehension(
        &mut self,
        kind: BlockKind,
        place: Range,
        elements: &[&raw::Expr],
        clauses: &[raw::Comprehension],
        name: &str,
    ) -> Result<()> {
        let first = clauses
            .first()
            .expect("the parser gives at least one clause");
        self.iterable(&first.iter)?;
        let id = self.enter(kind, place);
        if kind == BlockKind::Generator {
            self.add(id, ".0", super::Uses::PARAMETER);
        }
        for (index, clause) in clauses.iter().enumerate() {
            if clause.is_async {
                self.block().is_asynchronous = true;
            }
            self.target(&clause.target, TargetPlace::Comprehension)?;
            if index > 0 {
                self.iterable(&clause.iter)?;
            }
            self.expressions(&clause.ifs)?;
        }
        for element in elements {
            if let raw::Expr::Starred(starred) = element {
                let message = "iterable unpacking cannot be used in comprehension";
                return Err(Problem::new(message, range(starred.range)));
            }
            self.expression(element)?;
        }
        let is_asynchronous = self.symbols.blocks[id].is_asynchronous;
        self.leave();
        if kind == BlockKind::Generator {
            let block = &mut self.symbols.blocks[id];
            block.has_await |= is_asynchronous;
            block.has_yield = true;
            return Ok(());
        }
        if is_asynchronous {
            self.asynchronous_comprehension(place, name)?;
        }
        Ok(())
    }

    fn iterable(&mut self, iterable: &raw::Expr) -> Result<()> {
        self.iterables += 1;
        let result = self.expression(iterable);
        self.iterables -= 1;
        result
    }

    /// A comprehension that awaits suspends the frame it is inlined into.
    fn asynchronous_comprehension(&mut self, place: Range, _name: &str) -> Result<()> {
        let host = self.host();
        let kind = self.symbols.blocks[host].kind;
        if !matches!(kind, BlockKind::AsyncFunction | BlockKind::Generator)
            && !self.symbols.awaits_at_top(kind)
        {
            let message = "asynchronous comprehension outside of an asynchronous function";
            return Err(Problem::compiling(
                message,
                self.outermost_comprehension(place),
            ));
        }
        self.symbols.blocks[host].suspensions.push(place.start);
        self.symbols.blocks[host].has_await = true;
        if is_comprehension(self.kind()) {
            self.block().is_asynchronous = true;
        }
        Ok(())
    }

    /// The outermost of the inlined comprehensions that one at a place stands in.
    fn outermost_comprehension(&self, place: Range) -> Range {
        let mut outermost = place;
        let mut block = self.current();
        while self.symbols.blocks[block].kind == BlockKind::Comprehension {
            outermost = self.symbols.blocks[block].range;
            match self.symbols.blocks[block].parent {
                Some(parent) => block = parent,
                None => break,
            }
        }
        outermost
    }

    fn await_expression(&mut self, place: Range) -> Result<()> {
        let host = self.host();
        if self.kind() == BlockKind::TypeParameters {
            return Err(Problem::compiling(
                "await expression cannot be used within the definition of a generic",
                place,
            ));
        }
        if !is_comprehension(self.kind())
            && let Some(where_) = annotation_name(&self.symbols.blocks[host])
        {
            return Err(Problem::compiling(
                format!("await expression cannot be used within {where_}"),
                place,
            ));
        }
        if is_comprehension(self.kind()) {
            // Whether the comprehension may do so is seen when it ends.
            self.block().is_asynchronous = true;
        } else {
            match self.symbols.blocks[host].kind {
                BlockKind::AsyncFunction | BlockKind::Generator => {}
                kind if self.symbols.awaits_at_top(kind) => {}
                BlockKind::Module | BlockKind::Class => {
                    return Err(Problem::compiling("'await' outside function", place));
                }
                _ => return Err(Problem::compiling("'await' outside async function", place)),
            }
        }
        self.symbols.blocks[host].suspensions.push(place.start);
        self.symbols.blocks[host].has_await = true;
        Ok(())
    }

    fn yield_expression(&mut self, place: Range, kind: YieldKind) -> Result<()> {
        let host = self.host();
        let host_kind = self.symbols.blocks[host].kind;
        if let Some(where_) = annotation_name(&self.symbols.blocks[host]) {
            return Err(Problem::compiling(
                format!("yield expression cannot be used within {where_}"),
                place,
            ));
        }
        if self.kind() == BlockKind::TypeParameters {
            return Err(Problem::compiling(
                "yield expression cannot be used within the definition of a generic",
                place,
            ));
        }
        if is_comprehension(self.kind()) {
            let what = self.comprehension_name();
            return Err(Problem::compiling(format!("'yield' inside {what}"), place));
        }
        match host_kind {
            BlockKind::Module | BlockKind::Class => {
                let keyword = if kind == YieldKind::From {
                    "yield from"
                } else {
                    "yield"
                };
                return Err(Problem::compiling(
                    format!("'{keyword}' outside function"),
                    place,
                ));
            }
            BlockKind::AsyncFunction if kind == YieldKind::From => {
                return Err(Problem::compiling(
                    "'yield from' inside async function",
                    place,
                ));
            }
            _ => {}
        }
        let block = &mut self.symbols.blocks[host];
        block.suspensions.push(place.start);
        block.has_yield = true;
        Ok(())
    }

    fn comprehension_name(&self) -> &'static str {
        if self.kind() == BlockKind::Generator {
            return "generator expression";
        }
        let start = self.symbols.blocks[self.current()].range.start;
        let index = self.tokens.partition_point(|token| token.start < start);
        match self.tokens.get(index).map(|token| &token.tok) {
            Some(Tok::Lsqb) => "list comprehension",
            _ if self.has_top_level_colon(index) => "dict comprehension",
            _ => "set comprehension",
        }
    }

    /// Whether the display that begins at a token has a colon before its first `for`.
    fn has_top_level_colon(&self, index: usize) -> bool {
        let level = self.tokens.get(index).map_or(0, |token| token.level);
        self.tokens[index..]
            .iter()
            .filter(|token| token.level == level)
            .take_while(|token| token.tok != Tok::For)
            .any(|token| token.tok == Tok::Colon)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum YieldKind {
    Value,
    From,
}

fn annotation_name(block: &Block) -> Option<&'static str> {
    match block.kind {
        BlockKind::FunctionAnnotation | BlockKind::BodyAnnotation => Some("an annotation"),
        BlockKind::TypeBound | BlockKind::TypeDefault => Some(block.description),
        BlockKind::TypeAlias => Some("a type alias"),
        _ => None,
    }
}

fn expression_is_text(expression: &raw::Expr) -> bool {
    matches!(expression, raw::Expr::Constant(constant) if constant.value.is_str())
}
