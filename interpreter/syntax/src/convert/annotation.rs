//! Code that is evaluated lazily: annotations, and the bounds, defaults and values of type parameters and aliases.

use std::sync::Arc;

use rustpython_parser::ast as raw;

use super::annotation_text::text_of;
use super::comprehension::only_item;
use super::function::Definition;
use super::{Annotation, Converter, Finished, Identity, Reached, expression};
use crate::ast::{
    Branch, Call, ComparisonOperator, ComprehensionElement, Constant, DictionaryEntry, Element,
    Expression, ExpressionKind, LocalId, Name, Parameters, Place, Range, Reference, ReferenceKind,
    Scope, ScopeKind, Statement, StatementKind, Suspension, Target, TypeParameter,
    TypeParameterKind, TypeParameters,
};
use crate::error::Result;
use crate::parse::{range, range_of};
use crate::symbols::{
    ANNOTATIONS, BlockId, BlockKind, CONDITIONAL_ANNOTATIONS, annotated_parameters,
};

impl<'a> Converter<'a> {
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
    pub(super) fn type_parameters(
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
            let value = match starred_default(value) {
                Some(iterable) => {
                    let iterable = converter.expression(iterable)?;
                    only_item(place, iterable)
                }
                None => converter.expression(value)?,
            };
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

    pub(super) fn function_annotations(
        &mut self,
        def: &Definition<'a>,
    ) -> Result<Option<Box<Scope>>> {
        let mut annotations: Vec<Annotation<'a>> = Vec::new();
        for parameter in annotated_parameters(def.parameters) {
            if let Some(annotation) = &parameter.annotation {
                let name = self.mangled(&parameter.arg);
                annotations.push(Annotation {
                    name,
                    value: annotation,
                    reached: Reached::Always,
                });
            }
        }
        if let Some(returns) = def.returns {
            let name = self.intern("return".into());
            annotations.push(Annotation {
                name,
                value: returns,
                reached: Reached::Always,
            });
        }
        if annotations.is_empty() {
            return Ok(None);
        }
        let qualified_name: Arc<str> = format!("{}.__annotate__", self.qualify(def.name)).into();
        let kind = BlockKind::FunctionAnnotation;
        self.annotate(annotations, qualified_name, def.range, kind)
            .map(Some)
    }

    /// The annotations of a class or module whose frame is being converted.
    pub(super) fn body_annotations(&mut self, block: BlockId) -> Result<Option<Box<Scope>>> {
        let annotations = std::mem::take(&mut self.frame.annotations);
        if annotations.is_empty() {
            return Ok(None);
        }
        if self.symbols.future_annotations {
            let place = self.symbols.blocks[block].range;
            self.begin_textual_annotations(Range::new(place.start, place.start));
            return Ok(None);
        }
        let place = self.symbols.blocks[block].range;
        let is_conditional = annotations
            .iter()
            .any(|annotation| annotation.reached == Reached::Maybe);
        if is_conditional {
            self.begin_conditional_annotations(Range::new(place.start, place.start));
        }
        let qualified_name = self.qualify("__annotate__");
        self.annotate(
            annotations,
            qualified_name,
            place,
            BlockKind::BodyAnnotation,
        )
        .map(Some)
    }

    /// The code of an `__annotate__`.
    fn annotate(
        &mut self,
        annotations: Vec<Annotation<'a>>,
        qualified_name: Arc<str>,
        place: Range,
        kind: BlockKind,
    ) -> Result<Box<Scope>> {
        let name = self.intern("__annotate__".into());
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
            if annotations
                .iter()
                .all(|annotation| annotation.reached == Reached::Always)
            {
                converter.unconditional_annotations(annotations, place)
            } else {
                converter.conditional_annotations(annotations, place)
            }
        })?;
        Ok(self.scope(block, identity, parameters, finished))
    }

    fn annotation_entry(
        &mut self,
        annotation: &Annotation<'a>,
    ) -> Result<(Expression, Expression)> {
        let place = range_of(annotation.value);
        let value = match annotation.value {
            raw::Expr::Starred(starred) => {
                let iterable = self.expression(&starred.value)?;
                only_item(place, iterable)
            }
            value => self.expression(value)?,
        };
        let key = Constant::Str(annotation.name.clone());
        Ok((expression(place, ExpressionKind::Constant(key)), value))
    }

    fn unconditional_annotations(
        &mut self,
        annotations: Vec<Annotation<'a>>,
        place: Range,
    ) -> Result<()> {
        let mut entries = Vec::with_capacity(annotations.len());
        for annotation in &annotations {
            let (key, value) = self.annotation_entry(annotation)?;
            entries.push(DictionaryEntry::Pair { key, value });
        }
        let dictionary = expression(place, ExpressionKind::Dictionary(entries));
        self.emit(place, StatementKind::Return(Some(dictionary)));
        Ok(())
    }

    /// Those in branches are only there if their number has been noted.
    fn conditional_annotations(
        &mut self,
        annotations: Vec<Annotation<'a>>,
        place: Range,
    ) -> Result<()> {
        let result = self.temporary();
        let empty = expression(place, ExpressionKind::Dictionary(Vec::new()));
        self.emit(
            place,
            StatementKind::SetTemporary {
                local: result,
                value: empty,
            },
        );
        for (number, annotation) in annotations.iter().enumerate() {
            let body = self.nested(|converter| {
                let (key, value) = converter.annotation_entry(annotation)?;
                let element = ComprehensionElement::Dictionary { key, value };
                let place = range_of(annotation.value);
                converter.emit(
                    place,
                    StatementKind::Collect {
                        into: result,
                        element,
                    },
                );
                Ok(())
            })?;
            if annotation.reached == Reached::Always {
                self.output.extend(body);
                continue;
            }
            let place = range_of(annotation.value);
            let noted = expression(
                place,
                ExpressionKind::Name(self.name(CONDITIONAL_ANNOTATIONS)),
            );
            let number = expression(
                place,
                ExpressionKind::Constant(Constant::Int(number as i64)),
            );
            let kind = ExpressionKind::Comparison {
                first: Box::new(number),
                rest: vec![(ComparisonOperator::In, noted)],
            };
            let branches = vec![Branch {
                condition: expression(place, kind),
                body,
            }];
            self.emit(
                place,
                StatementKind::If {
                    branches,
                    otherwise: Vec::new(),
                },
            );
        }
        let result = expression(place, ExpressionKind::Temporary(result));
        self.emit(place, StatementKind::Return(Some(result)));
        Ok(())
    }

    /// Notes the annotation of a name in a class or module; one in a branch is noted when it is reached.
    pub(super) fn body_annotation(&mut self, name: Arc<str>, value: &'a raw::Expr, place: Range) {
        let is_nested = self.frame.depth > 0;
        let reached = if is_nested {
            Reached::Maybe
        } else {
            Reached::Always
        };
        let number = self.frame.annotations.len();
        self.frame.annotations.push(Annotation {
            name,
            value,
            reached,
        });
        if self.symbols.future_annotations {
            return self.textual_annotation(value, place);
        }
        if reached == Reached::Always {
            return;
        }
        let noted = expression(
            place,
            ExpressionKind::Name(self.name(CONDITIONAL_ANNOTATIONS)),
        );
        let name = self.intern("add".into());
        let add = ExpressionKind::Attribute {
            value: Box::new(noted),
            name,
            name_range: place,
        };
        let number = expression(
            place,
            ExpressionKind::Constant(Constant::Int(number as i64)),
        );
        let call = Call {
            function: expression(place, add),
            arguments: vec![Element::Single(number)],
            keywords: Vec::new(),
        };
        let call = expression(place, ExpressionKind::Call(Box::new(call)));
        self.emit(place, StatementKind::Expression(call));
    }

    /// Puts the text of the annotation that was noted last into the dictionary of the body.
    fn textual_annotation(&mut self, value: &'a raw::Expr, place: Range) {
        let Some(key) = self.frame.annotations.last().map(|last| last.name.clone()) else {
            return;
        };
        let text = text_of(&self.source.text, self.asides, value);
        let constant =
            |text: Arc<str>| expression(place, ExpressionKind::Constant(Constant::Str(text)));
        let dictionary = expression(place, ExpressionKind::Name(self.name(ANNOTATIONS)));
        let reference = Reference {
            range: place,
            kind: ReferenceKind::Subscript {
                value: Box::new(dictionary),
                index: Box::new(constant(key)),
            },
        };
        let kind = StatementKind::Assign {
            targets: vec![Target::Reference(reference)],
            value: constant(text.into()),
        };
        self.emit(place, kind);
    }

    /// The statement that a body with texts for annotations begins with.
    fn begin_textual_annotations(&mut self, place: Range) {
        let empty = expression(place, ExpressionKind::Dictionary(Vec::new()));
        self.begin_with(ANNOTATIONS, empty, place);
    }

    /// The statement that a body with annotations in branches begins with.
    fn begin_conditional_annotations(&mut self, place: Range) {
        let empty = expression(place, ExpressionKind::Set(Vec::new()));
        self.begin_with(CONDITIONAL_ANNOTATIONS, empty, place);
    }

    /// Puts an assignment before the statements of a body.
    fn begin_with(&mut self, name: &str, value: Expression, place: Range) {
        let reference = Reference {
            range: place,
            kind: ReferenceKind::Name(self.name(name)),
        };
        let kind = StatementKind::Assign {
            targets: vec![Target::Reference(reference)],
            value,
        };
        let statement = Statement {
            range: place,
            kind,
            contains_suspension: false,
        };
        self.output.insert(0, statement);
    }

    /// With `from __future__ import annotations` the values are the annotations' texts.
    fn textual_annotations(&mut self, annotations: Vec<Annotation<'a>>, place: Range) -> Finished {
        let outer = std::mem::take(&mut self.output);
        self.check_format(place);
        let mut entries = Vec::with_capacity(annotations.len());
        for annotation in annotations {
            let place = range_of(annotation.value);
            let text = text_of(&self.source.text, self.asides, annotation.value);
            let key = expression(
                place,
                ExpressionKind::Constant(Constant::Str(annotation.name)),
            );
            let value = expression(place, ExpressionKind::Constant(Constant::Str(text.into())));
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
}

/// What a `*` stands before in the default of a `*Ts`, which was read with a comma behind it.
fn starred_default(value: &raw::Expr) -> Option<&raw::Expr> {
    let raw::Expr::Tuple(tuple) = value else {
        return None;
    };
    match tuple.elts.as_slice() {
        [raw::Expr::Starred(starred)] if starred.range.start() == tuple.range.start() => {
            Some(&*starred.value)
        }
        _ => None,
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
        frozen: None,
    })
}
