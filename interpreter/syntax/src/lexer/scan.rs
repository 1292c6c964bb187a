//! The main loop of the tokeniser: names, operators, brackets, line ends.

use rustpython_parser::Tok;

use super::{Bracket, JUNK, Lexer, identifier, normalize};
use crate::ast::Range;
use crate::error::{Extent, Problem, Result, Stage};
use crate::interrupt::{Interruption, check_now};
use crate::source::line_of;

/// CPython's limit.
const MAXIMUM_BRACKETS: usize = 200;

impl Lexer<'_> {
    pub(super) fn run(&mut self) -> Result<()> {
        while !self.at_end() {
            if !self.begin_line()? {
                self.interruption.check()?;
                continue;
            }
            self.logical_line()?;
        }
        self.finish();
        Ok(())
    }

    /// Tokens up to and with the line end that is not in brackets.
    fn logical_line(&mut self) -> Result<()> {
        loop {
            self.interruption.check()?;
            self.skip_blanks()?;
            if self.at_end() {
                return Ok(());
            }
            if matches!(self.peek(0), b'\n' | b'\r') {
                let start = self.position;
                self.skip_line_end();
                if self.brackets.is_empty() {
                    self.push(Tok::Newline, start);
                    return Ok(());
                }
                continue;
            }
            self.token()?;
        }
    }

    /// Steps over blanks, comments and continued line ends.
    pub(super) fn skip_blanks(&mut self) -> Result<()> {
        loop {
            match self.peek(0) {
                b' ' | b'\t' | b'\x0c' => self.position += 1,
                b'#' => self.skip_comment(),
                b'\\' => {
                    self.position += 1;
                    if self.at_end() {
                        return Err(self.unexpected_end(self.position));
                    }
                    if !matches!(self.peek(0), b'\n' | b'\r') {
                        self.position += self.character().map_or(0, char::len_utf8);
                        let message = "unexpected character after line continuation character";
                        return self.error_before_position(message).map_err(
                            |mut problem: Box<Problem>| {
                                problem.stage = Stage::Parser;
                                problem.with_extent(Extent::Zero)
                            },
                        );
                    }
                    // CPython points behind the backslash.
                    let place = self.position;
                    self.skip_line_end();
                    if self.at_end() {
                        return Err(self.unexpected_end(place));
                    }
                }
                _ => return Ok(()),
            }
        }
    }

    pub(super) fn unexpected_end(&self, place: usize) -> Box<Problem> {
        let problem = Problem::at("unexpected EOF while parsing", place as u32);
        problem.incomplete().with_extent(Extent::MinusOne)
    }

    /// One token that is no line end.
    pub(super) fn token(&mut self) -> Result<()> {
        let start = self.position;
        let first = self.peek(0);
        if first.is_ascii_digit() || (first == b'.' && self.peek(1).is_ascii_digit()) {
            return self.number();
        }
        if matches!(first, b'"' | b'\'') {
            return self.string(start);
        }
        if first == b'_' || first.is_ascii_alphabetic() || first >= 128 {
            return self.name_or_string();
        }
        self.operator()
    }

    /// Whether the letters before a quote are a string prefix.
    fn is_string_prefix(&self, start: usize, length: usize) -> Result<bool> {
        let prefix = self.bytes[start..start + length].to_ascii_lowercase();
        let repeats = (1..length).any(|index| prefix[..index].contains(&prefix[index]));
        if repeats || !prefix.iter().all(|letter| b"bufrt".contains(letter)) {
            return Ok(false);
        }
        for (one, other) in [
            ('u', 'b'),
            ('u', 'r'),
            ('u', 'f'),
            ('u', 't'),
            ('b', 'f'),
            ('b', 't'),
            ('f', 't'),
        ] {
            if prefix.contains(&(one as u8)) && prefix.contains(&(other as u8)) {
                let message = format!("'{one}' and '{other}' prefixes are incompatible");
                return Err(Problem::reading(
                    message,
                    Range::new(start as u32, (start + length) as u32),
                ));
            }
        }
        Ok(true)
    }

    fn name_or_string(&mut self) -> Result<()> {
        let start = self.position;
        let mut prefix = 0;
        while prefix < 3 && self.peek(prefix).is_ascii_alphabetic() {
            prefix += 1;
            if matches!(self.peek(prefix), b'"' | b'\'') && self.is_string_prefix(start, prefix)? {
                self.position += prefix;
                return self.string(start);
            }
        }
        let mut is_ascii = true;
        while let Some(byte) = self.bytes.get(self.position) {
            if *byte == b'_' || byte.is_ascii_alphanumeric() {
                self.position += 1;
            } else if *byte >= 128 {
                is_ascii = false;
                self.interruption.check()?;
                self.position += self.character().map_or(1, char::len_utf8);
            } else {
                break;
            }
        }
        let name = &self.text[start..self.position];
        if is_ascii {
            let tok = keyword(name).unwrap_or_else(|| Tok::Name {
                name: name.to_owned(),
            });
            self.push(tok, start);
            return Ok(());
        }
        self.check_identifier(start)?;
        let name = normalize(&self.text[start..self.position]).into_owned();
        check_now()?;
        self.push(Tok::Name { name }, start);
        Ok(())
    }

    fn check_identifier(&self, start: usize) -> Result<()> {
        let mut interruption = Interruption::default();
        for (index, character) in self.text[start..self.position].char_indices() {
            interruption.check()?;
            let valid = if index == 0 {
                identifier::is_start(character)
            } else {
                identifier::is_continue(character)
            };
            if !valid {
                let code = character as u32;
                let message = if is_printable(character) {
                    format!("invalid character '{character}' (U+{code:04X})")
                } else {
                    format!("invalid non-printable character U+{code:04X}")
                };
                return Err(Problem::reading_at(message, (start + index) as u32));
            }
        }
        Ok(())
    }

    fn operator(&mut self) -> Result<()> {
        let start = self.position;
        let (first, second, third) = (self.peek(0), self.peek(1), self.peek(2));
        let (tok, length) = match (first, second, third) {
            (b'*', b'*', b'=') => (Tok::DoubleStarEqual, 3),
            (b'/', b'/', b'=') => (Tok::DoubleSlashEqual, 3),
            (b'<', b'<', b'=') => (Tok::LeftShiftEqual, 3),
            (b'>', b'>', b'=') => (Tok::RightShiftEqual, 3),
            (b'.', b'.', b'.') => (Tok::Ellipsis, 3),
            (b'*', b'*', _) => (Tok::DoubleStar, 2),
            (b'/', b'/', _) => (Tok::DoubleSlash, 2),
            (b'<', b'<', _) => (Tok::LeftShift, 2),
            (b'>', b'>', _) => (Tok::RightShift, 2),
            (b'+', b'=', _) => (Tok::PlusEqual, 2),
            (b'-', b'=', _) => (Tok::MinusEqual, 2),
            (b'*', b'=', _) => (Tok::StarEqual, 2),
            (b'/', b'=', _) => (Tok::SlashEqual, 2),
            (b'%', b'=', _) => (Tok::PercentEqual, 2),
            (b'&', b'=', _) => (Tok::AmperEqual, 2),
            (b'|', b'=', _) => (Tok::VbarEqual, 2),
            (b'^', b'=', _) => (Tok::CircumflexEqual, 2),
            (b'@', b'=', _) => (Tok::AtEqual, 2),
            (b'=', b'=', _) => (Tok::EqEqual, 2),
            (b'!', b'=', _) => (Tok::NotEqual, 2),
            (b'<', b'=', _) => (Tok::LessEqual, 2),
            (b'>', b'=', _) => (Tok::GreaterEqual, 2),
            (b'-', b'>', _) => (Tok::Rarrow, 2),
            (b':', b'=', _) => (Tok::ColonEqual, 2),
            (b'+', ..) => (Tok::Plus, 1),
            (b'-', ..) => (Tok::Minus, 1),
            (b'*', ..) => (Tok::Star, 1),
            (b'/', ..) => (Tok::Slash, 1),
            (b'%', ..) => (Tok::Percent, 1),
            (b'&', ..) => (Tok::Amper, 1),
            (b'|', ..) => (Tok::Vbar, 1),
            (b'^', ..) => (Tok::CircumFlex, 1),
            (b'~', ..) => (Tok::Tilde, 1),
            (b'@', ..) => (Tok::At, 1),
            (b'<', ..) => (Tok::Less, 1),
            (b'>', ..) => (Tok::Greater, 1),
            (b'=', ..) => (Tok::Equal, 1),
            (b'.', ..) => (Tok::Dot, 1),
            (b',', ..) => (Tok::Comma, 1),
            (b';', ..) => (Tok::Semi, 1),
            (b':', ..) => (Tok::Colon, 1),
            (b'(', ..) => return self.open(Tok::Lpar),
            (b'[', ..) => return self.open(Tok::Lsqb),
            (b'{', ..) => return self.open(Tok::Lbrace),
            (b')', ..) => return self.close(Tok::Rpar),
            (b']', ..) => return self.close(Tok::Rsqb),
            (b'}', ..) => return self.close(Tok::Rbrace),
            (0..=31 | 127, ..) => {
                let message = format!("invalid non-printable character U+{first:04X}");
                return Err(Problem::reading_at(message, start as u32));
            }
            _ => (JUNK, 1),
        };
        self.position += length;
        self.push(tok, start);
        Ok(())
    }

    fn open(&mut self, tok: Tok) -> Result<()> {
        let start = self.position;
        let bracket = Bracket {
            character: self.peek(0),
            offset: start as u32,
        };
        self.open_bracket(bracket)?;
        self.position += 1;
        self.push(tok, start);
        Ok(())
    }

    pub(super) fn open_bracket(&mut self, bracket: Bracket) -> Result<()> {
        if self.brackets.len() >= MAXIMUM_BRACKETS {
            return Err(Problem::reading_at(
                "too many nested parentheses",
                bracket.offset,
            ));
        }
        self.brackets.push(bracket);
        Ok(())
    }

    fn close(&mut self, tok: Tok) -> Result<()> {
        let start = self.position;
        let found = self.peek(0);
        let Some(bracket) = self.brackets.last().copied() else {
            return Err(Problem::reading_at(
                format!("unmatched '{}'", found as char),
                start as u32,
            ));
        };
        let expected = match bracket.character {
            b'(' => b')',
            b'[' => b']',
            _ => b'}',
        };
        if found != expected {
            return Err(self.mismatch(found, bracket, start));
        }
        self.position += 1;
        self.push(tok, start);
        self.brackets.pop();
        Ok(())
    }

    fn mismatch(&self, found: u8, bracket: Bracket, start: usize) -> Box<Problem> {
        let line = line_of(self.text, bracket.offset);
        let (closing, opening) = (found as char, bracket.character as char);
        let mut message = format!(
            "closing parenthesis '{closing}' does not match opening parenthesis '{opening}'"
        );
        if line_of(self.text, start as u32) > line {
            message.push_str(&format!(" on line {line}"));
        }
        Problem::reading_at(message, start as u32)
    }

    pub(super) fn range_from(&self, start: usize) -> Range {
        Range::new(start as u32, self.position as u32)
    }
}

/// The token of a keyword. Soft keywords are names here.
pub(crate) fn keyword(name: &str) -> Option<Tok> {
    Some(match name {
        "False" => Tok::False,
        "None" => Tok::None,
        "True" => Tok::True,
        "and" => Tok::And,
        "as" => Tok::As,
        "assert" => Tok::Assert,
        "async" => Tok::Async,
        "await" => Tok::Await,
        "break" => Tok::Break,
        "class" => Tok::Class,
        "continue" => Tok::Continue,
        "def" => Tok::Def,
        "del" => Tok::Del,
        "elif" => Tok::Elif,
        "else" => Tok::Else,
        "except" => Tok::Except,
        "finally" => Tok::Finally,
        "for" => Tok::For,
        "from" => Tok::From,
        "global" => Tok::Global,
        "if" => Tok::If,
        "import" => Tok::Import,
        "in" => Tok::In,
        "is" => Tok::Is,
        "lambda" => Tok::Lambda,
        "nonlocal" => Tok::Nonlocal,
        "not" => Tok::Not,
        "or" => Tok::Or,
        "pass" => Tok::Pass,
        "raise" => Tok::Raise,
        "return" => Tok::Return,
        "try" => Tok::Try,
        "while" => Tok::While,
        "with" => Tok::With,
        "yield" => Tok::Yield,
        _ => return None,
    })
}

/// Whether a character that begins no token is shown in the message, rather than only numbered.
fn is_printable(character: char) -> bool {
    !character.is_control()
        && !matches!(character,
            '\u{a0}' | '\u{ad}' | '\u{1680}' | '\u{2000}'..='\u{200f}' | '\u{2028}'..='\u{202f}'
            | '\u{205f}'..='\u{206f}' | '\u{3000}' | '\u{feff}' | '\u{e000}'..='\u{f8ff}' | '\u{fff0}'..='\u{fffb}')
}
