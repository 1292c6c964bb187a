//! Certificates: what `getpeercert` tells of them, and what checking their names needs (RFC 5280).

use super::der::{Element, Reader, date_of, dotted, moment, tag, text};
use super::names::part_name;
use weft_core::heap::{Dict, Thread, Value};

/// The parts of a name, each of one or several pairs of a kind and a value.
pub type Name = Vec<Vec<(String, String)>>;

/// One of the alternative names of a subject.
pub enum Alternative {
    Text(&'static str, String),
    Address(Vec<u8>),
    Directory(Name),
    Other(&'static str),
}

/// What a certificate says.
pub struct Certificate {
    version: u32,
    serial: Vec<u8>,
    issuer: Name,
    pub subject: Name,
    /// The names as they are encoded, to be compared.
    pub raw_issuer: Vec<u8>,
    pub raw_subject: Vec<u8>,
    pub not_before: i64,
    pub not_after: i64,
    pub alternatives: Vec<Alternative>,
    /// What the key may be used for, by identifier; `None` if it does not say.
    pub purposes: Option<Vec<String>>,
    pub is_authority: bool,
    responders: Vec<String>,
    issuers: Vec<String>,
    revocations: Vec<String>,
}

impl Certificate {
    /// Reads a certificate.
    pub fn parse(octets: &[u8]) -> Option<Certificate> {
        let mut outside = Reader::new(octets).sequence()?;
        let mut body = outside.sequence()?;
        let version = match body.optional(0xa0) {
            Some(inside) => {
                let digits = Reader::new(inside).expect(tag::INTEGER)?;
                u32::from(*digits.last()?) + 1
            }
            None => 1,
        };
        let serial = body.expect(tag::INTEGER)?.to_vec();
        body.sequence()?;
        let issuer = body.next()?;
        let mut validity = body.sequence()?;
        let not_before = moment(&validity.next()?)?;
        let not_after = moment(&validity.next()?)?;
        let subject = body.next()?;
        body.sequence()?;
        let mut certificate = Certificate {
            version,
            serial,
            issuer: name(issuer.body)?,
            subject: name(subject.body)?,
            raw_issuer: issuer.whole.to_vec(),
            raw_subject: subject.whole.to_vec(),
            not_before,
            not_after,
            alternatives: Vec::new(),
            purposes: None,
            is_authority: false,
            responders: Vec::new(),
            issuers: Vec::new(),
            revocations: Vec::new(),
        };
        body.optional(0x81);
        body.optional(0x82);
        if let Some(inside) = body.optional(0xa3) {
            let mut extensions = Reader::new(inside).sequence()?;
            while !extensions.is_empty() {
                let mut extension = extensions.sequence()?;
                let identifier = dotted(extension.expect(tag::OBJECT)?)?;
                extension.optional(tag::BOOLEAN);
                let value = extension.expect(tag::OCTETS)?;
                certificate.extend(&identifier, value)?;
            }
        }
        Some(certificate)
    }

    fn extend(&mut self, identifier: &str, value: &[u8]) -> Option<()> {
        match identifier {
            "2.5.29.17" => {
                let mut names = Reader::new(value).sequence()?;
                while let Some(element) = names.next() {
                    self.alternatives.push(alternative(&element)?);
                }
            }
            "2.5.29.19" => {
                let mut inside = Reader::new(value).sequence()?;
                self.is_authority = inside
                    .optional(tag::BOOLEAN)
                    .is_some_and(|flag| flag.iter().any(|octet| *octet != 0));
            }
            "2.5.29.37" => {
                let mut inside = Reader::new(value).sequence()?;
                let mut purposes = Vec::new();
                while let Some(element) = inside.next() {
                    purposes.push(dotted(element.body)?);
                }
                self.purposes = Some(purposes);
            }
            "2.5.29.31" => {
                let mut points = Reader::new(value).sequence()?;
                while let Some(mut point) = points.sequence() {
                    let Some(place) = point.optional(0xa0) else {
                        continue;
                    };
                    let Some(full) = Reader::new(place).optional(0xa0) else {
                        continue;
                    };
                    let mut names = Reader::new(full);
                    while let Some(element) = names.next() {
                        self.revocations.extend(link(&element));
                    }
                }
            }
            "1.3.6.1.5.5.7.1.1" => {
                let mut descriptions = Reader::new(value).sequence()?;
                while let Some(mut description) = descriptions.sequence() {
                    let method = dotted(description.expect(tag::OBJECT)?)?;
                    let place = description.next()?;
                    match method.as_str() {
                        "1.3.6.1.5.5.7.48.1" => self.responders.extend(link(&place)),
                        "1.3.6.1.5.5.7.48.2" => self.issuers.extend(link(&place)),
                        _ => {}
                    }
                }
            }
            _ => {}
        }
        Some(())
    }

    /// Whether subject and issuer are the same.
    pub fn is_self_issued(&self) -> bool {
        self.raw_issuer == self.raw_subject
    }

    /// What `getpeercert` answers.
    pub fn describe(&self, thread: &Thread) -> Value {
        let dictionary = thread.dict();
        let set = |name: &str, value| set(thread, &dictionary, name, value);
        set("subject", shown_name(thread, &self.subject));
        set("issuer", shown_name(thread, &self.issuer));
        set("version", thread.int(i64::from(self.version)));
        set("serialNumber", thread.string(&self.shown_serial()));
        set("notBefore", thread.string(&shown_moment(self.not_before)));
        set("notAfter", thread.string(&shown_moment(self.not_after)));
        if !self.alternatives.is_empty() {
            let names: Vec<Value> = self
                .alternatives
                .iter()
                .map(|alternative| shown_alternative(thread, alternative))
                .collect();
            set("subjectAltName", thread.tuple(&names));
        }
        for (name, links) in [
            ("OCSP", &self.responders),
            ("caIssuers", &self.issuers),
            ("crlDistributionPoints", &self.revocations),
        ] {
            if !links.is_empty() {
                let links: Vec<Value> = links.iter().map(|link| thread.string(link)).collect();
                set(name, thread.tuple(&links));
            }
        }
        dictionary.value()
    }

    fn shown_serial(&self) -> String {
        let start = self
            .serial
            .iter()
            .position(|octet| *octet != 0)
            .unwrap_or(self.serial.len().saturating_sub(1));
        self.serial[start..]
            .iter()
            .map(|octet| format!("{octet:02X}"))
            .collect()
    }
}

fn set(thread: &Thread, dictionary: &Dict, name: &str, value: Value) {
    dictionary.set_simple(thread, thread.intern(name), value);
}

fn name(octets: &[u8]) -> Option<Name> {
    let mut parts = Reader::new(octets);
    let mut result = Vec::new();
    while !parts.is_empty() {
        let mut members = Reader::new(parts.expect(tag::SET)?);
        let mut pairs = Vec::new();
        while !members.is_empty() {
            let mut pair = members.sequence()?;
            let identifier = dotted(pair.expect(tag::OBJECT)?)?;
            let value = text(&pair.next()?)?;
            pairs.push((part_name(&identifier).to_owned(), value));
        }
        result.push(pairs);
    }
    Some(result)
}

fn latin(octets: &[u8]) -> String {
    octets.iter().map(|octet| char::from(*octet)).collect()
}

/// The link that a general name is.
fn link(element: &Element<'_>) -> Option<String> {
    (element.tag == 0x86).then(|| latin(element.body))
}

fn alternative(element: &Element<'_>) -> Option<Alternative> {
    Some(match element.tag {
        0x81 => Alternative::Text("email", latin(element.body)),
        0x82 => Alternative::Text("DNS", latin(element.body)),
        0x86 => Alternative::Text("URI", latin(element.body)),
        0x87 => Alternative::Address(element.body.to_vec()),
        0x88 => Alternative::Text("Registered ID", dotted(element.body)?),
        0xa4 => Alternative::Directory(name(Reader::new(element.body).next()?.body)?),
        0xa3 => Alternative::Other("X400Name"),
        0xa5 => Alternative::Other("EdiPartyName"),
        _ => Alternative::Other("othername"),
    })
}

fn shown_name(thread: &Thread, name: &Name) -> Value {
    let parts: Vec<Value> = name
        .iter()
        .map(|pairs| {
            let pairs: Vec<Value> = pairs
                .iter()
                .map(|(kind, value)| thread.tuple(&[thread.string(kind), thread.string(value)]))
                .collect();
            thread.tuple(&pairs)
        })
        .collect();
    thread.tuple(&parts)
}

fn shown_address(octets: &[u8]) -> String {
    match octets.len() {
        4 => octets
            .iter()
            .map(u8::to_string)
            .collect::<Vec<_>>()
            .join("."),
        16 => octets
            .chunks(2)
            .map(|pair| format!("{:X}", u16::from_be_bytes([pair[0], pair[1]])))
            .collect::<Vec<_>>()
            .join(":"),
        _ => "<invalid>".to_owned(),
    }
}

fn shown_alternative(thread: &Thread, alternative: &Alternative) -> Value {
    let (kind, value) = match alternative {
        Alternative::Text(kind, value) => (*kind, thread.string(value)),
        Alternative::Address(octets) => ("IP Address", thread.string(&shown_address(octets))),
        Alternative::Directory(name) => ("DirName", shown_name(thread, name)),
        Alternative::Other(kind) => (*kind, thread.string("<unsupported>")),
    };
    thread.tuple(&[thread.string(kind), value])
}

/// A time as certificates are printed with: `Nov  6 09:08:07 2026 GMT`.
fn shown_moment(moment: i64) -> String {
    const MONTHS: [&str; 12] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ];
    let (year, month, day) = date_of(moment.div_euclid(86_400));
    let second = moment.rem_euclid(86_400);
    format!(
        "{} {day:2} {:02}:{:02}:{:02} {year} GMT",
        MONTHS[(month - 1) as usize],
        second / 3600,
        second / 60 % 60,
        second % 60
    )
}
