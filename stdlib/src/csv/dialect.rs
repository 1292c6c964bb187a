//! Dialects: which characters mean what in a file of rows.

use super::registry::named;
use weft_core::error::{Exception, is_raised, type_error, value_error};
use weft_core::heap::{Native, Raised, Str, Thread, Trace, Tracer, Value};
use weft_core::native::Keywords;
use weft_core::protocol;
use weft_core::types::str::{characters_in, code_points};

/// Which fields are quoted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Quoting {
    /// Those that could be read wrongly otherwise.
    Minimal,
    /// All.
    All,
    /// All but numbers; what is not quoted is read as one.
    NonNumeric,
    /// None.
    Nothing,
    /// Strings; what is not quoted is read as a number, or as `None` if it is empty.
    Strings,
    /// All but `None`, which is what an empty field without quotes is read as.
    NotNull,
}

impl Quoting {
    /// Their names and numbers.
    pub const ALL: [(&'static str, Quoting); 6] = [
        ("QUOTE_MINIMAL", Quoting::Minimal),
        ("QUOTE_ALL", Quoting::All),
        ("QUOTE_NONNUMERIC", Quoting::NonNumeric),
        ("QUOTE_NONE", Quoting::Nothing),
        ("QUOTE_STRINGS", Quoting::Strings),
        ("QUOTE_NOTNULL", Quoting::NotNull),
    ];
}

/// A dialect. Characters are code points.
pub struct Dialect {
    /// What separates fields.
    pub delimiter: u32,
    /// What stands around a field.
    pub quote: Option<u32>,
    /// What takes the meaning of the next character away.
    pub escape: Option<u32>,
    /// What rows are written with at their ends, in WTF-8.
    pub line_end: Vec<u8>,
    /// Which fields are quoted.
    pub quoting: Quoting,
    /// Whether a quote inside of quotes is written twice.
    pub doubles_quotes: bool,
    /// Whether spaces behind a delimiter are skipped.
    pub skips_space: bool,
    /// Whether wrong input is an error.
    pub is_strict: bool,
}

impl Trace for Dialect {
    fn trace(&self, _: &mut Tracer<'_>) {}
}

const NAMES: [&str; 8] = [
    "delimiter",
    "doublequote",
    "escapechar",
    "lineterminator",
    "quotechar",
    "quoting",
    "skipinitialspace",
    "strict",
];

/// The dialect that `reader`, `writer` and `register_dialect` are told: one that is there, changed by keyword arguments.
pub fn make(
    thread: &Thread,
    dialect: Option<Value>,
    keywords: &Keywords<'_>,
) -> Result<Value, Raised> {
    let mut base = dialect.filter(|dialect| !dialect.is_none());
    if let Some(name) = base.filter(|base| base.is::<Str>()) {
        base = Some(named(thread, name)?);
    }
    for (name, _) in keywords.iter() {
        let text = protocol::text_of(&name).unwrap_or_default();
        if !NAMES.contains(&text) {
            return Err(type_error(format!(
                "this function got an unexpected keyword argument '{text}'"
            )));
        }
    }
    if let Some(base) = base
        && keywords.is_empty()
        && base.is::<Native<Dialect>>()
    {
        return Ok(base);
    }
    let mut values = [None; 8];
    for (value, name) in values.iter_mut().zip(NAMES) {
        *value = match (keywords.get(name), base) {
            (Some(given), _) => Some(given),
            (None, Some(base)) => match protocol::get_attribute_text(thread, base, name) {
                Ok(value) => Some(value),
                Err(raised) if is_raised(thread, Exception::AttributeError) => {
                    thread.take_raised(raised);
                    None
                }
                Err(raised) => return Err(raised),
            },
            (None, None) => None,
        };
    }
    let dialect = read(thread, values)?;
    dialect.check()?;
    Ok(weft_core::interpreter::new_native(thread, dialect).value())
}

fn read(thread: &Thread, values: [Option<Value>; 8]) -> Result<Dialect, Raised> {
    let [
        delimiter,
        double,
        escape,
        line_end,
        quote,
        quoting,
        skip,
        strict,
    ] = values;
    let truth = |value: Option<Value>, default: bool| {
        value.map_or(Ok(default), |value| protocol::truth(thread, value))
    };
    let quote_is_none = quote.is_some_and(Value::is_none);
    Ok(Dialect {
        delimiter: match delimiter {
            None => u32::from(','),
            Some(value) => character("delimiter", value, "")?,
        },
        doubles_quotes: truth(double, true)?,
        escape: match escape {
            Some(value) if !value.is_none() => Some(character("escapechar", value, " or None")?),
            _ => None,
        },
        line_end: match line_end {
            None => b"\r\n".to_vec(),
            Some(value) => match value.downcast::<Str>() {
                Some(text) => text.as_wtf8().to_vec(),
                None => {
                    let kind = protocol::class_name(value);
                    return Err(type_error(format!(
                        "\"lineterminator\" must be a string, not {kind}"
                    )));
                }
            },
        },
        quote: match quote {
            None => Some(u32::from('"')),
            Some(value) if value.is_none() => None,
            Some(value) => Some(character("quotechar", value, " or None")?),
        },
        quoting: match quoting {
            None if quote_is_none => Quoting::Nothing,
            None => Quoting::Minimal,
            Some(value) => quoting_of(value)?,
        },
        skips_space: truth(skip, false)?,
        is_strict: truth(strict, false)?,
    })
}

fn quoting_of(value: Value) -> Result<Quoting, Raised> {
    if !value.is_int() {
        return Err(type_error(format!(
            "\"quoting\" must be an integer, not {}",
            protocol::class_name(value)
        )));
    }
    let known = value
        .to_int()
        .and_then(|number| usize::try_from(number).ok())
        .and_then(|number| Quoting::ALL.get(number));
    match known {
        Some((_, quoting)) => Ok(*quoting),
        None => Err(type_error("bad \"quoting\" value")),
    }
}

fn character(name: &str, value: Value, or: &str) -> Result<u32, Raised> {
    let Some(text) = value.downcast::<Str>() else {
        return Err(type_error(format!(
            "\"{name}\" must be a unicode character{or}, not {}",
            protocol::class_name(value)
        )));
    };
    let mut codes = code_points(text.as_wtf8());
    match (codes.next(), codes.next()) {
        (Some(code), None) => Ok(code),
        _ => Err(type_error(format!(
            "\"{name}\" must be a unicode character{or}, not a string of length {}",
            characters_in(text.as_wtf8())
        ))),
    }
}

impl Dialect {
    /// The dialect of an object of the class.
    pub fn of(value: &Value) -> &Dialect {
        value
            .downcast::<Native<Dialect>>()
            .expect("readers and writers have a dialect")
    }

    /// Fails for characters that cannot mean what they are to mean.
    fn check(&self) -> Result<(), Raised> {
        if self.quoting != Quoting::Nothing && self.quote.is_none() {
            return Err(type_error("quotechar must be set if quoting enabled"));
        }
        let characters = [
            ("delimiter", Some(self.delimiter), true),
            ("escapechar", self.escape, !self.skips_space),
            ("quotechar", self.quote, !self.skips_space),
        ];
        for (name, character, allows_space) in characters {
            let is_bad = match character {
                Some(0x0a | 0x0d) => true,
                Some(0x20) => !allows_space,
                _ => false,
            };
            if is_bad {
                return Err(value_error(format!("bad {name} value")));
            }
        }
        for (place, (name, character, _)) in characters.iter().enumerate() {
            for (other, second, _) in &characters[place + 1..] {
                if character.is_some() && character == second {
                    return Err(value_error(format!("bad {name} or {other} value")));
                }
            }
        }
        for (name, character, _) in characters {
            let is_in_end = character
                .is_some_and(|character| code_points(&self.line_end).any(|code| code == character));
            if is_in_end {
                return Err(value_error(format!("bad {name} or lineterminator value")));
            }
        }
        Ok(())
    }

    fn text(thread: &Thread, character: Option<u32>) -> Value {
        character
            .and_then(|code| weft_core::types::str::from_code_point(thread, code))
            .unwrap_or(Value::NONE)
    }
}

/// CSV dialect
#[weft_core::class(name = "Dialect", module = "_csv", payload = Dialect)]
pub mod class {
    use super::{Dialect, make};
    use weft_core::error::type_error;
    use weft_core::heap::{Native, Raised, Thread, Value};
    use weft_core::native::Keywords;
    use weft_core::types::str::from_octets;

    #[new]
    fn new(
        _class: Value,
        thread: &Thread,
        #[rest] arguments: &[Value],
        #[keywords] keywords: Keywords<'_>,
    ) -> Result<Value, Raised> {
        if arguments.len() > 1 {
            return Err(type_error(format!(
                "function takes at most 1 positional argument ({} given)",
                arguments.len()
            )));
        }
        make(thread, arguments.first().copied(), &keywords)
    }

    #[getter]
    fn delimiter(this: &Native<Dialect>, thread: &Thread) -> Value {
        Dialect::text(thread, Some(this.delimiter))
    }

    #[getter]
    fn doublequote(this: &Native<Dialect>) -> bool {
        this.doubles_quotes
    }

    #[getter]
    fn escapechar(this: &Native<Dialect>, thread: &Thread) -> Value {
        Dialect::text(thread, this.escape)
    }

    #[getter]
    fn lineterminator(this: &Native<Dialect>, thread: &Thread) -> Value {
        from_octets(thread, &this.line_end)
    }

    #[getter]
    fn quotechar(this: &Native<Dialect>, thread: &Thread) -> Value {
        Dialect::text(thread, this.quote)
    }

    #[getter]
    fn quoting(this: &Native<Dialect>) -> i64 {
        this.quoting as i64
    }

    #[getter]
    fn skipinitialspace(this: &Native<Dialect>) -> bool {
        this.skips_space
    }

    #[getter]
    fn strict(this: &Native<Dialect>) -> bool {
        this.is_strict
    }

    fn __reduce_ex__(
        _this: &Native<Dialect>,
        #[positional_only] _protocol: Value,
    ) -> Result<Value, Raised> {
        Err(type_error("cannot pickle 'Dialect' instances"))
    }
}
