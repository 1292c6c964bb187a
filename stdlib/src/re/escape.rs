//! Escapes in patterns and sets, and the sets themselves.

use super::error::Faulty;
use super::names::{shown, text_of};
use super::parse::Parser;
use super::syntax::{Category, Member, Node, Place};
use super::tokens::{Token, Tokens};

/// The control character that a letter after a backslash stands for.
pub fn control(letter: char) -> Option<u32> {
    Some(match letter {
        'a' => 7,
        'b' => 8,
        'f' => 12,
        'n' => 10,
        'r' => 13,
        't' => 9,
        'v' => 11,
        '\\' => u32::from(b'\\'),
        _ => return None,
    })
}

fn category(letter: char) -> Option<Member> {
    let category = match letter.to_ascii_lowercase() {
        'd' => Category::Digit,
        's' => Category::Space,
        'w' => Category::Word,
        _ => return None,
    };
    let negated = letter.is_ascii_uppercase();
    Some(Member::Category { category, negated })
}

fn is_octal(character: char) -> bool {
    ('0'..='7').contains(&character)
}

/// The value of octal digits after a backslash.
///
/// # Errors
/// A fault if it is more than an octet.
pub fn octal(tokens: &Tokens<'_>, digits: &str) -> Result<u32, Faulty> {
    let value = u32::from_str_radix(digits, 8).unwrap_or(u32::MAX);
    if value <= 0o377 {
        return Ok(value);
    }
    let message = format!("octal escape value \\{digits} outside of range 0-0o377");
    Err(tokens.fault(message, digits.len() + 1))
}

impl Parser<'_> {
    /// `\x`, `\u`, `\U` and `\N`; `None` for other letters.
    fn coded(&mut self, letter: char) -> Result<Option<u32>, Faulty> {
        let digits = match letter {
            'x' => 2,
            'u' if self.tokens.is_text() => 4,
            'U' if self.tokens.is_text() => 8,
            'N' if self.tokens.is_text() => return self.named().map(Some),
            _ => return Ok(None),
        };
        let taken = self
            .tokens
            .take_while(digits, |character| character.is_ascii_hexdigit())?;
        let length = taken.len() + 2;
        if taken.len() != digits {
            let message = format!("incomplete escape \\{letter}{taken}");
            return Err(self.tokens.fault(message, length));
        }
        let code = u32::from_str_radix(&taken, 16).unwrap_or(u32::MAX);
        if code > 0x10ffff {
            let message = format!("bad escape \\{letter}{taken}");
            return Err(self.tokens.fault(message, length));
        }
        Ok(Some(code))
    }

    /// The character whose name follows in braces.
    fn named(&mut self) -> Result<u32, Faulty> {
        if !self.tokens.accept('{')? {
            return Err(self.tokens.fault("missing {", 0));
        }
        let name = self.tokens.take_until('}', "character name")?;
        let character = unicode_names2::character(&text_of(&name));
        character.map(u32::from).ok_or_else(|| {
            let message = format!("undefined character name {}", shown(&name));
            self.tokens.fault(message, name.len() + r"\N{}".len())
        })
    }

    /// What a backslash and a character are outside of sets.
    pub(super) fn escape(&mut self, code: u32) -> Result<Node, Faulty> {
        let letter = ascii(code);
        let place = match letter {
            'A' => Some(Place::TextBeginning),
            'b' => Some(Place::Boundary),
            'B' => Some(Place::NoBoundary),
            'Z' | 'z' => Some(Place::TextEnd),
            _ => None,
        };
        if let Some(place) = place {
            return Ok(Node::Place(place));
        }
        if let Some(member) = category(letter) {
            return Ok(Node::Set {
                negated: false,
                members: vec![member],
            });
        }
        if let Some(code) = control(letter) {
            return Ok(Node::Literal(code));
        }
        if let Some(code) = self.coded(letter)? {
            return Ok(Node::Literal(code));
        }
        match letter {
            '0' => {
                let more = self.tokens.take_while(2, is_octal)?;
                let code = u32::from_str_radix(&format!("0{more}"), 8).unwrap_or(0);
                Ok(Node::Literal(code))
            }
            '1'..='9' => self.numbered(letter),
            _ => self.plain(code, letter).map(Node::Literal),
        }
    }

    /// A character that a backslash makes plain.
    fn plain(&self, code: u32, letter: char) -> Result<u32, Faulty> {
        if letter.is_ascii_alphanumeric() {
            Err(self.tokens.fault(format!("bad escape \\{letter}"), 2))
        } else {
            Ok(code)
        }
    }

    /// A reference to a group, or an octal escape of three digits.
    fn numbered(&mut self, first: char) -> Result<Node, Faulty> {
        let mut digits = String::from(first);
        digits += &self.tokens.take_while(1, |next| next.is_ascii_digit())?;
        let sees_octal = self
            .tokens
            .peek()
            .is_some_and(|token| is_octal(token.ascii()));
        if digits.len() == 2 && digits.chars().all(is_octal) && sees_octal {
            digits += &self.tokens.take_while(1, is_octal)?;
            return octal(&self.tokens, &digits).map(Node::Literal);
        }
        let group: usize = digits.parse().unwrap_or(usize::MAX);
        if group < self.groups.len() {
            if !self.is_closed(group) {
                let message = "cannot refer to an open group";
                return Err(self.tokens.fault(message, digits.len() + 1));
            }
            self.check_look_behind(group)?;
            return Ok(Node::Reference(group));
        }
        let message = format!("invalid group reference {group}");
        Err(self.tokens.fault(message, digits.len()))
    }

    /// What a backslash and a character are in sets.
    fn set_escape(&mut self, code: u32) -> Result<Member, Faulty> {
        let letter = ascii(code);
        if let Some(member) = category(letter) {
            return Ok(member);
        }
        if let Some(code) = control(letter) {
            return Ok(Member::Range(code, code));
        }
        if let Some(code) = self.coded(letter)? {
            return Ok(Member::Range(code, code));
        }
        let code = if is_octal(letter) {
            let digits = format!("{letter}{}", self.tokens.take_while(2, is_octal)?);
            octal(&self.tokens, &digits)?
        } else {
            self.plain(code, letter)?
        };
        Ok(Member::Range(code, code))
    }

    /// The set after an opening bracket.
    pub(super) fn set(&mut self) -> Result<Node, Faulty> {
        let here = self.tokens.place() - 1;
        if self.tokens.sees('[') {
            let place = self.tokens.place();
            self.warnings
                .push(format!("Possible nested set at position {place}"));
        }
        let negated = self.tokens.accept('^')?;
        let mut members: Vec<Member> = Vec::new();
        let unterminated = |tokens: &Tokens<'_>| {
            let back = tokens.place() - here;
            tokens.fault("unterminated character set", back)
        };
        loop {
            let Some(token) = self.tokens.take()? else {
                return Err(unterminated(&self.tokens));
            };
            if token.is(']') && !members.is_empty() {
                break;
            }
            let member = match token {
                Token::Escaped(code) => self.set_escape(code)?,
                Token::Plain(code) => {
                    if !members.is_empty() {
                        self.warn_of_operator(token);
                    }
                    Member::Range(code, code)
                }
            };
            if !self.tokens.accept('-')? {
                members.push(member);
                continue;
            }
            let Some(last) = self.tokens.take()? else {
                return Err(unterminated(&self.tokens));
            };
            if last.is(']') {
                let hyphen = u32::from(b'-');
                members.extend([member, Member::Range(hyphen, hyphen)]);
                break;
            }
            let second = match last {
                Token::Escaped(code) => self.set_escape(code)?,
                Token::Plain(code) => {
                    if last.is('-') {
                        let place = self.tokens.place() - 2;
                        self.warnings
                            .push(format!("Possible set difference at position {place}"));
                    }
                    Member::Range(code, code)
                }
            };
            match (member, second) {
                (Member::Range(low, _), Member::Range(high, _)) if low <= high => {
                    members.push(Member::Range(low, high));
                }
                _ => {
                    // Of escapes the message shows what follows the backslash and no digits.
                    let mut shown = Vec::new();
                    token.push_to(&mut shown);
                    shown.push(u32::from(b'-'));
                    last.push_to(&mut shown);
                    let message = format!("bad character range {}", text_of(&shown));
                    return Err(self.tokens.fault(message, shown.len()));
                }
            }
        }
        let mut seen = Vec::new();
        members.retain(|member| {
            let is_new = !seen.contains(member);
            seen.push(*member);
            is_new
        });
        if let [Member::Range(low, high)] = members.as_slice()
            && low == high
        {
            return Ok(if negated {
                Node::NotLiteral(*low)
            } else {
                Node::Literal(*low)
            });
        }
        Ok(Node::Set { negated, members })
    }

    /// Warns of what may become an operator of sets one day.
    fn warn_of_operator(&mut self, token: Token) {
        let name = match token.ascii() {
            '-' => "difference",
            '&' => "intersection",
            '~' => "symmetric difference",
            '|' => "union",
            _ => return,
        };
        if self.tokens.peek() == Some(token) {
            let place = self.tokens.place() - 1;
            self.warnings
                .push(format!("Possible set {name} at position {place}"));
        }
    }
}

/// The code as an ASCII character; `\0` if it is none.
fn ascii(code: u32) -> char {
    if code < 0x80 {
        code as u8 as char
    } else {
        '\0'
    }
}
