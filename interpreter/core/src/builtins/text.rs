//! Built-in functions that make text of values or print it, and the classes of text and octets.

/// Built-in functions about text, and the classes of text and octets.
#[weft_macros::module(name = "builtins", classes = [
    crate::types::str::class, crate::types::bytes::class, crate::types::bytes::bytearray,
    crate::types::bytes::view::class
])]
pub mod module {
    use crate::builtins::print;
    use crate::error::{type_error, value_error};
    use crate::names::Name;
    use crate::protocol;
    use crate::types::bytes::ByteArray;
    use crate::types::int::small_literal;
    use crate::types::str::{character_string, code_points, from_code_point};
    use dashu_int::IBig;
    use dashu_int::ops::UnsignedAbs;
    use weft_heap::{Bytes, Native, Raised, Str, Thread, Value};

    /// Write the text of the values to file, with sep between them and end after them. file is sys.stdout where not
    /// passed.
    #[signature("(*args, sep=' ', end='\\n', file=None, flush=False)")]
    fn print(
        thread: &Thread,
        #[rest] args: &[Value],
        #[keyword_only]
        #[default(Value::NONE)]
        sep: Value,
        #[default(Value::NONE)] end: Value,
        #[default(Value::NONE)] file: Value,
        #[default(false)] flush: bool,
    ) -> Result<(), Raised> {
        print::print(thread, args, sep, end, file)?;
        if flush {
            print::flush(thread, file)
        } else {
            Ok(())
        }
    }

    /// Read a line from standard input. The prompt is printed first; the end of the line is left out.
    #[positional_only]
    #[signature("(prompt='', /)")]
    fn input(thread: &Thread, #[default(Value::ABSENT)] prompt: Value) -> Result<Value, Raised> {
        print::input(thread, prompt)
    }

    /// Return the text of an object as code would write it, as far as that is possible.
    #[positional_only]
    #[plain]
    fn repr(thread: &Thread, obj: Value) -> Result<Value, Raised> {
        protocol::repr(thread, obj)
    }

    /// Return repr(obj) with all characters past ASCII escaped.
    #[positional_only]
    fn ascii(thread: &Thread, obj: Value) -> Result<Value, Raised> {
        protocol::ascii(thread, obj)
    }

    #[rust]
    fn ord_at_once(_: &Thread, arguments: &[Value]) -> Option<Value> {
        let [character] = arguments else {
            return None;
        };
        match character.plain_str()?.as_wtf8() {
            [octet] => Some(Value::from_i32(i32::from(*octet))),
            _ => None,
        }
    }

    /// Return the number of a character.
    #[quick(ord_at_once)]
    #[positional_only]
    fn ord(thread: &Thread, character: Value) -> Result<Value, Raised> {
        let length = if let Some(text) = character.downcast::<Str>() {
            let mut codes = code_points(text.as_wtf8());
            if let (Some(code), None) = (codes.next(), codes.next()) {
                return Ok(Value::from_i32(code as i32));
            }
            text.len()
        } else if character.is::<Bytes>() || character.is::<Native<ByteArray>>() {
            let octets = crate::types::bytes::required_octets(thread, &character)?;
            if let [octet] = *octets {
                return Ok(Value::from_i32(i32::from(octet)));
            }
            octets.len()
        } else {
            let kind = protocol::class_name(character);
            return Err(type_error(format!(
                "ord() expected string of length 1, but {kind} found"
            )));
        };
        Err(type_error(format!(
            "ord() expected a character, but string of length {length} found"
        )))
    }

    #[rust]
    fn chr_at_once(thread: &Thread, arguments: &[Value]) -> Option<Value> {
        let [number] = arguments else {
            return None;
        };
        let octet = u8::try_from(number.to_int()?).ok()?;
        octet
            .is_ascii()
            .then(|| character_string(thread, Some(octet)))
    }

    /// Return the string of the character with a number.
    #[quick(chr_at_once)]
    #[positional_only]
    fn chr(thread: &Thread, i: Value) -> Result<Value, Raised> {
        let code = protocol::to_index_clamped(thread, i)?;
        let found = u32::try_from(code)
            .ok()
            .and_then(|code| from_code_point(thread, code));
        found.ok_or_else(|| value_error("chr() arg not in range(0x110000)"))
    }

    /// Return the text of a value as the format specification says.
    #[positional_only]
    #[signature("(value, format_spec='', /)")]
    fn format(
        thread: &Thread,
        value: Value,
        #[default(Value::ABSENT)] format_spec: Value,
    ) -> Result<Value, Raised> {
        let specification = if format_spec == Value::ABSENT {
            character_string(thread, None)
        } else {
            format_spec
        };
        if !specification.is::<Str>() {
            let kind = protocol::argument_name(specification);
            return Err(type_error(format!(
                "format() argument 2 must be str, not {kind}"
            )));
        }
        protocol::format(thread, value, specification)
    }

    /// Return the hexadecimal digits of an integer, with 0x before them.
    #[positional_only]
    #[plain]
    fn hex(thread: &Thread, number: Value) -> Result<Value, Raised> {
        digits(thread, number, 16, "0x")
    }

    /// Return the octal digits of an integer, with 0o before them.
    #[positional_only]
    #[plain]
    fn oct(thread: &Thread, number: Value) -> Result<Value, Raised> {
        digits(thread, number, 8, "0o")
    }

    /// Return the binary digits of an integer, with 0b before them.
    #[positional_only]
    #[plain]
    fn bin(thread: &Thread, number: Value) -> Result<Value, Raised> {
        digits(thread, number, 2, "0b")
    }

    #[rust]
    fn digits(thread: &Thread, number: Value, radix: u32, prefix: &str) -> Result<Value, Raised> {
        if let Some(small) = number.to_int() {
            return Ok(small_literal(thread, small, radix, prefix));
        }
        let integer = protocol::index(thread, number)?;
        let integer = protocol::to_big_int(integer).unwrap_or_else(|| IBig::from(0));
        let sign = if integer.sign() == dashu_int::Sign::Negative {
            "-"
        } else {
            ""
        };
        let magnitude = integer.unsigned_abs();
        let digits = magnitude.in_radix(radix as u8);
        Ok(thread.string(&format!("{sign}{prefix}{digits}")))
    }

    /// Open a file and return a stream.
    #[signature(
        "(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None)"
    )]
    fn open(
        thread: &Thread,
        #[rest] args: &[Value],
        #[keywords] kwargs: crate::native::Keywords<'_>,
    ) -> Result<Value, Raised> {
        let io = print::module(thread, "_io")?;
        let open = protocol::get_attribute_text(thread, io, "open")?;
        let names: Vec<Value> = kwargs.iter().map(|(name, _)| name).collect();
        let values: Vec<Value> = args
            .iter()
            .copied()
            .chain(kwargs.iter().map(|(_, value)| value))
            .collect();
        let (names, values) = (thread.tuple(&names), thread.tuple(&values));
        let items = |tuple: &Value| tuple.cast::<weft_heap::Tuple>().expect("just made");
        let (names, values) = (items(&names), items(&values));
        protocol::call(
            thread,
            open,
            crate::native::Arguments::with_names(values.items(), names.items()),
        )
    }

    /// Return the dictionary of a module, class, instance or other object that has one, or the local names.
    #[positional_only]
    #[signature("")]
    fn vars(thread: &Thread, #[default(Value::ABSENT)] object: Value) -> Result<Value, Raised> {
        if object == Value::ABSENT {
            return call_builtin(thread, "locals");
        }
        match protocol::try_attribute(thread, object, Name::Dict.value(thread))? {
            Some(dictionary) => Ok(dictionary),
            None => Err(type_error("vars() argument must have __dict__ attribute")),
        }
    }

    /// Return the names in a scope, or of the attributes of an object.
    #[positional_only]
    #[signature("")]
    fn dir(thread: &Thread, #[default(Value::ABSENT)] object: Value) -> Result<Value, Raised> {
        let names = if object == Value::ABSENT {
            let locals = call_builtin(thread, "locals")?;
            protocol::call_method(thread, locals, Name::Keys.value(thread), &[])?
        } else {
            match protocol::call_special(thread, object, crate::names::Special::Dir, &[]) {
                Some(names) => names?,
                None => return Err(type_error("object does not provide __dir__")),
            }
        };

        let builtins = crate::interpreter::Interpreter::of(thread).builtins();
        let sorted = protocol::get_item(thread, builtins, thread.intern("sorted"))?;
        protocol::call_values(thread, sorted, &[names])
    }

    #[rust]
    fn call_builtin(thread: &Thread, name: &str) -> Result<Value, Raised> {
        let builtins = crate::interpreter::Interpreter::of(thread).builtins();
        let function = protocol::get_item(thread, builtins, thread.intern(name))?;
        protocol::call_values(thread, function, &[])
    }
}
