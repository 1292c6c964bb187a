//! The tree of a pattern as text, for `re.DEBUG`.

use super::error::Faulty;
use super::parse::{Parsed, Parser};
use super::pattern::codes_of;
use super::subject::Subject;
use super::syntax::{Category, ENDLESS, Greed, Member, Node, Place, Wanted, Width};
use weft_core::heap::{Raised, Thread, Value};

/// The tree of a pattern.
pub fn dump(thread: &Thread, source: Value, flags: u32) -> Result<String, Raised> {
    let parsed = parse(thread, source, flags)?;
    let mut text = String::new();
    write(&mut text, &parsed.nodes, 0);
    Ok(text)
}

/// How many characters a pattern matches at least and at most.
pub fn width(thread: &Thread, source: Value, flags: u32) -> Result<Width, Raised> {
    let parsed = parse(thread, source, flags)?;
    Ok(super::syntax::width(&parsed.nodes, &parsed.groups))
}

fn parse(thread: &Thread, source: Value, flags: u32) -> Result<Parsed, Raised> {
    let subject = Subject::new(thread, &source)?;
    let codes = codes_of(&subject);
    let has_room = || thread.has_native_room(64 * 1024);
    let parsed = (|| -> Result<_, Faulty> {
        Parser::new(&codes, subject.alphabet(), flags, &has_room)?.parse()
    })();
    parsed.map_err(|fault| fault.raise(thread, source))
}

fn line(text: &mut String, level: usize, content: &str) {
    text.extend(std::iter::repeat_n("  ", level));
    text.push_str(content);
    text.push('\n');
}

fn write(text: &mut String, nodes: &[Node], level: usize) {
    for node in nodes {
        write_node(text, node, level);
    }
}

fn write_node(text: &mut String, node: &Node, level: usize) {
    match node {
        Node::Literal(code) => line(text, level, &format!("LITERAL {code}")),
        Node::NotLiteral(code) => line(text, level, &format!("NOT_LITERAL {code}")),
        Node::Any => line(text, level, "ANY None"),
        Node::Set { negated, members } => {
            line(text, level, "IN");
            if *negated {
                line(text, level + 1, "NEGATE None");
            }
            for member in members {
                line(text, level + 1, &member_text(*member));
            }
        }
        Node::Place(place) => line(text, level, &format!("AT {}", place_name(*place))),
        Node::Branch(alternatives) => {
            line(text, level, "BRANCH");
            for (number, alternative) in alternatives.iter().enumerate() {
                if number > 0 {
                    line(text, level, "OR");
                }
                write(text, alternative, level + 1);
            }
        }
        Node::Group {
            number,
            add,
            remove,
            body,
        } => {
            let number = number.map_or("None".to_owned(), |number| number.to_string());
            line(text, level, &format!("SUBPATTERN {number} {add} {remove}"));
            write(text, body, level + 1);
        }
        Node::Repeat {
            least,
            most,
            greed,
            body,
        } => {
            let name = match greed {
                Greed::Greedy => "MAX_REPEAT",
                Greed::Lazy => "MIN_REPEAT",
                Greed::Possessive => "POSSESSIVE_REPEAT",
            };
            let most = if *most == ENDLESS {
                "MAXREPEAT".to_owned()
            } else {
                most.to_string()
            };
            line(text, level, &format!("{name} {least} {most}"));
            write(text, body, level + 1);
        }
        Node::Look {
            behind,
            wanted,
            body,
        } => {
            let name = match wanted {
                Wanted::Match => "ASSERT",
                Wanted::NoMatch => "ASSERT_NOT",
            };
            let direction = if *behind { -1 } else { 1 };
            line(text, level, &format!("{name} {direction}"));
            write(text, body, level + 1);
        }
        Node::Atomic(body) => {
            line(text, level, "ATOMIC_GROUP");
            write(text, body, level + 1);
        }
        Node::Reference(group) => line(text, level, &format!("GROUPREF {group}")),
        Node::Conditional { group, yes, no } => {
            line(text, level, &format!("GROUPREF_EXISTS {group}"));
            write(text, yes, level + 1);
            if let Some(no) = no {
                line(text, level, "ELSE");
                write(text, no, level + 1);
            }
        }
        Node::Fail => line(text, level, "FAILURE None"),
    }
}

fn member_text(member: Member) -> String {
    match member {
        Member::Range(low, high) if low == high => format!("LITERAL {low}"),
        Member::Range(low, high) => format!("RANGE ({low}, {high})"),
        Member::Category { category, negated } => {
            let name = match category {
                Category::Digit => "DIGIT",
                Category::Space => "SPACE",
                Category::Word => "WORD",
            };
            let not = if negated { "NOT_" } else { "" };
            format!("CATEGORY CATEGORY_{not}{name}")
        }
    }
}

fn place_name(place: Place) -> &'static str {
    match place {
        Place::Beginning => "AT_BEGINNING",
        Place::End => "AT_END",
        Place::TextBeginning => "AT_BEGINNING_STRING",
        Place::TextEnd => "AT_END_STRING",
        Place::Boundary => "AT_BOUNDARY",
        Place::NoBoundary => "AT_NON_BOUNDARY",
    }
}
