//! What the class and module macros make of Rust items.

use crate::native::{Binding, ParameterKind};

/// A class.
///
/// With two paragraphs.
#[weft_core::class(name = "sample", module = "samples", bases = ["object"], subclassable, payload = Sample)]
mod class {
    use crate::native::{Arguments, Keywords};
    use weft_heap::{Dict, List, Native, Raised, Str, Thread, Value};

    #[new]
    fn new(
        class: Value,
        thread: &Thread,
        #[rest] arguments: &[Value],
        #[keywords] keywords: Keywords<'_>,
    ) -> Result<Value, Raised> {
        let _ = (class, arguments, keywords.to_dict(thread));
        Ok(Value::NONE)
    }
    fn __init__(
        this: &Native<super::Sample>,
        thread: &Thread,
        #[default] iterable: Option<Value>,
    ) -> Result<(), Raised> {
        let _ = (this, thread, iterable);
        Ok(())
    }
    /// Adds an item.
    fn append(this: &List, thread: &Thread, #[positional_only] item: Value) {
        this.push(thread, item);
    }
    fn __add__(this: &List, other: Value) -> Value {
        let _ = this;
        other
    }
    #[positional_only]
    fn index(
        _this: &Dict,
        value: Value,
        #[default(0)] start: Value,
        #[default(sys.maxsize)] stop: i64,
    ) -> (Value, Value) {
        let _ = stop;
        (value, start)
    }
    fn r#type(
        _this: &Native<super::Sample>,
        text: &str,
        #[keyword_only]
        #[default("x")]
        other: &str,
        #[default(None)] last: Option<&Str>,
    ) -> Option<bool> {
        let _ = last;
        Some(text == other)
    }
    #[class_method]
    fn make(class: Value, #[default(Value::ABSENT)] value: Value) -> Value {
        if value == Value::ABSENT { class } else { value }
    }
    #[static_method]
    fn table(thread: &Thread, a: f64, #[rest] rest: &[Value]) -> f64 {
        let _ = thread;
        a + rest.len() as f64
    }
    fn __call__(_this: Value, thread: &Thread, arguments: Arguments<'_>) -> Result<Value, Raised> {
        Ok(thread.int(arguments.values().len() as i64))
    }
    /// The real part.
    #[getter]
    fn real(this: Value) -> Value {
        this
    }
    #[setter("real")]
    fn set_real(_this: Value, value: bool) -> Result<(), Raised> {
        let _ = value;
        Ok(())
    }
    #[deleter("real")]
    fn delete_real(_this: Value) {}
    #[attributes]
    fn attributes(_thread: &Thread, _dictionary: &Dict) -> Result<(), Raised> {
        Ok(())
    }
}

struct Sample;

impl weft_heap::Trace for Sample {
    fn trace(&self, _: &mut weft_heap::Tracer<'_>) {}
}

/// A module.
#[weft_core::module(name = "samples", classes = [class])]
mod module {
    use weft_heap::{Raised, Thread, Value};

    /// Sleeps.
    fn sleep(thread: &Thread, #[positional_only] seconds: Value) -> Result<(), Raised> {
        let _ = (thread, seconds);
        Ok(())
    }
    fn nothing() {}
    #[name("type")]
    fn type_(
        #[default(true)] on: bool,
        #[name("from")]
        #[default(-1)]
        from_: i32,
        #[default(String::new())] text: String,
    ) -> i32 {
        i32::from(on) + from_ + text.len() as i32
    }
}

#[test]
fn definitions_say_what_the_items_say() {
    let class = &class::DEFINITION;
    assert_eq!(
        (class.name, class.module, class.doc),
        ("sample", "samples", "A class.\n\nWith two paragraphs.")
    );
    let names: Vec<&str> = class
        .functions
        .iter()
        .map(|function| function.name)
        .collect();
    assert_eq!(
        names,
        [
            "__new__", "__init__", "append", "__add__", "index", "type", "make", "table",
            "__call__"
        ]
    );
    assert_eq!(class.functions[0].binding, Binding::New);
    assert_eq!(class.functions[7].binding, Binding::Function);
    assert_eq!(class.functions[2].doc, "Adds an item.");
    let kinds: Vec<ParameterKind> = class.functions[5]
        .parameters
        .iter()
        .map(|parameter| parameter.kind)
        .collect();
    use ParameterKind::{KeywordOnly, Positional, PositionalOnly};
    assert_eq!(
        kinds,
        [PositionalOnly, Positional, KeywordOnly, KeywordOnly]
    );
    let defaults: Vec<Option<&str>> = class.functions[4]
        .parameters
        .iter()
        .map(|parameter| parameter.default)
        .collect();
    assert_eq!(defaults, [None, None, Some("0"), Some("sys.maxsize")]);
    assert!(class.properties[0].set.is_some() && class.properties[0].delete.is_some());
    let module = &module::DEFINITION;
    assert_eq!(module.classes[0].name, "sample");
    assert_eq!(module.functions[2].parameters[1].name, "from");
    assert_eq!(module.functions[2].parameters[0].default, Some("True"));
}
