//! The arguments of a call, and how a native function binds them to its parameters.

use crate::error::type_error;
use crate::names::Special;
use crate::native::{Binding, FromReceiver, FunctionDefinition, Parameter, ParameterKind};
use crate::protocol::class_name;
use crate::types::class::Class;
use crate::types::function::NativeFunction;
use weft_heap::{Native, Raised, Str, Thread, Value};

/// The arguments of a call, as the caller has them: positional ones first, then those passed by name.
#[derive(Clone, Copy)]
pub struct Arguments<'a> {
    values: &'a [Value],
    names: &'a [Value],
}

/// Arguments passed by name that no parameter took.
#[derive(Clone, Copy)]
pub struct Keywords<'a> {
    arguments: Arguments<'a>,
    definition: Option<&'static FunctionDefinition>,
}

impl<'a> Arguments<'a> {
    /// Positional arguments alone.
    #[inline(always)]
    pub fn positional(values: &'a [Value]) -> Arguments<'a> {
        Arguments { values, names: &[] }
    }

    /// Arguments of which the last `names.len()` were passed by these names (strings). Only a program that has to end has
    /// more names than values: a copy of millions of arguments was left unfinished, and the names beyond them go.
    #[inline(always)]
    pub fn with_names(values: &'a [Value], names: &'a [Value]) -> Arguments<'a> {
        let names = &names[..names.len().min(values.len())];
        Arguments { values, names }
    }

    /// The positional arguments.
    #[inline(always)]
    pub fn by_position(&self) -> &'a [Value] {
        &self.values[..self.values.len() - self.names.len()]
    }

    /// All argument values, those passed by name last.
    #[inline(always)]
    pub fn values(&self) -> &'a [Value] {
        self.values
    }

    /// The names of the last arguments.
    #[inline(always)]
    pub fn names(&self) -> &'a [Value] {
        self.names
    }

    /// Whether nothing was passed by name.
    #[inline(always)]
    pub fn is_positional(&self) -> bool {
        self.names.is_empty()
    }

    /// Names and values of what was passed by name.
    pub fn by_name(&self) -> impl Iterator<Item = (Value, Value)> + use<'a> {
        let first = self.values.len() - self.names.len();
        self.names
            .iter()
            .copied()
            .zip(self.values[first..].iter().copied())
    }

    /// The arguments without the first positional one.
    pub fn after_first(&self) -> Arguments<'a> {
        Arguments {
            values: self.values.get(1..).unwrap_or(&[]),
            names: self.names,
        }
    }

    /// The argument for each parameter of `definition` (`N` of them), `None` where it was left out; a `Rest` or
    /// `Keywords` parameter has `None` (see [`Arguments::rest`] and [`Arguments::keywords`]).
    ///
    /// # Errors
    /// `TypeError` with CPython's message if arguments are missing, too many, unknown or doubled.
    #[inline]
    pub fn bind<const N: usize>(
        &self,
        definition: &'static FunctionDefinition,
    ) -> Result<[Option<&'a Value>; N], Raised> {
        let mut bound = [None; N];
        let simple = self.names.is_empty() && self.values.len() == N;
        if simple
            && definition.parameters.iter().all(|p| {
                matches!(
                    p.kind,
                    ParameterKind::PositionalOnly | ParameterKind::Positional
                )
            })
        {
            for (place, value) in bound.iter_mut().zip(self.values) {
                *place = Some(value);
            }
            return Ok(bound);
        }
        self.bind_slowly(definition, &mut bound)?;
        Ok(bound)
    }

    /// Whether these are the arguments of a constructor for a subclass whose own `__init__` takes the names.
    fn is_for_own_initializer(&self, definition: &'static FunctionDefinition) -> bool {
        definition.name == "__new__"
            && self
                .values
                .first()
                .and_then(Class::of)
                .is_some_and(|class| {
                    class.special(Special::Init).is_some_and(|initializer| {
                        initializer.downcast::<Native<NativeFunction>>().is_none()
                    })
                })
    }

    #[inline(never)]
    fn bind_slowly(
        &self,
        definition: &'static FunctionDefinition,
        bound: &mut [Option<&'a Value>],
    ) -> Result<(), Raised> {
        let parameters = definition.parameters;
        let positional = self.by_position();
        let most = definition.by_position().count();
        let has_rest = parameters
            .iter()
            .any(|parameter| parameter.kind == ParameterKind::Rest);
        let has_keywords = parameters
            .iter()
            .any(|parameter| parameter.kind == ParameterKind::Keywords);
        let total = parameters
            .iter()
            .filter(|parameter| parameter.takes_one())
            .count();
        // CPython looks for names before it counts where there can be none.
        if let Some(name) = self.names.first()
            && !has_keywords
            && !definition.takes_names()
            && !self.is_for_own_initializer(definition)
        {
            let text = name.downcast::<Str>().map_or("", Str::as_str);
            return Err(unexpected_name(definition, text));
        }
        let too_many = positional.len() > most && !has_rest;
        if too_many
            || (self.values.len() > total && !has_rest && !has_keywords && definition.takes_names())
        {
            return Err(wrong_count(definition, positional.len(), self.values.len()));
        }
        for (place, value) in bound
            .iter_mut()
            .zip(&positional[..positional.len().min(most)])
        {
            *place = Some(value);
        }
        let first_named = positional.len();
        let mut unknown = None;
        let mut twice = None;
        for (index, name) in self.names.iter().enumerate() {
            let text = name.downcast::<Str>().map_or("", Str::as_str);
            let found = parameters.iter().position(|parameter| {
                matches!(
                    parameter.kind,
                    ParameterKind::Positional | ParameterKind::KeywordOnly
                ) && parameter.name == text
            });
            match found {
                Some(place) if bound[place].is_some() => {
                    twice = Some(twice.map_or(place, |other: usize| other.min(place)));
                }
                Some(place) => bound[place] = Some(&self.values[first_named + index]),
                None if has_keywords => {}
                None if !definition.takes_names() && self.is_for_own_initializer(definition) => {}
                // What is missing is said before what is given twice, and that before what is unknown, where names are known
                // at all.
                None if definition.takes_names() => unknown = unknown.or(Some(text)),
                None => return Err(unexpected_name(definition, text)),
            }
        }
        for (place, (parameter, value)) in parameters.iter().zip(bound.iter()).enumerate() {
            if parameter.takes_one() && value.is_none() && parameter.default.is_none() {
                return Err(missing(definition, place, positional.len()));
            }
        }
        if let Some(place) = twice {
            return Err(type_error(format!(
                "argument for {}() given by name ('{}') and position ({})",
                definition.shown_name(),
                parameters[place].name,
                place + 1 - definition.bound()
            )));
        }
        match unknown {
            Some(text) => Err(unexpected_name(definition, text)),
            None => Ok(()),
        }
    }

    /// The positional arguments past those that parameters of `definition` took.
    pub fn rest(&self, definition: &'static FunctionDefinition) -> &'a [Value] {
        let taken = definition
            .parameters
            .iter()
            .filter(|p| {
                matches!(
                    p.kind,
                    ParameterKind::PositionalOnly | ParameterKind::Positional
                )
            })
            .count();
        self.by_position().get(taken..).unwrap_or(&[])
    }

    /// The arguments by name that no parameter of `definition` took.
    pub fn keywords(&self, definition: &'static FunctionDefinition) -> Keywords<'a> {
        Keywords {
            arguments: *self,
            definition: Some(definition),
        }
    }

    /// All arguments by name.
    pub fn all_keywords(&self) -> Keywords<'a> {
        Keywords {
            arguments: *self,
            definition: None,
        }
    }
}

impl<'a> Keywords<'a> {
    /// Names and values.
    pub fn iter(&self) -> impl Iterator<Item = (Value, Value)> + use<'a> {
        let definition = self.definition;
        self.arguments.by_name().filter(move |(name, _)| {
            let text = name.downcast::<Str>().map_or("", Str::as_str);
            definition.is_none_or(|definition| {
                definition.parameters.iter().all(|p| {
                    !matches!(
                        p.kind,
                        ParameterKind::Positional | ParameterKind::KeywordOnly
                    ) || p.name != text
                })
            })
        })
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.iter().next().is_none()
    }

    /// The value passed by a name.
    pub fn get(&self, name: &str) -> Option<Value> {
        self.iter()
            .find(|(key, _)| {
                key.downcast::<Str>()
                    .is_some_and(|key| key.as_str() == name)
            })
            .map(|(_, value)| value)
    }

    /// A new dictionary of them.
    pub fn to_dict(&self, thread: &Thread) -> Value {
        let dict = thread.dict();
        for (name, value) in self.iter() {
            dict.set_simple(thread, thread.intern_value(name), value);
        }
        dict.value()
    }
}

impl Parameter {
    /// Whether it takes one argument, by position or name.
    fn takes_one(&self) -> bool {
        !matches!(self.kind, ParameterKind::Rest | ParameterKind::Keywords)
    }
}

impl FunctionDefinition {
    fn by_position(&self) -> impl Iterator<Item = &Parameter> {
        self.parameters.iter().filter(|p| {
            matches!(
                p.kind,
                ParameterKind::PositionalOnly | ParameterKind::Positional
            )
        })
    }

    /// Whether some parameter can be given by name.
    pub(crate) fn takes_names(&self) -> bool {
        self.parameters
            .iter()
            .any(|p| !matches!(p.kind, ParameterKind::PositionalOnly | ParameterKind::Rest))
    }

    /// How many of the parameters the caller does not write: the receiver.
    pub(crate) fn bound(&self) -> usize {
        usize::from(self.binding != Binding::Function)
    }

    /// The name as messages show it: constructors go by the name of their class.
    fn shown_name(&self) -> &'static str {
        if self.is_constructor() {
            self.owner
        } else {
            self.name
        }
    }

    fn is_constructor(&self) -> bool {
        matches!(self.name, "__new__" | "__init__")
    }

    /// The name with the class or module that it belongs to.
    fn qualified_name(&self) -> String {
        if self.is_constructor() || matches!(self.owner, "" | "builtins") {
            self.shown_name().to_owned()
        } else {
            format!("{}.{}", self.owner, self.name)
        }
    }

    /// Whether CPython has this as a slot of the type, which has its own messages.
    fn is_slot(&self) -> bool {
        self.bound() == 1
            && !self.is_constructor()
            && is_slot(self.name)
            && !has_method_beside_slot(self.owner, self.name)
    }
}

/// Whether CPython has a plain method for what is a slot of this class too: the method is what the class shows.
pub(crate) fn has_method_beside_slot(class: &str, name: &str) -> bool {
    match name {
        "__contains__" => matches!(class, "dict" | "set" | "frozenset"),
        "__getitem__" => matches!(class, "dict" | "list"),
        _ => false,
    }
}

/// Whether a special method is a slot of types in CPython (a "slot wrapper"), not a plain method.
fn is_slot(name: &str) -> bool {
    use Special::{
        AsyncEnter, AsyncExit, Bytes, Ceil, Complex, Dir, Enter, Exit, Floor, Format,
        InstanceCheck, LengthHint, Missing, Reversed, Round, SubclassCheck, Trunc,
    };
    Special::from_text(name).is_some_and(|special| {
        !matches!(
            special,
            AsyncEnter
                | AsyncExit
                | Bytes
                | Ceil
                | Complex
                | Dir
                | Enter
                | Exit
                | Floor
                | Format
                | InstanceCheck
                | LengthHint
                | Missing
                | Reversed
                | Round
                | SubclassCheck
                | Trunc
        )
    })
}

fn plural(count: usize) -> &'static str {
    if count == 1 { "" } else { "s" }
}

#[cold]
fn unexpected_name(definition: &FunctionDefinition, text: &str) -> Raised {
    if definition.is_slot() {
        return type_error(format!(
            "wrapper {}() takes no keyword arguments",
            definition.name
        ));
    }
    if definition.takes_names() {
        let candidates = definition
            .parameters
            .iter()
            .filter(|parameter| {
                matches!(
                    parameter.kind,
                    ParameterKind::Positional | ParameterKind::KeywordOnly
                )
            })
            .map(|parameter| parameter.name.to_owned())
            .collect();
        let hint = match crate::types::exception::traceback::best(text, candidates) {
            Some(close) => format!(". Did you mean '{close}'?"),
            None => String::new(),
        };
        return type_error(format!(
            "{}() got an unexpected keyword argument '{text}'{hint}",
            definition.shown_name()
        ));
    }
    type_error(format!(
        "{}() takes no keyword arguments",
        definition.qualified_name()
    ))
}

/// The number of positional arguments, or of all, is not what a function takes.
#[cold]
fn wrong_count(definition: &FunctionDefinition, positional: usize, given: usize) -> Raised {
    let bound = definition.bound();
    let positional = positional.saturating_sub(bound);
    let given = given.saturating_sub(bound);
    let most = definition.by_position().count() - bound;
    let least = definition
        .by_position()
        .skip(bound)
        .filter(|parameter| parameter.default.is_none())
        .count();
    let name = definition.shown_name();
    if !definition.takes_names() {
        return wrong_positional_count(definition, positional, least, most);
    }
    let total = definition
        .parameters
        .iter()
        .filter(|parameter| parameter.takes_one())
        .count()
        - bound;
    // These two count before they look at names.
    if given > total
        && positional == given
        && definition.is_constructor()
        && matches!(name, "int" | "str")
    {
        return type_error(format!(
            "{name} expected at most {total} arguments, got {given}"
        ));
    }
    if given > total {
        let keyword = if positional == 0 { "keyword " } else { "" };
        return type_error(format!(
            "{name}() takes at most {total} {keyword}argument{} ({given} given)",
            plural(total)
        ));
    }
    if most == 0 {
        return type_error(format!("{name}() takes no positional arguments"));
    }
    let exactly = if least == most {
        "exactly"
    } else if positional < least {
        "at least"
    } else {
        "at most"
    };
    let number = if positional < least { least } else { most };
    type_error(format!(
        "{name}() takes {exactly} {number} positional argument{} ({positional} given)",
        plural(number)
    ))
}

/// As [`wrong_count`], for functions without keyword arguments.
fn wrong_positional_count(
    definition: &FunctionDefinition,
    given: usize,
    least: usize,
    most: usize,
) -> Raised {
    let name = definition.shown_name();
    if definition.is_slot() {
        let bare = definition.name;
        return type_error(match (bare, least, most) {
            ("__setattr__" | "__setitem__" | "__set__", ..) => {
                format!("{bare} expected 2 arguments, got {given}")
            }
            ("__get__", ..) if given < least => {
                format!("__get__ expected at least 1 argument, got {given}")
            }
            ("__get__", ..) => format!("__get__ expected at most 2 arguments, got {given}"),
            (_, least, most) if least == most => {
                format!("expected {most} argument{}, got {given}", plural(most))
            }
            (_, least, most) => format!("expected {least} or {most} arguments, got {given}"),
        });
    }
    let constructor = definition.is_constructor();
    type_error(match (least, most) {
        (_, 0) if constructor => format!("{name}() takes no arguments"),
        (_, 0) => format!(
            "{}() takes no arguments ({given} given)",
            definition.qualified_name()
        ),
        (1, 1) if !constructor => format!(
            "{}() takes exactly one argument ({given} given)",
            definition.qualified_name()
        ),
        _ if least == most => format!(
            "{name} expected {most} argument{}, got {given}",
            plural(most)
        ),
        _ if given < least => format!(
            "{name} expected at least {least} argument{}, got {given}",
            plural(least)
        ),
        _ => format!(
            "{name} expected at most {most} argument{}, got {given}",
            plural(most)
        ),
    })
}

#[cold]
fn missing(definition: &FunctionDefinition, place: usize, given: usize) -> Raised {
    let FunctionDefinition { name, owner, .. } = definition;
    let bound = definition.bound();
    let parameter = &definition.parameters[place];
    if place < bound {
        return type_error(match definition.binding {
            Binding::New => format!("{owner}.__new__(): not enough arguments"),
            _ if is_slot(name) && !has_method_beside_slot(owner, name) => {
                format!("descriptor '{name}' of '{owner}' object needs an argument")
            }
            _ => format!("unbound method {owner}.{name}() needs an argument"),
        });
    }
    if parameter.kind == ParameterKind::PositionalOnly {
        return wrong_count(definition, given, given);
    }
    let name = definition.shown_name();
    if parameter.kind == ParameterKind::KeywordOnly {
        return type_error(format!(
            "{name}() missing required keyword argument: '{}'",
            parameter.name
        ));
    }
    // This one looks for its argument itself.
    if definition.is_constructor() && name == "enumerate" {
        return type_error("enumerate() missing required argument 'iterable'");
    }
    type_error(format!(
        "{name}() missing required argument '{}' (pos {})",
        parameter.name,
        place + 1 - bound
    ))
}

/// The receiver of a method as the Rust type that the method works on.
///
/// # Errors
/// `TypeError` if it is an object of another class.
#[inline(always)]
pub fn receive<'a, T: FromReceiver<'a>>(
    value: &'a Value,
    definition: &'static FunctionDefinition,
) -> Result<T, Raised> {
    match T::from_receiver(value) {
        Some(this) => Ok(this),
        None => Err(wrong_receiver(*value, definition.owner, definition.name)),
    }
}

/// The receiver of a computed attribute as the Rust type that it works on.
///
/// # Errors
/// `TypeError` if it is an object of another class.
#[inline(always)]
pub fn receive_property<'a, T: FromReceiver<'a>>(
    value: &'a Value,
    class: &str,
    name: &str,
) -> Result<T, Raised> {
    match T::from_receiver(value) {
        Some(this) => Ok(this),
        None => Err(wrong_receiver(*value, class, name)),
    }
}

/// `TypeError`: a method or attribute of a class is used with an object of another.
#[cold]
#[inline(never)]
pub fn wrong_receiver(value: Value, class: &str, name: &str) -> Raised {
    let given = class_name(value);
    if (is_slot(name) || name == "__init__") && !has_method_beside_slot(class, name) {
        return type_error(format!(
            "descriptor '{name}' requires a '{class}' object but received a '{given}'"
        ));
    }
    type_error(format!(
        "descriptor '{name}' for '{class}' objects doesn't apply to a '{given}' object"
    ))
}

/// `TypeError`: an argument is not of the type that a parameter needs.
#[cold]
#[inline(never)]
pub fn wrong_argument(
    value: Value,
    definition: &FunctionDefinition,
    place: usize,
    expected: &str,
) -> Raised {
    let bound = definition.bound();
    let own = definition.parameters.len() - bound;
    let which = match definition.parameters.get(place) {
        Some(parameter) if parameter.kind != ParameterKind::PositionalOnly => {
            format!(" '{}'", parameter.name)
        }
        _ if own == 1 => String::new(),
        _ => format!(" {}", place + 1 - bound.min(place)),
    };
    let given = if value.is_none() {
        "None".to_owned()
    } else {
        class_name(value)
    };
    type_error(format!(
        "{}() argument{which} must be {expected}, not {given}",
        definition.shown_name()
    ))
}
