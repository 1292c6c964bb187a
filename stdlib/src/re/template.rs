//! Templates of replacements: text with references to groups.

use super::compile::push_literal;
use super::error::{Fault, Faulty};
use super::escape::{control, octal};
use super::matched::Match;
use super::names::{number_of, shown, text_of};
use super::parse::MOST_GROUPS;
use super::pattern::{Pattern, codes_of};
use super::subject::Subject;
use super::tokens::{Alphabet, Token, Tokens};
use weft_core::error::{Exception, type_error};
use weft_core::heap::{List, Raised, Thread, Value};
use weft_core::protocol;

/// A part of a template.
pub enum Piece {
    Text(Vec<u8>),
    Group(usize),
}

/// A template.
pub struct Template {
    pub pieces: Vec<Piece>,
    pub alphabet: Alphabet,
}

impl Template {
    /// The template for replacements of matches of a pattern.
    pub fn parse(thread: &Thread, pattern: &Pattern, source: Value) -> Result<Template, Raised> {
        if !source.is::<weft_core::heap::Str>()
            && weft_core::types::bytes::octets_of(thread, &source)?.is_none()
        {
            return Err(type_error(format!(
                "decoding to str: need a bytes-like object, {} found",
                protocol::class_name(source)
            )));
        }
        let subject = Subject::new(thread, &source)?;
        let alphabet = subject.alphabet();
        let codes = codes_of(&subject);
        let mut reader = Reader {
            pattern,
            thread,
            pieces: Vec::new(),
            alphabet,
        };
        match reader.read(&codes) {
            Ok(()) => Ok(Template {
                pieces: reader.pieces,
                alphabet,
            }),
            Err(fault) => Err(fault.raise(thread, source)),
        }
    }

    /// The text, if no group is referred to.
    pub fn literal(&self) -> Option<&[u8]> {
        match self.pieces.as_slice() {
            [] => Some(&[]),
            [Piece::Text(text)] => Some(text),
            _ => None,
        }
    }
}

struct Reader<'a> {
    pattern: &'a Pattern,
    thread: &'a Thread,
    pieces: Vec<Piece>,
    alphabet: Alphabet,
}

impl Reader<'_> {
    fn push(&mut self, code: u32) {
        if !matches!(self.pieces.last(), Some(Piece::Text(_))) {
            self.pieces.push(Piece::Text(Vec::new()));
        }
        if let Some(Piece::Text(text)) = self.pieces.last_mut() {
            push_literal(text, code, self.alphabet);
        }
    }

    fn refer(&mut self, tokens: &Tokens<'_>, group: usize, back: usize) -> Result<(), Faulty> {
        if group > self.pattern.program.groups {
            let message = format!("invalid group reference {group}");
            return Err(tokens.fault(message, back));
        }
        self.pieces.push(Piece::Group(group));
        Ok(())
    }

    fn read(&mut self, codes: &[u32]) -> Result<(), Faulty> {
        let mut tokens = Tokens::new(codes, self.alphabet)?;
        while let Some(token) = tokens.take()? {
            let code = match token {
                Token::Plain(code) => {
                    self.push(code);
                    continue;
                }
                Token::Escaped(code) => code,
            };
            let letter = Token::Plain(code).ascii();
            match letter {
                'g' => self.named(&mut tokens)?,
                '0' => {
                    let digits = tokens.take_while(2, is_octal)?;
                    let value = u32::from_str_radix(&format!("0{digits}"), 8).unwrap_or(0);
                    self.push(value & 0xff);
                }
                '1'..='9' => self.numbered(&mut tokens, letter)?,
                _ => match control(letter) {
                    Some(control) => self.push(control),
                    None if letter.is_ascii_alphabetic() => {
                        return Err(tokens.fault(format!("bad escape \\{letter}"), 2));
                    }
                    None => {
                        self.push(u32::from(b'\\'));
                        self.push(code);
                    }
                },
            }
        }
        Ok(())
    }

    fn numbered(&mut self, tokens: &mut Tokens<'_>, first: char) -> Result<(), Faulty> {
        let mut digits = String::from(first);
        digits += &tokens.take_while(1, |next| next.is_ascii_digit())?;
        let sees_octal = tokens.peek().is_some_and(|token| is_octal(token.ascii()));
        if digits.len() == 2 && digits.chars().all(is_octal) && sees_octal {
            digits += &tokens.take_while(1, is_octal)?;
            let code = octal(tokens, &digits)?;
            self.push(code);
            return Ok(());
        }
        let group = digits.parse().unwrap_or(usize::MAX);
        self.refer(tokens, group, digits.len())
    }

    fn named(&mut self, tokens: &mut Tokens<'_>) -> Result<(), Faulty> {
        if !tokens.accept('<')? {
            return Err(tokens.fault("missing <", 0));
        }
        let name = tokens.take_until('>', "group name")?;
        let back = name.len() + 1;
        let group = match number_of(&name) {
            Some(number) if number >= MOST_GROUPS => {
                let digits = text_of(&name);
                let message = format!("invalid group reference {}", digits.trim_start_matches('0'));
                return Err(tokens.fault(message, back));
            }
            Some(number) => number,
            None => {
                tokens.check_name(&name, back)?;
                let text = self.thread.intern(&text_of(&name));
                self.pattern.number_of(self.thread, text).ok_or_else(|| {
                    let message = format!("unknown group name {}", shown(&name));
                    Fault::other(Exception::IndexError, message)
                })?
            }
        };
        self.refer(tokens, group, back)
    }
}

fn is_octal(character: char) -> bool {
    ('0'..='7').contains(&character)
}

/// A string or bytes of these octets.
pub fn made_of(thread: &Thread, octets: &[u8], alphabet: Alphabet) -> Value {
    match alphabet {
        Alphabet::Characters => weft_core::types::str::from_octets(thread, octets),
        Alphabet::Octets => thread.bytes(octets),
    }
}

/// Joins the items of a list to a string or bytes, as Python does.
pub fn join(thread: &Thread, items: &List, alphabet: Alphabet) -> Result<Value, Raised> {
    let empty = made_of(thread, b"", alphabet);
    protocol::call_method(
        thread,
        empty,
        thread.intern("join"),
        &[items.snapshot(thread).value()],
    )
}

/// The text of a template, with the groups that lie at some offsets of a subject.
pub fn filled(
    thread: &Thread,
    template: &Template,
    subject: &Subject<'_>,
    offsets: impl Fn(usize) -> Option<(usize, usize)>,
) -> Result<Value, Raised> {
    let text = |octets: &[u8]| made_of(thread, octets, template.alphabet);
    let items = List::from_items(thread, &[]);
    // CPython counts the text before the first group even if there is none.
    if matches!(template.pieces.first(), Some(Piece::Group(_))) {
        items.push(thread, text(b""));
    }
    for piece in &template.pieces {
        match piece {
            Piece::Text(octets) => items.push(thread, text(octets)),
            Piece::Group(group) => {
                if let Some((start, end)) = offsets(*group) {
                    items.push(thread, subject.part(thread, start, end));
                }
            }
        }
    }
    join(thread, &items, template.alphabet)
}

/// What `Match.expand` gives.
pub fn expand(thread: &Thread, matched: &Match, source: Value) -> Result<Value, Raised> {
    let template = Template::parse(thread, matched.pattern(), source)?;
    if let Some(text) = template.literal() {
        return Ok(made_of(thread, text, template.alphabet));
    }
    let subject = matched.subject(thread)?;
    filled(thread, &template, &subject, |group| matched.offsets(group))
}
