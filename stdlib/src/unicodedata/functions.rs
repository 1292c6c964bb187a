//! The functions of `unicodedata`.

use super::tables::TABLES;
use unicode_normalization::UnicodeNormalization;
use weft_core::error::{type_error, value_error};
use weft_core::heap::{Raised, ShapeId, Str, Thread, Value};
use weft_core::interpreter::limits::{check, while_going_on};
use weft_core::protocol;

/// The only character of an argument.
fn character(function: &str, argument: &str, value: &Value) -> Result<u32, Raised> {
    let Some(text) = value.downcast::<Str>() else {
        let kind = if value.is_none() {
            "None".to_owned()
        } else {
            protocol::class_name(*value).to_string()
        };
        return Err(type_error(format!(
            "{function}() {argument} must be a unicode character, not {kind}"
        )));
    };
    let mut points = points(text);
    match (points.next(), points.next()) {
        (Some(point), None) => Ok(point),
        _ => Err(type_error(format!(
            "{function}(): {argument} must be a unicode character, not a string of length {}",
            self::points(text).count()
        ))),
    }
}

/// The code points of a text, lone surrogates among them.
fn points(text: &Str) -> impl Iterator<Item = u32> + '_ {
    let octets = text.as_wtf8();
    let mut position = 0;
    std::iter::from_fn(move || {
        let first = u32::from(*octets.get(position)?);
        let length = match first {
            0..0x80 => 1,
            0x80..0xe0 => 2,
            0xe0..0xf0 => 3,
            _ => 4,
        };
        let bits = if length == 1 {
            first
        } else {
            first & (0x7f >> length)
        };
        let point = octets[position + 1..(position + length).min(octets.len())]
            .iter()
            .fold(bits, |point, octet| point << 6 | u32::from(octet & 0x3f));
        position += length;
        Some(point)
    })
}

/// Which form a text is brought into.
#[derive(Clone, Copy)]
enum Form {
    Composed,
    CompatiblyComposed,
    Decomposed,
    CompatiblyDecomposed,
}

fn form(name: &str) -> Result<Form, Raised> {
    match name {
        "NFC" => Ok(Form::Composed),
        "NFKC" => Ok(Form::CompatiblyComposed),
        "NFD" => Ok(Form::Decomposed),
        "NFKD" => Ok(Form::CompatiblyDecomposed),
        _ => Err(value_error("invalid normalization form")),
    }
}

fn normalized(text: &str, form: Form) -> String {
    match form {
        Form::Composed => collected(text.nfc()),
        Form::CompatiblyComposed => collected(text.nfkc()),
        Form::Decomposed => collected(text.nfd()),
        Form::CompatiblyDecomposed => collected(text.nfkd()),
    }
}

/// A text of characters, as many as a program wants that goes on.
fn collected(characters: impl Iterator<Item = char>) -> String {
    while_going_on(characters).collect()
}

/// A text in a form. Lone surrogates, and characters that this version of Unicode lacks, stay what they are and
/// separate what is around them.
fn normalized_octets(text: &Str, form: Form) -> Vec<u8> {
    let is_known = |point: u32| !matches!(TABLES.properties(point).category, "Cn" | "Cs");
    if while_going_on(points(text)).all(is_known) {
        return normalized(text.as_str(), form).into_bytes();
    }
    let (mut octets, mut stretch) = (Vec::new(), String::new());
    for point in points(text) {
        match char::from_u32(point).filter(|_| is_known(point)) {
            Some(character) => stretch.push(character),
            None => {
                octets.extend(normalized(&std::mem::take(&mut stretch), form).into_bytes());
                octets.extend(crate::ast::generalised_utf8(&[point]));
            }
        }
    }
    octets.extend(normalized(&stretch, form).into_bytes());
    octets
}

fn text_of<'a>(function: &str, place: &str, value: &'a Value) -> Result<&'a Str, Raised> {
    value.downcast::<Str>().ok_or_else(|| {
        let kind = protocol::class_name(*value);
        type_error(format!("{function}() {place} must be str, not {kind}"))
    })
}

fn in_form(thread: &Thread, text: &Str, form: Form) -> Result<Value, Raised> {
    let octets = normalized_octets(text, form);
    check(thread)?;
    Ok(Str::from_wtf8(thread, ShapeId::STR, &octets).value())
}

/// The value to return where a character has none, if it was given.
fn or_raise(default: Value, error: impl FnOnce() -> Raised) -> Result<Value, Raised> {
    if default == Value::ABSENT {
        Err(error())
    } else {
        Ok(default)
    }
}

/// What the Unicode Character Database says of each character, and the
/// normal forms of text.
#[weft_macros::module(name = "unicodedata")]
pub mod module {
    use super::{TABLES, character, check, form, in_form, normalized_octets, or_raise, text_of};
    use weft_core::error::{Exception, raise, value_error};
    use weft_core::heap::{Dict, Raised, Thread, Value};
    use weft_core::protocol;

    #[attributes]
    fn attributes(thread: &Thread, dictionary: &Dict) -> Result<(), Raised> {
        let version = thread.string(TABLES.version);
        dictionary.set_simple(thread, thread.intern("unidata_version"), version);
        Ok(())
    }

    fn __getattr__(thread: &Thread, name: Value) -> Result<Value, Raised> {
        let text = protocol::text_of(&name).unwrap_or_default();
        if text != "ucd_3_2_0" && text != "UCD" {
            return Err(raise(
                Exception::AttributeError,
                format!("module 'unicodedata' has no attribute '{text}'"),
            ));
        }
        // Few programs ask for what the standard said long ago.
        let older = weft_core::import::import_module(thread, "_unicode_3_2")?;
        protocol::get_attribute(thread, older, name)
    }

    /// Return the value of a character that is a decimal digit; default for others, or ValueError without one.
    #[positional_only]
    fn decimal(
        thread: &Thread,
        chr: Value,
        #[default(Value::ABSENT)] default: Value,
    ) -> Result<Value, Raised> {
        let point = character("decimal", "argument 1", &chr)?;
        match TABLES.number(point).and_then(|number| number.decimal) {
            Some(value) => Ok(thread.int(i64::from(value))),
            None => or_raise(default, || value_error("not a decimal")),
        }
    }

    /// Return the value of a character that is a digit in a wider sense, such as ²; default for others, or ValueError.
    #[positional_only]
    fn digit(
        thread: &Thread,
        chr: Value,
        #[default(Value::ABSENT)] default: Value,
    ) -> Result<Value, Raised> {
        let point = character("digit", "argument 1", &chr)?;
        match TABLES.number(point).and_then(|number| number.digit) {
            Some(value) => Ok(thread.int(i64::from(value))),
            None => or_raise(default, || value_error("not a digit")),
        }
    }

    /// Return the value of a character that stands for a number, such as ½, as a float; default for others, or
    /// ValueError.
    #[positional_only]
    fn numeric(
        thread: &Thread,
        chr: Value,
        #[default(Value::ABSENT)] default: Value,
    ) -> Result<Value, Raised> {
        let point = character("numeric", "argument 1", &chr)?;
        match TABLES.number(point) {
            Some(number) => Ok(thread.float(number.numeric)),
            None => or_raise(default, || value_error("not a numeric character")),
        }
    }

    /// Return the two letters of the character's general category, such as 'Lu' for capitals.
    #[positional_only]
    fn category(thread: &Thread, chr: Value) -> Result<Value, Raised> {
        let point = character("category", "argument", &chr)?;
        Ok(thread.string(TABLES.properties(point).category))
    }

    /// Return the character's class for the bidirectional algorithm, such as 'L'; '' where none is defined.
    #[positional_only]
    fn bidirectional(thread: &Thread, chr: Value) -> Result<Value, Raised> {
        let point = character("bidirectional", "argument", &chr)?;
        Ok(thread.string(TABLES.properties(point).bidirectional))
    }

    /// Return the canonical combining class of the character; 0 where it does not combine.
    #[positional_only]
    fn combining(chr: Value) -> Result<i64, Raised> {
        let point = character("combining", "argument", &chr)?;
        Ok(i64::from(TABLES.properties(point).combining))
    }

    /// Return 1 for a character that is mirrored in text from right to left, else 0.
    #[positional_only]
    fn mirrored(chr: Value) -> Result<i64, Raised> {
        let point = character("mirrored", "argument", &chr)?;
        Ok(i64::from(TABLES.properties(point).mirrored))
    }

    /// Return the character's width in East Asian text: 'F', 'H', 'W', 'Na', 'A' or 'N'.
    #[positional_only]
    fn east_asian_width(thread: &Thread, chr: Value) -> Result<Value, Raised> {
        let point = character("east_asian_width", "argument", &chr)?;
        Ok(thread.string(TABLES.properties(point).width))
    }

    /// Return what the character decomposes into: numbers in hexadecimal, perhaps after the kind in angle brackets, or
    /// ''.
    #[positional_only]
    fn decomposition(thread: &Thread, chr: Value) -> Result<Value, Raised> {
        let point = character("decomposition", "argument", &chr)?;
        Ok(thread.string(&TABLES.decomposition(point)))
    }

    /// Return the text in a normal form: 'NFC', 'NFKC', 'NFD' or 'NFKD'. ValueError for others.
    #[positional_only]
    fn normalize(thread: &Thread, form: Value, unistr: Value) -> Result<Value, Raised> {
        let name = text_of("normalize", "argument 1", &form)?;
        let text = text_of("normalize", "argument 2", &unistr)?;
        in_form(thread, text, self::form(name.as_str())?)
    }

    /// Whether normalize() of the text with that form would not change it.
    #[positional_only]
    fn is_normalized(thread: &Thread, form: Value, unistr: Value) -> Result<bool, Raised> {
        let name = text_of("is_normalized", "argument 1", &form)?;
        let text = text_of("is_normalized", "argument 2", &unistr)?;
        let form = self::form(name.as_str())?;
        let octets = normalized_octets(text, form);
        check(thread)?;
        Ok(octets == text.as_wtf8())
    }

    /// Return the name of the character; default for one without a name, or ValueError.
    #[positional_only]
    fn name(
        thread: &Thread,
        chr: Value,
        #[default(Value::ABSENT)] default: Value,
    ) -> Result<Value, Raised> {
        let point = character("name", "argument 1", &chr)?;
        let known = TABLES.properties(point).category != "Cn";
        let name = char::from_u32(point)
            .filter(|_| known)
            .and_then(unicode_names2::name);
        match name {
            Some(name) => Ok(thread.string(&name.to_string())),
            None => or_raise(default, || value_error("no such name")),
        }
    }

    /// Return the character of that name, or the sequence of characters. KeyError where there is none.
    #[positional_only]
    fn lookup(thread: &Thread, name: Value) -> Result<Value, Raised> {
        let text = match protocol::text_of(&name) {
            Some(text) => text,
            None => {
                let kind = protocol::class_name(name);
                return Err(weft_core::error::type_error(format!(
                    "a bytes-like object is required, not '{kind}'"
                )));
            }
        };
        match unicode_names2::character(text) {
            Some(character) => Ok(thread.string(&character.to_string())),
            None => Err(raise(
                Exception::KeyError,
                format!("undefined character name '{text}'"),
            )),
        }
    }
}
