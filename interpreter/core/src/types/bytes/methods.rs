//! The class `bytes`, and the methods that it shares with `bytearray`.

/// Writes a class of octets: the methods that `bytes` and `bytearray` share, and its own. `$this` is the Rust type;
/// `$octets` gives the octets of an instance, `$make` makes a new object of them, and `$part` one of what is left of an
/// instance, which may be that itself.
macro_rules! octets_class {
    (
        $(#[$attribute:meta])*
        $module:ident, $name:literal, $this:ty, $octets:path, $make:path, $part:path, { $($own:tt)* }
    ) => {
        $(#[$attribute])*
        pub mod $module {
            use $crate::types::bytes::argument::{any_affix, fill_octet, needle, required_octets};
            use $crate::types::bytes::{change, codec, hexadecimal, search, split, test};
            use $crate::error::value_error;
            use $crate::types::str::{From, LineEnds, Side, bounds};
            use weft_heap::{Gc, List, Raised, Thread, Value};
            use $octets as octets;
            use $make as make;
            use $part as part;

            $($own)*

            fn __len__(this: &$this) -> usize {
                super::length(this)
            }

            fn __contains__(this: &$this, thread: &Thread, key: Value) -> Result<bool, Raised> {
                if !key.is_int() && $crate::protocol::special_of(thread, key, $crate::names::Special::Index).is_none() {
                    return Ok(search::find(&octets(this), &required_octets(thread, &key)?).is_some());
                }
                Ok(search::find(&octets(this), &needle(thread, &key)?).is_some())
            }

            fn __add__(this: &$this, thread: &Thread, value: Value) -> Result<Value, Raised> {
                change::concatenate(thread, &octets(this), value, this.value()).map(|result| make(thread, &result))
            }

            fn __mul__(this: &$this, thread: &Thread, value: Value) -> Result<Value, Raised> {
                let Some(count) = $crate::types::sequence::repetitions(thread, value)? else {
                    return Err($crate::types::sequence::not_a_count(value));
                };
                let pattern = octets(this);
                super::check_repeats(pattern.len(), count)?;
                change::repeat(thread, &pattern, count).map(|result| part(this, thread, &result))
            }

            fn __rmul__(this: &$this, thread: &Thread, value: Value) -> Result<Value, Raised> {
                __mul__(this, thread, value)
            }

            fn __mod__(this: &$this, thread: &Thread, value: Value) -> Result<Value, Raised> {
                let template = octets(this);
                $crate::format::percent::format_octets(thread, &template, value).map(|result| make(thread, &result))
            }

            fn __rmod__(this: &$this, thread: &Thread, value: Value) -> Result<Value, Raised> {
                let Some(template) = value.downcast::<$this>() else { return Ok(Value::NOT_IMPLEMENTED) };
                __mod__(template, thread, this.value())
            }

            fn __sizeof__(this: &$this) -> usize {
                this.value().size()
            }

            /// Return a copy with the first letter upper case and the others lower case.
            #[plain]
            fn capitalize(this: &$this, thread: &Thread) -> Result<Value, Raised> {
                change::capitalize(thread, &octets(this)).map(|result| make(thread, &result))
            }

            /// Return a centered copy of the given width.
            #[positional_only]
            #[plain]
            fn center(this: &$this, thread: &Thread, width: i64, #[default(Value::ABSENT)] fillchar: Value) -> Result<Value, Raised> {
                let fill = fill_octet(thread, fillchar, "center")?;
                let own = octets(this);
                let missing = change::missing(&own, width);
                let before = missing / 2 + (missing & width.max(0) as usize & 1);
                change::pad(thread, &own, before, missing - before, fill).map(|result| part(this, thread, &result))
            }

            /// Return how often sub occurs between start and end, without overlap.
            #[positional_only]
            #[plain]
            fn count(
                this: &$this,
                thread: &Thread,
                sub: Value,
                #[default(Value::NONE)] start: Value,
                #[default(Value::NONE)] end: Value,
            ) -> Result<usize, Raised> {
                let own = octets(this);
                let bounds = bounds(thread, start, end, own.len())?;
                let wanted = needle(thread, &sub)?;
                let Some((start, end)) = bounds else { return Ok(0) };
                if wanted.is_empty() {
                    return Ok(end - start + 1);
                }
                Ok(search::count(&own[start..end], &wanted))
            }

            /// Decode the octets to a string.
            fn decode(
                this: &$this,
                thread: &Thread,
                #[default(Value::ABSENT)] encoding: Value,
                #[default(Value::ABSENT)] errors: Value,
            ) -> Result<Value, Raised> {
                let encoding = codec::name_argument(thread, &encoding, "decode", "encoding", "utf-8")?;
                let errors = codec::name_argument(thread, &errors, "decode", "errors", "strict")?;
                let own = octets(this);
                // Nothing takes no decoder.
                if own.is_empty() {
                    return Ok(thread.string(""));
                }
                codec::decode(thread, &own, encoding, errors)
            }

            /// Return whether the octets end with the suffix, or with one of a tuple of suffixes.
            #[positional_only]
            #[plain]
            fn endswith(
                this: &$this,
                thread: &Thread,
                suffix: Value,
                #[default(Value::NONE)] start: Value,
                #[default(Value::NONE)] end: Value,
            ) -> Result<bool, Raised> {
                let own = octets(this);
                let range = bounds(thread, start, end, own.len())?;
                any_affix(thread, suffix, "endswith", |wanted| {
                    range.is_some_and(|(start, end)| own[start..end].ends_with(wanted))
                })
            }

            /// Return a copy in which tabs are expanded to spaces.
            #[plain]
            fn expandtabs(this: &$this, thread: &Thread, #[default(8)] tabsize: i32) -> Result<Value, Raised> {
                change::expand_tabs(thread, &octets(this), tabsize, |_| true).map(|result| make(thread, &result))
            }

            /// Return the lowest index at which sub is found between start and end, or -1.
            #[positional_only]
            #[plain]
            fn find(
                this: &$this,
                thread: &Thread,
                sub: Value,
                #[default(Value::NONE)] start: Value,
                #[default(Value::NONE)] end: Value,
            ) -> Result<i64, Raised> {
                let own = octets(this);
                let bounds = bounds(thread, start, end, own.len())?;
                let wanted = needle(thread, &sub)?;
                let Some((start, end)) = bounds else { return Ok(-1) };
                Ok(search::find(&own[start..end], &wanted).map_or(-1, |place| (start + place) as i64))
            }

            /// Return a string of hexadecimal digits, two for each octet, with sep between groups of them.
            #[plain]
            fn hex(
                this: &$this,
                thread: &Thread,
                #[default(Value::ABSENT)] sep: Value,
                #[default(1)] bytes_per_sep: i64,
            ) -> Result<Value, Raised> {
                hexadecimal::to_hex(thread, &octets(this), sep, bytes_per_sep)
            }

            /// Return the lowest index at which sub is found between start and end; ValueError if it is not found.
            #[positional_only]
            #[plain]
            fn index(
                this: &$this,
                thread: &Thread,
                sub: Value,
                #[default(Value::NONE)] start: Value,
                #[default(Value::NONE)] end: Value,
            ) -> Result<i64, Raised> {
                match find(this, thread, sub, start, end)? {
                    -1 => Err(value_error("subsection not found")),
                    place => Ok(place),
                }
            }

            /// Return whether all octets are letters or digits of ASCII and there is at least one.
            #[plain]
            fn isalnum(this: &$this) -> bool {
                test::all(&octets(this), u8::is_ascii_alphanumeric)
            }

            /// Return whether all octets are letters of ASCII and there is at least one.
            #[plain]
            fn isalpha(this: &$this) -> bool {
                test::all(&octets(this), u8::is_ascii_alphabetic)
            }

            /// Return whether all octets are ASCII.
            #[plain]
            fn isascii(this: &$this) -> bool {
                octets(this).is_ascii()
            }

            /// Whether there are octets and all of them are digits.
            #[plain]
            fn isdigit(this: &$this) -> bool {
                test::all(&octets(this), u8::is_ascii_digit)
            }

            /// Return whether all letters are lower case and there is at least one.
            #[plain]
            fn islower(this: &$this) -> bool {
                test::is_lower(&octets(this))
            }

            /// Return whether all octets are white space and there is at least one.
            #[plain]
            fn isspace(this: &$this) -> bool {
                test::all(&octets(this), |octet| test::is_space(*octet))
            }

            /// Return whether the octets are in title case and there is at least one letter.
            #[plain]
            fn istitle(this: &$this) -> bool {
                test::is_title(&octets(this))
            }

            /// Return whether all letters are upper case and there is at least one.
            #[plain]
            fn isupper(this: &$this) -> bool {
                test::is_upper(&octets(this))
            }

            /// Concatenate the bytes-like objects of an iterable, with these octets between them.
            #[positional_only]
            fn join(this: &$this, thread: &Thread, iterable_of_bytes: Value) -> Result<Value, Raised> {
                let separator = octets(this).to_vec();
                split::join(thread, &separator, iterable_of_bytes).map(|result| make(thread, &result))
            }

            /// Return a left-justified copy of the given width.
            #[positional_only]
            #[plain]
            fn ljust(this: &$this, thread: &Thread, width: i64, #[default(Value::ABSENT)] fillchar: Value) -> Result<Value, Raised> {
                let fill = fill_octet(thread, fillchar, "ljust")?;
                let own = octets(this);
                change::pad(thread, &own, 0, change::missing(&own, width), fill).map(|result| part(this, thread, &result))
            }

            /// Return a copy with letters in lower case.
            #[plain]
            fn lower(this: &$this, thread: &Thread) -> Result<Value, Raised> {
                change::converted(thread, &octets(this), u8::to_ascii_lowercase).map(|result| make(thread, &result))
            }

            /// Return a copy without leading white space, or without leading octets of the argument.
            #[positional_only]
            #[plain]
            fn lstrip(this: &$this, thread: &Thread, #[default(Value::NONE)] bytes: Value) -> Result<Value, Raised> {
                let own = octets(this);
                change::strip(thread, &own, bytes, Side::Left).map(|(start, end)| part(this, thread, &own[start..end]))
            }

            /// Return a translation table for translate: the octets of frm become those of to.
            #[static_method]
            #[positional_only]
            fn maketrans(thread: &Thread, frm: Value, to: Value) -> Result<Value, Raised> {
                change::make_table(thread, frm, to).map(|table| thread.bytes(&table))
            }

            /// Split at the first separator: the part before it, the separator, and the part after it.
            #[positional_only]
            #[plain]
            fn partition(this: &$this, thread: &Thread, sep: Value) -> Result<Value, Raised> {
                split::partition(thread, &octets(this), sep, From::Left, make, super::GIVES_SEPARATOR)
            }

            /// Return a copy without the prefix, if the octets begin with that.
            #[positional_only]
            #[plain]
            fn removeprefix(this: &$this, thread: &Thread, prefix: Value) -> Result<Value, Raised> {
                let own = octets(this);
                let wanted = required_octets(thread, &prefix)?;
                Ok(part(this, thread, own.strip_prefix(&*wanted).unwrap_or(&own)))
            }

            /// Return a copy without the suffix, if the octets end with that.
            #[positional_only]
            #[plain]
            fn removesuffix(this: &$this, thread: &Thread, suffix: Value) -> Result<Value, Raised> {
                let own = octets(this);
                let wanted = required_octets(thread, &suffix)?;
                Ok(part(this, thread, own.strip_suffix(&*wanted).unwrap_or(&own)))
            }

            /// Return a copy with all occurrences of old replaced by new, or the first count of them.
            #[positional_only]
            #[plain]
            fn replace(
                this: &$this,
                thread: &Thread,
                old: Value,
                new: Value,
                #[default(Value::from_i32(-1))] count: Value,
            ) -> Result<Value, Raised> {
                let (old, new) = (required_octets(thread, &old)?, required_octets(thread, &new)?);
                let count = protocol::to_i64(thread, protocol::index(thread, count)?)?;
                change::replace(thread, &octets(this), &old, &new, count).map(|result| part(this, thread, &result))
            }

            /// Return the highest index at which sub is found between start and end, or -1.
            #[positional_only]
            #[plain]
            fn rfind(
                this: &$this,
                thread: &Thread,
                sub: Value,
                #[default(Value::NONE)] start: Value,
                #[default(Value::NONE)] end: Value,
            ) -> Result<i64, Raised> {
                let own = octets(this);
                let bounds = bounds(thread, start, end, own.len())?;
                let wanted = needle(thread, &sub)?;
                let Some((start, end)) = bounds else { return Ok(-1) };
                Ok(search::find_last(&own[start..end], &wanted).map_or(-1, |place| (start + place) as i64))
            }

            /// Return the highest index at which sub is found between start and end; ValueError if it is not found.
            #[positional_only]
            #[plain]
            fn rindex(
                this: &$this,
                thread: &Thread,
                sub: Value,
                #[default(Value::NONE)] start: Value,
                #[default(Value::NONE)] end: Value,
            ) -> Result<i64, Raised> {
                match rfind(this, thread, sub, start, end)? {
                    -1 => Err(value_error("subsection not found")),
                    place => Ok(place),
                }
            }

            /// Return a right-justified copy of the given width.
            #[positional_only]
            #[plain]
            fn rjust(this: &$this, thread: &Thread, width: i64, #[default(Value::ABSENT)] fillchar: Value) -> Result<Value, Raised> {
                let fill = fill_octet(thread, fillchar, "rjust")?;
                let own = octets(this);
                change::pad(thread, &own, change::missing(&own, width), 0, fill).map(|result| part(this, thread, &result))
            }

            /// Split at the last separator: the part before it, the separator, and the part after it.
            #[positional_only]
            #[plain]
            fn rpartition(this: &$this, thread: &Thread, sep: Value) -> Result<Value, Raised> {
                split::partition(thread, &octets(this), sep, From::Right, make, super::GIVES_SEPARATOR)
            }

            /// Return a list of the parts between separators, splitting from the right.
            #[plain]
            fn rsplit(
                this: &$this,
                thread: &Thread,
                #[default(Value::NONE)] sep: Value,
                #[default(-1)] maxsplit: i64,
            ) -> Result<Gc<List>, Raised> {
                split::split(thread, &octets(this), sep, maxsplit, From::Right, make)
            }

            /// Return a copy without trailing white space, or without trailing octets of the argument.
            #[positional_only]
            #[plain]
            fn rstrip(this: &$this, thread: &Thread, #[default(Value::NONE)] bytes: Value) -> Result<Value, Raised> {
                let own = octets(this);
                change::strip(thread, &own, bytes, Side::Right).map(|(start, end)| part(this, thread, &own[start..end]))
            }

            /// Return a list of the parts between separators, which are runs of white space if sep is None.
            #[plain]
            fn split(
                this: &$this,
                thread: &Thread,
                #[default(Value::NONE)] sep: Value,
                #[default(-1)] maxsplit: i64,
            ) -> Result<Gc<List>, Raised> {
                split::split(thread, &octets(this), sep, maxsplit, From::Left, make)
            }

            /// Return a list of the lines, with their ends if keepends is true.
            #[plain]
            fn splitlines(this: &$this, thread: &Thread, #[default(false)] keepends: bool) -> Result<Gc<List>, Raised> {
                let ends = if keepends { LineEnds::Keep } else { LineEnds::Drop };
                split::split_lines(thread, &octets(this), ends, make)
            }

            /// Return whether the octets start with the prefix, or with one of a tuple of prefixes.
            #[positional_only]
            #[plain]
            fn startswith(
                this: &$this,
                thread: &Thread,
                prefix: Value,
                #[default(Value::NONE)] start: Value,
                #[default(Value::NONE)] end: Value,
            ) -> Result<bool, Raised> {
                let own = octets(this);
                let range = bounds(thread, start, end, own.len())?;
                any_affix(thread, prefix, "startswith", |wanted| {
                    range.is_some_and(|(start, end)| own[start..end].starts_with(wanted))
                })
            }

            /// Return a copy without white space at both ends, or without octets of the argument there.
            #[positional_only]
            #[plain]
            fn strip(this: &$this, thread: &Thread, #[default(Value::NONE)] bytes: Value) -> Result<Value, Raised> {
                let own = octets(this);
                change::strip(thread, &own, bytes, Side::Both).map(|(start, end)| part(this, thread, &own[start..end]))
            }

            /// Return a copy with upper case letters in lower case and the other way round.
            #[plain]
            fn swapcase(this: &$this, thread: &Thread) -> Result<Value, Raised> {
                change::swap_case(thread, &octets(this)).map(|result| make(thread, &result))
            }

            /// Return a copy in which each word begins with a capital.
            #[plain]
            fn title(this: &$this, thread: &Thread) -> Result<Value, Raised> {
                change::title(thread, &octets(this)).map(|result| make(thread, &result))
            }

            /// Return a copy with each octet replaced by the table's, after those of delete were left out.
            #[plain]
            fn translate(
                this: &$this,
                thread: &Thread,
                #[positional_only] table: Value,
                #[default(Value::ABSENT)] delete: Value,
            ) -> Result<Value, Raised> {
                change::translate(thread, &octets(this), table, delete).map(|result| make(thread, &result))
            }

            /// Return a copy with letters in upper case.
            #[plain]
            fn upper(this: &$this, thread: &Thread) -> Result<Value, Raised> {
                change::converted(thread, &octets(this), u8::to_ascii_uppercase).map(|result| make(thread, &result))
            }

            /// Pad with zeros on the left, after a sign, to fill the width.
            #[positional_only]
            #[plain]
            fn zfill(this: &$this, thread: &Thread, width: i64) -> Result<Value, Raised> {
                change::fill_with_zeros(thread, &octets(this), width).map(|result| part(this, thread, &result))
            }
        }
    };
}

pub(crate) use octets_class;

use crate::error::overflow_error;
use weft_heap::{Bytes, Raised, ShapeId, Thread, Value};

/// Whether the separator that octets are parted at stands between the parts as it is.
const GIVES_SEPARATOR: bool = true;

fn octets(this: &Bytes) -> &[u8] {
    this.as_slice()
}

fn length(this: &Bytes) -> usize {
    this.as_slice().len()
}

fn check_repeats(length: usize, count: usize) -> Result<(), Raised> {
    match length.checked_mul(count) {
        Some(length) if isize::try_from(length).is_ok() => Ok(()),
        _ => Err(overflow_error("repeated bytes are too long")),
    }
}

fn make(thread: &Thread, octets: &[u8]) -> Value {
    thread.bytes(octets)
}

fn part(this: &Bytes, thread: &Thread, octets: &[u8]) -> Value {
    let whole = this.value();
    if octets == this.as_slice() && thread.shape_of(whole) == ShapeId::BYTES {
        return whole;
    }
    thread.bytes(octets)
}

octets_class! {
    /// bytes(iterable_of_ints) -> bytes
    /// bytes(string, encoding[, errors]) -> bytes
    /// bytes(bytes_or_buffer) -> bytes with the same content
    /// bytes(int) -> bytes of that many zeros
    /// bytes() -> b''
    #[weft_macros::class(name = "bytes", module = "builtins", bases = ["object"], subclassable)]
    class, "bytes", weft_heap::Bytes, super::octets, super::make, super::part, {
        use crate::names::Special;
        use crate::protocol::{self, Comparison};
        use crate::protocol::LONGEST_AT_ONCE;
        use crate::types::bytes::{construct, plain_array};
        use crate::types::class::Class;
        use crate::types::iterator::BytesIterator;
        use crate::types::sequence::{self, Subscript};
        use weft_heap::{Bytes, ShapeId};

        #[rust]
        fn new_at_once(thread: &Thread, arguments: &[Value]) -> Option<Value> {
            let [class, source] = arguments else {
                return None;
            };
            if Class::of(class)?.shape() != ShapeId::BYTES {
                return None;
            }
            if thread.shape_of(*source) == ShapeId::BYTES {
                return Some(*source);
            }
            plain_array(thread, source)?
                .read(|octets| (octets.len() <= LONGEST_AT_ONCE).then(|| thread.bytes(octets)))
        }

        #[quick(new_at_once)]
        #[new]
        fn new(
            class: Value,
            thread: &Thread,
            #[default(Value::ABSENT)] source: Value,
            #[default(Value::ABSENT)] encoding: Value,
            #[default(Value::ABSENT)] errors: Value,
        ) -> Result<Value, Raised> {
            let shape = Class::of(&class).map_or(ShapeId::BYTES, |class| class.shape());
            if encoding == Value::ABSENT && errors == Value::ABSENT && source != Value::ABSENT {
                if shape == ShapeId::BYTES && thread.shape_of(source) == ShapeId::BYTES {
                    return Ok(source);
                }
                if let Some(result) = protocol::call_special(thread, source, Special::Bytes, &[]) {
                    let result = result?;
                    return match result.downcast::<Bytes>() {
                        Some(_) if shape == ShapeId::BYTES => Ok(result),
                        Some(bytes) => Ok(Bytes::new(thread, shape, bytes.as_slice()).value()),
                        None => {
                            let kind = protocol::class_name(result);
                            Err(crate::error::type_error(format!("__bytes__ returned non-bytes (type {kind})")))
                        }
                    };
                }
            }
            let result = construct::from_arguments(thread, source, encoding, errors, "bytes")?;
            Ok(Bytes::new(thread, shape, &result).value())
        }

        fn __repr__(this: &Bytes, thread: &Thread) -> Value {
            let mut result = String::new();
            crate::types::bytes::push_repr(&mut result, this.as_slice());
            thread.string(&result)
        }

        fn __str__(this: &Bytes, thread: &Thread) -> Value {
            __repr__(this, thread)
        }

        fn __bytes__(this: &Bytes, thread: &Thread) -> Value {
            if thread.shape_of(this.value()) == ShapeId::BYTES { this.value() } else { thread.bytes(this.as_slice()) }
        }

        fn __hash__(this: &Bytes, thread: &Thread) -> Value {
            crate::builtins::hash_value(thread, this.hash(thread))
        }

        fn compare_octets(of: &Bytes, comparison: Comparison, other: Value) -> Value {
            // Whatever else has octets compares itself with bytes, if it does at all.
            let Some(other) = other.downcast::<Bytes>() else { return Value::NOT_IMPLEMENTED };
            Value::from_bool(sequence::holds(comparison, of.as_slice().cmp(other.as_slice())))
        }

        fn __eq__(this: &Bytes, other: Value) -> Value {
            compare_octets(this, Comparison::Equal, other)
        }

        fn __ne__(this: &Bytes, other: Value) -> Value {
            compare_octets(this, Comparison::NotEqual, other)
        }

        fn __lt__(this: &Bytes, other: Value) -> Value {
            compare_octets(this, Comparison::Less, other)
        }

        fn __le__(this: &Bytes, other: Value) -> Value {
            compare_octets(this, Comparison::LessEqual, other)
        }

        fn __gt__(this: &Bytes, other: Value) -> Value {
            compare_octets(this, Comparison::Greater, other)
        }

        fn __ge__(this: &Bytes, other: Value) -> Value {
            compare_octets(this, Comparison::GreaterEqual, other)
        }

        fn __iter__(this: &Bytes, thread: &Thread) -> Value {
            crate::interpreter::new_native(thread, BytesIterator::new(this)).value()
        }

        fn __getitem__(this: &Bytes, thread: &Thread, key: Value) -> Result<Value, Raised> {
            let own = this.as_slice();
            match sequence::subscript(thread, &key, "byte")? {
                Subscript::Index(index) => match sequence::place(index, own.len()) {
                    Some(place) => Ok(Value::from_i32(i32::from(own[place]))),
                    None => Err(crate::error::index_error("index out of range")),
                },
                Subscript::Slice(slice) => {
                    let indices = slice.indices(thread, own.len())?;
                    if indices.step == 1 {
                        let (start, end) = indices.range();
                        if start == 0 && end == own.len() && thread.shape_of(this.value()) == ShapeId::BYTES {
                            return Ok(this.value());
                        }
                        return Ok(thread.bytes(&own[start..end]));
                    }
                    let selected: Vec<u8> = crate::interpreter::limits::while_going_on(indices.iter()).map(|place| own[place]).collect();
                    Ok(thread.bytes(&selected))
                }
            }
        }

        fn __getnewargs__(this: &Bytes, thread: &Thread) -> Value {
            thread.tuple(&[thread.bytes(this.as_slice())])
        }

        fn __buffer__(this: &Bytes, thread: &Thread, _flags: Value) -> Result<Value, Raised> {
            crate::types::bytes::view::view_of(thread, this.value())
        }

        /// Make bytes of pairs of hexadecimal digits; white space between them is skipped.
        #[class_method]
        #[positional_only]
        fn fromhex(class: Value, thread: &Thread, string: Value) -> Result<Value, Raised> {
            let result = thread.bytes(&hexadecimal::from_hex(thread, string)?);
            let plain = Class::of(&class).is_none_or(|class| class.shape() == ShapeId::BYTES);
            if plain { Ok(result) } else { protocol::call_values(thread, class, &[result]) }
        }
    }
}
