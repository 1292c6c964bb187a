//! From a pattern to its tree: alternatives, items and repetitions.

use super::error::{Fault, Faulty, Steps};
use super::syntax::{ENDLESS, Greed, Member, Node, Place, Width, flag, width};
use super::tokens::{Alphabet, Token, Tokens};
use std::collections::HashMap;
use weft_core::error::Exception;

/// Groups nest no deeper than this.
pub const DEEPEST: usize = 1000;
/// Numbers of groups are below this.
pub const MOST_GROUPS: usize = 1_073_741_823;

/// What a pattern consists of.
pub struct Parsed {
    pub nodes: Vec<Node>,
    /// All flags, those in the pattern included.
    pub flags: u32,
    /// The width of each group; the first is the whole pattern's place.
    pub groups: Vec<Option<Width>>,
    /// The names of groups, in their order.
    pub names: Vec<(Vec<u32>, usize)>,
}

/// A reader of patterns.
pub struct Parser<'a> {
    pub(super) tokens: Tokens<'a>,
    pub(super) flags: u32,
    /// The width of each group that was closed.
    pub(super) groups: Vec<Option<Width>>,
    pub(super) names: Vec<(Vec<u32>, usize)>,
    pub(super) numbers: HashMap<Vec<u32>, usize>,
    /// Inside of a look behind: how many groups there were before it.
    pub(super) groups_before_look: Option<usize>,
    /// Where conditions name groups that may come later.
    pub(super) conditions: Vec<(usize, usize)>,
    /// Texts of `FutureWarning`s.
    pub warnings: Vec<String>,
    pub(super) depth: usize,
    pub(super) steps: Steps,
    pub(super) has_room: &'a dyn Fn() -> bool,
}

impl<'a> Parser<'a> {
    /// A reader of a pattern. `has_room` says whether the stack allows another level of groups.
    pub fn new(
        text: &'a [u32],
        alphabet: Alphabet,
        flags: u32,
        has_room: &'a dyn Fn() -> bool,
    ) -> Result<Parser<'a>, Faulty> {
        Ok(Parser {
            tokens: Tokens::new(text, alphabet)?,
            flags,
            groups: vec![None],
            names: Vec::new(),
            numbers: HashMap::new(),
            groups_before_look: None,
            conditions: Vec::new(),
            warnings: Vec::new(),
            depth: 0,
            steps: Steps::default(),
            has_room,
        })
    }

    /// The whole pattern.
    pub fn parse(&mut self) -> Result<Parsed, Faulty> {
        let nodes = self.alternatives(self.flags & flag::VERBOSE != 0)?;
        self.flags = checked_flags(self.flags, self.tokens.is_text())?;
        if self.tokens.peek().is_some() {
            return Err(self.tokens.fault("unbalanced parenthesis", 0));
        }
        let wrong = self
            .conditions
            .iter()
            .find(|(group, _)| *group >= self.groups.len());
        if let Some((group, place)) = wrong {
            return Err(Fault::at(
                format!("invalid group reference {group}"),
                *place,
            ));
        }
        Ok(Parsed {
            nodes,
            flags: self.flags,
            groups: std::mem::take(&mut self.groups),
            names: std::mem::take(&mut self.names),
        })
    }

    /// Alternatives, up to a parenthesis that closes or the end.
    pub(super) fn alternatives(&mut self, verbose: bool) -> Result<Vec<Node>, Faulty> {
        let is_outermost = self.depth == 0;
        self.enter()?;
        let mut first = self.sequence(verbose, is_outermost)?;
        // Flags at the very start may have turned it on.
        let verbose = verbose || (is_outermost && self.flags & flag::VERBOSE != 0);
        if self.tokens.sees('|') {
            let mut all = vec![first];
            while self.tokens.accept('|')? {
                self.steps.count()?;
                all.push(self.sequence(verbose, false)?);
            }
            first = joined(all);
        }
        self.depth -= 1;
        Ok(first)
    }

    /// A sequence of items. Global flags may stand at the start of the first one.
    pub(super) fn sequence(
        &mut self,
        mut verbose: bool,
        is_first: bool,
    ) -> Result<Vec<Node>, Faulty> {
        let mut nodes: Vec<Node> = Vec::new();
        while let Some(token) = self.tokens.peek() {
            if token.is('|') || token.is(')') {
                break;
            }
            self.tokens.take()?;
            self.steps.count()?;
            if verbose && self.skipped(token)? {
                continue;
            }
            match token.ascii() {
                '[' => nodes.push(self.set()?),
                '*' | '+' | '?' | '{' => self.repetition(token, &mut nodes)?,
                '.' => nodes.push(Node::Any),
                '^' => nodes.push(Node::Place(Place::Beginning)),
                '$' => nodes.push(Node::Place(Place::End)),
                '(' => {
                    let is_start = is_first && nodes.is_empty();
                    if let Some(node) = self.group(verbose, is_start)? {
                        nodes.push(node);
                    } else if is_start {
                        verbose = verbose || self.flags & flag::VERBOSE != 0;
                    }
                }
                _ => {
                    let node = match token {
                        Token::Plain(code) => Node::Literal(code),
                        Token::Escaped(code) => self.escape(code)?,
                    };
                    nodes.push(node);
                }
            }
        }
        Ok(flattened(nodes))
    }

    /// Whether a token is nothing in verbose patterns: space, or a comment, which is taken.
    fn skipped(&mut self, token: Token) -> Result<bool, Faulty> {
        match token.ascii() {
            ' ' | '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' => Ok(true),
            '#' => {
                while let Some(token) = self.tokens.take()? {
                    if token.is('\n') {
                        break;
                    }
                }
                Ok(true)
            }
            _ => Ok(false),
        }
    }

    /// The repetition that a token begins, of the last of the nodes.
    fn repetition(&mut self, token: Token, nodes: &mut Vec<Node>) -> Result<(), Faulty> {
        let here = self.tokens.place();
        let (least, most) = match token.ascii() {
            '?' => (0, 1),
            '*' => (0, ENDLESS),
            '+' => (1, ENDLESS),
            _ => match self.counts(here)? {
                Some(counts) => counts,
                None => {
                    nodes.push(Node::Literal('{' as u32));
                    return Ok(());
                }
            },
        };
        let back = self.tokens.place() - here + 1;
        match nodes.last() {
            None | Some(Node::Place(_)) => {
                return Err(self.tokens.fault("nothing to repeat", back));
            }
            Some(Node::Repeat { .. }) => return Err(self.tokens.fault("multiple repeat", back)),
            Some(_) => {}
        }
        let greed = if self.tokens.accept('?')? {
            Greed::Lazy
        } else if self.tokens.accept('+')? {
            Greed::Possessive
        } else {
            Greed::Greedy
        };
        let body = match nodes.pop() {
            Some(Node::Group {
                number: None,
                add: 0,
                remove: 0,
                body,
            }) => body,
            Some(other) => vec![other],
            None => Vec::new(),
        };
        nodes.push(Node::Repeat {
            least,
            most,
            greed,
            body,
        });
        Ok(())
    }

    /// The counts after a brace; `None` if it is a brace and no more, with nothing taken.
    fn counts(&mut self, here: usize) -> Result<Option<(u32, u32)>, Faulty> {
        if self.tokens.sees('}') {
            return Ok(None);
        }
        let digits = |tokens: &mut Tokens<'_>| {
            tokens.take_while(usize::MAX, |character| character.is_ascii_digit())
        };
        let low = digits(&mut self.tokens)?;
        let high = if self.tokens.accept(',')? {
            digits(&mut self.tokens)?
        } else {
            low.clone()
        };
        if !self.tokens.accept('}')? {
            self.tokens.seek(here)?;
            return Ok(None);
        }
        let number = |digits: &str| {
            let number = digits.parse().ok().filter(|number| *number != ENDLESS);
            number.ok_or_else(|| {
                Fault::other(
                    Exception::OverflowError,
                    "the repetition number is too large",
                )
            })
        };
        let least = if low.is_empty() { 0 } else { number(&low)? };
        let mut most = ENDLESS;
        if !high.is_empty() {
            most = number(&high)?;
            if most < least {
                let back = self.tokens.place() - here;
                let message = "min repeat greater than max repeat";
                return Err(self.tokens.fault(message, back));
            }
        }
        Ok(Some((least, most)))
    }

    /// Whether a group is closed, so that it can be referred to.
    pub(super) fn is_closed(&self, group: usize) -> bool {
        self.groups.get(group).is_some_and(Option::is_some)
    }

    /// Checks a reference to a group from inside of a look behind.
    pub(super) fn check_look_behind(&self, group: usize) -> Result<(), Faulty> {
        let Some(before) = self.groups_before_look else {
            return Ok(());
        };
        if !self.is_closed(group) {
            return Err(self.tokens.fault("cannot refer to an open group", 0));
        }
        if group >= before {
            let message = "cannot refer to group defined in the same lookbehind subpattern";
            return Err(self.tokens.fault(message, 0));
        }
        Ok(())
    }

    /// Closes a group that was opened.
    pub(super) fn close(&mut self, number: usize, body: &[Node]) {
        let closed = width(body, &self.groups);
        self.groups[number] = Some(closed);
    }
}

/// The nodes with those of groups that only group among them.
fn flattened(nodes: Vec<Node>) -> Vec<Node> {
    let groups_only = |node: &Node| {
        matches!(
            node,
            Node::Group {
                number: None,
                add: 0,
                remove: 0,
                ..
            }
        )
    };
    if !nodes.iter().any(groups_only) {
        return nodes;
    }
    let mut flat = Vec::with_capacity(nodes.len());
    for node in nodes {
        match node {
            Node::Group {
                number: None,
                add: 0,
                remove: 0,
                body,
            } => flat.extend(body),
            other => flat.push(other),
        }
    }
    flat
}

/// The flags of a pattern, with the type that it has without any.
fn checked_flags(flags: u32, is_text: bool) -> Result<u32, Faulty> {
    let wrong = |message: &str| Err(Fault::other(Exception::ValueError, message));
    if is_text {
        if flags & flag::LOCALE != 0 {
            return wrong("cannot use LOCALE flag with a str pattern");
        }
        if flags & flag::ASCII != 0 && flags & flag::UNICODE != 0 {
            return wrong("ASCII and UNICODE flags are incompatible");
        }
        return Ok(if flags & flag::ASCII == 0 {
            flags | flag::UNICODE
        } else {
            flags
        });
    }
    if flags & flag::UNICODE != 0 {
        return wrong("cannot use UNICODE flag with a bytes pattern");
    }
    if flags & flag::LOCALE != 0 && flags & flag::ASCII != 0 {
        return wrong("ASCII and LOCALE flags are incompatible");
    }
    Ok(flags)
}

/// What alternatives come to: what all of them begin with stands before the choice, and a choice of single characters is a
/// set. Neither leaves more than one way to match the same text.
fn joined(mut alternatives: Vec<Vec<Node>>) -> Vec<Node> {
    let mut nodes = Vec::new();
    while let [first, others @ ..] = alternatives.as_slice()
        && let Some(prefix) = first.first()
        && others.iter().all(|other| other.first() == Some(prefix))
    {
        let mut prefixes = alternatives
            .iter_mut()
            .map(|alternative| alternative.remove(0));
        nodes.extend(prefixes.next());
        prefixes.for_each(drop);
    }
    let mut members = Vec::new();
    let is_set = alternatives.iter().all(|alternative| {
        let single;
        let of_one: &[Member] = match alternative.as_slice() {
            [Node::Literal(code)] => {
                single = [Member::Range(*code, *code)];
                &single
            }
            [
                Node::Set {
                    negated: false,
                    members,
                },
            ] => members,
            _ => return false,
        };
        for member in of_one {
            if !members.contains(member) {
                members.push(*member);
            }
        }
        true
    });
    nodes.push(if is_set {
        Node::Set {
            negated: false,
            members,
        }
    } else {
        Node::Branch(alternatives)
    });
    nodes
}
