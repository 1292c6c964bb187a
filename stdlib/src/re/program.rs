//! What a pattern is compiled to: operations for the matcher, and how a search finds where a match may start.

use super::backtrack::Workspace;
use super::case::Fold;
use super::set::Set;
use super::syntax::Greed;
use memchr::memmem::Finder;
use parking_lot::Mutex;

/// A test of one character.
#[derive(Clone, Copy, Debug)]
pub enum Single {
    /// Any character but a newline.
    NoNewline,
    /// Any at all.
    Any,
    Is(u32),
    IsNot(u32),
    /// The set of this number.
    In(u32),
}

/// A test of a place.
#[derive(Clone, Copy, Debug)]
pub enum Spot {
    TextBeginning,
    LineBeginning,
    /// The end of the text, or before a newline that ends it.
    End,
    LineEnd,
    TextEnd,
    Boundary {
        negated: bool,
        has_unicode: bool,
    },
}

/// The number of an operation.
pub type Address = u32;

/// A set of first octets that is not known.
pub const UNKNOWN: u32 = u32::MAX;

/// A step of the matcher. What follows an operation is the next one, unless it says otherwise.
#[derive(Debug)]
pub enum Op {
    /// These octets.
    Text(Box<[u8]>),
    One(Single),
    Spot(Spot),
    /// Notes where a group begins (even) or ends (odd).
    Mark(u32),
    Jump(Address),
    /// What follows or, if that fails, `other`. `first` are the octets that the former can begin with.
    Branch {
        other: Address,
        first: u32,
    },
    /// A repetition of one character; `follow` is the octet that must come after it.
    Repeat {
        single: Single,
        least: u32,
        most: u32,
        greed: Greed,
        follow: Option<u8>,
    },
    /// Begins a loop: its body follows its `Loop`, and ends with a jump to that.
    LoopStart(u32),
    Loop {
        number: u32,
        least: u32,
        most: u32,
        greed: Greed,
        exit: Address,
        first: u32,
    },
    /// Ends the body of a possessive loop.
    LoopEnd(Address),
    /// Begins what gives nothing back once it has matched, up to `AtomicEnd`.
    AtomicStart,
    AtomicEnd,
    /// Begins a look around, so many characters back, up to `LookEnd`.
    LookStart(u32),
    LookEnd,
    /// As these, for what must not match.
    NotStart {
        behind: u32,
        after: Address,
    },
    NotEnd,
    /// The text of a group again.
    Reference {
        group: u32,
        fold: Fold,
    },
    /// What follows if the group has matched, otherwise `otherwise`.
    Condition {
        group: u32,
        otherwise: Address,
    },
    Fail,
    Match,
}

/// A set of octets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Octets(pub [u64; 4]);

impl Octets {
    /// The empty set.
    pub const NONE: Octets = Octets([0; 4]);

    /// Whether an octet is in the set.
    #[inline(always)]
    pub fn contains(&self, octet: u8) -> bool {
        self.0[usize::from(octet) / 64] >> (octet % 64) & 1 != 0
    }

    /// Adds an octet.
    pub fn insert(&mut self, octet: u8) {
        self.0[usize::from(octet) / 64] |= 1 << (octet % 64);
    }

    /// How many there are.
    pub fn len(&self) -> u32 {
        self.0.iter().map(|word| word.count_ones()).sum()
    }
}

/// Where a match may start.
#[derive(Debug)]
pub enum Start {
    Anywhere,
    TextBeginning,
    /// Where these octets are.
    Prefix(Box<Finder<'static>>),
    /// At one of up to three octets.
    Few(Vec<u8>),
    /// At one of these octets.
    Octets(Octets),
}

/// A compiled pattern.
#[derive(Debug)]
pub struct Program {
    pub ops: Vec<Op>,
    pub sets: Vec<Set>,
    pub firsts: Vec<Octets>,
    pub loops: usize,
    /// Without the whole match.
    pub groups: usize,
    pub start: Start,
    /// What the last matcher worked with.
    pub workspace: Mutex<Option<Workspace>>,
}
