//! A certificate chain and the key that belongs to it: who a side says that it is.

use super::failure::Failure;
use rustls::crypto::CryptoProvider;
use rustls::pki_types::pem::{PemObject, SectionKind};
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::sign::CertifiedKey;
use rustls::{Error, InconsistentKeys};
use std::sync::Arc;
use weft_core::heap::{Trace, Tracer};

/// The object.
pub struct Identity {
    pub key: Arc<CertifiedKey>,
}

impl Trace for Identity {
    fn trace(&self, _: &mut Tracer<'_>) {}
}

/// The sections of a PEM file that are known; `None` if one of them is broken.
pub fn sections(octets: &[u8]) -> Option<Vec<(SectionKind, Vec<u8>)>> {
    <(SectionKind, Vec<u8>)>::pem_slice_iter(octets)
        .collect::<Result<_, _>>()
        .ok()
}

/// What OpenSSL says of files that are no certificates or keys.
const UNREADABLE: Failure = Failure::of("SSL", "", "PEM lib");

/// The identity that files in PEM hold.
///
/// # Errors
/// What is wrong with them.
pub fn read(chain: &[u8], key: &[u8], provider: &CryptoProvider) -> Result<Identity, Failure> {
    let certificates: Vec<CertificateDer<'static>> = sections(chain)
        .ok_or(UNREADABLE)?
        .into_iter()
        .filter(|(kind, _)| *kind == SectionKind::Certificate)
        .map(|(_, octets)| CertificateDer::from(octets))
        .collect();
    let key = sections(key)
        .ok_or(UNREADABLE)?
        .into_iter()
        .find_map(|(kind, octets)| PrivateKeyDer::from_pem(kind, octets))
        .ok_or(UNREADABLE)?;
    if certificates.is_empty() {
        return Err(UNREADABLE);
    }
    match CertifiedKey::from_der(certificates, key, provider) {
        Ok(key) => Ok(Identity { key: Arc::new(key) }),
        Err(Error::InconsistentKeys(InconsistentKeys::KeyMismatch)) => Err(Failure::of(
            "X509",
            "KEY_VALUES_MISMATCH",
            "key values mismatch",
        )),
        Err(_) => Err(UNREADABLE),
    }
}
