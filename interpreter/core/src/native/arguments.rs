//! The arguments of a call, and how a native function binds them to its parameters.

use crate::error::type_error;
use crate::native::{FunctionDefinition, Parameter, ParameterKind};
use weft_heap::{Raised, Str, Thread, Value};

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

    /// Arguments of which the last `names.len()` were passed by these names (strings).
    #[inline(always)]
    pub fn with_names(values: &'a [Value], names: &'a [Value]) -> Arguments<'a> {
        debug_assert!(names.len() <= values.len());
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
        self.names.iter().copied().zip(self.values[first..].iter().copied())
    }

    /// The arguments without the first positional one.
    pub fn after_first(&self) -> Arguments<'a> {
        Arguments { values: self.values.get(1..).unwrap_or(&[]), names: self.names }
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
                matches!(p.kind, ParameterKind::PositionalOnly | ParameterKind::Positional)
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

    #[inline(never)]
    fn bind_slowly(&self, definition: &'static FunctionDefinition, bound: &mut [Option<&'a Value>]) -> Result<(), Raised> {
        let parameters = definition.parameters;
        let positional = self.by_position();
        let by_position = |parameter: &&Parameter| {
            matches!(parameter.kind, ParameterKind::PositionalOnly | ParameterKind::Positional)
        };
        let most = parameters.iter().filter(by_position).count();
        let has_rest = parameters.iter().any(|parameter| parameter.kind == ParameterKind::Rest);
        let has_keywords = parameters.iter().any(|parameter| parameter.kind == ParameterKind::Keywords);
        let bound_to = usize::from(definition.binding != super::Binding::Function);
        if positional.len() > most && !has_rest {
            let least = parameters.iter().filter(by_position).filter(|parameter| parameter.default.is_none()).count();
            return Err(too_many(definition.name, positional.len() - bound_to.min(positional.len()), least - bound_to.min(least), most - bound_to.min(most)));
        }
        for (place, value) in bound.iter_mut().zip(&positional[..positional.len().min(most)]) {
            *place = Some(value);
        }
        let first_named = positional.len();
        for (index, name) in self.names.iter().enumerate() {
            let text = name.downcast::<Str>().map_or("", Str::as_str);
            let found = parameters.iter().position(|parameter| {
                matches!(parameter.kind, ParameterKind::Positional | ParameterKind::KeywordOnly) && parameter.name == text
            });
            match found {
                Some(place) if bound[place].is_some() => {
                    return Err(type_error(format!(
                        "argument for {}() given by name ('{text}') and position ({})",
                        definition.name,
                        place + 1 - bound_to
                    )));
                }
                Some(place) => bound[place] = Some(&self.values[first_named + index]),
                None if has_keywords => {}
                None if parameters.iter().all(|p| p.kind == ParameterKind::PositionalOnly) => {
                    return Err(type_error(format!("{}() takes no keyword arguments", definition.name)));
                }
                None => {
                    return Err(type_error(format!(
                        "{}() got an unexpected keyword argument '{text}'",
                        definition.name
                    )));
                }
            }
        }
        for (place, (parameter, value)) in parameters.iter().zip(bound.iter()).enumerate() {
            let needed = !matches!(parameter.kind, ParameterKind::Rest | ParameterKind::Keywords);
            if needed && value.is_none() && parameter.default.is_none() {
                return Err(missing(definition, place, positional.len(), bound_to, most));
            }
        }
        Ok(())
    }

    /// The positional arguments past those that parameters of `definition` took.
    pub fn rest(&self, definition: &'static FunctionDefinition) -> &'a [Value] {
        let taken = definition
            .parameters
            .iter()
            .filter(|p| matches!(p.kind, ParameterKind::PositionalOnly | ParameterKind::Positional))
            .count();
        self.by_position().get(taken..).unwrap_or(&[])
    }

    /// The arguments by name that no parameter of `definition` took.
    pub fn keywords(&self, definition: &'static FunctionDefinition) -> Keywords<'a> {
        Keywords { arguments: *self, definition: Some(definition) }
    }

    /// All arguments by name.
    pub fn all_keywords(&self) -> Keywords<'a> {
        Keywords { arguments: *self, definition: None }
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
                    !matches!(p.kind, ParameterKind::Positional | ParameterKind::KeywordOnly) || p.name != text
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
        self.iter().find(|(key, _)| key.downcast::<Str>().is_some_and(|key| key.as_str() == name)).map(|(_, value)| value)
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

fn plural(count: usize) -> &'static str {
    if count == 1 { "" } else { "s" }
}

#[cold]
fn too_many(name: &str, given: usize, least: usize, most: usize) -> Raised {
    type_error(if most == 0 {
        format!("{name}() takes no arguments ({given} given)")
    } else if least == most {
        if most == 1 {
            format!("{name}() takes exactly one argument ({given} given)")
        } else {
            format!("{name}() takes exactly {most} arguments ({given} given)")
        }
    } else {
        format!("{name}() takes at most {most} argument{} ({given} given)", plural(most))
    })
}

#[cold]
fn missing(definition: &FunctionDefinition, place: usize, given: usize, bound_to: usize, most: usize) -> Raised {
    let name = definition.name;
    let parameter = &definition.parameters[place];
    let given = given.saturating_sub(bound_to);
    if place < bound_to {
        return type_error(format!("unbound method {name}() needs an argument"));
    }
    if parameter.kind == ParameterKind::PositionalOnly {
        let own = &definition.parameters[bound_to..];
        let least = own.iter().filter(|p| p.kind == ParameterKind::PositionalOnly && p.default.is_none()).count();
        if least == most - bound_to {
            return too_many(name, given, least, least);
        }
        return type_error(format!("{name} expected at least {least} argument{}, got {given}", plural(least)));
    }
    type_error(format!("{name}() missing required argument '{}' (pos {})", parameter.name, place + 1 - bound_to))
}
