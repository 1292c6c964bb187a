//! Reading DER, the encoding of certificates (X.690): `None` wherever octets are not what they should be.

/// The tags that certificates are made of.
pub mod tag {
    pub const BOOLEAN: u8 = 0x01;
    pub const INTEGER: u8 = 0x02;
    pub const OBJECT: u8 = 0x06;
    pub const UTF8: u8 = 0x0c;
    pub const UTC_TIME: u8 = 0x17;
    pub const TIME: u8 = 0x18;
    pub const UNIVERSAL: u8 = 0x1c;
    pub const WIDE: u8 = 0x1e;
    pub const SEQUENCE: u8 = 0x30;
    pub const SET: u8 = 0x31;
    pub const OCTETS: u8 = 0x04;
}

/// One element: a tag and what it holds.
#[derive(Clone, Copy)]
pub struct Element<'a> {
    pub tag: u8,
    pub body: &'a [u8],
    /// All of it, with tag and length.
    pub whole: &'a [u8],
}

/// Elements that follow each other.
#[derive(Clone, Copy)]
pub struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    pub fn new(octets: &'a [u8]) -> Reader<'a> {
        Reader(octets)
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The next element.
    pub fn next(&mut self) -> Option<Element<'a>> {
        let all = self.0;
        let (&tag, rest) = all.split_first()?;
        let (&first, mut rest) = rest.split_first()?;
        let length = if first < 0x80 {
            usize::from(first)
        } else {
            let count = usize::from(first & 0x7f);
            if count == 0 || count > 4 || count > rest.len() {
                return None;
            }
            let (digits, behind) = rest.split_at(count);
            rest = behind;
            digits
                .iter()
                .fold(0, |length, digit| length << 8 | usize::from(*digit))
        };
        if length > rest.len() {
            return None;
        }
        let (body, behind) = rest.split_at(length);
        self.0 = behind;
        Some(Element {
            tag,
            body,
            whole: &all[..all.len() - behind.len()],
        })
    }

    /// What the next element holds, which must have this tag.
    pub fn expect(&mut self, tag: u8) -> Option<&'a [u8]> {
        self.optional(tag)
    }

    /// What the next element holds if it has this tag; otherwise it stays.
    pub fn optional(&mut self, tag: u8) -> Option<&'a [u8]> {
        let mut ahead = *self;
        let element = ahead.next().filter(|element| element.tag == tag)?;
        *self = ahead;
        Some(element.body)
    }

    /// A reader of the next element, which must be a sequence.
    pub fn sequence(&mut self) -> Option<Reader<'a>> {
        self.expect(tag::SEQUENCE).map(Reader)
    }
}

/// An object identifier in its dotted form.
pub fn dotted(body: &[u8]) -> Option<String> {
    let mut result = String::new();
    let mut number: u64 = 0;
    for octet in body {
        number = number
            .checked_mul(128)?
            .checked_add(u64::from(octet & 0x7f))?;
        if octet & 0x80 != 0 {
            continue;
        }
        if result.is_empty() {
            let first = (number / 40).min(2);
            result = format!("{first}.{}", number - first * 40);
        } else {
            result.push_str(&format!(".{number}"));
        }
        number = 0;
    }
    (!result.is_empty()).then_some(result)
}

/// The text of a string of whichever kind.
pub fn text(element: &Element<'_>) -> Option<String> {
    let body = element.body;
    match element.tag {
        tag::UTF8 => String::from_utf8(body.to_vec()).ok(),
        tag::WIDE => {
            let units = body
                .chunks(2)
                .map(|pair| u16::from_be_bytes([pair[0], pair.get(1).copied().unwrap_or(0)]));
            char::decode_utf16(units).collect::<Result<_, _>>().ok()
        }
        tag::UNIVERSAL => body
            .chunks(4)
            .map(|four| {
                let number = four
                    .iter()
                    .fold(0u32, |number, octet| number << 8 | u32::from(*octet));
                char::from_u32(number)
            })
            .collect(),
        // What is left has one octet for a character; the old ones among these are read as Latin-1 everywhere.
        _ => Some(body.iter().map(|octet| char::from(*octet)).collect()),
    }
}

/// Seconds since 1970 of a time.
pub fn moment(element: &Element<'_>) -> Option<i64> {
    let digits = std::str::from_utf8(element.body).ok()?.strip_suffix('Z')?;
    let (year, rest) = match element.tag {
        tag::UTC_TIME => {
            let year: i64 = digits.get(..2)?.parse().ok()?;
            let century = if year < 50 { 2000 } else { 1900 };
            (century + year, digits.get(2..)?)
        }
        tag::TIME => (digits.get(..4)?.parse().ok()?, digits.get(4..)?),
        _ => return None,
    };
    let part = |place: usize| -> Option<i64> {
        match rest.get(place..place + 2) {
            Some(two) => two.parse().ok(),
            None => Some(0),
        }
    };
    let (month, day) = (part(0)?, part(2)?);
    if !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    let seconds = part(4)? * 3600 + part(6)? * 60 + part(8)?;
    Some(days_from_1970(year, month, day) * 86_400 + seconds)
}

/// Days of the calendar since 1970 (Howard Hinnant, "chrono-compatible low-level date algorithms").
fn days_from_1970(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

/// Year, month and day of days since 1970.
pub fn date_of(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let of_era = days.rem_euclid(146_097);
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let shifted = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 {
        shifted + 3
    } else {
        shifted - 9
    };
    let year = year + era * 400 + i64::from(month <= 2);
    (year, month, day)
}
