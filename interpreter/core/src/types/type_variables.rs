//! The type variables among the arguments of generic types, and what they are replaced by.

use crate::error::type_error;
use crate::names::{Name, Special};
use crate::protocol;
use crate::types::class::Class;
use weft_heap::{Gc, List, Raised, ShapeId, Thread, Tuple, Value};

/// The type variables among arguments, in order of appearance.
pub(crate) fn parameters_of(thread: &Thread, arguments: &[Value]) -> Result<Value, Raised> {
    let found = List::from_items(thread, &[]);
    collect_parameters(thread, &found, arguments)?;
    Ok(found.snapshot(thread).value())
}

fn collect_parameters(thread: &Thread, found: &List, arguments: &[Value]) -> Result<(), Raised> {
    let add = |value: Value| {
        let is_new = found
            .each(|known| if known == value { Err(()) } else { Ok(()) })
            .is_ok();
        if is_new {
            found.push(thread, value);
        }
    };
    let substitute = thread.intern("__typing_subst__");
    for argument in arguments {
        if Class::of(argument).is_some() {
            continue;
        }
        // What stands for the parameters of a callable.
        if let Some(inside) = parts_of(thread, *argument) {
            collect_parameters(thread, found, inside.items())?;
        } else if protocol::try_attribute(thread, *argument, substitute)?.is_some() {
            add(*argument);
        } else if let Some(inside) =
            protocol::try_attribute(thread, *argument, Name::Parameters.value(thread))?
            && let Some(inside) = inside.cast::<Tuple>()
        {
            inside.items().iter().copied().for_each(add);
        }
    }
    Ok(())
}

/// The items of a list or tuple among the arguments.
fn parts_of(thread: &Thread, argument: Value) -> Option<Gc<Tuple>> {
    match argument.downcast::<List>() {
        Some(list) => Some(list.snapshot(thread)),
        None => argument.cast::<Tuple>(),
    }
}

/// The arguments of `alias` with type variables replaced by what is given in brackets. Each variable is asked first which
/// of it it takes (`__typing_prepare_subst__`), and then what it becomes (`__typing_subst__`).
pub(crate) fn substituted(
    thread: &Thread,
    (alias, shown): (Value, &str),
    arguments: Value,
    parameters: Value,
    item: Value,
) -> Result<Value, Raised> {
    let parameters = parameters.cast::<Tuple>().expect("a tuple");
    if parameters.is_empty() {
        return Err(type_error(format!("{shown} is not a generic class")));
    }
    let mut given = unpacked(thread, item)?;
    let prepare = thread.intern("__typing_prepare_subst__");
    for parameter in parameters.items() {
        if let Some(prepare) = protocol::try_attribute(thread, *parameter, prepare)?
            .filter(|prepare| !prepare.is_none())
        {
            let prepared = protocol::call_values(thread, prepare, &[alias, given.value()])?;
            given = match prepared.cast::<Tuple>() {
                Some(prepared) => prepared,
                None => thread
                    .tuple(&[prepared])
                    .cast::<Tuple>()
                    .expect("a tuple was made"),
            };
        }
    }
    if given.len() != parameters.len() {
        let many = if given.len() > parameters.len() {
            "many"
        } else {
            "few"
        };
        let (actual, expected) = (given.len(), parameters.len());
        return Err(type_error(format!(
            "Too {many} arguments for {shown}; actual {actual}, expected {expected}"
        )));
    }
    let arguments = arguments.cast::<Tuple>().expect("a tuple");
    replaced(thread, arguments.items(), parameters.items(), given.items())
}

/// What is given in brackets, with what is unpacked there in its place.
fn unpacked(thread: &Thread, item: Value) -> Result<Gc<Tuple>, Raised> {
    let name = thread.intern("__typing_unpacked_tuple_args__");
    let single = [item];
    let items = if thread.shape_of(item) == ShapeId::TUPLE {
        item.downcast::<Tuple>().map_or(&single[..], Tuple::items)
    } else {
        &single[..]
    };
    let all = List::from_items(thread, &[]);
    for item in items {
        let inside = match Class::of(item) {
            Some(_) => None,
            None => protocol::try_attribute(thread, *item, name)?.and_then(Value::cast::<Tuple>),
        };
        match inside {
            // One of any length cannot be written out.
            Some(inside)
                if inside
                    .items()
                    .last()
                    .is_none_or(|last| *last != Value::ELLIPSIS) =>
            {
                all.extend(thread, inside.items());
            }
            _ => all.push(thread, *item),
        }
    }
    Ok(all.snapshot(thread))
}

fn replaced(
    thread: &Thread,
    arguments: &[Value],
    parameters: &[Value],
    given: &[Value],
) -> Result<Value, Raised> {
    let result = List::from_items(thread, &[]);
    let substitute = thread.intern("__typing_subst__");
    let is_unpacked = thread.intern("__typing_is_unpacked_typevartuple__");
    let place_of = |parameter: &Value| parameters.iter().position(|other| other == parameter);
    for argument in arguments {
        if Class::of(argument).is_some() {
            result.push(thread, *argument);
            continue;
        }
        if let Some(inside) = parts_of(thread, *argument) {
            result.push(thread, replaced(thread, inside.items(), parameters, given)?);
            continue;
        }
        let value = if let Some(place) = place_of(argument)
            && let Some(method) = protocol::try_attribute(thread, *argument, substitute)?
        {
            protocol::call_values(thread, method, &[given[place]])?
        } else {
            let inside =
                protocol::try_attribute(thread, *argument, Name::Parameters.value(thread))?
                    .and_then(Value::cast::<Tuple>)
                    .filter(|inside| !inside.is_empty());
            let Some(inside) = inside else {
                result.push(thread, *argument);
                continue;
            };
            let chosen = List::from_items(thread, &[]);
            for parameter in inside.items() {
                let value = place_of(parameter).map_or(*parameter, |place| given[place]);
                // One that stands for several can be iterated over, and got a tuple of them.
                match value.cast::<Tuple>() {
                    Some(several)
                        if protocol::special_of(thread, *parameter, Special::Iter).is_some() =>
                    {
                        chosen.extend(thread, several.items());
                    }
                    _ => chosen.push(thread, value),
                }
            }
            protocol::get_item(thread, *argument, chosen.snapshot(thread).value())?
        };
        let spreads = match protocol::try_attribute(thread, *argument, is_unpacked)? {
            Some(spreads) => protocol::truth(thread, spreads)?,
            None => false,
        };
        match (spreads, value.cast::<Tuple>()) {
            (false, _) => result.push(thread, value),
            (true, Some(several)) => result.extend(thread, several.items()),
            (true, None) => {
                return Err(type_error(format!(
                    "expected __typing_subst__ of {} objects to return a tuple, not {}",
                    protocol::class_name(*argument),
                    protocol::class_name(value)
                )));
            }
        }
    }
    Ok(result.snapshot(thread).value())
}
