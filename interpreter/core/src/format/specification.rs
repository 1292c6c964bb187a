//! The mini-language of format specifications: `[[fill]align][sign][z][#][0][width][group][.precision[group]][type]`.

use crate::error::value_error;
use crate::protocol::class_name;
use std::borrow::Cow;
use weft_heap::{Raised, Value};

/// Where a text stands in its field.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Alignment {
    /// `<`
    Left,
    /// `>`
    Right,
    /// `^`
    Center,
    /// `=`: the padding stands between the sign and the digits.
    AfterSign,
}

/// How a sign is shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Sign {
    /// Only a minus: what is used when nothing is said.
    Default,
    /// `-`: only a minus.
    Minus,
    /// `+`: either sign.
    Plus,
    /// A space for a plus.
    Space,
}

/// Flags of a specification that are on or off.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Form {
    /// As usual.
    Plain,
    /// `#`: with a prefix, or with all places.
    Alternate,
}

/// What becomes of a negative zero.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NegativeZero {
    /// It is shown.
    Kept,
    /// `z`: it is shown as zero.
    Coerced,
}

/// A format specification.
#[derive(Clone, Debug)]
pub struct Specification {
    /// What the field is filled with.
    pub fill: char,
    /// Where the text stands.
    pub alignment: Alignment,
    /// How the sign is shown.
    pub sign: Sign,
    /// Whether `z` is given.
    pub negative_zero: NegativeZero,
    /// Whether `#` is given.
    pub form: Form,
    /// The least width of the field in characters.
    pub width: Option<usize>,
    /// What groups the digits before the point: `,` or `_`.
    pub grouping: Option<char>,
    /// The digits behind the point, or the most characters.
    pub precision: Option<usize>,
    /// What groups the digits behind the point.
    pub fraction_grouping: Option<char>,
    /// The type, if one is given.
    pub kind: Option<char>,
}

/// The largest width and precision that can be written.
const MOST: usize = isize::MAX as usize;

/// A reader of the characters of a specification.
struct Reader<'t> {
    rest: std::str::Chars<'t>,
}

impl Reader<'_> {
    fn peek(&self) -> Option<char> {
        self.rest.clone().next()
    }

    fn peek_further(&self) -> Option<char> {
        self.rest.clone().nth(1)
    }

    fn advance(&mut self) {
        self.rest.next();
    }

    fn take(&mut self, character: char) -> bool {
        let found = self.peek() == Some(character);
        if found {
            self.advance();
        }
        found
    }

    fn number(&mut self) -> Result<Option<usize>, Raised> {
        let mut found = false;
        let mut number: usize = 0;
        while let Some(digit) = self
            .peek()
            .and_then(crate::types::str::unicode::decimal_value)
        {
            number = number
                .checked_mul(10)
                .and_then(|number| number.checked_add(digit as usize))
                .filter(|number| *number <= MOST)
                .ok_or_else(|| value_error("Too many decimal digits in format string"))?;
            self.advance();
            found = true;
        }
        Ok(found.then_some(number))
    }

    /// `,` or `_`, but not both.
    fn grouping(&mut self) -> Result<Option<char>, Raised> {
        let both = || Err(value_error("Cannot specify both ',' and '_'."));
        let comma = self.take(',');
        if self.peek() == Some('_') {
            if comma {
                return both();
            }
            self.advance();
            return if self.peek() == Some(',') {
                both()
            } else {
                Ok(Some('_'))
            };
        }
        Ok(comma.then_some(','))
    }
}

fn alignment(character: char) -> Option<Alignment> {
    match character {
        '<' => Some(Alignment::Left),
        '>' => Some(Alignment::Right),
        '^' => Some(Alignment::Center),
        '=' => Some(Alignment::AfterSign),
        _ => None,
    }
}

impl Specification {
    /// Reads a specification for `object`; `usual` is where its texts stand when nothing is said, and `usual_kind` is
    /// what its type stands for in messages.
    ///
    /// # Errors
    /// `ValueError` if it is none.
    pub fn parse(
        text: &str,
        usual: Alignment,
        usual_kind: Option<char>,
        object: Value,
    ) -> Result<Specification, Raised> {
        let mut reader = Reader { rest: text.chars() };
        let mut specification = Specification {
            fill: ' ',
            alignment: usual,
            sign: Sign::Default,
            negative_zero: NegativeZero::Kept,
            form: Form::Plain,
            width: None,
            grouping: None,
            precision: None,
            fraction_grouping: None,
            kind: None,
        };
        let (mut fill_given, mut alignment_given) = (false, false);
        if let Some(found) = reader.peek_further().and_then(alignment) {
            specification.fill = reader.peek().unwrap_or(' ');
            specification.alignment = found;
            (fill_given, alignment_given) = (true, true);
            reader.advance();
            reader.advance();
        } else if let Some(found) = reader.peek().and_then(alignment) {
            specification.alignment = found;
            alignment_given = true;
            reader.advance();
        }
        specification.sign = match reader.peek() {
            Some('+') => Sign::Plus,
            Some('-') => Sign::Minus,
            Some(' ') => Sign::Space,
            _ => Sign::Default,
        };
        if specification.sign != Sign::Default {
            reader.advance();
        }
        if reader.take('z') {
            specification.negative_zero = NegativeZero::Coerced;
        }
        if reader.take('#') {
            specification.form = Form::Alternate;
        }
        if !fill_given && reader.take('0') {
            specification.fill = '0';
            if !alignment_given && usual == Alignment::Right {
                specification.alignment = Alignment::AfterSign;
            }
        }
        specification.width = reader.number()?;
        specification.grouping = reader.grouping()?;
        if reader.take('.') {
            specification.precision = reader.number()?;
            specification.fraction_grouping = reader.grouping()?;
            if specification.precision.is_none() && specification.fraction_grouping.is_none() {
                return Err(value_error("Format specifier missing precision"));
            }
        }
        if reader.peek_further().is_some() {
            return Err(value_error(format!(
                "Invalid format specifier '{text}' for object of type '{}'",
                class_name(object)
            )));
        }
        specification.kind = reader.peek();
        specification.check_grouping(specification.grouping, usual_kind)?;
        specification.check_grouping(specification.fraction_grouping, usual_kind)?;
        Ok(specification)
    }

    fn check_grouping(
        &self,
        grouping: Option<char>,
        usual_kind: Option<char>,
    ) -> Result<(), Raised> {
        let Some(grouping) = grouping else {
            return Ok(());
        };
        let Some(kind) = self.kind.or(usual_kind) else {
            return Ok(());
        };
        match kind {
            'd' | 'e' | 'f' | 'g' | 'E' | 'G' | '%' | 'F' => Ok(()),
            'b' | 'o' | 'x' | 'X' if grouping == '_' => Ok(()),
            '!'..='~' => Err(value_error(format!(
                "Cannot specify '{grouping}' with '{kind}'."
            ))),
            _ => Err(value_error(format!(
                "Cannot specify '{grouping}' with '\\x{:x}'.",
                kind as u32
            ))),
        }
    }

    /// `text` in its field, where no padding goes behind a sign.
    ///
    /// # Errors
    /// `MemoryError` if the field is too wide.
    pub fn pad(&self, text: &str) -> Result<String, Raised> {
        let mut result = String::new();
        self.push_padded(text, &mut result)?;
        Ok(result)
    }

    /// As [`Specification::pad`], behind what is there already.
    ///
    /// # Errors
    /// `MemoryError` if the field is too wide.
    pub fn push_padded(&self, text: &str, result: &mut String) -> Result<(), Raised> {
        let length = text.chars().count();
        let padding = self.width.unwrap_or(0).saturating_sub(length);
        let before = match self.alignment {
            Alignment::Left => 0,
            Alignment::Right | Alignment::AfterSign => padding,
            Alignment::Center => padding / 2,
        };
        let filled = padding.saturating_mul(self.fill.len_utf8());
        reserve_in(result, text.len().saturating_add(filled))?;
        self.push_fill(result, before);
        result.push_str(text);
        self.push_fill(result, padding - before);
        Ok(())
    }

    /// Adds the fill so often, by stretches.
    fn push_fill(&self, result: &mut String, mut count: usize) {
        if count == 0 {
            return;
        }
        const SPACES: &str = "                                                                ";
        const ZEROS: &str = "0000000000000000000000000000000000000000000000000000000000000000";
        let stretch = match self.fill {
            ' ' => SPACES,
            '0' => ZEROS,
            other => return result.extend(std::iter::repeat_n(other, count)),
        };
        while count > stretch.len() {
            result.push_str(stretch);
            count -= stretch.len();
        }
        result.push_str(&stretch[..count]);
    }

    /// The sign to show before a number.
    pub fn sign_text(&self, negative: bool) -> &'static str {
        match self.sign {
            _ if negative => "-",
            Sign::Plus => "+",
            Sign::Space => " ",
            Sign::Default | Sign::Minus => "",
        }
    }
}

/// An empty string with room for `bytes`.
///
/// # Errors
/// `MemoryError` if there is no such room.
pub fn reserve(bytes: usize) -> Result<String, Raised> {
    let mut text = String::new();
    text.try_reserve_exact(bytes)
        .map_err(|_| crate::error::memory_error())?;
    Ok(text)
}

/// Makes room for `bytes` more.
///
/// # Errors
/// `MemoryError` if there is no such room.
pub fn reserve_in(text: &mut String, bytes: usize) -> Result<(), Raised> {
    if text.capacity() - text.len() >= bytes {
        return Ok(());
    }
    text.try_reserve(bytes)
        .map_err(|_| crate::error::memory_error())
}

/// `ValueError`: the type of a specification is none of the object's.
#[cold]
pub fn unknown_kind(kind: char, object: Value) -> Raised {
    let class = class_name(object);
    value_error(match kind {
        '!'..='\x7f' => format!("Unknown format code '{kind}' for object of type '{class}'"),
        _ => format!(
            "Unknown format code '\\x{:x}' for object of type '{class}'",
            kind as u32
        ),
    })
}

/// The parts of a number's text, which are put together with padding and grouping.
pub struct NumberText<'a> {
    /// What stands first: `-`, `+`, a space or nothing.
    pub sign: &'a str,
    /// Such as `0x`.
    pub prefix: &'a str,
    /// The digits before the point.
    pub integer: &'a str,
    /// The digits behind the point.
    pub fraction: &'a str,
    /// Whatever follows: point with nothing behind it, exponent, percent sign.
    pub rest: &'a str,
    /// Whether there is a point between integer and fraction.
    pub point: bool,
    /// How many digits make a group.
    pub group: usize,
}

impl NumberText<'_> {
    /// The number in its field.
    ///
    /// # Errors
    /// `MemoryError` if the field is too wide.
    pub fn lay_out(&self, specification: &Specification) -> Result<String, Raised> {
        let mut text = String::new();
        self.push(specification, &mut text)?;
        Ok(text)
    }

    /// As [`NumberText::lay_out`], behind what is there already.
    ///
    /// # Errors
    /// `MemoryError` if the field is too wide.
    pub fn push(&self, specification: &Specification, text: &mut String) -> Result<(), Raised> {
        let width = specification.width.unwrap_or(0);
        let fraction = match specification.fraction_grouping {
            Some(separator) => Cow::Owned(group_from_left(self.fraction, separator)),
            None => Cow::Borrowed(self.fraction),
        };
        let others = self.sign.len()
            + self.prefix.len()
            + usize::from(self.point)
            + fraction.len()
            + self.rest.len();
        let zeros = specification.fill == '0' && specification.alignment == Alignment::AfterSign;
        let least = if zeros {
            width.saturating_sub(others)
        } else {
            0
        };
        let integer = match specification.grouping {
            // An infinity or a NaN has no digits to group.
            Some(separator) if !self.integer.is_empty() => Cow::Owned(group_from_right(
                self.integer,
                separator,
                self.group,
                least,
            )?),
            _ => Cow::Borrowed(self.integer),
        };
        // All of it but the fill is ASCII.
        let length = others + integer.len();
        let padding = width.saturating_sub(length);
        let (before, inside) = match specification.alignment {
            Alignment::Left => (0, 0),
            Alignment::Right => (padding, 0),
            Alignment::Center => (padding / 2, 0),
            Alignment::AfterSign => (0, padding),
        };
        let filled = padding.saturating_mul(specification.fill.len_utf8());
        reserve_in(text, length.saturating_add(filled))?;
        specification.push_fill(text, before);
        // Most of these parts are empty most of the time.
        for part in [self.sign, self.prefix] {
            if !part.is_empty() {
                text.push_str(part);
            }
        }
        if inside > 0 {
            specification.push_fill(text, inside);
        }
        text.push_str(&integer);
        if self.point {
            text.push('.');
        }
        for part in [&*fraction, self.rest] {
            if !part.is_empty() {
                text.push_str(part);
            }
        }
        specification.push_fill(text, padding - before - inside);
        Ok(())
    }
}

/// Digits in groups counted from the right, with zeros before them up to `least` characters.
fn group_from_right(
    digits: &str,
    separator: char,
    group: usize,
    least: usize,
) -> Result<String, Raised> {
    let mut result = reserve(least.max(digits.len()).saturating_mul(2))?;
    let mut remaining = digits.len();
    let mut wanted = least as isize;
    let octets = digits.as_bytes();
    // Built from the last character to the first.
    loop {
        let length = group.min(remaining.max(wanted.max(0) as usize).max(1));
        let taken = remaining.min(length);
        result.extend(
            octets[remaining - taken..remaining]
                .iter()
                .rev()
                .map(|octet| *octet as char),
        );
        result.extend(std::iter::repeat_n('0', length - taken));
        remaining -= taken;
        wanted -= length as isize;
        if remaining == 0 && wanted <= 0 {
            break;
        }
        result.push(separator);
        wanted -= 1;
    }
    Ok(result.chars().rev().collect())
}

fn group_from_left(digits: &str, separator: char) -> String {
    let mut result = String::with_capacity(digits.len() * 2);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && index % 3 == 0 {
            result.push(separator);
        }
        result.push(digit);
    }
    result
}
