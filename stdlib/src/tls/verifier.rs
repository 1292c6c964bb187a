//! Deciding whether the other side's certificate is believed, and for which reason not.

use super::failure::Disbelief;
use super::hostname;
use super::settings::{Demand, HostCheck, Settings};
use super::trust::Believed;
use super::x509::Certificate;
use parking_lot::Mutex;
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::{WebPkiSupportedAlgorithms, verify_tls12_signature, verify_tls13_signature};
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::server::danger::{ClientCertVerified, ClientCertVerifier};
use rustls::{CertificateError, DigitallySignedStruct, DistinguishedName, Error, SignatureScheme};
use std::sync::Arc;
use webpki::{
    EndEntityCert, KeyUsage, RevocationCheckDepth, RevocationOptionsBuilder, UnknownStatusPolicy,
};

/// What was found out about the other side.
#[derive(Default)]
pub struct Finding {
    pub disbelief: Option<Disbelief>,
    /// The certificates from the other side's own to one that is believed.
    pub chain: Vec<Vec<u8>>,
}

const NOT_YET_VALID: &str = "certificate is not yet valid or the system clock is incorrect";

/// The side that is looked at.
#[derive(Clone, Copy, PartialEq, Debug)]
enum Role {
    Server,
    Client,
}

/// What checks the certificates of one connection.
pub struct Verifier {
    believed: Arc<Believed>,
    demand: Demand,
    host: Option<String>,
    host_check: HostCheck,
    revocation: Option<RevocationCheckDepth>,
    algorithms: WebPkiSupportedAlgorithms,
    hints: Vec<DistinguishedName>,
    pub finding: Arc<Mutex<Finding>>,
}

impl std::fmt::Debug for Verifier {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Verifier")
    }
}

fn disbelief(code: i32, message: impl Into<String>) -> Disbelief {
    let message = message.into();
    Disbelief { code, message }
}

impl Verifier {
    /// The verifier of a connection to a host.
    pub fn new(settings: &Settings, host: Option<String>) -> Verifier {
        let believed = settings.believed.clone();
        let hints = believed
            .anchors
            .iter()
            .map(|anchor| DistinguishedName::in_sequence(&anchor.subject))
            .collect();
        Verifier {
            believed,
            demand: settings.demand,
            host,
            host_check: settings.host_check,
            revocation: settings.revocation,
            algorithms: settings.provider.signature_verification_algorithms,
            hints,
            finding: Arc::default(),
        }
    }

    fn check(
        &self,
        own: &CertificateDer<'_>,
        others: &[CertificateDer<'_>],
        now: UnixTime,
        role: Role,
    ) -> Result<(), Error> {
        if self.demand == Demand::Nothing {
            return Ok(());
        }
        let outcome = self
            .chain(own, others, now, role)
            .and_then(|chain| self.check_host(own).map(|()| chain));
        match outcome {
            Ok(chain) => {
                self.finding.lock().chain = chain;
                Ok(())
            }
            Err((found, error)) => {
                self.finding.lock().disbelief = Some(found);
                Err(Error::InvalidCertificate(error))
            }
        }
    }

    fn check_host(&self, own: &CertificateDer<'_>) -> Result<(), (Disbelief, CertificateError)> {
        let Some(host) = self
            .host
            .as_deref()
            .filter(|_| self.host_check != HostCheck::No)
        else {
            return Ok(());
        };
        let is_for = Certificate::parse(own)
            .is_some_and(|own| hostname::is_for(&own, host, self.host_check));
        if is_for {
            return Ok(());
        }
        let (code, kind) = if host.parse::<std::net::IpAddr>().is_ok() {
            (64, "IP address")
        } else {
            (62, "Hostname")
        };
        Err((
            disbelief(
                code,
                format!("{kind} mismatch, certificate is not valid for '{host}'."),
            ),
            CertificateError::NotValidForName,
        ))
    }

    fn chain(
        &self,
        own: &CertificateDer<'_>,
        others: &[CertificateDer<'_>],
        now: UnixTime,
        role: Role,
    ) -> Result<Vec<Vec<u8>>, (Disbelief, CertificateError)> {
        let Some(parsed) = Certificate::parse(own) else {
            return Err((
                disbelief(1, "unspecified certificate verification error"),
                CertificateError::BadEncoding,
            ));
        };
        if self.believed.contains(own) {
            check_by_itself(&parsed, now, role)?;
            return Ok(vec![own.to_vec()]);
        }
        if parsed.is_self_issued() {
            return Err((
                disbelief(18, "self-signed certificate"),
                CertificateError::UnknownIssuer,
            ));
        }
        let unreadable = |_| {
            (
                disbelief(1, "unspecified certificate verification error"),
                CertificateError::BadEncoding,
            )
        };
        let entity = EndEntityCert::try_from(own).map_err(unreadable)?;
        let lists: Vec<_> = self
            .believed
            .revocations
            .iter()
            .map(AsRef::as_ref)
            .collect();
        let revocation = match self.revocation {
            None => None,
            Some(depth) => match RevocationOptionsBuilder::new(&lists) {
                Ok(builder) => Some(
                    builder
                        .with_depth(depth)
                        .with_status_policy(UnknownStatusPolicy::Deny)
                        .build(),
                ),
                Err(_) => {
                    return Err((
                        disbelief(3, "unable to get certificate CRL"),
                        CertificateError::UnknownRevocationStatus,
                    ));
                }
            },
        };
        let usage = match role {
            Role::Server => KeyUsage::server_auth(),
            Role::Client => KeyUsage::client_auth(),
        };
        let path = entity
            .verify_for_usage(
                self.algorithms.all,
                &self.believed.anchors,
                others,
                now,
                usage,
                revocation,
                None,
            )
            .map_err(|error| refusal(&error, others))?;
        let mut chain = vec![own.to_vec()];
        chain.extend(
            path.intermediate_certificates()
                .map(|certificate| certificate.der().to_vec()),
        );
        let subject = path.anchor().subject.to_vec();
        chain.extend(
            self.believed
                .certificates
                .iter()
                .find(|certificate| {
                    webpki::anchor_from_trusted_cert(&CertificateDer::from(&certificate[..]))
                        .is_ok_and(|anchor| {
                            anchor.subject.to_vec() == subject
                                && anchor.subject_public_key_info
                                    == path.anchor().subject_public_key_info
                        })
                })
                .map(|certificate| certificate.to_vec()),
        );
        Ok(chain)
    }
}

/// Checks a certificate that is believed itself.
fn check_by_itself(
    own: &Certificate,
    now: UnixTime,
    role: Role,
) -> Result<(), (Disbelief, CertificateError)> {
    let now = now.as_secs() as i64;
    if now < own.not_before {
        return Err((disbelief(9, NOT_YET_VALID), CertificateError::BadEncoding));
    }
    if now > own.not_after {
        return Err((
            disbelief(10, "certificate has expired"),
            CertificateError::Expired,
        ));
    }
    let wanted = match role {
        Role::Server => "1.3.6.1.5.5.7.3.1",
        Role::Client => "1.3.6.1.5.5.7.3.2",
    };
    let is_suitable = own.purposes.as_ref().is_none_or(|purposes| {
        purposes
            .iter()
            .any(|purpose| purpose == wanted || purpose == "2.5.29.37.0")
    });
    if is_suitable {
        return Ok(());
    }
    Err((
        disbelief(26, "unsuitable certificate purpose"),
        CertificateError::InvalidPurpose,
    ))
}

/// What OpenSSL calls a reason for which a chain is not believed.
fn refusal(error: &webpki::Error, others: &[CertificateDer<'_>]) -> (Disbelief, CertificateError) {
    use webpki::Error as Refused;
    let (code, message, error) = match error {
        Refused::CertExpired { .. } => (10, "certificate has expired", CertificateError::Expired),
        Refused::CertNotValidYet { .. } => (9, NOT_YET_VALID, CertificateError::BadEncoding),
        Refused::CertRevoked => (23, "certificate revoked", CertificateError::Revoked),
        Refused::UnknownRevocationStatus => (
            3,
            "unable to get certificate CRL",
            CertificateError::UnknownRevocationStatus,
        ),
        Refused::CrlExpired { .. } => (
            12,
            "CRL has expired",
            CertificateError::ExpiredRevocationList,
        ),
        Refused::InvalidSignatureForPublicKey => (
            7,
            "certificate signature failure",
            CertificateError::BadSignature,
        ),
        Refused::RequiredEkuNotFoundContext(_) | Refused::EmptyEkuExtension => (
            26,
            "unsuitable certificate purpose",
            CertificateError::InvalidPurpose,
        ),
        Refused::NameConstraintViolation => (
            47,
            "permitted subtree violation",
            CertificateError::UnknownIssuer,
        ),
        Refused::PathLenConstraintViolated => (
            25,
            "path length constraint exceeded",
            CertificateError::UnknownIssuer,
        ),
        Refused::EndEntityUsedAsCa => (
            79,
            "invalid CA certificate",
            CertificateError::UnknownIssuer,
        ),
        Refused::UnsupportedCriticalExtension => (
            34,
            "unhandled critical extension",
            CertificateError::UnhandledCriticalExtension,
        ),
        Refused::UnknownIssuer => {
            let has_root = others.last().is_some_and(|last| {
                Certificate::parse(last).is_some_and(|last| last.is_self_issued())
            });
            let (code, message) = if has_root {
                (19, "self-signed certificate in certificate chain")
            } else {
                (20, "unable to get local issuer certificate")
            };
            (code, message, CertificateError::UnknownIssuer)
        }
        _ => (
            1,
            "unspecified certificate verification error",
            CertificateError::BadEncoding,
        ),
    };
    (disbelief(code, message), error)
}

/// What both sides check of signatures, which the two traits have alike.
macro_rules! signatures {
    () => {
        fn verify_tls12_signature(
            &self,
            message: &[u8],
            certificate: &CertificateDer<'_>,
            signed: &DigitallySignedStruct,
        ) -> Result<HandshakeSignatureValid, Error> {
            verify_tls12_signature(message, certificate, signed, &self.algorithms)
        }

        fn verify_tls13_signature(
            &self,
            message: &[u8],
            certificate: &CertificateDer<'_>,
            signed: &DigitallySignedStruct,
        ) -> Result<HandshakeSignatureValid, Error> {
            verify_tls13_signature(message, certificate, signed, &self.algorithms)
        }

        fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
            self.algorithms.supported_schemes()
        }
    };
}

impl ServerCertVerifier for Verifier {
    fn verify_server_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        _: &ServerName<'_>,
        _: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        self.check(end_entity, intermediates, now, Role::Server)?;
        Ok(ServerCertVerified::assertion())
    }

    signatures!();
}

impl ClientCertVerifier for Verifier {
    fn offer_client_auth(&self) -> bool {
        self.demand != Demand::Nothing
    }

    fn client_auth_mandatory(&self) -> bool {
        self.demand == Demand::Always
    }

    fn root_hint_subjects(&self) -> &[DistinguishedName] {
        &self.hints
    }

    fn verify_client_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        now: UnixTime,
    ) -> Result<ClientCertVerified, Error> {
        self.check(end_entity, intermediates, now, Role::Client)?;
        Ok(ClientCertVerified::assertion())
    }

    signatures!();
}
