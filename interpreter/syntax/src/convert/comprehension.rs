//! Comprehensions and generator expressions.

use rustpython_parser::ast as raw;

use super::{Converter, Identity, expression};
use crate::ast::{
    Branch, Comprehension, ComprehensionClause, ComprehensionElement, Element, Expression,
    ExpressionKind, For, GeneratorExpression, Iteration, LocalId, Name, Parameters, Place, Range,
    ScopeKind, StatementKind, SuspendKind,
};
use crate::error::Result;
use crate::parse::{range, range_of};
use crate::symbols::{BlockId, BlockKind};

/// What each round of a comprehension does.
#[derive(Clone, Copy)]
enum Round<'a> {
    Append(&'a raw::Expr),
    Add(&'a raw::Expr),
    Set {
        key: &'a raw::Expr,
        value: &'a raw::Expr,
    },
    Yield(&'a raw::Expr),
}

impl<'a> Converter<'a> {
    pub(super) fn comprehension(&mut self, raw: &'a raw::Expr) -> Result<Expression> {
        let place = range_of(raw);
        let (round, clauses) = match raw {
            raw::Expr::ListComp(list) => (Round::Append(&list.elt), &list.generators),
            raw::Expr::SetComp(set) => (Round::Add(&set.elt), &set.generators),
            raw::Expr::DictComp(dictionary) => (
                Round::Set {
                    key: &dictionary.key,
                    value: &dictionary.value,
                },
                &dictionary.generators,
            ),
            _ => unreachable!("only comprehensions are given here"),
        };
        let block = self.block_of(place, BlockKind::Comprehension);
        if self.symbols.blocks[block].is_asynchronous {
            return self.suspending_comprehension(place, block, round, clauses);
        }
        let first = self.expression(&clauses[0].iter)?;
        let (fresh_cells, fresh_locals) = self.symbols.fresh_variables(block);
        let comprehension = self.in_block(block, |converter| {
            let mut converted = Vec::with_capacity(clauses.len());
            let mut first = Some(first);
            for clause in clauses {
                let target = converter.target(&clause.target)?;
                let iterable = match first.take() {
                    Some(iterable) => iterable,
                    None => converter.expression(&clause.iter)?,
                };
                let conditions = clause
                    .ifs
                    .iter()
                    .map(|condition| converter.expression(condition))
                    .collect::<Result<_>>()?;
                converted.push(ComprehensionClause {
                    range: clause_range(clause),
                    target,
                    iterable,
                    conditions,
                });
            }
            let element = converter.element(round)?;
            Ok(Comprehension {
                fresh_cells,
                fresh_locals,
                clauses: converted,
                element,
            })
        })?;
        Ok(expression(
            place,
            ExpressionKind::Comprehension(Box::new(comprehension)),
        ))
    }

    fn element(&mut self, round: Round<'a>) -> Result<ComprehensionElement> {
        Ok(match round {
            Round::Append(value) => ComprehensionElement::List(self.expression(value)?),
            Round::Add(value) => ComprehensionElement::Set(self.expression(value)?),
            Round::Set { key, value } => {
                let key = self.operand(key, range_of(value))?;
                ComprehensionElement::Dictionary {
                    key,
                    value: self.expression(value)?,
                }
            }
            Round::Yield(_) => unreachable!("generators are scopes of their own"),
        })
    }

    /// A comprehension that awaits becomes loops that fill a temporary.
    fn suspending_comprehension(
        &mut self,
        place: Range,
        block: BlockId,
        round: Round<'a>,
        clauses: &'a [raw::Comprehension],
    ) -> Result<Expression> {
        let first = self.expression(&clauses[0].iter)?;
        let first = self.save(first);
        let result = self.temporary();
        let empty = match round {
            Round::Append(_) | Round::Yield(_) => ExpressionKind::List(Vec::new()),
            Round::Add(_) => ExpressionKind::Set(Vec::new()),
            Round::Set { .. } => ExpressionKind::Dictionary(Vec::new()),
        };
        self.emit(
            place,
            StatementKind::SetTemporary {
                local: result,
                value: expression(place, empty),
            },
        );
        let (fresh_cells, fresh_locals) = self.symbols.fresh_variables(block);
        if !fresh_cells.is_empty() || !fresh_locals.is_empty() {
            self.emit(
                place,
                StatementKind::BeginComprehension {
                    fresh_cells,
                    fresh_locals: fresh_locals.clone(),
                },
            );
        }
        self.in_block(block, |converter| {
            converter.clauses(clauses, Some(first), Iterators::Made, round, result)
        })?;
        if !fresh_locals.is_empty() {
            // They are bound while the comprehension runs, and no longer.
            self.emit(
                place,
                StatementKind::BeginComprehension {
                    fresh_cells: Vec::new(),
                    fresh_locals,
                },
            );
        }
        Ok(expression(place, ExpressionKind::Temporary(result)))
    }

    /// Emits the loop of the first clause with the others inside.
    fn clauses(
        &mut self,
        clauses: &'a [raw::Comprehension],
        first: Option<Expression>,
        iterators: Iterators,
        round: Round<'a>,
        result: LocalId,
    ) -> Result<()> {
        let Some((clause, rest)) = clauses.split_first() else {
            return self.round(round, result);
        };
        let place = clause_range(clause);
        let iterable = match first {
            Some(iterable) => iterable,
            None => self.expression(&clause.iter)?,
        };
        let iteration = match (clause.is_async, iterators) {
            (false, Iterators::Made) => Iteration::Iterable,
            (true, Iterators::Made) => Iteration::AsyncIterable,
            (false, Iterators::Given) => Iteration::Iterator,
            (true, Iterators::Given) => Iteration::AsyncIterator,
        };
        let (target, pending) = self.loop_target(&clause.target)?;
        let body = self.nested(|converter| {
            converter.bind_pending(pending)?;
            converter.conditions(&clause.ifs, rest, round, result)
        })?;
        let statement = For {
            iteration,
            target,
            iterable,
            body,
            otherwise: Vec::new(),
        };
        self.emit(place, StatementKind::For(Box::new(statement)));
        Ok(())
    }

    fn conditions(
        &mut self,
        conditions: &'a [raw::Expr],
        rest: &'a [raw::Comprehension],
        round: Round<'a>,
        result: LocalId,
    ) -> Result<()> {
        let Some((condition, conditions)) = conditions.split_first() else {
            return self.clauses(rest, None, Iterators::Made, round, result);
        };
        let place = range_of(condition);
        let condition = self.expression(condition)?;
        let body =
            self.nested(|converter| converter.conditions(conditions, rest, round, result))?;
        self.emit(
            place,
            StatementKind::If {
                branches: vec![Branch { condition, body }],
                otherwise: Vec::new(),
            },
        );
        Ok(())
    }

    fn round(&mut self, round: Round<'a>, result: LocalId) -> Result<()> {
        if let Round::Yield(value) = round {
            let place = range_of(value);
            let value = self.expression(value)?;
            let kind = StatementKind::Suspend {
                kind: SuspendKind::Yield,
                value: Some(value),
                into: None,
            };
            self.emit(place, kind);
            return Ok(());
        }
        let element = self.element(round)?;
        let place = match &element {
            ComprehensionElement::List(value) | ComprehensionElement::Set(value) => value.range,
            ComprehensionElement::Dictionary { key, value } => {
                Range::new(key.range.start, value.range.end)
            }
        };
        self.emit(
            place,
            StatementKind::Collect {
                into: result,
                element,
            },
        );
        Ok(())
    }

    pub(super) fn generator(&mut self, raw: &'a raw::ExprGeneratorExp) -> Result<ExpressionKind> {
        let place = range(raw.range);
        let first = &raw.generators[0];
        let iterable = self.expression(&first.iter)?;
        let block = self.block_of(place, BlockKind::Generator);
        let qualified_name = self.qualify("<genexpr>");
        let finished = self.in_frame(block, qualified_name.clone(), |converter| {
            let name = Name {
                name: converter.intern(".0".into()),
                place: Place::Local(LocalId(0)),
            };
            let source = expression(range_of(&first.iter), ExpressionKind::Name(name));
            // No result is collected, so the temporary is not looked at.
            converter.clauses(
                &raw.generators,
                Some(source),
                Iterators::Given,
                Round::Yield(&raw.elt),
                LocalId(0),
            )
        })?;
        let whole = self.with_call_parentheses(place);
        let identity = Identity {
            kind: ScopeKind::GeneratorExpression,
            name: self.intern("<genexpr>".into()),
            qualified_name,
            range: whole,
            first_line: self.source.line(whole.start),
        };
        let parameters = Parameters {
            positional_only: 1,
            positional: 1,
            ..Parameters::default()
        };
        let scope = self.scope(block, identity, parameters, finished);
        let iteration = if first.is_async {
            Iteration::AsyncIterable
        } else {
            Iteration::Iterable
        };
        Ok(ExpressionKind::Generator(Box::new(GeneratorExpression {
            scope,
            iterable,
            iteration,
        })))
    }

    /// A generator expression that is the only argument of a call shares the call's parentheses.
    fn with_call_parentheses(&self, place: Range) -> Range {
        let text = &self.source.text;
        let (start, end) = (place.start as usize, place.end as usize);
        if text[start..].starts_with('(') {
            return place;
        }
        let before = text[..start].trim_end();
        let after = text[end..].trim_start();
        if !before.ends_with('(') || !after.starts_with(')') {
            return place;
        }
        Range::new(
            before.len() as u32 - 1,
            (text.len() - after.len()) as u32 + 1,
        )
    }

    /// The block that the scope pass made for a node.
    pub(super) fn block_of(&self, place: Range, kind: BlockKind) -> BlockId {
        self.symbols
            .find(place, kind)
            .expect("the scope pass has seen every node that has names of its own")
    }
}

/// Whether the first clause of a comprehension is given an iterable or its iterator.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Iterators {
    Made,
    Given,
}

fn clause_range(clause: &raw::Comprehension) -> Range {
    let start = range_of(&clause.target).start;
    let end = clause.ifs.last().map_or_else(
        || range_of(&clause.iter).end,
        |condition| range_of(condition).end,
    );
    Range::new(start, end)
}

/// An annotation with a star unpacks its only item.
pub(super) fn only_item(place: Range, iterable: Expression) -> Expression {
    let items = expression(
        place,
        ExpressionKind::Tuple(vec![Element::Unpack(iterable)]),
    );
    let zero = expression(
        place,
        ExpressionKind::Constant(crate::ast::Constant::Int(0)),
    );
    expression(
        place,
        ExpressionKind::Subscript {
            value: Box::new(items),
            index: Box::new(zero),
        },
    )
}
