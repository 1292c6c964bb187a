//! What begins with a parenthesis: groups, looks around, conditions, comments and flags.

use super::error::{Fault, Faulty};
use super::names::{number_of, shown, text_of};
use super::parse::{MOST_GROUPS, Parser};
use super::syntax::{Node, Wanted, flag};
use super::tokens::Token;

/// The flag of a letter.
fn flag_of(token: Token) -> Option<u32> {
    Some(match token.ascii() {
        'i' => flag::IGNORECASE,
        'L' => flag::LOCALE,
        'm' => flag::MULTILINE,
        's' => flag::DOTALL,
        'x' => flag::VERBOSE,
        'a' => flag::ASCII,
        'u' => flag::UNICODE,
        _ => return None,
    })
}

/// Flags in a group.
enum Flags {
    /// They were added to those of the whole pattern.
    Global,
    /// Those that a group adds and takes away.
    Scoped(u32, u32),
}

/// A group of the usual kind.
struct Opening {
    start: usize,
    captures: bool,
    name: Option<Vec<u32>>,
    add: u32,
    remove: u32,
}

impl Parser<'_> {
    /// What follows an opening parenthesis; `None` if it is a comment or flags of the whole.
    pub(super) fn group(&mut self, verbose: bool, is_start: bool) -> Result<Option<Node>, Faulty> {
        let mut opening = Opening {
            start: self.tokens.place() - 1,
            captures: true,
            name: None,
            add: 0,
            remove: 0,
        };
        if !self.tokens.accept('?')? {
            return self.usual_group(opening, verbose).map(Some);
        }
        let Some(kind) = self.tokens.take()? else {
            return Err(self.unexpected_end());
        };
        match kind.ascii() {
            'P' => {
                if self.tokens.accept('<')? {
                    let name = self.tokens.take_until('>', "group name")?;
                    self.tokens.check_name(&name, name.len() + 1)?;
                    opening.name = Some(name);
                } else if self.tokens.accept('=')? {
                    return self.named_reference().map(Some);
                } else {
                    return Err(self.unknown_extension("P"));
                }
            }
            ':' => opening.captures = false,
            '#' => {
                self.comment(opening.start)?;
                return Ok(None);
            }
            '=' | '!' => {
                let wanted = wanted_of(kind);
                return self.look(opening.start, false, wanted, verbose).map(Some);
            }
            '<' => match self.tokens.peek() {
                None => {
                    self.tokens.take()?;
                    return Err(self.unexpected_end());
                }
                Some(next) if next.is('=') || next.is('!') => {
                    self.tokens.take()?;
                    let wanted = wanted_of(next);
                    return self.look(opening.start, true, wanted, verbose).map(Some);
                }
                Some(_) => return Err(self.unknown_extension("<")),
            },
            '(' => return self.condition(opening.start, verbose).map(Some),
            '>' => {
                let body = self.alternatives(verbose)?;
                self.closing(opening.start)?;
                return Ok(Some(Node::Atomic(body)));
            }
            _ if kind.is('-') || flag_of(kind).is_some() => match self.flags(kind)? {
                Flags::Global => {
                    if !is_start {
                        let back = self.tokens.place() - opening.start;
                        let message = "global flags not at the start of the expression";
                        return Err(self.tokens.fault(message, back));
                    }
                    return Ok(None);
                }
                Flags::Scoped(add, remove) => {
                    opening.captures = false;
                    (opening.add, opening.remove) = (add, remove);
                }
            },
            _ => {
                let mut shown = Vec::new();
                kind.push_to(&mut shown);
                let message = format!("unknown extension ?{}", text_of(&shown));
                return Err(self.tokens.fault(message, shown.len() + 1));
            }
        }
        self.usual_group(opening, verbose).map(Some)
    }

    fn unexpected_end(&self) -> Faulty {
        self.tokens.fault("unexpected end of pattern", 0)
    }

    /// The fault of an extension that begins with `before` and goes on with the next token.
    fn unknown_extension(&mut self, before: &str) -> Faulty {
        let next = match self.tokens.take() {
            Ok(Some(next)) => next,
            Ok(None) => return self.unexpected_end(),
            Err(faulty) => return faulty,
        };
        let mut shown = Vec::new();
        next.push_to(&mut shown);
        let message = format!("unknown extension ?{before}{}", text_of(&shown));
        self.tokens.fault(message, shown.len() + 2)
    }

    fn closing(&mut self, start: usize) -> Result<(), Faulty> {
        if self.tokens.accept(')')? {
            return Ok(());
        }
        let back = self.tokens.place() - start;
        let message = "missing ), unterminated subpattern";
        Err(self.tokens.fault(message, back))
    }

    fn comment(&mut self, start: usize) -> Result<(), Faulty> {
        loop {
            match self.tokens.take()? {
                None => {
                    let back = self.tokens.place() - start;
                    return Err(self.tokens.fault("missing ), unterminated comment", back));
                }
                Some(token) if token.is(')') => return Ok(()),
                Some(_) => {}
            }
        }
    }

    fn usual_group(&mut self, opening: Opening, verbose: bool) -> Result<Node, Faulty> {
        let number = if opening.captures {
            Some(self.open(opening.name)?)
        } else {
            None
        };
        let verbose =
            (verbose || opening.add & flag::VERBOSE != 0) && opening.remove & flag::VERBOSE == 0;
        let body = self.alternatives(verbose)?;
        self.closing(opening.start)?;
        if let Some(number) = number {
            self.close(number, &body);
        }
        Ok(Node::Group {
            number,
            add: opening.add,
            remove: opening.remove,
            body,
        })
    }

    fn open(&mut self, name: Option<Vec<u32>>) -> Result<usize, Faulty> {
        let number = self.groups.len();
        self.groups.push(None);
        let Some(name) = name else {
            return Ok(number);
        };
        if let Some(other) = self.numbers.get(&name) {
            let message = format!(
                "redefinition of group name {} as group {number}; was group {other}",
                shown(&name)
            );
            return Err(self.tokens.fault(message, name.len() + 1));
        }
        self.numbers.insert(name.clone(), number);
        self.names.push((name, number));
        Ok(number)
    }

    /// The number of a group that is named before a closing token.
    fn known(&self, name: &[u32]) -> Result<usize, Faulty> {
        self.tokens.check_name(name, name.len() + 1)?;
        self.numbers.get(name).copied().ok_or_else(|| {
            let message = format!("unknown group name {}", shown(name));
            self.tokens.fault(message, name.len() + 1)
        })
    }

    fn named_reference(&mut self) -> Result<Node, Faulty> {
        let name = self.tokens.take_until(')', "group name")?;
        let group = self.known(&name)?;
        if !self.is_closed(group) {
            let message = "cannot refer to an open group";
            return Err(self.tokens.fault(message, name.len() + 1));
        }
        self.check_look_behind(group)?;
        Ok(Node::Reference(group))
    }

    fn look(
        &mut self,
        start: usize,
        behind: bool,
        wanted: Wanted,
        verbose: bool,
    ) -> Result<Node, Faulty> {
        let is_outermost = behind && self.groups_before_look.is_none();
        if is_outermost {
            self.groups_before_look = Some(self.groups.len());
        }
        let body = self.alternatives(verbose)?;
        if is_outermost {
            self.groups_before_look = None;
        }
        self.closing(start)?;
        if wanted == Wanted::NoMatch && body.is_empty() {
            return Ok(Node::Fail);
        }
        Ok(Node::Look {
            behind,
            wanted,
            body,
        })
    }

    fn condition(&mut self, start: usize, verbose: bool) -> Result<Node, Faulty> {
        let name = self.tokens.take_until(')', "group name")?;
        let back = name.len() + 1;
        let group = match number_of(&name) {
            None => self.known(&name)?,
            Some(0) => return Err(self.tokens.fault("bad group number", back)),
            Some(number) if number >= MOST_GROUPS => {
                let digits = text_of(&name);
                let digits = digits.trim_start_matches('0');
                let message = format!("invalid group reference {digits}");
                return Err(self.tokens.fault(message, back));
            }
            Some(number) => {
                if self.conditions.iter().all(|(known, _)| *known != number) {
                    self.conditions.push((number, self.tokens.place() - back));
                }
                number
            }
        };
        self.check_look_behind(group)?;
        self.enter()?;
        let yes = self.sequence(verbose, false)?;
        let no = if self.tokens.accept('|')? {
            let no = self.sequence(verbose, false)?;
            if self.tokens.sees('|') {
                let message = "conditional backref with more than two branches";
                return Err(self.tokens.fault(message, 0));
            }
            Some(no)
        } else {
            None
        };
        self.depth -= 1;
        self.closing(start)?;
        Ok(Node::Conditional { group, yes, no })
    }

    /// The flags that begin with a letter or a minus, up to what ends them.
    fn flags(&mut self, first: Token) -> Result<Flags, Faulty> {
        let (mut add, mut remove) = (0, 0);
        let mut token = first;
        if !first.is('-') {
            loop {
                let flag = flag_of(token).unwrap_or(0);
                self.check_type(flag)?;
                add |= flag;
                if flag & flag::TYPES != 0 && add & flag::TYPES != flag {
                    let message = "bad inline flags: flags 'a', 'u' and 'L' are incompatible";
                    return Err(self.tokens.fault(message, 0));
                }
                token = self.next_flag("missing -, : or )")?;
                if token.is(')') || token.is('-') || token.is(':') {
                    break;
                }
                self.check_flag(token, "missing -, : or )")?;
            }
        }
        if token.is(')') {
            self.flags |= add;
            return Ok(Flags::Global);
        }
        if token.is('-') {
            token = self.next_flag("missing flag")?;
            self.check_flag(token, "missing flag")?;
            loop {
                let flag = flag_of(token).unwrap_or(0);
                if flag & flag::TYPES != 0 {
                    let message = "bad inline flags: cannot turn off flags 'a', 'u' and 'L'";
                    return Err(self.tokens.fault(message, 0));
                }
                remove |= flag;
                token = self.next_flag("missing :")?;
                if token.is(':') {
                    break;
                }
                self.check_flag(token, "missing :")?;
            }
        }
        if add & remove != 0 {
            let message = "bad inline flags: flag turned on and off";
            return Err(self.tokens.fault(message, 1));
        }
        Ok(Flags::Scoped(add, remove))
    }

    fn next_flag(&mut self, missing: &str) -> Result<Token, Faulty> {
        match self.tokens.take()? {
            Some(token) => Ok(token),
            None => Err(self.tokens.fault(missing, 0)),
        }
    }

    fn check_flag(&self, token: Token, missing: &str) -> Result<(), Faulty> {
        if flag_of(token).is_some() {
            return Ok(());
        }
        let is_letter = match token {
            Token::Plain(code) => {
                char::from_u32(code).is_some_and(weft_core::types::str::unicode::is_alpha)
            }
            Token::Escaped(_) => false,
        };
        let message = if is_letter { "unknown flag" } else { missing };
        Err(self.tokens.fault(message, token.len()))
    }

    /// Checks that a flag fits what the pattern consists of.
    fn check_type(&self, flag: u32) -> Result<(), Faulty> {
        let message = match (self.tokens.is_text(), flag) {
            (true, flag::LOCALE) => "bad inline flags: cannot use 'L' flag with a str pattern",
            (false, flag::UNICODE) => "bad inline flags: cannot use 'u' flag with a bytes pattern",
            _ => return Ok(()),
        };
        Err(self.tokens.fault(message, 0))
    }

    /// Goes one level deeper.
    pub(super) fn enter(&mut self) -> Result<(), Faulty> {
        if self.depth >= super::parse::DEEPEST || !(self.has_room)() {
            let message = "maximum recursion depth exceeded";
            let exception = weft_core::error::Exception::RecursionError;
            return Err(Fault::other(exception, message));
        }
        self.depth += 1;
        Ok(())
    }
}

fn wanted_of(token: Token) -> Wanted {
    if token.is('=') {
        Wanted::Match
    } else {
        Wanted::NoMatch
    }
}
