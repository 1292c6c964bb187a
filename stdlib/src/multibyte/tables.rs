//! The tables of the encodings: those of `encoding_rs`, with what Python has otherwise (`differences.txt`).
//!
//! A table is made when an encoding is first used, by decoding every sequence; encoding looks up what decoding gives.

use crate::multibyte::hangul;
use encoding_rs::{BIG5, EUC_JP, EUC_KR, Encoding, GB18030, GBK, SHIFT_JIS};
use std::collections::HashMap;
use std::sync::OnceLock;

const DIFFERENCES: &str = include_str!("differences.txt");

/// The octet before two others of the second set of EUC-JP.
const THREE: u8 = 0x8f;

/// An encoding as Python knows it.
pub struct Table {
    base: &'static Encoding,
    /// Characters of single octets past ASCII, and of pairs, by their octets; 0 for none.
    pairs: Vec<u32>,
    /// Characters of the pairs behind [`THREE`], if there are any.
    triples: Vec<u32>,
    /// Characters of four octets that `encoding_rs` has otherwise.
    fours: HashMap<u32, u32>,
    /// The octets of characters, as a number.
    encoded: HashMap<u32, u32>,
    /// Whether syllables of Hangul may be put together from letters.
    composes: bool,
    /// Which octets begin a pair.
    leads: [bool; 256],
}

/// What stands at a place of some octets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// A character, and how many octets it takes.
    Character(char, usize),
    /// The beginning of a character that the octets end in.
    Incomplete,
    /// Nothing that the encoding has.
    Wrong,
}

static NAMES: [(&str, &Encoding); 9] = [
    ("shift_jis", SHIFT_JIS),
    ("cp932", SHIFT_JIS),
    ("euc_jp", EUC_JP),
    ("gb2312", GBK),
    ("gbk", GBK),
    ("gb18030", GB18030),
    ("big5", BIG5),
    ("cp950", BIG5),
    ("euc_kr", EUC_KR),
];
static CP949: (&str, &Encoding) = ("cp949", EUC_KR);

/// The table of an encoding; `None` for a name that is none.
pub fn table(name: &str) -> Option<&'static Table> {
    static TABLES: [OnceLock<Table>; 10] = [const { OnceLock::new() }; 10];
    let mut names = NAMES.iter().chain([&CP949]);
    let place = names.position(|(known, _)| *known == name)?;
    let (name, base) = NAMES.iter().chain([&CP949]).nth(place)?;
    Some(TABLES[place].get_or_init(|| Table::new(name, base)))
}

/// The one character that `encoding_rs` has for some octets.
fn decoded(base: &'static Encoding, octets: &[u8]) -> Option<char> {
    let text = base.decode_without_bom_handling_and_without_replacement(octets)?;
    let mut characters = text.chars();
    let first = characters.next()?;
    characters.next().is_none().then_some(first)
}

fn hexadecimal(text: &str) -> u32 {
    u32::from_str_radix(text, 16).expect("differences.txt has hexadecimal numbers")
}

impl Table {
    fn new(name: &str, base: &'static Encoding) -> Table {
        let mut table = Table {
            base,
            pairs: vec![0; 1 << 16],
            triples: Vec::new(),
            fours: HashMap::new(),
            encoded: HashMap::new(),
            composes: name == "euc_kr",
            // All but Shift JIS, in which many octets stand for themselves, wait for a second octet first.
            leads: [base != SHIFT_JIS; 256],
        };
        for first in 0x80..=0xff_u8 {
            let place = usize::from(first);
            if let Some(single) = decoded(base, &[first]) {
                table.pairs[place] = u32::from(single);
                continue;
            }
            for second in 0..=0xff_u8 {
                if let Some(pair) = decoded(base, &[first, second]) {
                    table.pairs[place << 8 | usize::from(second)] = u32::from(pair);
                }
            }
        }
        if base == EUC_JP {
            table.triples = vec![0; 1 << 16];
            for first in 0xa1..=0xfe_u8 {
                for second in 0xa1..=0xfe_u8 {
                    if let Some(found) = decoded(base, &[THREE, first, second]) {
                        let place = usize::from(first) << 8 | usize::from(second);
                        table.triples[place] = u32::from(found);
                    }
                }
            }
        }
        let mut only_encoded = Vec::new();
        let own = DIFFERENCES
            .lines()
            .filter_map(|line| line.split_once(' '))
            .filter(|(known, _)| *known == name);
        for (kind, entry) in own.flat_map(|(_, rest)| {
            let (kind, entries) = rest.split_once(' ').unwrap_or((rest, ""));
            entries.split(' ').map(move |entry| (kind, entry))
        }) {
            let (left, right) = entry.split_once(['-', '=']).unwrap_or((entry, entry));
            let (left, right) = (hexadecimal(left), hexadecimal(right));
            match kind {
                // Sequences that Python does not have.
                "without" => table.pairs[left as usize..=right as usize].fill(0),
                "triples-without" => table.triples[left as usize..=right as usize].fill(0),
                "decode" => table.pairs[left as usize] = right,
                "triples-decode" => table.triples[left as usize] = right,
                "fours-decode" => drop(table.fours.insert(left, right)),
                _ => only_encoded.push((left, right)),
            }
        }
        table.index(&only_encoded);
        table
    }

    /// Makes what encoding looks up. Of several sequences for a character the first counts, but for those of the list.
    fn index(&mut self, only_encoded: &[(u32, u32)]) {
        for (octets, point) in self.pairs.iter().enumerate() {
            if *point != 0 {
                self.encoded.entry(*point).or_insert(octets as u32);
                if octets > 0xff {
                    self.leads[octets >> 8] = true;
                }
            }
        }
        for (octets, point) in self.triples.iter().enumerate() {
            if *point != 0 {
                let octets = u32::from(THREE) << 16 | octets as u32;
                self.encoded.entry(*point).or_insert(octets);
            }
        }
        if !self.triples.is_empty() {
            self.leads[usize::from(THREE)] = true;
        }
        let fours = self.fours.iter().map(|(octets, point)| (*point, *octets));
        self.encoded.extend(fours.collect::<Vec<_>>());
        for (point, octets) in only_encoded {
            if *octets == 0 {
                self.encoded.remove(point);
            } else {
                self.encoded.insert(*point, *octets);
            }
        }
    }

    /// What some octets, which are not empty, begin with.
    pub fn decode(&self, octets: &[u8]) -> Found {
        let first = octets[0];
        if first < 0x80 {
            return Found::Character(char::from(first), 1);
        }
        let character = |point: u32, length| match char::from_u32(point) {
            Some(found) if point != 0 => Found::Character(found, length),
            _ => Found::Wrong,
        };
        let single = self.pairs[usize::from(first)];
        if single != 0 {
            return character(single, 1);
        }
        let is_four = self.base == GB18030 && (0x81..=0xfe).contains(&first);
        if !self.leads[usize::from(first)] && !is_four {
            return Found::Wrong;
        }
        let Some(second) = octets.get(1).copied() else {
            return Found::Incomplete;
        };
        if is_four && second.is_ascii_digit() {
            let Some(four) = octets.get(..4) else {
                return Found::Incomplete;
            };
            let number = four
                .iter()
                .fold(0, |sum, octet| sum << 8 | u32::from(*octet));
            if let Some(point) = self.fours.get(&number) {
                return character(*point, 4);
            }
            return match decoded(self.base, four) {
                Some(found) => Found::Character(found, 4),
                None => Found::Wrong,
            };
        }
        if self.composes && [first, second] == hangul::FILLER {
            let Some(letters) = octets.get(..8) else {
                return Found::Incomplete;
            };
            return hangul::composed(letters).map_or(Found::Wrong, |point| character(point, 8));
        }
        if first == THREE && !self.triples.is_empty() {
            let Some(third) = octets.get(2).copied() else {
                return Found::Incomplete;
            };
            return character(
                self.triples[usize::from(second) << 8 | usize::from(third)],
                3,
            );
        }
        character(self.pairs[usize::from(first) << 8 | usize::from(second)], 2)
    }

    /// Appends the octets of a character; whether the encoding has it.
    pub fn encode(&self, point: u32, target: &mut Vec<u8>) -> bool {
        if point < 0x80 {
            target.push(point as u8);
            return true;
        }
        if let Some(octets) = self.encoded.get(&point) {
            let all = octets.to_be_bytes();
            let begin = all.iter().position(|octet| *octet != 0).unwrap_or(3);
            target.extend_from_slice(&all[begin..]);
            return true;
        }
        if self.composes
            && let Some(letters) = hangul::letters(point)
        {
            target.extend_from_slice(&letters);
            return true;
        }
        if self.base != GB18030 {
            return false;
        }
        let Some(character) = char::from_u32(point) else {
            return false;
        };
        let mut buffer = [0; 4];
        let (octets, _, is_unknown) = GB18030.encode(character.encode_utf8(&mut buffer));
        // What has two octets for `encoding_rs` alone is what Python has otherwise.
        if is_unknown || octets.len() != 4 {
            return false;
        }
        target.extend_from_slice(&octets);
        true
    }
}
