//! Struct sequences: tuples whose items have names too, such as `time.struct_time` and `sys.flags`.

use crate::error::{attribute_error, type_error};
use crate::interpreter::Interpreter;
use crate::native::{
    Arguments, Binding, ClassDefinition, ClassIndex, FunctionDefinition, NativeCall, Parameter,
    ParameterKind, PropertyDefinition, SetAttributes,
};
use crate::protocol::{self, class_name};
use crate::types::class::Class;
use std::sync::OnceLock;
use weft_heap::{Dict, List, Raised, ShapeId, Thread, Tuple, Value};

/// The most items that have a place in the tuple.
const MOST_ITEMS: usize = 24;

/// A kind of struct sequence. Items past `visible` are attributes only.
pub struct StructSequence {
    name: &'static str,
    module: &'static str,
    doc: &'static str,
    fields: &'static [(&'static str, &'static str)],
    visible: usize,
    constructible: bool,
    definition: OnceLock<ClassDefinition>,
}

impl StructSequence {
    /// A kind with these fields and their help texts, of which the first `visible` are items of the tuple.
    pub const fn new(
        name: &'static str,
        module: &'static str,
        doc: &'static str,
        fields: &'static [(&'static str, &'static str)],
        visible: usize,
    ) -> StructSequence {
        assert!(visible <= MOST_ITEMS && visible <= fields.len());
        StructSequence {
            name,
            module,
            doc,
            fields,
            visible,
            constructible: true,
            definition: OnceLock::new(),
        }
    }

    /// A kind of which programs cannot make instances, such as `sys.flags`.
    pub const fn without_constructor(mut self) -> StructSequence {
        self.constructible = false;
        self
    }

    /// The names of all fields.
    pub fn fields(&self) -> impl Iterator<Item = &'static str> {
        self.fields.iter().map(|(name, _)| *name)
    }

    /// The class and the shape of its instances.
    pub fn class(&'static self, thread: &Thread) -> (Value, ShapeId) {
        let definition = self.definition.get_or_init(|| self.define());
        Interpreter::class_from(thread, definition)
    }

    /// An instance with a value for each field.
    pub fn make(&'static self, thread: &Thread, values: &[Value]) -> Value {
        debug_assert_eq!(values.len(), self.fields.len());
        let (_, shape) = self.class(thread);
        self.make_with_shape(thread, shape, values)
    }

    fn make_with_shape(&self, thread: &Thread, shape: ShapeId, values: &[Value]) -> Value {
        let tuple = Tuple::new(thread, shape, &values[..self.visible.min(values.len())]).value();
        if let Some(slot) = tuple
            .attributes()
            .filter(|_| self.fields.len() > self.visible)
        {
            let hidden = thread.dict();
            for ((name, _), value) in self.fields.iter().zip(values).skip(self.visible) {
                hidden.set_simple(thread, thread.intern(name), *value);
            }
            slot.set(hidden.value());
        }
        tuple
    }

    fn define(&'static self) -> ClassDefinition {
        let properties: Vec<PropertyDefinition> = self.fields[..self.visible]
            .iter()
            .zip(GETTERS)
            .map(|((name, doc), get)| PropertyDefinition {
                name,
                doc,
                get,
                set: None,
                delete: None,
                member: true,
                quick: None,
            })
            .collect();
        let describe = |thread: &Thread, dictionary: &Dict| {
            self.describe(thread, dictionary);
            Ok(())
        };
        ClassDefinition {
            index: ClassIndex::new(),
            name: self.name,
            module: self.module,
            doc: self.doc,
            bases: &["tuple"],
            subclassable: false,
            has_dictionary: self.fields.len() > self.visible,
            signature: None,
            functions: if self.constructible {
                &FUNCTIONS
            } else {
                &FIXED_FUNCTIONS
            },
            // Once for each process, as a definition that is written out would be.
            properties: properties.leak(),
            attributes: Some(SetAttributes(Box::leak(Box::new(describe)))),
        }
    }

    /// Sets what tells of the fields, from which the class's functions work.
    fn describe(&self, thread: &Thread, dictionary: &Dict) {
        let names: Vec<Value> = self
            .fields
            .iter()
            .map(|(name, _)| thread.intern(name))
            .collect();
        let visible = &self.fields[..self.visible];
        let unnamed = visible.iter().filter(|(name, _)| is_unnamed(name)).count();
        dictionary.set_simple(
            thread,
            thread.intern("__match_args__"),
            thread.tuple(&names[..self.visible - unnamed]),
        );
        dictionary.set_simple(
            thread,
            thread.intern("_visible_fields"),
            thread.tuple(&names[..self.visible]),
        );
        dictionary.set_simple(
            thread,
            thread.intern("_hidden_fields"),
            thread.tuple(&names[self.visible..]),
        );
        dictionary.set_simple(
            thread,
            thread.intern("n_sequence_fields"),
            thread.int(self.visible as i64),
        );
        dictionary.set_simple(
            thread,
            thread.intern("n_unnamed_fields"),
            thread.int(unnamed as i64),
        );
        dictionary.set_simple(
            thread,
            thread.intern("n_fields"),
            thread.int(self.fields.len() as i64),
        );
    }
}

/// Whether an item is reached by its place alone: these stand last, and have a name that nobody is to use.
fn is_unnamed(name: &str) -> bool {
    name.starts_with('_')
}

fn item<'a, const INDEX: usize>(_: &'a Thread, arguments: Arguments<'a>) -> Result<Value, Raised> {
    let this = arguments.values().first().copied().unwrap_or(Value::NONE);
    let item = this
        .downcast::<Tuple>()
        .and_then(|tuple| tuple.items().get(INDEX).copied());
    item.ok_or_else(|| {
        type_error(format!(
            "descriptor doesn't apply to a '{}' object",
            class_name(this)
        ))
    })
}

static GETTERS: [NativeCall; MOST_ITEMS] = [
    item::<0>, item::<1>, item::<2>, item::<3>, item::<4>, item::<5>, item::<6>, item::<7>,
    item::<8>, item::<9>, item::<10>, item::<11>, item::<12>, item::<13>, item::<14>, item::<15>,
    item::<16>, item::<17>, item::<18>, item::<19>, item::<20>, item::<21>, item::<22>, item::<23>,
];

const fn parameter(name: &'static str, default: Option<&'static str>) -> Parameter {
    Parameter {
        name,
        kind: ParameterKind::PositionalOnly,
        default,
    }
}

static REPLACED: [Parameter; 3] = [
    parameter("self", None),
    Parameter {
        name: "given",
        kind: ParameterKind::Rest,
        default: None,
    },
    Parameter {
        name: "changes",
        kind: ParameterKind::Keywords,
        default: None,
    },
];
static SELF: [Parameter; 1] = [parameter("self", None)];

const REPR: FunctionDefinition = FunctionDefinition {
    name: "__repr__",
    doc: "Return repr(self).",
    parameters: &SELF,
    owner: "structseq",
    binding: Binding::Method,
    call: repr,
    quick: None,
    direct: None,
    signature: None,
};
const REPLACE: FunctionDefinition = FunctionDefinition {
    name: "__replace__",
    doc: "Return a structure like this one, except for the fields passed by keyword.",
    parameters: &REPLACED,
    owner: "structseq",
    binding: Binding::Method,
    call: replace,
    quick: None,
    direct: None,
    signature: Some("($self, /, **changes)"),
};
const REDUCE: FunctionDefinition = FunctionDefinition {
    name: "__reduce__",
    doc: "Helper for pickle.",
    parameters: &SELF,
    owner: "structseq",
    binding: Binding::Method,
    call: reduce,
    quick: None,
    direct: None,
    signature: None,
};
const SET_ATTRIBUTE: FunctionDefinition = FunctionDefinition {
    name: "__setattr__",
    doc: "Implement setattr(self, name, value).",
    parameters: &[
        parameter("self", None),
        parameter("name", None),
        parameter("value", None),
    ],
    owner: "structseq",
    binding: Binding::Method,
    call: refuse_change,
    quick: None,
    direct: None,
    signature: None,
};
const DELETE_ATTRIBUTE: FunctionDefinition = FunctionDefinition {
    name: "__delattr__",
    doc: "Implement delattr(self, name).",
    parameters: &[parameter("self", None), parameter("name", None)],
    owner: "structseq",
    binding: Binding::Method,
    call: refuse_change,
    quick: None,
    direct: None,
    signature: None,
};
static FUNCTIONS: [FunctionDefinition; 6] = [
    FunctionDefinition {
        name: "__new__",
        doc: "Create and return a new object.",
        parameters: &[
            parameter("cls", None),
            parameter("sequence", None),
            parameter("dict", Some("{}")),
        ],
        owner: "structseq",
        binding: Binding::New,
        call: new,
        quick: None,
        direct: None,
        signature: None,
    },
    REPR,
    REDUCE,
    REPLACE,
    SET_ATTRIBUTE,
    DELETE_ATTRIBUTE,
];
static FIXED_FUNCTIONS: [FunctionDefinition; 6] = [
    FunctionDefinition {
        name: "__new__",
        doc: "",
        parameters: &[
            parameter("cls", None),
            Parameter {
                name: "args",
                kind: ParameterKind::Rest,
                default: None,
            },
        ],
        owner: "structseq",
        binding: Binding::New,
        call: refuse,
        quick: None,
        direct: None,
        signature: None,
    },
    REPR,
    REDUCE,
    REPLACE,
    SET_ATTRIBUTE,
    DELETE_ATTRIBUTE,
];

fn full_name(class: Value) -> String {
    let Some(class) = Class::of(&class) else {
        return String::new();
    };
    let module = class
        .definition()
        .map_or("", |definition| definition.module);
    if module == "builtins" {
        class.name_text()
    } else {
        format!("{module}.{}", class.name_text())
    }
}

fn refuse<'a>(_: &'a Thread, arguments: Arguments<'a>) -> Result<Value, Raised> {
    let class = arguments.values().first().copied().unwrap_or(Value::NONE);
    Err(type_error(format!(
        "cannot create '{}' instances",
        full_name(class)
    )))
}

/// The attribute of the class that a struct sequence's `describe` set.
fn described(thread: &Thread, class: Value, name: &str) -> Option<Value> {
    Class::of(&class)?
        .dictionary()
        .get_simple(thread, thread.intern(name))
}

fn new<'a>(thread: &'a Thread, arguments: Arguments<'a>) -> Result<Value, Raised> {
    let [class, given @ ..] = arguments.by_position() else {
        return Err(type_error("__new__() needs a class"));
    };
    let by_name = |wanted: &str| {
        arguments
            .by_name()
            .find(|(name, _)| protocol::text_of(name) == Some(wanted))
            .map(|(_, value)| value)
    };
    let sequence = given.first().copied().or_else(|| by_name("sequence"));
    let Some(sequence) = sequence else {
        return Err(type_error(
            "structseq() missing required argument 'sequence' (pos 1)",
        ));
    };
    let named = given.get(1).copied().or_else(|| by_name("dict"));
    if named.is_some_and(|named| !named.is::<Dict>()) {
        let name = full_name(*class);
        return Err(type_error(format!(
            "{name}() takes a dict as second arg, if any"
        )));
    }
    let count = |name: &str| {
        described(thread, *class, name)
            .and_then(Value::to_int)
            .unwrap_or(0) as usize
    };
    let (least, most) = (count("n_sequence_fields"), count("n_fields"));
    let items = protocol::collect_list(thread, sequence)?.snapshot(thread);
    let name = full_name(*class);
    let length = items.len();
    if length < least {
        let words = if least == most { "a" } else { "an at least" };
        return Err(type_error(format!(
            "{name}() takes {words} {least}-sequence ({length}-sequence given)"
        )));
    }
    if length > most {
        let words = if least == most { "a" } else { "an at most" };
        return Err(type_error(format!(
            "{name}() takes {words} {most}-sequence ({length}-sequence given)"
        )));
    }
    let named = named.as_ref().and_then(|named| named.downcast::<Dict>());
    let mut used = 0;
    let shape = Class::of(class).map_or(ShapeId::TUPLE, |class| class.shape());
    let made = Tuple::new(thread, shape, &items.items()[..least]).value();
    if let Some(slot) = made.attributes().filter(|_| most > least) {
        let hidden = thread.dict();
        let names = described(thread, *class, "_hidden_fields");
        let names = names
            .as_ref()
            .and_then(|names| names.downcast::<Tuple>())
            .map_or(&[][..], Tuple::items);
        for (index, name) in names.iter().enumerate() {
            let value = items.items().get(least + index).copied().or_else(|| {
                let value = named?.get_simple(thread, *name)?;
                used += 1;
                Some(value)
            });
            hidden.set_simple(thread, *name, value.unwrap_or(Value::NONE));
        }
        slot.set(hidden.value());
    }
    if named.is_some_and(|named| named.len() > used) {
        return Err(type_error(format!(
            "{name}() got duplicate or unexpected field name(s)"
        )));
    }
    Ok(made)
}

/// Fields cannot be changed, and there is no place for other attributes.
fn refuse_change<'a>(thread: &'a Thread, arguments: Arguments<'a>) -> Result<Value, Raised> {
    let [this, name, ..] = arguments.values() else {
        return Err(type_error("an attribute has a name"));
    };
    let class = thread.class_of(*this);
    let Some(text) = protocol::text_of(name) else {
        return Err(type_error(format!(
            "attribute name must be string, not '{}'",
            class_name(*name)
        )));
    };
    let is_field = ["_visible_fields", "_hidden_fields"].iter().any(|fields| {
        described(thread, class, fields).is_some_and(|fields| {
            fields.downcast::<Tuple>().is_some_and(|fields| {
                fields
                    .items()
                    .iter()
                    .any(|field| protocol::text_of(field) == Some(text))
            })
        })
    });
    if is_field {
        return Err(attribute_error("readonly attribute"));
    }
    if protocol::try_attribute(thread, class, *name)?.is_some() {
        return Err(attribute_error(format!(
            "'{}' object attribute '{text}' is read-only",
            full_name(class)
        )));
    }
    Err(attribute_error(format!(
        "'{}' object has no attribute '{text}' and no __dict__ for setting new attributes",
        full_name(class)
    )))
}

fn repr<'a>(thread: &'a Thread, arguments: Arguments<'a>) -> Result<Value, Raised> {
    let this = arguments.values().first().copied().unwrap_or(Value::NONE);
    let class = thread.class_of(this);
    let names = described(thread, class, "_visible_fields").unwrap_or(Value::NONE);
    let names = names.downcast::<Tuple>().map_or(&[][..], Tuple::items);
    let mut text = format!("{}(", full_name(class));
    for (index, (name, value)) in names
        .iter()
        .zip(this.downcast::<Tuple>().map_or(&[][..], Tuple::items))
        .enumerate()
    {
        if index > 0 {
            text.push_str(", ");
        }
        let shown = protocol::repr(thread, *value)?;
        text.push_str(protocol::text_of(name).unwrap_or_default());
        text.push('=');
        text.push_str(protocol::text_of(&shown).unwrap_or_default());
    }
    text.push(')');
    Ok(thread.string(&text))
}

fn reduce<'a>(thread: &'a Thread, arguments: Arguments<'a>) -> Result<Value, Raised> {
    let this = arguments.values().first().copied().unwrap_or(Value::NONE);
    let items = thread.tuple(this.downcast::<Tuple>().map_or(&[], Tuple::items));
    let hidden = this
        .attributes()
        .and_then(|slot| slot.get())
        .unwrap_or_else(|| thread.dict().value());
    Ok(thread.tuple(&[thread.class_of(this), thread.tuple(&[items, hidden])]))
}

fn items_of(tuple: &Value) -> &[Value] {
    tuple.downcast::<Tuple>().map_or(&[], Tuple::items)
}

fn replace<'a>(thread: &'a Thread, arguments: Arguments<'a>) -> Result<Value, Raised> {
    let [this] = arguments.by_position() else {
        return Err(type_error("__replace__() takes no positional arguments"));
    };
    let class = thread.class_of(*this);
    // The function can be had from its class, and called of anything.
    if !this.is::<Tuple>() || described(thread, class, "_visible_fields").is_none() {
        return Err(type_error(format!(
            "descriptor '__replace__' for 'structseq' objects doesn't apply to a '{}' object",
            full_name(class)
        )));
    }
    let unnamed = described(thread, class, "n_unnamed_fields").and_then(Value::to_int);
    if unnamed.unwrap_or(0) > 0 {
        return Err(type_error(format!(
            "__replace__() is not supported for {} because it has unnamed field(s)",
            full_name(class)
        )));
    }
    let fields = |kind: &str| described(thread, class, kind).unwrap_or(Value::NONE);
    let (visible, hidden) = (fields("_visible_fields"), fields("_hidden_fields"));
    let given = |wanted: Value| {
        arguments
            .by_name()
            .find(|(name, _)| protocol::text_of(name) == protocol::text_of(&wanted))
            .map(|(_, value)| value)
    };
    let known = |name: Value| {
        let mut all = items_of(&visible).iter().chain(items_of(&hidden));
        all.any(|known| protocol::text_of(known) == protocol::text_of(&name))
    };
    let unknown: Vec<Value> = arguments
        .by_name()
        .map(|(name, _)| name)
        .filter(|name| !known(*name))
        .collect();
    if !unknown.is_empty() {
        let unknown = List::from_items(thread, &unknown).value();
        let shown = protocol::repr(thread, unknown)?;
        let shown = protocol::text_of(&shown).unwrap_or_default();
        return Err(type_error(format!("Got unexpected field name(s): {shown}")));
    }
    let items: Vec<Value> = items_of(&visible)
        .iter()
        .zip(items_of(this))
        .map(|(name, item)| given(*name).unwrap_or(*item))
        .collect();
    let shape = Class::of(&class).map_or(ShapeId::TUPLE, |class| class.shape());
    let made = Tuple::new(thread, shape, &items).value();
    let before = this.attributes().and_then(|slot| slot.get());
    if let (Some(slot), Some(before)) = (made.attributes(), before) {
        let attributes = thread.dict();
        crate::types::dict::update(thread, &attributes, before)?;
        for name in items_of(&hidden) {
            if let Some(value) = given(*name) {
                attributes.set_simple(thread, *name, value);
            }
        }
        slot.set(attributes.value());
    }
    Ok(made)
}
