//! From the tree of a pattern to its program.

use super::case::{self, Fold};
use super::error::{Fault, Faulty, Steps};
use super::first::{First, Sets};
use super::parse::Parsed;
use super::program::{Op, Program, Single, Spot, Start, UNKNOWN};
use super::set::Set;
use super::syntax::{Greed, Member, Node, Place, Wanted, Width, flag, width};
use super::tokens::Alphabet;
use memchr::memmem::Finder;
use parking_lot::Mutex;
use weft_core::types::str::push_code_point;

/// Compiles a pattern.
pub fn compile(parsed: &Parsed, alphabet: Alphabet) -> Result<Program, Faulty> {
    let mut compiler = Compiler {
        ops: Vec::new(),
        sets: Vec::new(),
        firsts: Vec::new(),
        loops: 0,
        groups: &parsed.groups,
        alphabet,
        steps: Steps::default(),
    };
    compiler.sequence(&parsed.nodes, parsed.flags)?;
    compiler.ops.push(Op::Match);
    compiler.note_followers();
    let start = compiler.start(parsed);
    Ok(Program {
        ops: compiler.ops,
        sets: compiler.sets,
        firsts: compiler.firsts,
        loops: compiler.loops as usize,
        groups: parsed.groups.len() - 1,
        start,
        workspace: Mutex::new(None),
    })
}

struct Compiler<'a> {
    ops: Vec<Op>,
    sets: Vec<Set>,
    firsts: Vec<super::program::Octets>,
    loops: u32,
    groups: &'a [Option<Width>],
    alphabet: Alphabet,
    steps: Steps,
}

/// The set that a literal is when case is ignored; `None` if it has no case.
pub fn literal_set(code: u32, flags: u32) -> Option<Set> {
    let fold = Fold::of(flags);
    let is_cased = match fold {
        Fold::Exact => false,
        Fold::Ascii => code < 0x80 && (code as u8).is_ascii_alphabetic(),
        Fold::Unicode => {
            let lower = case::lower(code);
            let upper = char::from_u32(code).and_then(|character| character.to_uppercase().next());
            lower != code || upper.map_or(code, u32::from) != code || !case::alike(code).is_empty()
        }
    };
    is_cased.then(|| Set::new(&[Member::Range(code, code)], false, flags))
}

/// Adds the octets of a character.
pub fn push_literal(octets: &mut Vec<u8>, code: u32, alphabet: Alphabet) {
    match alphabet {
        Alphabet::Characters => {
            push_code_point(octets, code);
        }
        Alphabet::Octets => octets.push(code as u8),
    }
}

impl Compiler<'_> {
    fn here(&self) -> u32 {
        self.ops.len() as u32
    }

    fn set(&mut self, set: Set) -> Single {
        self.sets.push(set);
        Single::In(self.sets.len() as u32 - 1)
    }

    /// The test that a node of one character is.
    fn single(&mut self, node: &Node, flags: u32) -> Option<Single> {
        Some(match node {
            Node::Literal(code) => match literal_set(*code, flags) {
                Some(set) => self.set(set),
                None => Single::Is(*code),
            },
            Node::NotLiteral(code) => match literal_set(*code, flags) {
                Some(_) => self.set(Set::new(&[Member::Range(*code, *code)], true, flags)),
                None => Single::IsNot(*code),
            },
            Node::Any if flags & flag::DOTALL != 0 => Single::Any,
            Node::Any => Single::NoNewline,
            Node::Set { negated, members } => self.set(Set::new(members, *negated, flags)),
            _ => return None,
        })
    }

    fn sequence(&mut self, nodes: &[Node], flags: u32) -> Result<(), Faulty> {
        let mut run = Vec::new();
        self.steps.count()?;
        for node in nodes {
            self.steps.count()?;
            if let Node::Literal(code) = node
                && literal_set(*code, flags).is_none()
            {
                push_literal(&mut run, *code, self.alphabet);
                continue;
            }
            self.finish_run(&mut run);
            self.node(node, flags)?;
        }
        self.finish_run(&mut run);
        Ok(())
    }

    fn finish_run(&mut self, run: &mut Vec<u8>) {
        if !run.is_empty() {
            self.ops.push(Op::Text(std::mem::take(run).into()));
        }
    }

    fn node(&mut self, node: &Node, flags: u32) -> Result<(), Faulty> {
        if let Some(single) = self.single(node, flags) {
            self.ops.push(Op::One(single));
            return Ok(());
        }
        match node {
            Node::Literal(_) | Node::NotLiteral(_) | Node::Any | Node::Set { .. } => {}
            Node::Place(place) => self.ops.push(Op::Spot(spot(*place, flags))),
            Node::Branch(alternatives) => self.branch(alternatives, flags)?,
            Node::Group {
                number,
                add,
                remove,
                body,
            } => {
                let flags = flag::combine(flags, *add, *remove);
                if let Some(number) = number {
                    self.ops.push(Op::Mark(*number as u32 * 2));
                }
                self.sequence(body, flags)?;
                if let Some(number) = number {
                    self.ops.push(Op::Mark(*number as u32 * 2 + 1));
                }
            }
            Node::Repeat {
                least,
                most,
                greed,
                body,
            } => self.repeat(*least, *most, *greed, body, flags)?,
            Node::Look {
                behind,
                wanted,
                body,
            } => self.look(*behind, *wanted, body, flags)?,
            Node::Atomic(body) => {
                self.ops.push(Op::AtomicStart);
                self.sequence(body, flags)?;
                self.ops.push(Op::AtomicEnd);
            }
            Node::Reference(group) => self.ops.push(Op::Reference {
                group: *group as u32,
                fold: Fold::of(flags),
            }),
            Node::Conditional { group, yes, no } => {
                let condition = self.ops.len();
                self.ops.push(Op::Fail);
                self.sequence(yes, flags)?;
                let mut otherwise = self.here();
                if let Some(no) = no {
                    let jump = self.ops.len();
                    self.ops.push(Op::Fail);
                    otherwise = self.here();
                    self.sequence(no, flags)?;
                    self.ops[jump] = Op::Jump(self.here());
                }
                let group = *group as u32;
                self.ops[condition] = Op::Condition { group, otherwise };
            }
            Node::Fail => self.ops.push(Op::Fail),
        }
        Ok(())
    }

    fn branch(&mut self, alternatives: &[Vec<Node>], flags: u32) -> Result<(), Faulty> {
        let mut jumps = Vec::new();
        let Some((last, others)) = alternatives.split_last() else {
            return Ok(());
        };
        for alternative in others {
            let first = self.first(alternative, flags);
            let branch = self.ops.len();
            self.ops.push(Op::Fail);
            self.sequence(alternative, flags)?;
            jumps.push(self.ops.len());
            self.ops.push(Op::Fail);
            let other = self.here();
            self.ops[branch] = Op::Branch { other, first };
        }
        self.sequence(last, flags)?;
        let end = self.here();
        for jump in jumps {
            self.ops[jump] = Op::Jump(end);
        }
        Ok(())
    }

    /// The number of the set of octets that nodes can begin with.
    fn first(&mut self, nodes: &[Node], flags: u32) -> u32 {
        let mut first = First::new(self.alphabet);
        if first.add(nodes, flags) == Sets::Complete && first.octets.len() < 200 {
            self.firsts.push(first.octets);
            self.firsts.len() as u32 - 1
        } else {
            UNKNOWN
        }
    }

    fn repeat(
        &mut self,
        least: u32,
        most: u32,
        greed: Greed,
        body: &[Node],
        flags: u32,
    ) -> Result<(), Faulty> {
        if let Some((node, flags)) = lone(body, flags)
            && let Some(single) = self.single(node, flags)
        {
            self.ops.push(Op::Repeat {
                single,
                least,
                most,
                greed,
                follow: None,
            });
            return Ok(());
        }
        let first = self.first(body, flags);
        // An optional part is a branch. One that can be empty is not: it must not take part when it is.
        if (least, most) == (0, 1) && greed == Greed::Greedy && first != UNKNOWN {
            let branch = self.ops.len();
            self.ops.push(Op::Fail);
            self.sequence(body, flags)?;
            let other = self.here();
            self.ops[branch] = Op::Branch { other, first };
            return Ok(());
        }
        let number = self.loops;
        self.loops += 1;
        self.ops.push(Op::LoopStart(number));
        let start = self.ops.len();
        self.ops.push(Op::Fail);
        self.sequence(body, flags)?;
        self.ops.push(match greed {
            Greed::Possessive => Op::LoopEnd(start as u32),
            Greed::Greedy | Greed::Lazy => Op::Jump(start as u32),
        });
        self.ops[start] = Op::Loop {
            number,
            least,
            most,
            greed,
            exit: self.here(),
            first,
        };
        Ok(())
    }

    fn look(
        &mut self,
        behind: bool,
        wanted: Wanted,
        body: &[Node],
        flags: u32,
    ) -> Result<(), Faulty> {
        let mut back = 0;
        if behind {
            let (least, most) = width(body, self.groups);
            if least > u64::from(u32::MAX) {
                return Err(Fault::of_all("looks too much behind"));
            }
            if least != most {
                return Err(Fault::of_all("look-behind requires fixed-width pattern"));
            }
            back = least as u32;
        }
        let start = self.ops.len();
        self.ops.push(Op::LookStart(back));
        self.sequence(body, flags)?;
        if wanted == Wanted::Match {
            self.ops.push(Op::LookEnd);
        } else {
            self.ops.push(Op::NotEnd);
            let after = self.here();
            self.ops[start] = Op::NotStart {
                behind: back,
                after,
            };
        }
        Ok(())
    }

    /// Tells each repetition the octet that must come after it.
    fn note_followers(&mut self) {
        let mut octet = None;
        for op in self.ops.iter_mut().rev() {
            match op {
                Op::Mark(_) => continue,
                Op::Repeat { follow, .. } => *follow = octet,
                _ => {}
            }
            octet = match op {
                Op::Text(text) => text.first().copied(),
                _ => None,
            };
        }
    }

    /// Where a match may start.
    fn start(&self, parsed: &Parsed) -> Start {
        let first_op = self.ops.iter().find(|op| !matches!(op, Op::Mark(_)));
        match first_op {
            Some(Op::Spot(Spot::TextBeginning)) => return Start::TextBeginning,
            Some(Op::Text(text)) if text.len() == 1 => return Start::Few(text.to_vec()),
            Some(Op::Text(text)) => return Start::Prefix(Box::new(Finder::new(text).into_owned())),
            _ => {}
        }
        let mut first = First::new(self.alphabet);
        if first.add(&parsed.nodes, parsed.flags) != Sets::Complete {
            return Start::Anywhere;
        }
        match first.octets.len() {
            1..=3 => Start::Few(
                (0..=255)
                    .filter(|octet| first.octets.contains(*octet))
                    .collect(),
            ),
            // So many that looking for them finds nearly everything.
            240.. => Start::Anywhere,
            _ => Start::Octets(first.octets),
        }
    }
}

/// The one node that a body is, within groups that only group, and the flags there.
fn lone(body: &[Node], flags: u32) -> Option<(&Node, u32)> {
    let [node] = body else {
        return None;
    };
    match node {
        Node::Group {
            number: None,
            add,
            remove,
            body,
        } => lone(body, flag::combine(flags, *add, *remove)),
        other => Some((other, flags)),
    }
}

fn spot(place: Place, flags: u32) -> Spot {
    let multiline = flags & flag::MULTILINE != 0;
    let has_unicode = flags & flag::TYPES == flag::UNICODE;
    match place {
        Place::Beginning if multiline => Spot::LineBeginning,
        Place::Beginning | Place::TextBeginning => Spot::TextBeginning,
        Place::End if multiline => Spot::LineEnd,
        Place::End => Spot::End,
        Place::TextEnd => Spot::TextEnd,
        Place::Boundary | Place::NoBoundary => Spot::Boundary {
            negated: place == Place::NoBoundary,
            has_unicode,
        },
    }
}
