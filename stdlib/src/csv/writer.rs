//! Lines of text from rows.

use super::dialect::{Dialect, Quoting};
use super::registry::csv_error;
use weft_core::error::{Exception, is_raised, type_error};
use weft_core::heap::{Raised, Str, Thread, Trace, Tracer, Value};
use weft_core::interpreter::limits::check;
use weft_core::interpreter::new_native;
use weft_core::names::Special;
use weft_core::protocol;
use weft_core::types::str::{code_points, from_octets, push_code_point};

/// A writer.
pub struct Writer {
    write: Value,
    dialect: Value,
}

impl Trace for Writer {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.value(self.write);
        tracer.value(self.dialect);
    }
}

/// A line that is being written.
struct Line<'a> {
    thread: &'a Thread,
    dialect: &'a Dialect,
    text: Vec<u8>,
    fields: usize,
}

/// Whether a field is to be quoted whatever is in it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Quotes {
    Always,
    WhereNeeded,
}

impl Line<'_> {
    /// Adds a field; none is `None`.
    fn push(&mut self, field: Option<&Str>, quotes: Quotes) -> Result<(), Raised> {
        let dialect = self.dialect;
        if self.fields > 0 {
            push_code_point(&mut self.text, dialect.delimiter);
        }
        self.fields += 1;
        let mut is_quoted = quotes == Quotes::Always;
        let mut text = Vec::new();
        for (count, code) in code_points(field.map_or(&[], Str::as_wtf8)).enumerate() {
            if !self.thread.goes_on_after(count) {
                check(self.thread)?;
            }
            let is_quote = dialect.quote == Some(code);
            let is_escape = dialect.escape == Some(code);
            let means_something = is_quote
                || is_escape
                || code == dialect.delimiter
                || matches!(code, 0x0a | 0x0d)
                || code_points(&dialect.line_end).any(|end| end == code);
            if means_something {
                let must_escape = dialect.quoting == Quoting::Nothing
                    || is_escape
                    || is_quote && !dialect.doubles_quotes;
                if must_escape {
                    let Some(escape) = dialect.escape else {
                        return Err(csv_error(
                            self.thread,
                            "need to escape, but no escapechar set",
                        ));
                    };
                    push_code_point(&mut text, escape);
                } else {
                    if is_quote {
                        push_code_point(&mut text, code);
                    }
                    is_quoted = true;
                }
            }
            push_code_point(&mut text, code);
        }
        if text.is_empty() && dialect.delimiter == 0x20 && dialect.skips_space {
            if self.cannot_quote(field) {
                return Err(csv_error(
                    self.thread,
                    "empty field must be quoted if delimiter is a space and skipinitialspace is true",
                ));
            }
            is_quoted = true;
        }
        let quote = dialect.quote.filter(|_| is_quoted);
        if let Some(quote) = quote {
            push_code_point(&mut self.text, quote);
        }
        self.text.extend_from_slice(&text);
        if let Some(quote) = quote {
            push_code_point(&mut self.text, quote);
        }
        Ok(())
    }

    /// Whether the dialect has no quotes for an empty field.
    fn cannot_quote(&self, field: Option<&Str>) -> bool {
        match self.dialect.quoting {
            Quoting::Nothing => true,
            Quoting::Strings | Quoting::NotNull => field.is_none(),
            _ => false,
        }
    }
}

fn is_number(thread: &Thread, value: Value) -> bool {
    protocol::is_number(value)
        || [
            Special::Index,
            Special::Int,
            Special::Float,
            Special::Complex,
        ]
        .into_iter()
        .any(|special| protocol::special_of(thread, value, special).is_some())
}

impl Writer {
    /// A writer to a file.
    pub fn make(thread: &Thread, file: Value, dialect: Value) -> Result<Value, Raised> {
        let write = protocol::try_attribute(thread, file, thread.intern("write"))?
            .filter(|write| protocol::is_callable(thread, *write))
            .ok_or_else(|| type_error("argument 1 must have a \"write\" method"))?;
        Ok(new_native(thread, Writer { write, dialect }).value())
    }

    /// Writes a row, and returns what the file's method does.
    fn write_row(&self, thread: &Thread, row: Value) -> Result<Value, Raised> {
        let dialect = Dialect::of(&self.dialect);
        let fields = match protocol::iterate(thread, row) {
            Err(raised) if is_raised(thread, Exception::TypeError) => {
                thread.take_raised(raised);
                let kind = protocol::class_name(row);
                return Err(csv_error(thread, &format!("iterable expected, not {kind}")));
            }
            result => result?,
        };
        let mut line = Line {
            thread,
            dialect,
            text: Vec::new(),
            fields: 0,
        };
        let mut last_is_none = false;
        while let Some(field) = protocol::next(thread, fields)? {
            let is_quoted = match dialect.quoting {
                Quoting::NonNumeric => !is_number(thread, field),
                Quoting::All => true,
                Quoting::Strings => field.is::<Str>(),
                Quoting::NotNull => !field.is_none(),
                Quoting::Minimal | Quoting::Nothing => false,
            };
            let quotes = if is_quoted {
                Quotes::Always
            } else {
                Quotes::WhereNeeded
            };
            last_is_none = field.is_none();
            if last_is_none {
                line.push(None, quotes)?;
            } else {
                let text = if field.is::<Str>() {
                    field
                } else {
                    protocol::str(thread, field)?
                };
                line.push(text.downcast::<Str>(), quotes)?;
            }
        }
        if line.fields > 0 && line.text.is_empty() {
            let is_impossible = match dialect.quoting {
                Quoting::Nothing => true,
                Quoting::Strings | Quoting::NotNull => last_is_none,
                _ => false,
            };
            if is_impossible {
                return Err(csv_error(
                    thread,
                    "single empty field record must be quoted",
                ));
            }
            // An empty line would be read as a row without fields.
            line.fields = 0;
            line.push(None, Quotes::Always)?;
        }
        line.text.extend_from_slice(&dialect.line_end);
        let text = from_octets(thread, &line.text);
        protocol::call_values(thread, self.write, &[text])
    }
}

/// CSV writer
#[weft_core::class(name = "writer", module = "_csv", payload = Writer)]
pub mod class {
    use super::Writer;
    use weft_core::heap::{Native, Raised, Thread, Value};
    use weft_core::protocol;

    /// Construct and write a CSV record from an iterable of fields.
    fn writerow(
        this: &Native<Writer>,
        thread: &Thread,
        #[positional_only] row: Value,
    ) -> Result<Value, Raised> {
        this.write_row(thread, row)
    }

    /// Construct and write a series of iterables to a csv file.
    fn writerows(
        this: &Native<Writer>,
        thread: &Thread,
        #[positional_only] rows: Value,
    ) -> Result<(), Raised> {
        let rows = protocol::iterate(thread, rows)?;
        while let Some(row) = protocol::next(thread, rows)? {
            this.write_row(thread, row)?;
        }
        Ok(())
    }

    /// The dialect of the writer.
    #[getter]
    fn dialect(this: &Native<Writer>) -> Value {
        this.dialect
    }
}
