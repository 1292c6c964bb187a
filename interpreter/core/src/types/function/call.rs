//! Calls of Python functions: how arguments get into the slots of parameters.

use crate::code::{Code, Signature};
use crate::error::{Exception, raise, type_error};
use crate::native::Arguments;
use crate::protocol;
use crate::run;
use crate::types::function::{BoundMethod, Function};
use std::sync::Arc;
use weft_heap::{Dict, Native, Raised, Str, Thread, Tuple, Value, Window};

/// Calls a Python function from library code.
pub fn call(
    thread: &Thread,
    function: &Native<Function>,
    arguments: Arguments<'_>,
) -> Result<Value, Raised> {
    if let Some(other) = function.replacement() {
        let other = other.downcast::<Native<Function>>().expect("a function");
        return call(thread, other, arguments);
    }
    let code = function.code();
    let values = arguments.values();
    let parameters = code.signature.names.len();
    // More values than a window has room for are bound from where they are.
    let fits = u16::try_from(values.len()).is_ok();
    let room = if fits {
        parameters.max(values.len())
    } else {
        parameters
    };
    let Some(window) = u16::try_from(room)
        .ok()
        .and_then(|room| thread.window_at_top(room))
    else {
        return Err(raise(
            Exception::RecursionError,
            "maximum recursion depth exceeded",
        ));
    };
    window.set_function(function.value());
    if !fits {
        bind(thread, function, code, arguments, window)?;
        if code.body().namespace.is_some() {
            return run_in_globals(thread, function, code);
        }
        return thread.python(|| code.run(thread, window));
    }
    for (index, value) in values.iter().enumerate() {
        window.set_argument(index as u16, *value);
    }
    let count = values.len() as u16;
    let is_simple = code.simple_arity() == i32::from(count) && arguments.is_positional();
    let is_bound = is_simple
        || match arguments.names() {
            [] => bind_by_position(thread, function, window, count),
            names => bind_in_window(thread, function, window, count, names),
        };
    if !is_bound {
        bind(thread, function, code, arguments, window)?;
        if code.body().namespace.is_some() {
            return run_in_globals(thread, function, code);
        }
    }
    thread.python(|| code.run(thread, window))
}

/// Runs a function that was made of the code of a module: its names are its globals.
#[cold]
fn run_in_globals(
    thread: &Thread,
    function: &Native<Function>,
    code: &Code,
) -> Result<Value, Raised> {
    let globals = function.globals_value();
    run::run_as_module(thread, function.value(), code, globals)
}

/// Runs a function whose `count` positional arguments stand in the window, but are not as many as its parameters.
#[inline(never)]
pub fn run_with_defaults(
    thread: &Thread,
    function: &Function,
    window: Window<'_>,
    count: u16,
) -> Result<Value, Raised> {
    if let Some(other) = function.replacement() {
        window.set_function(other);
        let other = other.downcast::<Native<Function>>().expect("a function");
        if other.code().simple_arity() == i32::from(count) {
            return other.code().run(thread, window);
        }
        return run_with_defaults(thread, other, window, count);
    }
    let code = function.code();
    if code.body_so_far().is_none() {
        // What calls look for is known only now.
        code.ready(thread)?;
        if code.simple_arity() == i32::from(count) {
            return code.run(thread, window);
        }
    }
    let signature = &code.signature;
    let positional = signature.positional;
    if code.simple_arity() >= 0
        && count < positional
        && let Some(defaults) = function.defaults()
    {
        let defaults = defaults
            .downcast::<Tuple>()
            .expect("defaults are a tuple")
            .items();
        let missing = (positional - count) as usize;
        if missing <= defaults.len() {
            for (offset, value) in defaults[defaults.len() - missing..].iter().enumerate() {
                window.set_argument(count + offset as u16, *value);
            }
            return code.run(thread, window);
        }
    }
    run_with_names(thread, function, window, count, &[])
}

/// Runs a function whose `count` arguments stand in the window, the last of them by name. The names are those of a
/// tuple that is kept.
#[inline(never)]
pub fn run_with_names(
    thread: &Thread,
    function: &Function,
    window: Window<'_>,
    count: u16,
    names: &[Value],
) -> Result<Value, Raised> {
    let code = function.code();
    if !names.is_empty() && stands_in_order(code, count, names) {
        if code.simple_arity() == i32::from(count) {
            return code.run(thread, window);
        }
        return run_with_defaults(thread, function, window, count);
    }
    let is_bound = match names {
        [] => bind_by_position(thread, function, window, count),
        _ => bind_in_window(thread, function, window, count, names),
    };
    if is_bound {
        return function.code().run(thread, window);
    }
    // The slots of the parameters overlap the arguments, which are copied out first.
    let arguments = thread.tuple(window.arguments(count));
    let held = window
        .function()
        .expect("the function stands in the window");
    thread.library(move || {
        let arguments = arguments.downcast::<Tuple>().expect("just made");
        let function = held.downcast::<Native<Function>>().expect("a function");
        let arguments = Arguments::with_names(arguments.items(), names);
        call(thread, function, arguments)
    })
}

/// Whether the last of `count` arguments, which are by name, stand where their parameters' slots are, as those of
/// `f(a, b=1)` do where `b` is the second parameter, in code without parameters of other kinds.
#[inline(always)]
fn stands_in_order(code: &Code, count: u16, names: &[Value]) -> bool {
    let Some(first) = usize::from(count).checked_sub(names.len()) else {
        return false;
    };
    let parameters = code.signature.names.get(first..usize::from(count));
    // What has no simple arity has other parameters, or runs another function in its place.
    code.simple_arity() >= 0
        && first >= usize::from(code.signature.positional_only)
        && parameters.is_some_and(|parameters| {
            let mut pairs = parameters.iter().zip(names);
            pairs.all(|(parameter, name)| parameter == name)
        })
}

/// How many arguments by name are put in their places at once.
const FEW_NAMES: usize = 8;

/// How many parameters there may be then: one bit for each.
const FEW_PARAMETERS: u16 = 48;

/// Puts arguments that stand in the window in order, none of them by name, into the slots of their parameters, with defaults
/// where arguments are missing. The answer is that of [`bind_in_window`].
fn bind_by_position(thread: &Thread, function: &Function, window: Window<'_>, count: u16) -> bool {
    let code = function.code();
    let signature = &code.signature;
    let (positional, by_name) = (signature.positional, signature.keyword_only);
    if count > positional && !signature.has_rest
        || function.replacement().is_some()
        || code
            .body_so_far()
            .is_none_or(|body| body.namespace.is_some())
    {
        return false;
    }
    let missing = positional.saturating_sub(count);
    let defaults = function.defaults();
    let defaults = defaults
        .as_ref()
        .and_then(|defaults| defaults.downcast::<Tuple>())
        .map_or(&[][..], Tuple::items);
    let Some(first) = defaults.len().checked_sub(usize::from(missing)) else {
        return false;
    };
    // They are looked up before anything is put in its place.
    let mut found = [Value::NONE; FEW_NAMES];
    if by_name > 0 {
        let held = function.keyword_defaults();
        let Some(held) = held.as_ref().and_then(|held| held.downcast::<Dict>()) else {
            return false;
        };
        for offset in 0..usize::from(by_name) {
            let name = signature.names[usize::from(positional) + offset];
            let default = held.get_simple(thread, name);
            let (Some(place), Some(default)) = (found.get_mut(offset), default) else {
                return false;
            };
            *place = default;
        }
    }
    let mut last = positional + by_name;
    if signature.has_rest {
        let rest = match count > positional {
            true => &window.arguments(count)[usize::from(positional)..],
            false => &[],
        };
        let rest = thread.tuple(rest);
        window.set_argument(last, rest);
        last += 1;
    }
    if signature.has_keywords {
        window.set_argument(last, thread.dict().value());
    }
    for (place, value) in (count..positional).zip(&defaults[first..]) {
        window.set_argument(place, *value);
    }
    for (offset, value) in (0..by_name).zip(found) {
        window.set_argument(positional + offset, value);
    }
    true
}

/// Puts arguments that stand in the window in order, the last of them by name, into the slots of their parameters, with
/// defaults where arguments are missing. Where that is an error, or takes a closer look, the answer is `false` and nothing was done.
fn bind_in_window(
    thread: &Thread,
    function: &Function,
    window: Window<'_>,
    count: u16,
    names: &[Value],
) -> bool {
    let code = function.code();
    let signature = &code.signature;
    let (positional, total) = (
        signature.positional,
        signature.positional + signature.keyword_only,
    );
    let by_position = count - names.len() as u16;
    if names.len() > FEW_NAMES
        || total > FEW_PARAMETERS
        || by_position > positional && !signature.has_rest
        || function.replacement().is_some()
        || code
            .body_so_far()
            .is_none_or(|body| body.namespace.is_some())
    {
        return false;
    }
    let below = |bit: u16| (1u64 << bit) - 1;
    let mut given = below(by_position.min(positional));
    // Where each argument by name goes; `total` is among the `**kwargs`.
    let mut places = [total; FEW_NAMES];
    let first_named = signature.positional_only as usize;
    for (name, place) in names.iter().zip(&mut places) {
        let found = signature.names[first_named..total as usize]
            .iter()
            .position(|parameter| parameter == name);
        match found {
            Some(index) => {
                *place = (first_named + index) as u16;
                if given & 1 << *place != 0 {
                    return false;
                }
                given |= 1 << *place;
            }
            // A name that library code gives may be another string with the same text.
            None if signature.has_keywords
                && !signature.names[first_named..total as usize]
                    .iter()
                    .any(|parameter| same_name(*parameter, *name)) => {}
            None => return false,
        }
    }
    let missing = below(total) & !given;
    let defaults = function.defaults();
    let defaults = defaults
        .as_ref()
        .and_then(|defaults| defaults.downcast::<Tuple>())
        .map_or(&[][..], Tuple::items);
    let first_default = usize::from(positional).saturating_sub(defaults.len());
    if missing & below(first_default as u16) != 0 {
        return false;
    }
    let by_keyword = function.keyword_defaults();
    let by_keyword = by_keyword
        .as_ref()
        .and_then(|defaults| defaults.downcast::<Dict>());
    // Those of parameters by name alone are looked up before anything is put in its place.
    let mut found = [Value::NONE; FEW_NAMES];
    let mut left = missing >> positional;
    let mut count_found = 0;
    while left != 0 {
        let name = signature.names[usize::from(positional) + left.trailing_zeros() as usize];
        let default = by_keyword.and_then(|defaults| defaults.get_simple(thread, name));
        let (Some(place), Some(default)) = (found.get_mut(count_found), default) else {
            return false;
        };
        *place = default;
        count_found += 1;
        left &= left - 1;
    }
    let all = window.arguments(count);
    let mut named = [Value::NONE; FEW_NAMES];
    named[..names.len()].copy_from_slice(&all[by_position as usize..]);
    let rest = signature
        .has_rest
        .then(|| thread.tuple(&all[positional.min(by_position) as usize..by_position as usize]));
    let mut last = total;
    if let Some(rest) = rest {
        window.set_argument(last, rest);
        last += 1;
    }
    if signature.has_keywords {
        let keywords = thread.dict();
        let others = names.iter().zip(places).zip(named);
        for ((name, _), value) in others.filter(|((_, place), _)| *place == total) {
            keywords.set_simple(thread, thread.intern_value(*name), value);
        }
        window.set_argument(last, keywords.value());
    }
    let mut left = missing;
    let mut by_keyword = found.iter();
    while left != 0 {
        let index = left.trailing_zeros() as u16;
        if index < positional {
            window.set_argument(index, defaults[usize::from(index) - first_default]);
        } else if let Some(value) = by_keyword.next() {
            window.set_argument(index, *value);
        }
        left &= left - 1;
    }
    for (place, value) in places.iter().zip(named).take(names.len()) {
        if *place < total {
            window.set_argument(*place, value);
        }
    }
    true
}

/// Puts each argument into the slot of its parameter, defaults where arguments are missing.
fn bind(
    thread: &Thread,
    function: &Function,
    code: &Arc<Code>,
    arguments: Arguments<'_>,
    window: Window<'_>,
) -> Result<(), Raised> {
    let signature = &code.signature;
    let positional = arguments.by_position();
    let most = signature.positional as usize;
    let total = most + signature.keyword_only as usize;
    for index in 0..signature.names.len() {
        window.clear_argument(index as u16);
    }
    for (index, value) in positional.iter().take(most).enumerate() {
        window.set_argument(index as u16, *value);
    }
    if signature.has_rest {
        let rest = positional.get(most..).unwrap_or(&[]);
        window.set_argument(total as u16, thread.tuple(rest));
    }
    let keywords = signature.has_keywords.then(|| thread.dict());
    if let Some(keywords) = keywords {
        window.set_argument(
            (total + usize::from(signature.has_rest)) as u16,
            keywords.value(),
        );
    }
    for (name, value) in arguments.by_name() {
        let found = signature.names[signature.positional_only as usize..total]
            .iter()
            .position(|parameter| same_name(*parameter, name));
        match found.map(|index| index + signature.positional_only as usize) {
            Some(index) if window.argument(index as u16).is_some() => {
                return Err(type_error(format!(
                    "{}() got multiple values for argument '{}'",
                    qualified_name(function),
                    protocol::text_of(&name).unwrap_or("")
                )));
            }
            Some(index) => window.set_argument(index as u16, value),
            None => match keywords {
                Some(keywords) => keywords.set_simple(thread, thread.intern_value(name), value),
                None => return Err(unexpected_keyword(function, signature, arguments, name)),
            },
        }
    }
    if positional.len() > most && !signature.has_rest {
        return Err(too_many(function, signature, positional.len(), window));
    }
    fill_defaults(thread, function, signature, window)
}

fn same_name(parameter: Value, name: Value) -> bool {
    parameter == name
        || match (parameter.downcast::<Str>(), name.downcast::<Str>()) {
            (Some(parameter), Some(name)) => parameter.equals(name),
            _ => false,
        }
}

fn fill_defaults(
    thread: &Thread,
    function: &Function,
    signature: &Signature,
    window: Window<'_>,
) -> Result<(), Raised> {
    let most = signature.positional as usize;
    let defaults = function.defaults();
    let defaults = defaults
        .as_ref()
        .and_then(|defaults| defaults.downcast::<Tuple>())
        .map_or(&[][..], Tuple::items);
    let first_default = most.saturating_sub(defaults.len());
    let mut missing = Vec::new();
    for index in 0..most {
        if window.argument(index as u16).is_some() {
            continue;
        }
        if index >= first_default {
            window.set_argument(index as u16, defaults[index - first_default]);
        } else {
            missing.push(signature.names[index]);
        }
    }
    if !missing.is_empty() {
        return Err(missing_arguments(function, &missing, "positional"));
    }
    let keyword_defaults = function.keyword_defaults();
    let keyword_defaults = keyword_defaults
        .as_ref()
        .and_then(|defaults| defaults.downcast::<Dict>());
    for index in most..most + signature.keyword_only as usize {
        if window.argument(index as u16).is_some() {
            continue;
        }
        let name = signature.names[index];
        match keyword_defaults.and_then(|defaults| defaults.get_simple(thread, name)) {
            Some(value) => window.set_argument(index as u16, value),
            None => missing.push(name),
        }
    }
    if missing.is_empty() {
        Ok(())
    } else {
        Err(missing_arguments(function, &missing, "keyword-only"))
    }
}

/// The qualified name of a function, for messages.
fn qualified_name(function: &Function) -> String {
    function
        .qualname
        .get()
        .as_ref()
        .and_then(|name| protocol::text_of(name))
        .unwrap_or("")
        .to_owned()
}

fn listed(names: &[Value]) -> String {
    let quoted: Vec<String> = names
        .iter()
        .map(|name| format!("'{}'", protocol::text_of(name).unwrap_or("")))
        .collect();
    match quoted.as_slice() {
        [one] => one.clone(),
        [first, second] => format!("{first} and {second}"),
        [others @ .., last] => format!("{}, and {last}", others.join(", ")),
        [] => String::new(),
    }
}

#[cold]
fn missing_arguments(function: &Function, missing: &[Value], kind: &str) -> Raised {
    let plural = if missing.len() == 1 { "" } else { "s" };
    type_error(format!(
        "{}() missing {} required {kind} argument{plural}: {}",
        qualified_name(function),
        missing.len(),
        listed(missing)
    ))
}

#[cold]
fn too_many(
    function: &Function,
    signature: &Signature,
    given: usize,
    window: Window<'_>,
) -> Raised {
    let most = signature.positional as usize;
    let defaults = function
        .defaults()
        .and_then(|defaults| defaults.downcast::<Tuple>().map(Tuple::len))
        .unwrap_or(0);
    let takes = if defaults > 0 {
        format!("from {} to {most}", most - defaults.min(most))
    } else {
        most.to_string()
    };
    let plural = if most == 1 && defaults == 0 { "" } else { "s" };
    let keyword_only = (most..most + signature.keyword_only as usize)
        .filter(|index| window.argument(*index as u16).is_some())
        .count();
    let verb = if given == 1 && keyword_only == 0 {
        "was"
    } else {
        "were"
    };
    let given = if keyword_only == 0 {
        format!("{given}")
    } else {
        let (one, other) = (
            if given == 1 { "" } else { "s" },
            if keyword_only == 1 { "" } else { "s" },
        );
        format!(
            "{given} positional argument{one} (and {keyword_only} keyword-only argument{other})"
        )
    };
    type_error(format!(
        "{}() takes {takes} positional argument{plural} but {given} {verb} given",
        qualified_name(function)
    ))
}

#[cold]
fn unexpected_keyword(
    function: &Function,
    signature: &Signature,
    arguments: Arguments<'_>,
    name: Value,
) -> Raised {
    let positional_only = &signature.names[..signature.positional_only as usize];
    let wrong: Vec<String> = positional_only
        .iter()
        .filter(|parameter| {
            arguments
                .by_name()
                .any(|(name, _)| same_name(**parameter, name))
        })
        .map(|parameter| protocol::text_of(parameter).unwrap_or("").to_owned())
        .collect();
    let function_name = qualified_name(function);
    if !wrong.is_empty() {
        return type_error(format!(
            "{function_name}() got some positional-only arguments passed as keyword arguments: '{}'",
            wrong.join(", ")
        ));
    }
    let text = protocol::text_of(&name).unwrap_or("");
    let total = (signature.positional + signature.keyword_only) as usize;
    let candidates = signature.names[signature.positional_only as usize..total]
        .iter()
        .filter_map(protocol::text_of)
        .map(str::to_owned)
        .collect();
    let hint = match crate::types::exception::traceback::best(text, candidates) {
        Some(close) => format!(". Did you mean '{close}'?"),
        None => String::new(),
    };
    type_error(format!(
        "{function_name}() got an unexpected keyword argument '{text}'{hint}"
    ))
}

/// What is called, as messages about its arguments show it.
pub fn described(thread: &Thread, callee: Value) -> String {
    let module_of =
        |name: &str, module: Option<Value>| match module.as_ref().and_then(protocol::text_of) {
            Some(module) if module != "builtins" => format!("{module}.{name}()"),
            _ => format!("{name}()"),
        };
    if let Some(function) = callee.downcast::<Native<Function>>() {
        let module = function
            .globals()
            .get_simple(thread, crate::names::Name::Name.value(thread));
        return module_of(&qualified_name(function), module);
    }
    if let Some(method) = callee.downcast::<Native<BoundMethod>>() {
        return described(thread, method.function());
    }
    // What has a name of its own shows that, anything else itself.
    let attribute = |name: crate::names::Name| {
        let found = protocol::try_attribute(thread, callee, name.value(thread));
        found.unwrap_or_else(|raised| {
            thread.take_raised(raised);
            None
        })
    };
    let name = attribute(crate::names::Name::QualName);
    if let Some(name) = name.as_ref().and_then(protocol::text_of) {
        return module_of(name, attribute(crate::names::Name::Module));
    }
    let text = protocol::str(thread, callee);
    match text {
        Ok(text) => protocol::text_of(&text).unwrap_or_default().to_owned(),
        Err(raised) => {
            thread.take_raised(raised);
            format!("{} object", protocol::class_name(callee))
        }
    }
}
