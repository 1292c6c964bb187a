//! The certificates that a context believes, and the lists of those that were taken back.

use super::failure::Failure;
use super::identity::sections;
use super::x509::Certificate;
use parking_lot::Mutex;
use rustls::pki_types::pem::SectionKind;
use rustls::pki_types::{CertificateDer, TrustAnchor};
use std::collections::HashSet;
use std::sync::Arc;
use webpki::{CertRevocationList, OwnedCertRevocationList};
use weft_core::heap::{Trace, Tracer};

/// What is believed at one time.
#[derive(Default, Clone)]
pub struct Believed {
    pub certificates: Vec<Arc<[u8]>>,
    known: HashSet<Arc<[u8]>>,
    pub anchors: Vec<TrustAnchor<'static>>,
    pub revocations: Vec<Arc<CertRevocationList<'static>>>,
}

impl Believed {
    /// Whether exactly this certificate is believed.
    pub fn contains(&self, octets: &[u8]) -> bool {
        self.known.contains(octets)
    }

    fn add(&mut self, octets: Vec<u8>) {
        let octets: Arc<[u8]> = octets.into();
        if !self.known.insert(octets.clone()) {
            return;
        }
        if let Ok(anchor) = webpki::anchor_from_trusted_cert(&CertificateDer::from(&octets[..])) {
            self.anchors.push(anchor.to_owned());
        }
        self.certificates.push(octets);
    }
}

/// The store of a context.
#[derive(Default)]
pub struct Trust {
    pub believed: Mutex<Arc<Believed>>,
}

impl Trace for Trust {
    fn trace(&self, _: &mut Tracer<'_>) {}
}

impl Trust {
    /// Believes the certificates of a text in PEM from now on; how many it held, and how many lists.
    pub fn add_text(&self, octets: &[u8]) -> Result<(usize, usize), Failure> {
        let broken = Failure::of("PEM", "BAD_BASE64_DECODE", "bad base64 decode");
        let found = sections(octets).ok_or(broken)?;
        let mut believed = self.believed.lock();
        let believed = Arc::make_mut(&mut believed);
        let (mut certificates, mut lists) = (0, 0);
        for (kind, octets) in found {
            match kind {
                SectionKind::Certificate => {
                    if Certificate::parse(&octets).is_none() {
                        return Err(UNPARSABLE);
                    }
                    believed.add(octets);
                    certificates += 1;
                }
                SectionKind::Crl => {
                    let list =
                        OwnedCertRevocationList::from_der(&octets).map_err(|_| UNPARSABLE)?;
                    believed.revocations.push(Arc::new(list.into()));
                    lists += 1;
                }
                _ => {}
            }
        }
        Ok((certificates, lists))
    }

    /// Believes certificates that follow each other in DER; how many there were.
    pub fn add_octets(&self, octets: &[u8]) -> Result<usize, Failure> {
        let mut reader = super::der::Reader::new(octets);
        let mut found = Vec::new();
        while !reader.is_empty() {
            let Some(element) = reader.next() else {
                return Err(if found.is_empty() {
                    Failure::of("ASN1", "NOT_ENOUGH_DATA", "not enough data")
                } else {
                    UNPARSABLE
                });
            };
            if Certificate::parse(element.whole).is_none() {
                return Err(UNPARSABLE);
            }
            found.push(element.whole.to_vec());
        }
        let count = found.len();
        let mut believed = self.believed.lock();
        let believed = Arc::make_mut(&mut believed);
        for octets in found {
            believed.add(octets);
        }
        Ok(count)
    }
}

const UNPARSABLE: Failure = Failure::of("ASN1", "WRONG_TAG", "wrong tag");
