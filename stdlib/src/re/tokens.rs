//! The characters of a pattern or template, with a backslash and what follows it as one.

use super::error::{Fault, Faulty};
use super::names::{is_identifier, shown};

/// One character, or a backslash and one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Token {
    Plain(u32),
    Escaped(u32),
}

impl Token {
    /// Whether this is a plain ASCII character.
    pub fn is(self, character: char) -> bool {
        self == Token::Plain(character as u32)
    }

    /// The plain ASCII character; `\0` for anything else.
    pub fn ascii(self) -> char {
        match self {
            Token::Plain(code @ 0..0x80) => code as u8 as char,
            _ => '\0',
        }
    }

    /// How many characters it has.
    pub fn len(self) -> usize {
        match self {
            Token::Plain(_) => 1,
            Token::Escaped(_) => 2,
        }
    }

    /// Adds its characters.
    pub fn push_to(self, text: &mut Vec<u32>) {
        match self {
            Token::Plain(code) => text.push(code),
            Token::Escaped(code) => text.extend([u32::from(b'\\'), code]),
        }
    }
}

/// What the text consists of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Alphabet {
    Characters,
    Octets,
}

/// A reader that knows the next token.
pub struct Tokens<'a> {
    text: &'a [u32],
    /// After the next token.
    index: usize,
    next: Option<Token>,
    alphabet: Alphabet,
}

impl<'a> Tokens<'a> {
    /// A reader at the start of a text.
    pub fn new(text: &'a [u32], alphabet: Alphabet) -> Result<Tokens<'a>, Faulty> {
        let mut tokens = Tokens {
            text,
            index: 0,
            next: None,
            alphabet,
        };
        tokens.advance()?;
        Ok(tokens)
    }

    fn advance(&mut self) -> Result<(), Faulty> {
        let Some(first) = self.text.get(self.index) else {
            self.next = None;
            return Ok(());
        };
        self.index += 1;
        if *first != u32::from(b'\\') {
            self.next = Some(Token::Plain(*first));
            return Ok(());
        }
        let Some(second) = self.text.get(self.index) else {
            return Err(Fault::at(
                "bad escape (end of pattern)",
                self.text.len() - 1,
            ));
        };
        self.index += 1;
        self.next = Some(Token::Escaped(*second));
        Ok(())
    }

    /// Whether the text is one of characters, not of octets.
    pub fn is_text(&self) -> bool {
        self.alphabet == Alphabet::Characters
    }

    /// The next token, which stays the next one.
    pub fn peek(&self) -> Option<Token> {
        self.next
    }

    /// Whether the next token is this character.
    pub fn sees(&self, character: char) -> bool {
        self.next.is_some_and(|token| token.is(character))
    }

    /// Takes the next token.
    pub fn take(&mut self) -> Result<Option<Token>, Faulty> {
        let token = self.next;
        self.advance()?;
        Ok(token)
    }

    /// Takes the next token if it is this character.
    pub fn accept(&mut self, character: char) -> Result<bool, Faulty> {
        if !self.sees(character) {
            return Ok(false);
        }
        self.advance()?;
        Ok(true)
    }

    /// Takes up to `most` plain ASCII characters that pass a test.
    pub fn take_while(
        &mut self,
        most: usize,
        test: impl Fn(char) -> bool,
    ) -> Result<String, Faulty> {
        let mut taken = String::new();
        while taken.len() < most {
            let Some(Token::Plain(code @ 0..0x80)) = self.next else {
                break;
            };
            let character = code as u8 as char;
            if !test(character) {
                break;
            }
            taken.push(character);
            self.advance()?;
        }
        Ok(taken)
    }

    /// Takes everything up to a terminator, and that; `what` names it in messages.
    pub fn take_until(&mut self, terminator: char, what: &str) -> Result<Vec<u32>, Faulty> {
        let mut taken = Vec::new();
        loop {
            let token = self.next;
            self.advance()?;
            match token {
                None if taken.is_empty() => return Err(self.fault(format!("missing {what}"), 0)),
                None => {
                    let message = format!("missing {terminator}, unterminated name");
                    return Err(self.fault(message, taken.len()));
                }
                Some(token) if token.is(terminator) => {
                    if taken.is_empty() {
                        return Err(self.fault(format!("missing {what}"), 1));
                    }
                    return Ok(taken);
                }
                Some(token) => token.push_to(&mut taken),
            }
        }
    }

    /// The index of the next token.
    pub fn place(&self) -> usize {
        self.index - self.next.map_or(0, Token::len)
    }

    /// Goes to an index.
    pub fn seek(&mut self, place: usize) -> Result<(), Faulty> {
        self.index = place;
        self.advance()
    }

    /// A fault so many characters before the next token.
    pub fn fault(&self, message: impl Into<String>, back: usize) -> Faulty {
        let mut message = message.into();
        if !self.is_text() && !message.is_ascii() {
            message = escaped(&message);
        }
        Fault::at(message, self.place().saturating_sub(back))
    }

    /// Checks the name of a group, which ended `back` characters ago.
    pub fn check_name(&self, name: &[u32], back: usize) -> Result<(), Faulty> {
        let wrong = |name: String| {
            let message = format!("bad character in group name {name}");
            self.fault(message, back)
        };
        if !self.is_text() && name.iter().any(|code| *code >= 0x80) {
            return Err(wrong(super::names::shown_ascii(name)));
        }
        if is_identifier(name) {
            Ok(())
        } else {
            Err(wrong(shown(name)))
        }
    }
}

/// A message about octets, with those past ASCII escaped.
fn escaped(message: &str) -> String {
    let mut result = String::new();
    for character in message.chars() {
        if character.is_ascii() {
            result.push(character);
        } else {
            weft_core::types::str::push_escape(&mut result, character as u32);
        }
    }
    result
}
