//! The class `str`.

/// str(object='') -> str
/// str(bytes_or_buffer[, encoding[, errors]]) -> str
///
/// The text of an object: what its `__str__` gives, or else its `__repr__`. With encoding or errors, the text that the
/// bytes of a buffer stand for.
#[weft_macros::class(name = "str", module = "builtins", bases = ["object"], subclassable)]
pub mod class {
    use crate::error::{type_error, value_error};
    use crate::native::Arguments;
    use crate::protocol;
    use crate::types::bytes::codec;
    use crate::types::iterator::StrIterator;
    use crate::types::sequence;
    use crate::types::str::affix::{self, Side};
    use crate::types::str::construct::new_string;
    use crate::types::str::search::{From, nth_string};
    use crate::types::str::split::LineEnds;
    use crate::types::str::{
        at_once, case, escape, format, parts, search, split, translate, unicode,
    };
    use weft_heap::{Gc, List, Raised, ShapeId, Str, Thread, Value};

    #[quick(at_once::new)]
    #[new]
    fn new(
        class: Value,
        thread: &Thread,
        #[default(Value::ABSENT)] object: Value,
        #[default(Value::ABSENT)] encoding: Value,
        #[default(Value::ABSENT)] errors: Value,
    ) -> Result<Value, Raised> {
        use crate::types::bytes::codec::strict_name;
        let encoding = match &encoding {
            absent if *absent == Value::ABSENT => None,
            given => Some(strict_name(thread, given, "str", "encoding")?),
        };
        let errors = match &errors {
            absent if *absent == Value::ABSENT => None,
            given => Some(strict_name(thread, given, "str", "errors")?),
        };
        new_string(thread, class, object, encoding, errors)
    }

    fn __repr__(this: &Str, thread: &Thread) -> Value {
        escape::repr(thread, this)
    }

    fn __str__(this: &Str, thread: &Thread) -> Value {
        if thread.shape_of(this.value()) == ShapeId::STR {
            return this.value();
        }
        Str::from_wtf8(thread, ShapeId::STR, this.as_wtf8()).value()
    }

    fn __hash__(this: &Str, thread: &Thread) -> Value {
        crate::builtins::hash_value(thread, this.hash(thread))
    }

    fn __eq__(this: &Str, other: Value) -> Value {
        other
            .downcast::<Str>()
            .map_or(Value::NOT_IMPLEMENTED, |other| {
                Value::from_bool(this.equals(other))
            })
    }

    fn __ne__(this: &Str, other: Value) -> Value {
        other
            .downcast::<Str>()
            .map_or(Value::NOT_IMPLEMENTED, |other| {
                Value::from_bool(!this.equals(other))
            })
    }

    fn __lt__(this: &Str, other: Value) -> Value {
        other
            .downcast::<Str>()
            .map_or(Value::NOT_IMPLEMENTED, |other| {
                Value::from_bool(this.as_wtf8() < other.as_wtf8())
            })
    }

    fn __le__(this: &Str, other: Value) -> Value {
        other
            .downcast::<Str>()
            .map_or(Value::NOT_IMPLEMENTED, |other| {
                Value::from_bool(this.as_wtf8() <= other.as_wtf8())
            })
    }

    fn __gt__(this: &Str, other: Value) -> Value {
        other
            .downcast::<Str>()
            .map_or(Value::NOT_IMPLEMENTED, |other| {
                Value::from_bool(this.as_wtf8() > other.as_wtf8())
            })
    }

    fn __ge__(this: &Str, other: Value) -> Value {
        other
            .downcast::<Str>()
            .map_or(Value::NOT_IMPLEMENTED, |other| {
                Value::from_bool(this.as_wtf8() >= other.as_wtf8())
            })
    }

    fn __len__(this: &Str) -> usize {
        this.len()
    }

    fn __iter__(this: &Str, thread: &Thread) -> Value {
        StrIterator::begin(thread, this)
    }

    fn __contains__(this: &Str, key: Value) -> Result<bool, Raised> {
        let Some(wanted) = key.downcast::<Str>() else {
            let kind = protocol::class_name(key);
            return Err(type_error(format!(
                "'in <string>' requires string as left operand, not {kind}"
            )));
        };
        Ok(crate::types::bytes::search::find(this.as_wtf8(), wanted.as_wtf8()).is_some())
    }

    fn __getitem__(this: &Str, thread: &Thread, key: Value) -> Result<Value, Raised> {
        parts::subscript(thread, this, key)
    }

    fn __add__(this: &Str, thread: &Thread, value: Value) -> Result<Value, Raised> {
        match value.downcast::<Str>() {
            Some(other) if other.is_empty() && thread.shape_of(this.value()) == ShapeId::STR => {
                Ok(this.value())
            }
            Some(other) if this.is_empty() && thread.shape_of(value) == ShapeId::STR => {
                Ok(other.value())
            }
            Some(other) => Ok(Str::concatenate(thread, this, other).value()),
            None => Err(sequence::not_joined(value, "str")),
        }
    }

    fn __mul__(this: &Str, thread: &Thread, value: Value) -> Result<Value, Raised> {
        match sequence::repetitions(thread, value)? {
            Some(count) => affix::repeat(thread, this, count),
            None => Err(sequence::not_a_count(value)),
        }
    }

    fn __rmul__(this: &Str, thread: &Thread, value: Value) -> Result<Value, Raised> {
        __mul__(this, thread, value)
    }

    fn __mod__(this: &Str, thread: &Thread, value: Value) -> Result<Value, Raised> {
        crate::format::percent::format_str(thread, this, value)
    }

    fn __rmod__(this: &Str, thread: &Thread, value: Value) -> Result<Value, Raised> {
        match value.downcast::<Str>() {
            Some(template) => crate::format::percent::format_str(thread, template, this.value()),
            None => Ok(Value::NOT_IMPLEMENTED),
        }
    }

    fn __format__(this: &Str, thread: &Thread, format_spec: Value) -> Result<Value, Raised> {
        crate::format::format_str_value(thread, this, format_spec)
    }

    fn __getnewargs__(this: &Str, thread: &Thread) -> Value {
        let text = __str__(this, thread);
        thread.tuple(&[text])
    }

    fn __sizeof__(this: &Str) -> usize {
        this.value().size()
    }

    /// Return a capitalized version of the string: the first character in title case, the others in lower case.
    #[plain]
    fn capitalize(this: &Str, thread: &Thread) -> Result<Value, Raised> {
        case::capitalize(thread, this)
    }

    /// Return a version of the string that suits caseless comparison.
    #[plain]
    fn casefold(this: &Str, thread: &Thread) -> Result<Value, Raised> {
        case::fold(thread, this)
    }

    /// Return a centered string of the given width.
    #[positional_only]
    #[signature("($self, width, fillchar=' ', /)")]
    #[plain]
    fn center(
        this: &Str,
        thread: &Thread,
        width: Value,
        #[default(Value::ABSENT)] fillchar: Value,
    ) -> Result<Value, Raised> {
        let width = crate::protocol::to_i64(thread, width)?;
        let fill = fill_argument(fillchar)?;
        let missing = affix::missing(this, width);
        // An odd gap's extra character goes left if the width is odd.
        let before = missing / 2 + (missing & width.max(0) as usize & 1);
        affix::pad(thread, this, before, missing - before, fill)
    }

    /// Return how often sub occurs between start and end, without overlap.
    #[positional_only]
    #[signature("")]
    #[plain]
    fn count(
        this: &Str,
        thread: &Thread,
        sub: Value,
        #[default(Value::NONE)] start: Value,
        #[default(Value::NONE)] end: Value,
    ) -> Result<usize, Raised> {
        search::count(thread, this, search::needle(&sub, "count")?, start, end)
    }

    /// Encode the string to bytes.
    #[quick(at_once::encode)]
    #[signature("($self, /, encoding='utf-8', errors='strict')")]
    fn encode(
        this: &Str,
        thread: &Thread,
        #[default(Value::ABSENT)] encoding: Value,
        #[default(Value::ABSENT)] errors: Value,
    ) -> Result<Value, Raised> {
        let encoding = codec::name_argument(thread, &encoding, "encode", "encoding", "utf-8")?;
        let errors = codec::name_argument(thread, &errors, "encode", "errors", "strict")?;
        codec::encode(thread, this, encoding, errors)
    }

    /// Return whether the string ends with the suffix, or with one of a tuple of suffixes.
    #[positional_only]
    #[signature("")]
    #[plain]
    fn endswith(
        this: &Str,
        thread: &Thread,
        suffix: Value,
        #[default(Value::NONE)] start: Value,
        #[default(Value::NONE)] end: Value,
    ) -> Result<bool, Raised> {
        affix::has_affix(thread, this, suffix, start, end, From::Right)
    }

    /// Return a copy in which tabs are expanded to spaces.
    #[plain]
    fn expandtabs(
        this: &Str,
        thread: &Thread,
        #[default(8)] tabsize: i32,
    ) -> Result<Value, Raised> {
        case::expand_tabs(thread, this, tabsize)
    }

    /// Return the lowest index at which the substring is found between start and end, or -1.
    #[positional_only]
    #[signature("")]
    #[plain]
    fn find(
        this: &Str,
        thread: &Thread,
        sub: Value,
        #[default(Value::NONE)] start: Value,
        #[default(Value::NONE)] end: Value,
    ) -> Result<i64, Raised> {
        let found = search::find(
            thread,
            this,
            search::needle(&sub, "find")?,
            start,
            end,
            From::Left,
        )?;
        Ok(found.map_or(-1, |index| index as i64))
    }

    /// Return a formatted version of the string, with the arguments in its replacement fields.
    fn format(this: &Str, thread: &Thread, arguments: Arguments<'_>) -> Result<Value, Raised> {
        format::format(thread, this, format::Source::Arguments(arguments))
    }

    /// Return a formatted version of the string, with values from the mapping.
    #[positional_only]
    fn format_map(this: &Str, thread: &Thread, mapping: Value) -> Result<Value, Raised> {
        format::format(thread, this, format::Source::Mapping(mapping))
    }

    /// Return the lowest index at which the substring is found between start and end; ValueError if it is not found.
    #[positional_only]
    #[signature("")]
    #[plain]
    fn index(
        this: &Str,
        thread: &Thread,
        sub: Value,
        #[default(Value::NONE)] start: Value,
        #[default(Value::NONE)] end: Value,
    ) -> Result<usize, Raised> {
        let found = search::find(
            thread,
            this,
            search::needle(&sub, "index")?,
            start,
            end,
            From::Left,
        )?;
        found.ok_or_else(|| value_error("substring not found"))
    }

    /// Return whether all characters are letters or numbers and there is at least one.
    #[plain]
    fn isalnum(this: &Str) -> bool {
        case::all(this, unicode::is_alphanumeric)
    }

    /// Return whether all characters are letters and there is at least one.
    #[plain]
    fn isalpha(this: &Str) -> bool {
        case::all(this, unicode::is_alpha)
    }

    /// Return whether all characters are ASCII.
    #[plain]
    fn isascii(this: &Str) -> bool {
        this.is_ascii()
    }

    /// Return whether all characters are decimal digits and there is at least one.
    #[plain]
    fn isdecimal(this: &Str) -> bool {
        case::all(this, unicode::is_decimal)
    }

    /// Whether there are characters and all of them are digits in the sense of Unicode, such as ².
    #[plain]
    fn isdigit(this: &Str) -> bool {
        case::all(this, |character| unicode::digit_value(character).is_some())
    }

    /// Return whether the string is an identifier.
    #[plain]
    fn isidentifier(this: &Str) -> bool {
        !this.has_surrogates() && unicode::is_identifier(this.as_str())
    }

    /// Return whether all cased characters are lower case and there is at least one.
    #[plain]
    fn islower(this: &Str) -> bool {
        case::is_lower(this)
    }

    /// Whether there are characters and all of them stand for numbers, such as ½.
    #[plain]
    fn isnumeric(this: &Str) -> bool {
        case::all(this, unicode::is_numeric)
    }

    /// Return whether all characters are printable.
    #[plain]
    fn isprintable(this: &Str) -> bool {
        case::is_printable(this)
    }

    /// Return whether all characters are white space and there is at least one.
    #[plain]
    fn isspace(this: &Str) -> bool {
        case::all(this, unicode::is_space)
    }

    /// Return whether the string is in title case and has at least one cased character.
    #[plain]
    fn istitle(this: &Str) -> bool {
        case::is_title(this)
    }

    /// Return whether all cased characters are upper case and there is at least one.
    #[plain]
    fn isupper(this: &Str) -> bool {
        case::is_upper(this)
    }

    /// Concatenate the strings of an iterable, with this string between them.
    #[direct(at_once::join)]
    #[positional_only]
    fn join(this: &Str, thread: &Thread, iterable: Value) -> Result<Value, Raised> {
        split::join(thread, this, iterable)
    }

    /// Return a left-justified string of the given width.
    #[positional_only]
    #[signature("($self, width, fillchar=' ', /)")]
    #[plain]
    fn ljust(
        this: &Str,
        thread: &Thread,
        width: i64,
        #[default(Value::ABSENT)] fillchar: Value,
    ) -> Result<Value, Raised> {
        affix::pad(
            thread,
            this,
            0,
            affix::missing(this, width),
            fill_argument(fillchar)?,
        )
    }

    /// Return a copy in lower case.
    #[plain]
    fn lower(this: &Str, thread: &Thread) -> Result<Value, Raised> {
        case::lower(thread, this)
    }

    /// Return a copy without leading white space, or without leading characters of chars.
    #[positional_only]
    #[plain]
    fn lstrip(
        this: &Str,
        thread: &Thread,
        #[default(Value::NONE)] chars: Value,
    ) -> Result<Value, Raised> {
        affix::strip(thread, this, chars, Side::Left, "lstrip")
    }

    /// Return a translation table that str.translate can use.
    #[static_method]
    #[positional_only]
    #[signature("")]
    fn maketrans(
        thread: &Thread,
        x: Value,
        #[default(Value::ABSENT)] y: Value,
        #[default(Value::ABSENT)] z: Value,
    ) -> Result<Value, Raised> {
        translate::make_table(thread, x, y, z)
    }

    /// Split at the first separator: the part before it, the separator, and the part after it.
    #[positional_only]
    #[plain]
    fn partition(this: &Str, thread: &Thread, sep: Value) -> Result<Value, Raised> {
        affix::partition(thread, this, sep, From::Left)
    }

    /// Return the string without the prefix, if it begins with that.
    #[positional_only]
    #[plain]
    fn removeprefix(this: &Str, thread: &Thread, prefix: Value) -> Result<Value, Raised> {
        let wanted = only_string(&prefix, "removeprefix")?.as_wtf8();
        let octets = this.as_wtf8();
        let start = if octets.starts_with(wanted) {
            wanted.len()
        } else {
            0
        };
        Ok(parts::range_of(thread, this, start, octets.len()))
    }

    /// Return the string without the suffix, if it ends with that.
    #[positional_only]
    #[plain]
    fn removesuffix(this: &Str, thread: &Thread, suffix: Value) -> Result<Value, Raised> {
        let wanted = only_string(&suffix, "removesuffix")?.as_wtf8();
        let octets = this.as_wtf8();
        let end = if octets.ends_with(wanted) {
            octets.len() - wanted.len()
        } else {
            octets.len()
        };
        Ok(parts::range_of(thread, this, 0, end))
    }

    /// Return a copy with all occurrences of old replaced by new, or the first count of them.
    #[plain]
    fn replace(
        this: &Str,
        thread: &Thread,
        #[positional_only] old: Value,
        #[positional_only] new: Value,
        #[default(Value::from_i32(-1))] count: Value,
    ) -> Result<Value, Raised> {
        let old = nth_string(&old, "replace", 1)?;
        let new = nth_string(&new, "replace", 2)?;
        let count = protocol::to_i64(thread, count)?;
        search::replace(thread, this, old, new, count)
    }

    /// Return the highest index at which the substring is found between start and end, or -1.
    #[positional_only]
    #[signature("")]
    #[plain]
    fn rfind(
        this: &Str,
        thread: &Thread,
        sub: Value,
        #[default(Value::NONE)] start: Value,
        #[default(Value::NONE)] end: Value,
    ) -> Result<i64, Raised> {
        let found = search::find(
            thread,
            this,
            search::needle(&sub, "rfind")?,
            start,
            end,
            From::Right,
        )?;
        Ok(found.map_or(-1, |index| index as i64))
    }

    /// Return the highest index at which the substring is found between start and end; ValueError if it is not found.
    #[positional_only]
    #[signature("")]
    #[plain]
    fn rindex(
        this: &Str,
        thread: &Thread,
        sub: Value,
        #[default(Value::NONE)] start: Value,
        #[default(Value::NONE)] end: Value,
    ) -> Result<usize, Raised> {
        let found = search::find(
            thread,
            this,
            search::needle(&sub, "rindex")?,
            start,
            end,
            From::Right,
        )?;
        found.ok_or_else(|| value_error("substring not found"))
    }

    /// Return a right-justified string of the given width.
    #[positional_only]
    #[signature("($self, width, fillchar=' ', /)")]
    #[plain]
    fn rjust(
        this: &Str,
        thread: &Thread,
        width: i64,
        #[default(Value::ABSENT)] fillchar: Value,
    ) -> Result<Value, Raised> {
        affix::pad(
            thread,
            this,
            affix::missing(this, width),
            0,
            fill_argument(fillchar)?,
        )
    }

    /// Split at the last separator: the part before it, the separator, and the part after it.
    #[positional_only]
    #[plain]
    fn rpartition(this: &Str, thread: &Thread, sep: Value) -> Result<Value, Raised> {
        affix::partition(thread, this, sep, From::Right)
    }

    /// Return a list of the substrings between separators, splitting from the right.
    #[plain]
    fn rsplit(
        this: &Str,
        thread: &Thread,
        #[default(Value::NONE)] sep: Value,
        #[default(-1)] maxsplit: i64,
    ) -> Result<Gc<List>, Raised> {
        split::split(thread, this, sep, maxsplit, From::Right)
    }

    /// Return a copy without trailing white space, or without trailing characters of chars.
    #[positional_only]
    #[plain]
    fn rstrip(
        this: &Str,
        thread: &Thread,
        #[default(Value::NONE)] chars: Value,
    ) -> Result<Value, Raised> {
        affix::strip(thread, this, chars, Side::Right, "rstrip")
    }

    /// Return a list of the substrings between separators, which are runs of white space if sep is None.
    #[plain]
    fn split(
        this: &Str,
        thread: &Thread,
        #[default(Value::NONE)] sep: Value,
        #[default(-1)] maxsplit: i64,
    ) -> Result<Gc<List>, Raised> {
        split::split(thread, this, sep, maxsplit, From::Left)
    }

    /// Return a list of the lines, with their ends if keepends is true.
    #[plain]
    fn splitlines(this: &Str, thread: &Thread, #[default(false)] keepends: bool) -> Gc<List> {
        split::split_lines(
            thread,
            this,
            if keepends {
                LineEnds::Keep
            } else {
                LineEnds::Drop
            },
        )
    }

    /// Return whether the string starts with the prefix, or with one of a tuple of prefixes.
    #[positional_only]
    #[signature("")]
    #[plain]
    fn startswith(
        this: &Str,
        thread: &Thread,
        prefix: Value,
        #[default(Value::NONE)] start: Value,
        #[default(Value::NONE)] end: Value,
    ) -> Result<bool, Raised> {
        affix::has_affix(thread, this, prefix, start, end, From::Left)
    }

    /// Return a copy without white space at both ends, or without characters of chars there.
    #[positional_only]
    #[plain]
    fn strip(
        this: &Str,
        thread: &Thread,
        #[default(Value::NONE)] chars: Value,
    ) -> Result<Value, Raised> {
        affix::strip(thread, this, chars, Side::Both, "strip")
    }

    /// Return a copy with upper case turned to lower case and the other way round.
    #[plain]
    fn swapcase(this: &Str, thread: &Thread) -> Result<Value, Raised> {
        case::swap(thread, this)
    }

    /// Return a copy in which each word begins with a capital.
    #[plain]
    fn title(this: &Str, thread: &Thread) -> Result<Value, Raised> {
        case::title(thread, this)
    }

    /// Replace each character by what the table has for its number: a string, a number, or None to delete it.
    #[positional_only]
    fn translate(this: &Str, thread: &Thread, table: Value) -> Result<Value, Raised> {
        translate::translate(thread, this, table)
    }

    /// Return a copy in upper case.
    #[plain]
    fn upper(this: &Str, thread: &Thread) -> Result<Value, Raised> {
        case::upper(thread, this)
    }

    /// Pad with zeros on the left, after a sign, to fill the width.
    #[positional_only]
    #[plain]
    fn zfill(this: &Str, thread: &Thread, width: i64) -> Result<Value, Raised> {
        let missing = affix::missing(this, width);
        let octets = this.as_wtf8();
        if missing == 0 || !matches!(octets.first(), Some(b'+' | b'-')) {
            return affix::pad(thread, this, missing, 0, u32::from('0'));
        }
        crate::error::check_size(missing)?;
        let mut result = Vec::with_capacity(octets.len() + missing);
        result.push(octets[0]);
        result.resize(missing + 1, b'0');
        result.extend_from_slice(&octets[1..]);
        Ok(Str::from_wtf8(thread, ShapeId::STR, &result).value())
    }

    fn fill_argument(value: Value) -> Result<u32, Raised> {
        if value == Value::ABSENT {
            Ok(u32::from(' '))
        } else {
            affix::fill_character(value)
        }
    }

    fn only_string<'a>(value: &'a Value, function: &str) -> Result<&'a Str, Raised> {
        value.downcast::<Str>().ok_or_else(|| {
            type_error(format!(
                "{function}() argument must be str, not {}",
                protocol::argument_name(*value)
            ))
        })
    }
}
