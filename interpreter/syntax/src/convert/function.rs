//! What makes scopes of its own: functions, lambdas, classes, annotations, type parameters.

use std::sync::Arc;

use rustpython_parser::ast as raw;

use super::comprehension::only_item;
use super::{Converter, Finished, Identity, expression};
use crate::ast::{
    Branch, ClassDefinition, ComparisonOperator, Constant, DictionaryEntry, Expression,
    ExpressionKind, Function, FunctionDefinition, KeywordDefault, LocalId, Name, Parameters, Place,
    Range, Scope, ScopeKind, Statement, StatementKind, Suspension, TypeParameter,
    TypeParameterKind, TypeParameters,
};
use crate::error::Result;
use crate::parse::{Literal, range, range_of};
use crate::symbols::{BlockId, BlockKind, annotated_parameters};

/// A `def`, with or without `async`.
pub(super) struct Definition<'a> {
    kind: BlockKind,
    range: Range,
    name: &'a str,
    parameters: &'a raw::Arguments,
    body: &'a [raw::Stmt],
    decorators: &'a [raw::Expr],
    returns: Option<&'a raw::Expr>,
    type_parameters: &'a [raw::TypeParam],
}

impl<'a> From<&'a raw::StmtFunctionDef> for Definition<'a> {
    fn from(def: &'a raw::StmtFunctionDef) -> Self {
        Definition {
            kind: BlockKind::Function,
            range: range(def.range),
            name: &def.name,
            parameters: &def.args,
            body: &def.body,
            decorators: &def.decorator_list,
            returns: def.returns.as_deref(),
            type_parameters: &def.type_params,
        }
    }
}

impl<'a> From<&'a raw::StmtAsyncFunctionDef> for Definition<'a> {
    fn from(def: &'a raw::StmtAsyncFunctionDef) -> Self {
        Definition {
            kind: BlockKind::AsyncFunction,
            range: range(def.range),
            name: &def.name,
            parameters: &def.args,
            body: &def.body,
            decorators: &def.decorator_list,
            returns: def.returns.as_deref(),
            type_parameters: &def.type_params,
        }
    }
}

impl<'a> Converter<'a> {
    pub(super) fn function_definition(&mut self, def: Definition<'a>) -> Result<()> {
        let head = Range::new(
            def.range.start,
            def.body
                .first()
                .map_or(def.range.end, |first| range_of(first).start),
        );
        let decorators = self.decorators(def.decorators, head)?;
        let (defaults, keyword_defaults) = self.defaults(def.parameters, head)?;
        let outer_block = self.block;
        let type_parameters = self.type_parameters(def.type_parameters, def.range)?;
        let qualified_name = self.qualify_bound(def.name);
        let annotate = self.function_annotations(&def)?;
        let block = self.block_of(def.range, def.kind);
        let (docstring, body) = self.split_docstring(def.body);
        let finished = self.in_frame(block, qualified_name.clone(), |converter| {
            converter.statements(body)
        })?;
        let identity = Identity {
            kind: ScopeKind::Function,
            name: self.intern(def.name.into()),
            qualified_name,
            range: def.range,
            first_line: self.first_line(def.decorators, def.range),
        };
        let mut scope = self.scope(block, identity, parameters(def.parameters), finished);
        scope.docstring = docstring;
        self.block = outer_block;
        let function = Function {
            scope,
            defaults,
            keyword_defaults,
            annotate,
        };
        let target = self.name(def.name);
        let name_range = self.name_after(def.range.start, "def");
        let definition = FunctionDefinition {
            decorators,
            type_parameters,
            function,
            target,
            name_range,
        };
        self.emit(def.range, StatementKind::Function(Box::new(definition)));
        Ok(())
    }

    /// Decorators are kept if what follows them in the head of the definition suspends.
    fn decorators(&mut self, raw: &'a [raw::Expr], head: Range) -> Result<Vec<Expression>> {
        let mut decorators = Vec::with_capacity(raw.len());
        for decorator in raw {
            let rest = Range::new(range_of(decorator).end, head.end);
            decorators.push(self.operand(decorator, rest)?);
        }
        Ok(decorators)
    }

    fn defaults(
        &mut self,
        raw: &'a raw::Arguments,
        head: Range,
    ) -> Result<(Vec<Expression>, Vec<KeywordDefault>)> {
        let mut defaults = Vec::new();
        for parameter in raw.posonlyargs.iter().chain(&raw.args) {
            if let Some(default) = &parameter.default {
                let rest = Range::new(range_of(&**default).end, head.end);
                defaults.push(self.operand(default, rest)?);
            }
        }
        let first = raw.posonlyargs.len() + raw.args.len();
        let mut keyword_defaults = Vec::new();
        for (index, parameter) in raw.kwonlyargs.iter().enumerate() {
            if let Some(default) = &parameter.default {
                let rest = Range::new(range_of(&**default).end, head.end);
                let value = self.operand(default, rest)?;
                keyword_defaults.push(KeywordDefault {
                    parameter: LocalId((first + index) as u32),
                    value,
                });
            }
        }
        Ok((defaults, keyword_defaults))
    }

    pub(super) fn lambda(&mut self, raw: &'a raw::ExprLambda) -> Result<ExpressionKind> {
        let place = range(raw.range);
        let head = Range::new(place.start, range_of(&*raw.body).start);
        let (defaults, keyword_defaults) = self.defaults(&raw.args, head)?;
        let block = self.block_of(place, BlockKind::Lambda);
        let qualified_name = self.qualify("<lambda>");
        let finished = self.in_frame(block, qualified_name.clone(), |converter| {
            let value = converter.expression(&raw.body)?;
            converter.emit(range_of(&*raw.body), StatementKind::Return(Some(value)));
            Ok(())
        })?;
        let identity = Identity {
            kind: ScopeKind::Lambda,
            name: self.intern("<lambda>".into()),
            qualified_name,
            range: place,
            first_line: self.source.line(place.start),
        };
        let scope = self.scope(block, identity, parameters(&raw.args), finished);
        Ok(ExpressionKind::Lambda(Box::new(Function {
            scope,
            defaults,
            keyword_defaults,
            annotate: None,
        })))
    }

    pub(super) fn class_definition(&mut self, def: &'a raw::StmtClassDef) -> Result<()> {
        let place = range(def.range);
        let head = Range::new(
            place.start,
            def.body
                .first()
                .map_or(place.end, |first| range_of(first).start),
        );
        let decorators = self.decorators(&def.decorator_list, head)?;
        let outer_block = self.block;
        let type_parameters = self.type_parameters(&def.type_params, place)?;
        let (bases, keywords) = self.arguments(&def.bases, &def.keywords, head)?;
        let qualified_name = self.qualify_bound(&def.name);
        let block = self.block_of(place, BlockKind::Class);
        let private = self.private.replace(Arc::from(def.name.as_str()));
        let (docstring, body) = self.split_docstring(&def.body);
        let mut annotate = None;
        let finished = self.in_frame(block, qualified_name.clone(), |converter| {
            converter.statements(body)?;
            annotate = converter.body_annotations(block)?;
            Ok(())
        })?;
        self.private = private;
        let identity = Identity {
            kind: ScopeKind::Class,
            name: self.intern(def.name.as_str().into()),
            qualified_name,
            range: place,
            first_line: self.first_line(&def.decorator_list, place),
        };
        let mut scope = self.scope(block, identity, Parameters::default(), finished);
        scope.docstring = docstring;
        scope.annotate = annotate;
        self.block = outer_block;
        let target = self.name(&def.name);
        let name_range = self.name_after(place.start, "class");
        let definition = ClassDefinition {
            decorators,
            type_parameters,
            bases,
            keywords,
            scope,
            target,
            name_range,
        };
        self.emit(place, StatementKind::Class(Box::new(definition)));
        Ok(())
    }

    pub(super) fn type_alias(&mut self, raw: &'a raw::StmtTypeAlias) -> Result<()> {
        let place = range(raw.range);
        let raw::Expr::Name(name) = &*raw.name else {
            unreachable!("the parser gives an alias a plain name");
        };
        let outer_block = self.block;
        let type_parameters = self.type_parameters(&raw.type_params, place)?;
        let block = self.block_of(place, BlockKind::TypeAlias);
        let value = self.lazy_value(block, ScopeKind::TypeAlias, &name.id, &raw.value)?;
        self.block = outer_block;
        let target = self.name(&name.id);
        self.emit(
            place,
            StatementKind::TypeAlias {
                target,
                type_parameters,
                value,
            },
        );
        Ok(())
    }

    /// Converts the parameters in brackets. What follows is converted in their block; the caller goes back to its own.
    fn type_parameters(
        &mut self,
        raw: &'a [raw::TypeParam],
        place: Range,
    ) -> Result<Option<TypeParameters>> {
        if raw.is_empty() {
            return Ok(None);
        }
        let block = self.block_of(place, BlockKind::TypeParameters);
        self.block = block;
        let mut converted = Vec::with_capacity(raw.len());
        for parameter in raw {
            let place = range_of(parameter);
            let (written, kind) = match parameter {
                raw::TypeParam::TypeVar(variable) => {
                    let kind = match &variable.bound {
                        Some(bound) => {
                            let inner = self.block_of(place, BlockKind::TypeBound);
                            let scope = self.lazy_value(
                                inner,
                                ScopeKind::TypeParameter,
                                &variable.name,
                                bound,
                            )?;
                            if bound.is_tuple_expr() {
                                TypeParameterKind::Constraints(scope)
                            } else {
                                TypeParameterKind::Bound(scope)
                            }
                        }
                        None => TypeParameterKind::TypeVariable,
                    };
                    (&variable.name, kind)
                }
                raw::TypeParam::ParamSpec(parameter) => {
                    (&parameter.name, TypeParameterKind::ParameterSpecification)
                }
                raw::TypeParam::TypeVarTuple(tuple) => {
                    (&tuple.name, TypeParameterKind::TypeVariableTuple)
                }
            };
            let default = match self.asides.type_defaults.get(&place.start) {
                Some(default) => {
                    let inner = self.block_of(place, BlockKind::TypeDefault);
                    Some(self.lazy_value(inner, ScopeKind::TypeParameter, written, default)?)
                }
                None => None,
            };
            let written_name = self.intern(written.as_str().into());
            converted.push(TypeParameter {
                range: place,
                kind,
                name: self.name(written),
                written_name,
                default,
            });
        }
        let (fresh_cells, _) = self.symbols.fresh_variables(block);
        Ok(Some(TypeParameters {
            fresh_cells,
            parameters: converted,
        }))
    }

    /// The code of a bound, default or alias.
    fn lazy_value(
        &mut self,
        block: BlockId,
        kind: ScopeKind,
        name: &str,
        value: &'a raw::Expr,
    ) -> Result<Box<Scope>> {
        let place = range_of(value);
        let qualified_name = self.qualify(name);
        let finished = self.in_frame(block, qualified_name.clone(), |converter| {
            converter.check_format(place);
            let value = converter.expression(value)?;
            converter.emit(place, StatementKind::Return(Some(value)));
            Ok(())
        })?;
        let identity = Identity {
            kind,
            name: self.intern(name.into()),
            qualified_name,
            range: place,
            first_line: self.source.line(place.start),
        };
        let parameters = Parameters {
            positional_only: 1,
            positional: 1,
            ..Parameters::default()
        };
        Ok(self.scope(block, identity, parameters, finished))
    }

    fn function_annotations(&mut self, def: &Definition<'a>) -> Result<Option<Box<Scope>>> {
        let mut annotations: Vec<(Arc<str>, &'a raw::Expr)> = Vec::new();
        for parameter in annotated_parameters(def.parameters) {
            if let Some(annotation) = &parameter.annotation {
                annotations.push((self.mangled(&parameter.arg), annotation));
            }
        }
        if let Some(returns) = def.returns {
            annotations.push((self.intern("return".into()), returns));
        }
        if annotations.is_empty() {
            return Ok(None);
        }
        self.annotate(annotations, def.range, BlockKind::FunctionAnnotation)
            .map(Some)
    }

    /// The annotations of a class or module whose frame is being converted.
    pub(super) fn body_annotations(&mut self, block: BlockId) -> Result<Option<Box<Scope>>> {
        let annotations = std::mem::take(&mut self.frame.annotations);
        if annotations.is_empty() {
            return Ok(None);
        }
        let place = self.symbols.blocks[block].range;
        self.annotate(annotations, place, BlockKind::BodyAnnotation)
            .map(Some)
    }

    /// The code of an `__annotate__`.
    fn annotate(
        &mut self,
        annotations: Vec<(Arc<str>, &'a raw::Expr)>,
        place: Range,
        kind: BlockKind,
    ) -> Result<Box<Scope>> {
        let name = self.intern("__annotate__".into());
        let qualified_name = self.qualify("__annotate__");
        let identity = Identity {
            kind: ScopeKind::Annotation,
            name,
            qualified_name: qualified_name.clone(),
            range: place,
            first_line: self.source.line(place.start),
        };
        let parameters = Parameters {
            positional_only: 1,
            positional: 1,
            ..Parameters::default()
        };
        if self.symbols.future_annotations {
            let finished = self.textual_annotations(annotations, place);
            return Ok(plain_scope(identity, parameters, finished));
        }
        let block = self.block_of(place, kind);
        let finished = self.in_frame(block, qualified_name, |converter| {
            converter.check_format(place);
            let mut entries = Vec::with_capacity(annotations.len());
            for (name, annotation) in annotations {
                let place = range_of(annotation);
                let value = match annotation {
                    raw::Expr::Starred(starred) => {
                        let iterable = converter.expression(&starred.value)?;
                        only_item(place, iterable)
                    }
                    _ => converter.expression(annotation)?,
                };
                let key = expression(place, ExpressionKind::Constant(Constant::Str(name)));
                entries.push(DictionaryEntry::Pair { key, value });
            }
            let dictionary = expression(place, ExpressionKind::Dictionary(entries));
            converter.emit(place, StatementKind::Return(Some(dictionary)));
            Ok(())
        })?;
        Ok(self.scope(block, identity, parameters, finished))
    }

    /// With `from __future__ import annotations` the values are the annotations' texts.
    fn textual_annotations(
        &mut self,
        annotations: Vec<(Arc<str>, &'a raw::Expr)>,
        place: Range,
    ) -> Finished {
        let outer = std::mem::take(&mut self.output);
        self.check_format(place);
        let mut entries = Vec::with_capacity(annotations.len());
        for (name, annotation) in annotations {
            let place = range_of(annotation);
            let text = &self.source.text[place.start as usize..place.end as usize];
            let text: Vec<&str> = text.split_whitespace().collect();
            let key = expression(place, ExpressionKind::Constant(Constant::Str(name)));
            let value = expression(
                place,
                ExpressionKind::Constant(Constant::Str(text.join(" ").into())),
            );
            entries.push(DictionaryEntry::Pair { key, value });
        }
        let dictionary = expression(place, ExpressionKind::Dictionary(entries));
        self.emit(place, StatementKind::Return(Some(dictionary)));
        let body = std::mem::replace(&mut self.output, outer);
        Finished {
            locals: vec![self.intern(".format".into())],
            max_depth: 3,
            total_depth: 3,
            body,
        }
    }

    /// Emits `if .format > 2: raise NotImplementedError`.
    fn check_format(&mut self, place: Range) {
        let local = Name {
            name: self.intern(".format".into()),
            place: Place::Local(LocalId(0)),
        };
        let format = expression(place, ExpressionKind::Name(local));
        let limit = expression(place, ExpressionKind::Constant(Constant::Int(2)));
        let condition = expression(
            place,
            ExpressionKind::Comparison {
                first: Box::new(format),
                rest: vec![(ComparisonOperator::Greater, limit)],
            },
        );
        let error = Name {
            name: self.intern("NotImplementedError".into()),
            place: Place::Global,
        };
        let exception = Some(expression(place, ExpressionKind::Name(error)));
        let raise = Statement {
            range: place,
            kind: StatementKind::Raise {
                exception,
                cause: None,
            },
            contains_suspension: false,
        };
        let branches = vec![Branch {
            condition,
            body: vec![raise],
        }];
        self.emit(
            place,
            StatementKind::If {
                branches,
                otherwise: Vec::new(),
            },
        );
    }

    /// Takes the docstring off the beginning of a body.
    pub(super) fn split_docstring(
        &self,
        body: &'a [raw::Stmt],
    ) -> (Option<Arc<str>>, &'a [raw::Stmt]) {
        if let Some((raw::Stmt::Expr(first), rest)) = body.split_first()
            && let raw::Expr::Constant(constant) = &*first.value
            && constant.value.is_str()
            && let Some(Literal::Constant(Constant::Str(text))) =
                self.asides.literals.get(&range(constant.range).start)
        {
            return (Some(clean_docstring(text)), rest);
        }
        (None, body)
    }

    fn first_line(&self, decorators: &[raw::Expr], place: Range) -> u32 {
        let start = decorators
            .first()
            .map_or(place.start, |decorator| range_of(decorator).start);
        self.source.line(start)
    }

    /// The identifier after a keyword that begins at or after an offset.
    fn name_after(&self, start: u32, keyword: &str) -> Range {
        let text = &self.source.text[start as usize..];
        let is_part = |character: char| {
            character.is_alphanumeric() || character == '_' || !character.is_ascii()
        };
        let keyword_end = text.find(keyword).map_or(0, |index| index + keyword.len());
        let name_start = text[keyword_end..]
            .find(is_part)
            .map_or(keyword_end, |index| keyword_end + index);
        let length = text[name_start..]
            .find(|character| !is_part(character))
            .unwrap_or(text.len() - name_start);
        Range::new(
            start + name_start as u32,
            start + (name_start + length) as u32,
        )
    }
}

fn parameters(raw: &raw::Arguments) -> Parameters {
    let positional = (raw.posonlyargs.len() + raw.args.len()) as u32;
    let keyword_only = raw.kwonlyargs.len() as u32;
    let mut next = positional + keyword_only;
    let mut slot = |is_given: Option<()>| {
        is_given.map(|()| {
            next += 1;
            LocalId(next - 1)
        })
    };
    let arguments = slot(raw.vararg.as_ref().map(|_| ()));
    let keywords = slot(raw.kwarg.as_ref().map(|_| ()));
    Parameters {
        positional_only: raw.posonlyargs.len() as u32,
        positional,
        keyword_only,
        arguments,
        keywords,
    }
}

/// A scope that has no names but its parameters.
fn plain_scope(identity: Identity, parameters: Parameters, finished: Finished) -> Box<Scope> {
    let visible_locals = finished.locals.len() as u32;
    Box::new(Scope {
        kind: identity.kind,
        name: identity.name,
        qualified_name: identity.qualified_name,
        range: identity.range,
        first_line: identity.first_line,
        parameters,
        locals: finished.locals,
        visible_locals,
        cells: Vec::new(),
        visible_cells: 0,
        frees: Vec::new(),
        suspension: Suspension::None,
        class_cell: None,
        class_dictionary_cell: None,
        class_free: None,
        docstring: None,
        self_attributes: Vec::new(),
        annotate: None,
        body: finished.body,
        max_depth: finished.max_depth,
        total_depth: finished.total_depth,
        may_inspect_frame: false,
    })
}

/// Takes the indentation that all lines after the first share out of a docstring, and blanks off its beginning.
fn clean_docstring(text: &Arc<str>) -> Arc<str> {
    if !text.contains('\n') && !text.starts_with(' ') && !text.contains('\t') {
        return text.clone();
    }
    let expanded = expand_tabs(text);
    let lines: Vec<&str> = expanded.split('\n').collect();
    let indent_of = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let margin = lines[1..]
        .iter()
        .filter(|line| !line.trim_matches(' ').is_empty())
        .map(|line| indent_of(line))
        .min();
    let mut cleaned = lines[0].trim_start_matches(' ').to_owned();
    for line in &lines[1..] {
        cleaned.push('\n');
        let cut = margin.unwrap_or(0).min(indent_of(line));
        cleaned.push_str(&line[cut..]);
    }
    cleaned.into()
}

fn expand_tabs(text: &str) -> String {
    let mut expanded = String::with_capacity(text.len());
    let mut column = 0;
    for character in text.chars() {
        match character {
            '\t' => {
                let blanks = 8 - column % 8;
                expanded.extend(std::iter::repeat_n(' ', blanks));
                column += blanks;
            }
            '\n' => {
                expanded.push(character);
                column = 0;
            }
            _ => {
                expanded.push(character);
                column += 1;
            }
        }
    }
    expanded
}
