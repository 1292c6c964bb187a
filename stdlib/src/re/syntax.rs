//! The tree of a regular expression, and the widths of what it matches.

/// The flags, with Python's numbers.
pub mod flag {
    /// `re.IGNORECASE`
    pub const IGNORECASE: u32 = 2;
    /// `re.LOCALE`
    pub const LOCALE: u32 = 4;
    /// `re.MULTILINE`
    pub const MULTILINE: u32 = 8;
    /// `re.DOTALL`
    pub const DOTALL: u32 = 16;
    /// `re.UNICODE`
    pub const UNICODE: u32 = 32;
    /// `re.VERBOSE`
    pub const VERBOSE: u32 = 64;
    /// `re.DEBUG`
    pub const DEBUG: u32 = 128;
    /// `re.ASCII`
    pub const ASCII: u32 = 256;
    /// Those of which a pattern has one.
    pub const TYPES: u32 = ASCII | LOCALE | UNICODE;

    /// The flags inside of a group that adds some and takes some away.
    pub fn combine(flags: u32, add: u32, remove: u32) -> u32 {
        let kept = if add & TYPES == 0 {
            flags
        } else {
            flags & !TYPES
        };
        (kept | add) & !remove
    }
}

/// As many repetitions as there are.
pub const ENDLESS: u32 = u32::MAX;

/// A kind of characters.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Category {
    Digit,
    Space,
    Word,
}

/// A member of a set in square brackets.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Member {
    Range(u32, u32),
    Category { category: Category, negated: bool },
}

/// A place that matches without a character.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Place {
    /// `^`
    Beginning,
    /// `$`
    End,
    /// `\A`
    TextBeginning,
    /// `\z`
    TextEnd,
    /// `\b`
    Boundary,
    /// `\B`
    NoBoundary,
}

/// How a repetition chooses among its counts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Greed {
    Greedy,
    Lazy,
    /// Greedy, and it gives nothing back.
    Possessive,
}

/// What a look around wants.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Wanted {
    Match,
    NoMatch,
}

/// A part of a regular expression.
#[derive(Debug, PartialEq)]
pub enum Node {
    Literal(u32),
    NotLiteral(u32),
    Any,
    Set {
        negated: bool,
        members: Vec<Member>,
    },
    Place(Place),
    Branch(Vec<Vec<Node>>),
    Group {
        /// The number, if it captures.
        number: Option<usize>,
        add: u32,
        remove: u32,
        body: Vec<Node>,
    },
    Repeat {
        least: u32,
        most: u32,
        greed: Greed,
        body: Vec<Node>,
    },
    Look {
        /// Whether it looks at what comes before.
        behind: bool,
        wanted: Wanted,
        body: Vec<Node>,
    },
    Atomic(Vec<Node>),
    Reference(usize),
    Conditional {
        group: usize,
        yes: Vec<Node>,
        no: Option<Vec<Node>>,
    },
    Fail,
}

/// The fewest and the most characters that something matches.
pub type Width = (u64, u64);

/// The width of a sequence; `groups` has those of the groups.
pub fn width(nodes: &[Node], groups: &[Option<Width>]) -> Width {
    let (mut least, mut most) = (0u64, 0u64);
    for node in nodes {
        let (low, high) = width_of(node, groups);
        least = least.saturating_add(low);
        most = most.saturating_add(high);
    }
    (least, most)
}

fn width_of(node: &Node, groups: &[Option<Width>]) -> Width {
    match node {
        Node::Literal(_) | Node::NotLiteral(_) | Node::Any | Node::Set { .. } => (1, 1),
        Node::Place(_) | Node::Look { .. } | Node::Fail => (0, 0),
        Node::Branch(alternatives) => alternatives
            .iter()
            .map(|alternative| width(alternative, groups))
            .reduce(|(low, high), (lower, higher)| (low.min(lower), high.max(higher)))
            .unwrap_or((0, 0)),
        Node::Group { body, .. } | Node::Atomic(body) => width(body, groups),
        Node::Repeat {
            least, most, body, ..
        } => {
            let (low, high) = width(body, groups);
            let high = match *most {
                ENDLESS if high > 0 => u64::MAX,
                most => high.saturating_mul(u64::from(most)),
            };
            (low.saturating_mul(u64::from(*least)), high)
        }
        Node::Reference(group) => groups.get(*group).copied().flatten().unwrap_or((0, 0)),
        Node::Conditional { yes, no, .. } => {
            let (low, high) = width(yes, groups);
            match no {
                Some(no) => {
                    let (lower, higher) = width(no, groups);
                    (low.min(lower), high.max(higher))
                }
                None => (0, high),
            }
        }
    }
}
