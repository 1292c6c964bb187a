//! The class `TextIOWrapper`.

/// Character and line based layer over a buffer of octets.
#[weft_macros::class(name = "TextIOWrapper", module = "_io", bases = ["_TextIOBase"], subclassable, dictionary, payload = crate::io::text::Text)]
pub mod class {
    use crate::io::base::call;
    use crate::io::file::name_text;
    use crate::io::text::newline::Newlines;
    use crate::io::text::registered::find_encoding;
    use crate::io::text::{Settings, Text};
    use crate::io::unsupported::unsupported;
    use weft_core::error::{Exception, catch, stop_iteration, type_error};
    use weft_core::heap::{Native, Raised, Str, Thread, Value};
    use weft_core::interpreter::Interpreter;
    use weft_core::native::Arguments;
    use weft_core::protocol;
    use weft_core::types::bytes::codec::{self, strict_name};
    use weft_core::types::construct::new_instance;

    #[new]
    fn new(class: Value, thread: &Thread, _arguments: Arguments<'_>) -> Result<Value, Raised> {
        let stream = new_instance(thread, class, Text::default())?;
        crate::io::base::watch(thread, class, stream);
        Ok(stream)
    }

    fn __init__(
        this: &Native<Text>,
        thread: &Thread,
        buffer: Value,
        #[default(Value::NONE)] encoding: Value,
        #[default(Value::NONE)] errors: Value,
        #[default(Value::NONE)] newline: Value,
        #[default(false)] line_buffering: bool,
        #[default(false)] write_through: bool,
    ) -> Result<(), Raised> {
        this.unset();
        let settings = settings_of(
            thread,
            encoding,
            errors,
            newline,
            line_buffering,
            write_through,
        )?;
        for ability in ["readable", "writable", "seekable"] {
            crate::io::buffered::is_able(thread, buffer, ability)?;
        }
        this.set_up(buffer, settings);
        this.find_start(thread)
    }

    /// What the arguments say.
    pub fn settings_of(
        thread: &Thread,
        encoding: Value,
        errors: Value,
        newline: Value,
        line_buffering: bool,
        write_through: bool,
    ) -> Result<Settings, Raised> {
        for (parameter, name) in [("encoding", encoding), ("errors", errors)] {
            if !name.is_none() && !name.is::<Str>() {
                let kind = protocol::class_name(name);
                return Err(type_error(format!(
                    "TextIOWrapper() argument '{parameter}' must be str or None, not {kind}"
                )));
            }
            if let Some(name) = name.downcast::<Str>().filter(|name| name.has_surrogates()) {
                codec::encode(thread, name, "utf-8", "strict")?;
            }
        }
        let encoding_name = if encoding.is_none() {
            "UTF-8"
        } else {
            match strict_name(thread, &encoding, "TextIOWrapper", "encoding")? {
                "locale" => "UTF-8",
                name => name,
            }
        };
        let errors = if errors.is_none() {
            "strict"
        } else {
            strict_name(thread, &errors, "TextIOWrapper", "errors")?
        };
        Ok(Settings {
            encoding: find_encoding(thread, encoding_name)?,
            encoding_name: encoding_name.to_owned(),
            errors: errors.to_owned(),
            newlines: Newlines::of(newline, str::to_owned)?,
            line_buffering,
            write_through,
        })
    }

    /// Write a string; return its length.
    #[positional_only]
    fn write(this: &Native<Text>, thread: &Thread, text: Value) -> Result<Value, Raised> {
        let Some(string) = text.downcast::<Str>() else {
            let kind = protocol::class_name(text);
            return Err(type_error(format!(
                "write() argument must be str, not {kind}"
            )));
        };
        if !this.is_known_writable() {
            this.check_open(thread)?;
            this.check_writable(thread)?;
        }
        Text::write(this, thread, string)?;
        Ok(thread.int(string.len() as i64))
    }

    fn size_of(size: Option<i64>) -> Option<usize> {
        size.and_then(|size| usize::try_from(size).ok())
    }

    /// Read at most size characters, or until the end.
    #[positional_only]
    fn read(
        this: &Native<Text>,
        thread: &Thread,
        #[default] size: Option<i64>,
    ) -> Result<Value, Raised> {
        Text::read(this, thread, size_of(size))
    }

    /// Read a line.
    #[positional_only]
    fn readline(
        this: &Native<Text>,
        thread: &Thread,
        #[default] size: Option<i64>,
    ) -> Result<Value, Raised> {
        this.read_line(thread, size_of(size))
    }

    fn __iter__(this: &Native<Text>, thread: &Thread) -> Result<Value, Raised> {
        this.check_open(thread)?;
        Ok(this.value())
    }

    fn __next__(this: &Native<Text>, thread: &Thread) -> Result<Value, Raised> {
        let line = this.next_line(thread)?;
        line.ok_or_else(|| stop_iteration(thread, Value::NONE))
    }

    /// Write out what is buffered.
    fn flush(this: &Native<Text>, thread: &Thread) -> Result<(), Raised> {
        Text::flush(this, thread)
    }

    /// Write out what is buffered and give the file back to the system. Further calls do nothing.
    fn close(this: &Native<Text>, thread: &Thread) -> Result<(), Raised> {
        if this.is_closed(thread)? {
            return Ok(());
        }
        let flushed = call(thread, this.value(), "flush", &[]).err();
        let flushed = flushed.map(|raised| thread.take_raised(raised));
        let closed = call(thread, this.buffer()?, "close", &[]).map(drop);
        crate::io::base::end_of_closing(thread, flushed, closed)
    }

    /// Flush, and part from the buffer below.
    fn detach(this: &Native<Text>, thread: &Thread) -> Result<Value, Raised> {
        Text::flush(this, thread)?;
        this.part()
    }

    /// Change the position, and return it.
    #[positional_only]
    fn seek(
        this: &Native<Text>,
        thread: &Thread,
        cookie: Value,
        #[default(0)] whence: i64,
    ) -> Result<Value, Raised> {
        Text::seek(this, thread, cookie, whence)
    }

    /// Return the position.
    fn tell(this: &Native<Text>, thread: &Thread) -> Result<i64, Raised> {
        Text::tell(this, thread)
    }

    /// Cut the file off at a position.
    #[positional_only]
    fn truncate(
        this: &Native<Text>,
        thread: &Thread,
        #[default(Value::NONE)] pos: Value,
    ) -> Result<Value, Raised> {
        Text::flush(this, thread)?;
        call(thread, this.buffer()?, "truncate", &[pos])
    }

    /// Change how the stream works.
    fn reconfigure(
        this: &Native<Text>,
        thread: &Thread,
        #[keyword_only]
        #[default(Value::NONE)]
        encoding: Value,
        #[default(Value::NONE)] errors: Value,
        #[default(Value::ABSENT)] newline: Value,
        #[default] line_buffering: Option<bool>,
        #[default] write_through: Option<bool>,
    ) -> Result<(), Raised> {
        if this.has_decoded()
            && (!encoding.is_none() || !errors.is_none() || newline != Value::ABSENT)
        {
            return Err(unsupported(
                thread,
                "It is not possible to set the encoding or newline of stream after the first read",
            ));
        }
        let chosen = settings_of(
            thread,
            encoding,
            errors,
            if newline == Value::ABSENT {
                Value::NONE
            } else {
                newline
            },
            false,
            false,
        )?;
        Text::flush(this, thread)?;
        this.buffer()?;
        this.change_settings(|settings| {
            if !encoding.is_none() {
                settings.encoding = chosen.encoding;
                settings.encoding_name = chosen.encoding_name;
                settings.errors = "strict".to_owned();
            }
            if !errors.is_none() {
                settings.errors = chosen.errors;
            }
            if newline != Value::ABSENT {
                settings.newlines = chosen.newlines;
            }
            settings.line_buffering = line_buffering.unwrap_or(settings.line_buffering);
            settings.write_through = write_through.unwrap_or(settings.write_through);
        });
        if encoding.is_none() && errors.is_none() {
            return Ok(());
        }
        this.begin_anew();
        this.find_start(thread)
    }

    /// Whether the file was closed.
    #[getter]
    fn closed(this: &Native<Text>, thread: &Thread) -> Result<bool, Raised> {
        this.is_closed(thread)
    }

    /// The buffer below.
    #[getter]
    #[name("buffer")]
    fn buffer_below(this: &Native<Text>) -> Result<Value, Raised> {
        this.buffer()
    }

    /// The name of the file.
    #[getter]
    fn name(this: &Native<Text>, thread: &Thread) -> Result<Value, Raised> {
        protocol::get_attribute_text(thread, this.buffer()?, "name")
    }

    /// The encoding.
    #[getter]
    #[member]
    fn encoding(this: &Native<Text>) -> Result<String, Raised> {
        Ok(this.settings()?.encoding_name)
    }

    /// The handler of errors.
    #[getter]
    fn errors(this: &Native<Text>) -> Result<String, Raised> {
        Ok(this.settings()?.errors)
    }

    /// Whether the stream is flushed at the end of each line.
    #[getter]
    #[member]
    fn line_buffering(this: &Native<Text>) -> Result<bool, Raised> {
        Ok(this.settings()?.line_buffering)
    }

    /// Whether what is written is passed on at once.
    #[getter]
    #[member]
    fn write_through(this: &Native<Text>) -> Result<bool, Raised> {
        Ok(this.settings()?.write_through)
    }

    /// The ends of lines that were seen so far.
    #[getter]
    fn newlines(this: &Native<Text>, thread: &Thread) -> Value {
        this.newlines_seen(thread)
    }

    /// Return the descriptor of the file.
    fn fileno(this: &Native<Text>, thread: &Thread) -> Result<Value, Raised> {
        call(thread, this.buffer()?, "fileno", &[])
    }

    /// Return whether the file is a terminal.
    fn isatty(this: &Native<Text>, thread: &Thread) -> Result<Value, Raised> {
        call(thread, this.buffer()?, "isatty", &[])
    }

    /// Return whether the file can be read from.
    fn readable(this: &Native<Text>, thread: &Thread) -> Result<Value, Raised> {
        call(thread, this.buffer()?, "readable", &[])
    }

    /// Return whether the file can be written to.
    fn writable(this: &Native<Text>, thread: &Thread) -> Result<Value, Raised> {
        call(thread, this.buffer()?, "writable", &[])
    }

    /// Return whether the file has positions.
    fn seekable(this: &Native<Text>, thread: &Thread) -> Result<Value, Raised> {
        call(thread, this.buffer()?, "seekable", &[])
    }

    fn __repr__(this: &Native<Text>, thread: &Thread) -> Result<String, Raised> {
        let own = Interpreter::class_of::<Text>(thread).0;
        let encoding = this.settings()?.encoding_name;
        let kind = if thread.class_of(this.value()) == own {
            "_io.TextIOWrapper".to_owned()
        } else {
            protocol::class_name(this.value())
        };
        let mut text = format!("<{kind}");
        if !this.has_buffer() {
            return Ok(format!("{text} encoding='{encoding}'>"));
        }
        for name in ["name", "mode"] {
            let found = protocol::try_attribute(thread, this.value(), thread.intern(name));
            // What lies below may be parted from its file.
            let found = catch(thread, found, Exception::ValueError)?;
            if let Ok(Some(value)) = found {
                text.push_str(&format!(" {name}={}", name_text(thread, value)?));
            }
        }
        text.push_str(&format!(" encoding='{encoding}'>"));
        Ok(text)
    }

    /// Streams cannot be pickled, unless a class says how.
    fn __getstate__(this: &Native<Text>) -> Result<(), Raised> {
        Err(crate::io::base::not_pickled(this.value()))
    }

    fn __del__(this: &Native<Text>, thread: &Thread) -> Result<(), Raised> {
        if !this.has_buffer() {
            return Ok(());
        }
        // At the end of the interpreter standard streams that the program made are still written to.
        let modules = Interpreter::of(thread).modules();
        if let Some(sys) = modules.get_simple(thread, thread.intern("sys")) {
            for name in ["stdout", "stderr"] {
                let stream = protocol::try_attribute(thread, sys, thread.intern(name))?;
                if stream == Some(this.value()) {
                    return Text::flush(this, thread);
                }
            }
        }
        crate::io::base::close_quietly(thread, this.value())
    }
}
