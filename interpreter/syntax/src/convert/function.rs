//! What makes scopes of its own: functions, lambdas, classes, annotations, type parameters.

use std::sync::Arc;

use rustpython_parser::ast as raw;

use super::{Converter, Identity};
use crate::ast::{
    ClassDefinition, Expression, ExpressionKind, Function, FunctionDefinition, KeywordDefault,
    LocalId, Parameters, Range, ScopeKind, StatementKind,
};
use crate::error::Result;
use crate::parse::{range, range_of};
use crate::symbols::{BlockKind, has_private};

/// A `def`, with or without `async`.
pub(super) struct Definition<'a> {
    pub(super) kind: BlockKind,
    pub(super) range: Range,
    pub(super) name: &'a str,
    pub(super) parameters: &'a raw::Arguments,
    pub(super) body: &'a [raw::Stmt],
    pub(super) decorators: &'a [raw::Expr],
    pub(super) returns: Option<&'a raw::Expr>,
    pub(super) type_parameters: &'a [raw::TypeParam],
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
        let private = self.private.clone();
        if !def.type_params.is_empty() {
            self.private = Some(Arc::from(def.name.as_str()));
        }
        let type_parameters = self.type_parameters(&def.type_params, place)?;
        if !has_private(&def.type_params) {
            self.private.clone_from(&private);
        }
        let (bases, keywords) = self.arguments(&def.bases, &def.keywords, head)?;
        let qualified_name = self.qualify_bound(&def.name);
        let block = self.block_of(place, BlockKind::Class);
        self.private = Some(Arc::from(def.name.as_str()));
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
