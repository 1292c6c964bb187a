//! The statement `class`: the body runs in a namespace, and a class is made of that.

use crate::decorators::Decorators;
use crate::function::TypeParameters;
use crate::lower::Lowering;
use crate::name::BoxedStore;
use crate::{BoxedNode, BoxedStatement, Flow, Statement, attempt, locate};
use std::sync::Arc;
use weft_core::interpreter::Interpreter;
use weft_core::interpreter::limits::check_item;
use weft_core::names::Name;
use weft_core::native::Arguments;
use weft_core::protocol;
use weft_core::run::namespace_set;
use weft_core::types::class::build_class;
use weft_core::types::function::Function;
use weft_heap::{Dict, Frame, FrameSlot, List, Native, Raised, Thread, Tuple, Value};
use weft_syntax::ast::{self, Range};

struct Class {
    decorators: Decorators,
    type_parameters: Option<TypeParameters>,
    /// Gives a list of bases, then of keyword values.
    arguments: Vec<Argument>,
    name: Value,
    attributes: Value,
    body: BoxedNode,
    annotate: Option<BoxedNode>,
    target: BoxedStore,
    window: u16,
    values: FrameSlot,
    names: FrameSlot,
    parameters: FrameSlot,
    function: FrameSlot,
    annotate_slot: FrameSlot,
    range: Range,
}

enum Argument {
    Base(BoxedNode),
    Bases(BoxedNode),
    Keyword(Value, BoxedNode),
    Keywords(BoxedNode),
}

impl Class {
    fn collect(
        &self,
        thread: &Thread,
        frame: Frame<'_>,
        values: &List,
        names: &List,
    ) -> Result<(), Raised> {
        for argument in &self.arguments {
            match argument {
                Argument::Base(node) => values.push(thread, node.evaluate(thread, frame)?),
                Argument::Bases(node) => {
                    let bases = node.evaluate(thread, frame)?;
                    let values = values.value();
                    thread
                        .library(move || {
                            let values = values.downcast::<List>().expect("a list of bases");
                            protocol::each(thread, bases, |base| {
                                values.push(thread, base);
                                Ok(())
                            })
                        })
                        .map_err(|raised| locate(thread, frame, self.range, raised))?;
                }
                Argument::Keyword(name, node) => {
                    let value = node.evaluate(thread, frame)?;
                    names.push(thread, *name);
                    values.push(thread, value);
                }
                Argument::Keywords(node) => {
                    let mapping = node.evaluate(thread, frame)?;
                    let (values, names) = (values.value(), names.value());
                    thread
                        .library(move || {
                            let keys = protocol::call_method(
                                thread,
                                mapping,
                                Name::Keys.value(thread),
                                &[],
                            )?;
                            protocol::each(thread, keys, |key| {
                                let value = protocol::get_item(thread, mapping, key)?;
                                names
                                    .downcast::<List>()
                                    .expect("a list")
                                    .push(thread, thread.intern_value(key));
                                values
                                    .downcast::<List>()
                                    .expect("a list")
                                    .push(thread, value);
                                Ok(())
                            })
                        })
                        .map_err(|raised| locate(thread, frame, self.range, raised))?;
                }
            }
        }
        Ok(())
    }
}

impl Statement for Class {
    fn execute(&self, thread: &Thread, frame: Frame<'_>) -> Flow {
        attempt!(self.decorators.evaluate(self.window, thread, frame));
        frame.clear(self.parameters);
        if let Some(parameters) = &self.type_parameters {
            let parameters = attempt!(parameters.evaluate(thread, frame));
            frame.set(self.parameters, parameters);
        }
        let values = List::from_items(thread, &[]);
        frame.set(self.values, values.value());
        let names = List::from_items(thread, &[]);
        frame.set(self.names, names.value());
        attempt!(self.collect(thread, frame, &values, &names));
        let function = attempt!(self.body.evaluate(thread, frame));
        frame.set(self.function, function);
        frame.clear(self.annotate_slot);
        if let Some(annotate) = &self.annotate {
            let annotate = attempt!(annotate.evaluate(thread, frame));
            frame.set(self.annotate_slot, annotate);
        }
        let (parameters, annotate) = (frame.get(self.parameters), frame.get(self.annotate_slot));
        let (name, attributes) = (self.name, self.attributes);
        frame.set_position(self.range.start);
        let made = thread.library(move || {
            let (values, names) = (values.snapshot(thread), names.snapshot(thread));
            // They belong together, and are whole unless the program has to end.
            check_item(thread)?;
            let values = with_generic_base(thread, values.items(), names.len(), parameters)?;
            let values = values.downcast::<Tuple>().expect("a tuple");
            build_class(
                thread,
                name,
                Arguments::with_names(values.items(), names.items()),
                |namespace| {
                    run_body(
                        thread,
                        function,
                        namespace,
                        parameters,
                        &[
                            (Name::AnnotateFunction, annotate),
                            (Name::StaticAttributes, Some(attributes)),
                        ],
                    )
                },
            )
        });
        let class = attempt!(made.map_err(|raised| locate(thread, frame, self.range, raised)));
        frame.set(self.function, class);
        let class = attempt!(self.decorators.apply(class, self.window, thread, frame));
        attempt!(self.target.store(thread, frame, class));
        Flow::Normal
    }
}

/// The bases and keyword values, with `Generic[…]` after the bases of a class that has type parameters.
fn with_generic_base(
    thread: &Thread,
    values: &[Value],
    keywords: usize,
    parameters: Option<Value>,
) -> Result<Value, Raised> {
    let Some(parameters) = parameters else {
        return Ok(thread.tuple(values));
    };
    let typing = weft_core::import::import_name(thread, thread.dict().value(), "typing", 0)?;
    let make = protocol::get_attribute_text(thread, typing, "_generic_of")?;
    let generic = protocol::call_values(thread, make, &[parameters])?;
    let (bases, keyword_values) = values.split_at(values.len() - keywords);
    let all: Vec<Value> = bases
        .iter()
        .copied()
        .chain([generic])
        .chain(keyword_values.iter().copied())
        .collect();
    Ok(thread.tuple(&all))
}

/// Runs the body of a class in its namespace and gives the cell of `__class__`, or `None`.
fn run_body(
    thread: &Thread,
    function: Value,
    namespace: Value,
    parameters: Option<Value>,
    last: &[(Name, Option<Value>)],
) -> Result<Value, Raised> {
    let body = function
        .downcast::<Native<Function>>()
        .expect("the body of a class is code");
    let code = Arc::clone(body.code());
    // As any name it is looked for among the builtins too, which have one.
    let own_name = Name::Name.value(thread);
    let module = body.globals().get_simple(thread, own_name).or_else(|| {
        let builtins = Interpreter::of(thread).builtins();
        builtins.downcast::<Dict>()?.get_simple(thread, own_name)
    });
    let module = module.unwrap_or(Value::NONE);
    namespace_set(thread, namespace, Name::Module.value(thread), module)?;
    namespace_set(
        thread,
        namespace,
        Name::QualName.value(thread),
        code.qualname_value(thread),
    )?;
    namespace_set(
        thread,
        namespace,
        Name::FirstLineNumber.value(thread),
        thread.int(i64::from(code.first_line)),
    )?;
    if let Some(parameters) = parameters {
        namespace_set(
            thread,
            namespace,
            Name::TypeParams.value(thread),
            parameters,
        )?;
    }
    if code.docstring.is_some() {
        namespace_set(
            thread,
            namespace,
            Name::Doc.value(thread),
            code.doc_value(thread),
        )?;
    }
    let cell = weft_core::run::run_in_namespace(thread, function, Some(namespace))?;
    for (name, value) in last {
        if let Some(value) = value {
            namespace_set(thread, namespace, name.value(thread), *value)?;
        }
    }
    Ok(cell)
}

impl Lowering<'_> {
    /// Lowers `class`.
    pub(crate) fn class_definition(
        &mut self,
        statement: &ast::Statement,
        definition: &ast::ClassDefinition,
    ) -> BoxedStatement {
        let (values, names, parameters) = (self.open_slot(), self.open_slot(), self.open_slot());
        let (function, annotate_slot) = (self.open_slot(), self.open_slot());
        let room = definition.decorators.len() + 1;
        let window = self.open_window(room);
        let decorators = self.decorators(statement, &definition.decorators);
        let type_parameters = definition
            .type_parameters
            .as_ref()
            .map(|parameters| self.type_parameters(parameters));
        let mut arguments = Vec::new();
        for base in &definition.bases {
            arguments.push(match base {
                ast::Element::Single(value) => Argument::Base(self.expression(value)),
                ast::Element::Unpack(value) => Argument::Bases(self.expression(value)),
            });
        }
        for keyword in &definition.keywords {
            arguments.push(match keyword {
                ast::Keyword::Named { name, value, .. } => {
                    Argument::Keyword(self.intern(name), self.expression(value))
                }
                ast::Keyword::Unpack(value) => Argument::Keywords(self.expression(value)),
            });
        }
        let body = self.plain_function(&definition.scope);
        let annotate = None;
        let target = self.store_name(&definition.target, definition.name_range);
        self.close_window(room);
        self.close_slots(5);
        let attributes: Vec<Value> = definition
            .scope
            .self_attributes
            .iter()
            .map(|name| self.intern(name))
            .collect();
        let attributes = self.thread.tuple(&attributes);
        let attributes = self.keep(attributes);
        let range = Range::new(statement.range.start, statement.range.end);
        let name = self.intern(&definition.scope.name);
        Box::new(Class {
            decorators,
            type_parameters,
            arguments,
            name,
            attributes,
            body,
            annotate,
            target,
            window,
            values,
            names,
            parameters,
            function,
            annotate_slot,
            range,
        })
    }
}
