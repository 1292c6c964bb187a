//! The properties of characters, as `tables.txt` has them. `make_tables.py` beside it says how that is made.

use std::collections::HashMap;
use std::sync::LazyLock;

const TEXT: &str = include_str!("tables.txt");
/// The syllables of Hangul, whose decompositions follow from their numbers (Unicode, section 3.12).
const SYLLABLES: std::ops::Range<u32> = 0xac00..0xd7a4;
const VOWELS: u32 = 21;
const FINALS: u32 = 28;

/// What is the same for a stretch of characters.
#[derive(Clone, Copy, Debug)]
pub struct Properties {
    /// The first character of the stretch.
    start: u32,
    /// The general category.
    pub category: &'static str,
    /// The class for writing in both directions; empty if there is none.
    pub bidirectional: &'static str,
    /// The canonical combining class.
    pub combining: u8,
    /// The width in East Asian texts.
    pub width: &'static str,
    /// Whether the character is mirrored in texts from right to left.
    pub mirrored: bool,
}

/// The values of a character that is a number.
#[derive(Clone, Copy, Debug)]
pub struct Number {
    /// The value as a decimal digit.
    pub decimal: Option<u8>,
    /// The value as a digit.
    pub digit: Option<u8>,
    /// The value.
    pub numeric: f64,
}

/// All tables.
pub struct Tables {
    /// The version of Unicode.
    pub version: &'static str,
    stretches: Vec<Properties>,
    numbers: HashMap<u32, Number>,
    decompositions: HashMap<u32, &'static str>,
}

/// The tables, read when they are first used.
pub static TABLES: LazyLock<Tables> = LazyLock::new(read);

fn read() -> Tables {
    let mut tables = Tables {
        version: "",
        stretches: Vec::new(),
        numbers: HashMap::new(),
        decompositions: HashMap::new(),
    };
    for line in TEXT.lines() {
        let (kind, rest) = line.split_once(' ').unwrap_or((line, ""));
        let (point, rest) = rest.split_once(' ').unwrap_or((rest, ""));
        if kind == "version" {
            tables.version = point;
            continue;
        }
        let point = u32::from_str_radix(point, 16).unwrap_or_default();
        match kind {
            "p" => {
                let mut fields = rest.split(' ');
                let mut next = || fields.next().unwrap_or_default();
                tables.stretches.push(Properties {
                    start: point,
                    category: next(),
                    bidirectional: match next() {
                        "-" => "",
                        class => class,
                    },
                    combining: next().parse().unwrap_or_default(),
                    width: next(),
                    mirrored: next() == "1",
                });
            }
            "n" => {
                let mut fields = rest.split(' ');
                let mut next = || fields.next().unwrap_or_default();
                let number = Number {
                    decimal: next().parse().ok(),
                    digit: next().parse().ok(),
                    numeric: next().parse().unwrap_or_default(),
                };
                tables.numbers.insert(point, number);
            }
            _ => {
                tables.decompositions.insert(point, rest);
            }
        }
    }
    tables
}

impl Tables {
    /// The properties of a character.
    pub fn properties(&self, point: u32) -> Properties {
        let after = self
            .stretches
            .partition_point(|stretch| stretch.start <= point);
        self.stretches[after - 1]
    }

    /// Its values, if it is a number.
    pub fn number(&self, point: u32) -> Option<Number> {
        self.numbers.get(&point).copied()
    }

    /// What it consists of, with the kind of a decomposition that changes its look; empty for others.
    pub fn decomposition(&self, point: u32) -> String {
        if SYLLABLES.contains(&point) {
            let index = point - SYLLABLES.start;
            let (pair, last) = (index / FINALS, index % FINALS);
            let mut text = format!(
                "{:04X} {:04X}",
                0x1100 + pair / VOWELS,
                0x1161 + pair % VOWELS
            );
            if last > 0 {
                text += &format!(" {:04X}", 0x11a7 + last);
            }
            return text;
        }
        self.decompositions
            .get(&point)
            .copied()
            .unwrap_or_default()
            .to_owned()
    }
}
