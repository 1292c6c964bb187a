//! The octets that a match can begin with.

use super::compile::{literal_set, push_literal};
use super::program::Octets;
use super::set::Set;
use super::syntax::{Member, Node, flag};
use super::tokens::Alphabet;

/// Whether the octets found are all that there are.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Sets {
    /// A match begins with one of them.
    Complete,
    /// It may also be empty, so that what comes after it counts.
    MayBeEmpty,
    /// Anything may come first.
    Unknown,
}

/// The octets found so far.
pub struct First {
    pub octets: Octets,
    alphabet: Alphabet,
}

impl First {
    /// None yet.
    pub fn new(alphabet: Alphabet) -> First {
        First {
            octets: Octets::NONE,
            alphabet,
        }
    }

    /// Adds what a sequence can begin with.
    pub fn add(&mut self, nodes: &[Node], flags: u32) -> Sets {
        for node in nodes {
            match self.add_node(node, flags) {
                Sets::MayBeEmpty => {}
                other => return other,
            }
        }
        Sets::MayBeEmpty
    }

    fn add_node(&mut self, node: &Node, flags: u32) -> Sets {
        match node {
            Node::Literal(code) => {
                match literal_set(*code, flags) {
                    Some(set) => self.add_set(&set),
                    None => {
                        let mut octets = Vec::new();
                        push_literal(&mut octets, *code, self.alphabet);
                        self.octets.insert(octets[0]);
                    }
                }
                Sets::Complete
            }
            Node::NotLiteral(code) => {
                self.add_set(&Set::new(&[Member::Range(*code, *code)], true, flags));
                Sets::Complete
            }
            Node::Set { negated, members } => {
                self.add_set(&Set::new(members, *negated, flags));
                Sets::Complete
            }
            Node::Any | Node::Reference(_) | Node::Conditional { .. } => Sets::Unknown,
            Node::Place(_) | Node::Look { .. } => Sets::MayBeEmpty,
            Node::Branch(alternatives) => {
                let mut result = Sets::Complete;
                for alternative in alternatives {
                    match self.add(alternative, flags) {
                        Sets::Complete => {}
                        Sets::MayBeEmpty => result = Sets::MayBeEmpty,
                        Sets::Unknown => return Sets::Unknown,
                    }
                }
                result
            }
            Node::Group {
                add, remove, body, ..
            } => self.add(body, flag::combine(flags, *add, *remove)),
            Node::Atomic(body) => self.add(body, flags),
            Node::Repeat { least, body, .. } => match self.add(body, flags) {
                Sets::Complete if *least == 0 => Sets::MayBeEmpty,
                other => other,
            },
            Node::Fail => Sets::Complete,
        }
    }

    fn add_set(&mut self, set: &Set) {
        let (known, more) = match self.alphabet {
            Alphabet::Octets => (256, false),
            Alphabet::Characters => (128, set.may_reach_past_ascii()),
        };
        for code in 0..known {
            if set.contains(code) {
                self.octets.insert(code as u8);
            }
        }
        if more {
            // What characters past ASCII begin with.
            (0xc2..=0xf4).for_each(|octet| self.octets.insert(octet));
        }
    }
}
