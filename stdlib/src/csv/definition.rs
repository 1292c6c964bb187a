//! The module `_csv`.

/// Readers and writers of tables as text.
#[weft_macros::module(name = "_csv", classes = [super::dialect::class])]
pub mod module {
    use crate::csv::dialect::{self, Quoting};
    use crate::csv::reader::Reader;
    use crate::csv::registry;
    use crate::csv::writer::Writer;
    use crate::exception::exception_class;
    use weft_core::error::{Exception, type_error};
    use weft_core::heap::{BigInteger, Dict, Raised, Thread, Value};
    use weft_core::interpreter::Interpreter;
    use weft_core::native::Keywords;
    use weft_core::protocol;

    #[rust]
    fn first_and_dialect(
        name: &str,
        arguments: &[Value],
    ) -> Result<(Value, Option<Value>), Raised> {
        match arguments {
            [] => Err(type_error(format!(
                "{name} expected at least 1 argument, got 0"
            ))),
            [first] => Ok((*first, None)),
            [first, dialect] => Ok((*first, Some(*dialect))),
            _ => Err(type_error(format!(
                "{name} expected at most 2 arguments, got {}",
                arguments.len()
            ))),
        }
    }

    /// The dialect, which can be given by position or by name.
    #[rust]
    fn dialect_of(
        thread: &Thread,
        positional: Option<Value>,
        dialect: Value,
        keywords: &Keywords<'_>,
    ) -> Result<Value, Raised> {
        let dialect = positional.or(Some(dialect).filter(|dialect| *dialect != Value::ABSENT));
        dialect::make(thread, dialect, keywords)
    }

    /// Iterate over the rows, as lists of strings, of lines that an iterable gives, such as an open file.
    fn reader(
        thread: &Thread,
        #[rest] arguments: &[Value],
        #[keyword_only]
        #[default(Value::ABSENT)]
        dialect: Value,
        #[keywords] keywords: Keywords<'_>,
    ) -> Result<Value, Raised> {
        let (lines, positional) = first_and_dialect("reader", arguments)?;
        let dialect = dialect_of(thread, positional, dialect, &keywords)?;
        Reader::make(thread, lines, dialect)
    }

    /// An object whose writerow() and writerows() write rows to what has a method write.
    fn writer(
        thread: &Thread,
        #[rest] arguments: &[Value],
        #[keyword_only]
        #[default(Value::ABSENT)]
        dialect: Value,
        #[keywords] keywords: Keywords<'_>,
    ) -> Result<Value, Raised> {
        let (file, positional) = first_and_dialect("writer", arguments)?;
        let dialect = dialect_of(thread, positional, dialect, &keywords)?;
        Writer::make(thread, file, dialect)
    }

    /// Store a dialect under a name for reader() and writer(). It is a class, an instance, or options by keyword.
    fn register_dialect(
        thread: &Thread,
        #[rest] arguments: &[Value],
        #[keyword_only]
        #[default(Value::ABSENT)]
        dialect: Value,
        #[keywords] keywords: Keywords<'_>,
    ) -> Result<(), Raised> {
        let (name, positional) = first_and_dialect("register_dialect", arguments)?;
        if !name.is::<weft_core::heap::Str>() {
            return Err(type_error("dialect name must be a string"));
        }
        let dialect = dialect_of(thread, positional, dialect, &keywords)?;
        registry::register(thread, name, dialect)
    }

    /// Forget the dialect of that name. Error where there is none.
    fn unregister_dialect(thread: &Thread, name: Value) -> Result<(), Raised> {
        registry::unregister(thread, name)
    }

    /// Return the dialect of that name. Error where there is none.
    fn get_dialect(thread: &Thread, name: Value) -> Result<Value, Raised> {
        registry::named(thread, name)
    }

    /// Return a list of all known dialect names.
    fn list_dialects(thread: &Thread) -> Result<Value, Raised> {
        let names = registry::dialects(thread).value();
        Ok(protocol::collect_list(thread, names)?.value())
    }

    /// Return how long a field may be that a reader accepts, and set that where limit is passed.
    fn field_size_limit(
        thread: &Thread,
        #[default(Value::ABSENT)] new_limit: Value,
    ) -> Result<i64, Raised> {
        if new_limit == Value::ABSENT {
            return Ok(registry::limit(thread));
        }
        if !new_limit.is_int() && !new_limit.is_bool() && !new_limit.is::<BigInteger>() {
            return Err(type_error("limit must be an integer"));
        }
        let limit = protocol::to_i64(thread, new_limit)?;
        Ok(registry::set_limit(thread, limit))
    }

    #[attributes]
    fn attributes(thread: &Thread, dictionary: &Dict) -> Result<(), Raised> {
        let set = |name: &str, value| dictionary.set_simple(thread, thread.intern(name), value);
        for (name, quoting) in Quoting::ALL {
            set(name, Value::from_i32(quoting as i32));
        }
        set("Reader", Interpreter::class_of::<Reader>(thread).0);
        set("Writer", Interpreter::class_of::<Writer>(thread).0);
        set("_dialects", registry::dialects(thread).value());
        set(
            "Error",
            exception_class(thread, "_csv", "Error", Exception::Exception)?,
        );
        Ok(())
    }
}
