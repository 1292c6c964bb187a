//! `def`, `lambda`, decorators, type parameters and `type` statements.

use crate::cell::CellPlace;
use crate::decorators::Decorators;
use crate::lower::Lowering;
use crate::name::BoxedStore;
use crate::{BoxedNode, BoxedStatement, Flow, Node, Statement, attempt, locate};
use std::sync::Arc;
use weft_core::code::{Code, with_function};
use weft_core::protocol;
use weft_core::types::function::Function;
use weft_heap::{Cell, Frame, FrameSlot, Native, Raised, Thread, Value};
use weft_syntax::ast::{self, FreeSource, Range, ScopeKind};

/// Makes a function of code and the cells around it.
pub(crate) struct MakeFunction {
    code: Arc<Code>,
    closure: Vec<CellPlace>,
    window: u16,
}

impl Node for MakeFunction {
    fn evaluate(&self, thread: &Thread, frame: Frame<'_>) -> Result<Value, Raised> {
        let closure = if self.closure.is_empty() {
            None
        } else {
            let window = frame.window(self.window);
            for (index, place) in self.closure.iter().enumerate() {
                window.set_argument(index as u16, place.cell(frame).value());
            }
            Some(thread.tuple(window.arguments(self.closure.len() as u16)))
        };
        let (globals, builtins) = with_function(frame, |function| {
            (function.globals_value(), function.builtins())
        });
        Ok(Function::new(thread, Arc::clone(&self.code), globals, builtins, closure).value())
    }
}

/// A function with defaults and annotations.
struct FunctionWithDefaults {
    function: MakeFunction,
    defaults: Vec<BoxedNode>,
    keyword_defaults: Vec<(Value, BoxedNode)>,
    annotate: Option<MakeFunction>,
    window: u16,
    keywords: FrameSlot,
    spill: FrameSlot,
}

impl Node for FunctionWithDefaults {
    fn evaluate(&self, thread: &Thread, frame: Frame<'_>) -> Result<Value, Raised> {
        let window = frame.window(self.window);
        for (index, default) in self.defaults.iter().enumerate() {
            window.set_argument(index as u16, default.evaluate(thread, frame)?);
        }
        if !self.keyword_defaults.is_empty() {
            let keywords = thread.dict();
            frame.set(self.keywords, keywords.value());
            for (name, default) in &self.keyword_defaults {
                let value = default.evaluate(thread, frame)?;
                keywords.set_simple(thread, *name, value);
            }
        }
        let made = self.function.evaluate(thread, frame)?;
        frame.set(self.spill, made);
        let function = made.downcast::<Native<Function>>().expect("just made");
        if !self.defaults.is_empty() {
            function.set_defaults(Some(
                thread.tuple(window.arguments(self.defaults.len() as u16)),
            ));
        }
        if !self.keyword_defaults.is_empty() {
            function.set_keyword_defaults(frame.get(self.keywords));
        }
        if let Some(annotate) = &self.annotate {
            function.annotate.set(annotate.evaluate(thread, frame)?);
        }
        Ok(made)
    }
}

/// `def`: decorators, type parameters, the function, its name.
struct Define {
    decorators: Decorators,
    type_parameters: Option<TypeParameters>,
    function: BoxedNode,
    target: BoxedStore,
    window: u16,
}

impl Statement for Define {
    fn execute(&self, thread: &Thread, frame: Frame<'_>) -> Flow {
        let window = frame.window(self.window);
        attempt!(self.decorators.evaluate(self.window, thread, frame));
        let count = self.decorators.count();
        if let Some(parameters) = &self.type_parameters {
            window.set_argument(count + 1, attempt!(parameters.evaluate(thread, frame)));
        }
        let mut value = attempt!(self.function.evaluate(thread, frame));
        if self.type_parameters.is_some()
            && let (Some(function), Some(parameters)) = (
                value.downcast::<Native<Function>>(),
                window.argument(count + 1),
            )
        {
            function.type_params.set(parameters);
        }
        value = attempt!(self.decorators.apply(value, self.window, thread, frame));
        attempt!(self.target.store(thread, frame, value));
        Flow::Normal
    }
}

/// The type parameters of a function, class or alias: objects of the module `typing`, bound to their names.
pub(crate) struct TypeParameters {
    cells: Vec<FrameSlot>,
    parameters: Vec<TypeParameter>,
    window: u16,
    range: Range,
}

struct TypeParameter {
    constructor: &'static str,
    name: Value,
    /// What evaluates the bound or constraints, and the default, when they are asked for.
    evaluators: [Option<(Value, BoxedNode)>; 2],
    target: BoxedStore,
}

impl TypeParameters {
    /// Makes the parameters and gives the tuple of them.
    pub(crate) fn evaluate(&self, thread: &Thread, frame: Frame<'_>) -> Result<Value, Raised> {
        for cell in &self.cells {
            frame.set(*cell, Cell::new(thread, None).value());
        }
        let window = frame.window(self.window);
        let count = self.parameters.len() as u16;
        for (index, parameter) in self.parameters.iter().enumerate() {
            let mut evaluated = [None, None];
            for (place, evaluator) in parameter.evaluators.iter().enumerate() {
                if let Some((keyword, node)) = evaluator {
                    let function = node.evaluate(thread, frame)?;
                    window.set_argument(count + place as u16, function);
                    evaluated[place] = Some((*keyword, function));
                }
            }
            let (constructor, name) = (parameter.constructor, parameter.name);
            let made = thread.library(move || make_parameter(thread, constructor, name, evaluated));
            let made = made.map_err(|raised| locate(thread, frame, self.range, raised))?;
            window.set_argument(index as u16, made);
            parameter.target.store(thread, frame, made)?;
        }
        Ok(thread.tuple(window.arguments(count)))
    }
}

fn make_parameter(
    thread: &Thread,
    constructor: &str,
    name: Value,
    evaluated: [Option<(Value, Value)>; 2],
) -> Result<Value, Raised> {
    let module =
        weft_core::import::import_name(thread, thread.dict().value(), "_typing_variables", 0)?;
    let make = protocol::get_attribute_text(thread, module, "make_parameter")?;
    let mut values = vec![thread.intern(constructor), name];
    let mut names = Vec::new();
    for (keyword, function) in evaluated.into_iter().flatten() {
        values.push(function);
        names.push(keyword);
    }
    protocol::call(
        thread,
        make,
        weft_core::native::Arguments::with_names(&values, &names),
    )
}

/// `type name[parameters] = value`
struct TypeAlias {
    parameters: Option<TypeParameters>,
    name: Value,
    evaluate: BoxedNode,
    target: BoxedStore,
    window: u16,
    range: Range,
}

impl Statement for TypeAlias {
    fn execute(&self, thread: &Thread, frame: Frame<'_>) -> Flow {
        let window = frame.window(self.window);
        let parameters = match &self.parameters {
            Some(parameters) => attempt!(parameters.evaluate(thread, frame)),
            None => thread.tuple(&[]),
        };
        window.set_argument(0, parameters);
        let evaluate = attempt!(self.evaluate.evaluate(thread, frame));
        window.set_argument(1, evaluate);
        let name = self.name;
        let result = thread.library(move || {
            let typing =
                weft_core::import::import_name(thread, thread.dict().value(), "typing", 0)?;
            let make = protocol::get_attribute_text(thread, typing, "TypeAliasType")?;
            let names = [
                thread.intern("type_params"),
                thread.intern("evaluate_value"),
            ];
            protocol::call(
                thread,
                make,
                weft_core::native::Arguments::with_names(&[name, parameters, evaluate], &names),
            )
        });
        let alias = attempt!(result.map_err(|raised| locate(thread, frame, self.range, raised)));
        attempt!(self.target.store(thread, frame, alias));
        Flow::Normal
    }
}

/// Puts the code that evaluates the annotations of a module or class into its namespace.
struct Annotate {
    function: MakeFunction,
    name: Value,
    namespace: FrameSlot,
}

impl Statement for Annotate {
    fn execute(&self, thread: &Thread, frame: Frame<'_>) -> Flow {
        let function = attempt!(self.function.evaluate(thread, frame));
        if let Some(namespace) = frame.get(self.namespace) {
            attempt!(weft_core::run::namespace_set(
                thread, namespace, self.name, function
            ));
        }
        Flow::Normal
    }
}

impl Lowering<'_> {
    /// What a body begins with: the annotations of a module or class.
    pub(crate) fn annotate(&mut self) -> Option<BoxedStatement> {
        let scope = self.scope();
        let annotate = scope.annotate.as_ref()?;
        let name = if scope.kind == ScopeKind::Class {
            "__annotate_func__"
        } else {
            "__annotate__"
        };
        let function = self.make_function(annotate);
        Some(Box::new(Annotate {
            function,
            name: self.intern(name),
            namespace: self.namespace_slot(),
        }))
    }

    fn make_function(&mut self, scope: &ast::Scope) -> MakeFunction {
        let closure: Vec<CellPlace> = scope
            .frees
            .iter()
            .map(|free| match free.source {
                FreeSource::Cell(id) => CellPlace::Own(self.cell_slot(id)),
                FreeSource::Free(id) => CellPlace::Free(id.0),
            })
            .collect();
        let window = self.open_window(closure.len());
        self.close_window(closure.len());
        MakeFunction {
            code: self.child(scope),
            closure,
            window,
        }
    }

    /// Lowers code without defaults.
    pub(crate) fn plain_function(&mut self, scope: &ast::Scope) -> BoxedNode {
        Box::new(self.make_function(scope))
    }

    /// Lowers a function.
    pub(crate) fn function(&mut self, function: &ast::Function) -> BoxedNode {
        if function.defaults.is_empty()
            && function.keyword_defaults.is_empty()
            && function.annotate.is_none()
        {
            return self.plain_function(&function.scope);
        }
        let (keywords, spill) = (self.open_slot(), self.open_slot());
        let window = self.open_window(function.defaults.len());
        let defaults = function
            .defaults
            .iter()
            .map(|default| self.expression(default))
            .collect();
        let keyword_defaults = function
            .keyword_defaults
            .iter()
            .map(|default| {
                let name = self.intern(&function.scope.locals[default.parameter.0 as usize]);
                (name, self.expression(&default.value))
            })
            .collect();
        let annotate = function
            .annotate
            .as_ref()
            .map(|scope| self.make_function(scope));
        let made = self.make_function(&function.scope);
        self.close_window(function.defaults.len());
        self.close_slots(2);
        Box::new(FunctionWithDefaults {
            function: made,
            defaults,
            keyword_defaults,
            annotate,
            window,
            keywords,
            spill,
        })
    }

    /// Lowers `def`.
    pub(crate) fn function_definition(
        &mut self,
        statement: &ast::Statement,
        definition: &ast::FunctionDefinition,
    ) -> BoxedStatement {
        let room = definition.decorators.len() + 2;
        let window = self.open_window(room);
        let decorators = self.decorators(statement, &definition.decorators);
        let type_parameters = definition
            .type_parameters
            .as_ref()
            .map(|parameters| self.type_parameters(parameters));
        let function = self.function(&definition.function);
        let target = self.store_name(&definition.target, definition.name_range);
        self.close_window(room);
        Box::new(Define {
            decorators,
            type_parameters,
            function,
            target,
            window,
        })
    }

    /// Lowers type parameters.
    pub(crate) fn type_parameters(&mut self, parameters: &ast::TypeParameters) -> TypeParameters {
        let room = parameters.parameters.len() + 2;
        let window = self.open_window(room);
        let range = parameters
            .parameters
            .first()
            .map_or(ast::Range::default(), |parameter| parameter.range);
        let mut lowered = Vec::new();
        for parameter in &parameters.parameters {
            let (constructor, evaluator) = match &parameter.kind {
                ast::TypeParameterKind::TypeVariable => ("TypeVar", None),
                ast::TypeParameterKind::Bound(scope) => ("TypeVar", Some(("bound", scope))),
                ast::TypeParameterKind::Constraints(scope) => {
                    ("TypeVar", Some(("constraints", scope)))
                }
                ast::TypeParameterKind::TypeVariableTuple => ("TypeVarTuple", None),
                ast::TypeParameterKind::ParameterSpecification => ("ParamSpec", None),
            };
            let first = evaluator
                .map(|(keyword, scope)| (self.intern(keyword), self.plain_function(scope)));
            let second = parameter
                .default
                .as_ref()
                .map(|scope| (self.intern("default"), self.plain_function(scope)));
            lowered.push(TypeParameter {
                constructor,
                name: self.intern(&parameter.written_name),
                evaluators: [first, second],
                target: self.store_name(&parameter.name, parameter.range),
            });
        }
        self.close_window(room);
        let cells = parameters
            .fresh_cells
            .iter()
            .map(|cell| self.cell_slot(*cell))
            .collect();
        TypeParameters {
            cells,
            parameters: lowered,
            window,
            range,
        }
    }

    /// Lowers a `type` statement.
    pub(crate) fn type_alias(
        &mut self,
        statement: &ast::Statement,
        target: &ast::Name,
        parameters: Option<&ast::TypeParameters>,
        value: &ast::Scope,
    ) -> BoxedStatement {
        let window = self.open_window(2);
        let parameters = parameters.map(|parameters| self.type_parameters(parameters));
        let evaluate = self.plain_function(value);
        let name = self.intern(&target.name);
        let target = self.store_name(target, statement.range);
        self.close_window(2);
        debug_assert!(value.kind == ScopeKind::TypeAlias);
        Box::new(TypeAlias {
            parameters,
            name,
            evaluate,
            target,
            window,
            range: statement.range,
        })
    }
}
