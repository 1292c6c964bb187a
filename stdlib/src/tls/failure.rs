//! Failures of TLS, with the names and numbers that OpenSSL has for them, and the exceptions that they become.

use rustls::{AlertDescription, Error, InvalidMessage, PeerIncompatible, PeerMisbehaved};
use weft_core::error::raise_object;
use weft_core::heap::{Raised, Thread, Value};
use weft_core::protocol;

/// Which exception a failure is.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Kind {
    /// `SSLError`
    Plain,
    /// `SSLEOFError`
    Ended,
}

/// Why a certificate is not believed.
#[derive(Clone, Debug)]
pub struct Disbelief {
    pub code: i32,
    pub message: String,
}

/// A failure.
#[derive(Clone, Debug)]
pub struct Failure {
    kind: Kind,
    library: &'static str,
    reason: &'static str,
    text: &'static str,
    disbelief: Option<Disbelief>,
}

impl Failure {
    /// A failure of the library `SSL`.
    pub const fn new(reason: &'static str, text: &'static str) -> Failure {
        Failure::of("SSL", reason, text)
    }

    /// A failure of one of OpenSSL's libraries.
    pub const fn of(library: &'static str, reason: &'static str, text: &'static str) -> Failure {
        Failure {
            kind: Kind::Plain,
            library,
            reason,
            text,
            disbelief: None,
        }
    }

    /// The connection ended without a word.
    pub const ENDED: Failure = Failure {
        kind: Kind::Ended,
        library: "SSL",
        reason: "UNEXPECTED_EOF_WHILE_READING",
        text: "EOF occurred in violation of protocol",
        disbelief: None,
    };

    /// The other side's certificate is not believed.
    pub fn disbelieved(disbelief: Disbelief) -> Failure {
        Failure {
            disbelief: Some(disbelief),
            ..Failure::new("CERTIFICATE_VERIFY_FAILED", "certificate verify failed")
        }
    }

    /// What rustls reports.
    pub fn from_rustls(error: &Error) -> Failure {
        let (reason, text) = match error {
            Error::AlertReceived(alert) => return alert_received(*alert),
            Error::InvalidMessage(
                InvalidMessage::InvalidContentType | InvalidMessage::UnknownProtocolVersion,
            ) => ("WRONG_VERSION_NUMBER", "wrong version number"),
            Error::InvalidMessage(InvalidMessage::MessageTooLarge)
            | Error::PeerSentOversizedRecord => ("RECORD_LAYER_FAILURE", "record layer failure"),
            Error::InvalidMessage(_) => ("LENGTH_MISMATCH", "length mismatch"),
            Error::InappropriateMessage { .. } | Error::InappropriateHandshakeMessage { .. } => {
                ("UNEXPECTED_MESSAGE", "unexpected message")
            }
            Error::NoCertificatesPresented => (
                "PEER_DID_NOT_RETURN_A_CERTIFICATE",
                "peer did not return a certificate",
            ),
            Error::DecryptError => (
                "DECRYPTION_FAILED_OR_BAD_RECORD_MAC",
                "decryption failed or bad record mac",
            ),
            Error::PeerIncompatible(PeerIncompatible::NoCipherSuitesInCommon) => {
                ("NO_SHARED_CIPHER", "no shared cipher")
            }
            Error::PeerIncompatible(PeerIncompatible::NoKxGroupsInCommon) => {
                ("NO_SUITABLE_KEY_SHARE", "no suitable key share")
            }
            Error::PeerIncompatible(PeerIncompatible::NoSignatureSchemesInCommon) => (
                "NO_SHARED_SIGNATURE_ALGORITHMS",
                "no shared signature algorithms",
            ),
            Error::PeerIncompatible(_) => ("UNSUPPORTED_PROTOCOL", "unsupported protocol"),
            Error::PeerMisbehaved(PeerMisbehaved::SelectedUnofferedCipherSuite) => {
                ("WRONG_CIPHER_RETURNED", "wrong cipher returned")
            }
            Error::PeerMisbehaved(_) => ("BAD_EXTENSION", "bad extension"),
            Error::InvalidCertificate(_) => ("BAD_SIGNATURE", "bad signature"),
            Error::NoApplicationProtocol => ("NO_APPLICATION_PROTOCOL", "no application protocol"),
            _ => ("INTERNAL_ERROR", "internal error"),
        };
        Failure::new(reason, text)
    }

    /// What a program sees of it.
    fn shown(&self) -> String {
        let place = if self.reason.is_empty() {
            format!("[{}] ", self.library)
        } else {
            format!("[{}: {}] ", self.library, self.reason)
        };
        match &self.disbelief {
            Some(disbelief) => format!("{place}{}: {}", self.text, disbelief.message),
            None => format!("{place}{}", self.text),
        }
    }

    /// The exception that it is.
    ///
    /// # Errors
    /// What importing `ssl` raises.
    pub fn exception(&self, thread: &Thread) -> Result<Value, Raised> {
        let (class, number) = match self.kind {
            _ if self.disbelief.is_some() => ("SSLCertVerificationError", 1),
            Kind::Plain => ("SSLError", 1),
            Kind::Ended => ("SSLEOFError", 8),
        };
        let module = weft_core::import::import_module(thread, "ssl")?;
        let class = protocol::get_attribute_text(thread, module, class)?;
        let arguments = [Value::from_i32(number), thread.string(&self.shown())];
        let exception = protocol::call_values(thread, class, &arguments)?;
        let set = |name: &str, value| {
            protocol::set_attribute(thread, exception, thread.intern(name), value)
        };
        let reason = if self.reason.is_empty() {
            Value::NONE
        } else {
            thread.string(self.reason)
        };
        set("library", thread.string(self.library))?;
        set("reason", reason)?;
        if let Some(disbelief) = &self.disbelief {
            set("verify_code", Value::from_i32(disbelief.code))?;
            set("verify_message", thread.string(&disbelief.message))?;
        }
        Ok(exception)
    }

    /// Raises it.
    #[cold]
    pub fn raise(&self, thread: &Thread) -> Raised {
        match self.exception(thread) {
            Ok(exception) => raise_object(thread, exception),
            Err(raised) => raised,
        }
    }
}

/// What the other side says that went wrong.
fn alert_received(alert: AlertDescription) -> Failure {
    let (reason, text) = match alert {
        AlertDescription::UnexpectedMessage => (
            "SSLV3_ALERT_UNEXPECTED_MESSAGE",
            "ssl/tls alert unexpected message",
        ),
        AlertDescription::BadRecordMac => {
            ("SSLV3_ALERT_BAD_RECORD_MAC", "ssl/tls alert bad record mac")
        }
        AlertDescription::DecryptionFailed => (
            "TLSV1_ALERT_DECRYPTION_FAILED",
            "tlsv1 alert decryption failed",
        ),
        AlertDescription::DecompressionFailure => (
            "SSLV3_ALERT_DECOMPRESSION_FAILURE",
            "ssl/tls alert decompression failure",
        ),
        AlertDescription::NoCertificate => {
            ("SSLV3_ALERT_NO_CERTIFICATE", "ssl/tls alert no certificate")
        }
        AlertDescription::ExportRestriction => (
            "TLSV1_ALERT_EXPORT_RESTRICTION",
            "tlsv1 alert export restriction",
        ),
        AlertDescription::CertificateUnobtainable => (
            "TLSV1_CERTIFICATE_UNOBTAINABLE",
            "tlsv1 certificate unobtainable",
        ),
        AlertDescription::BadCertificateStatusResponse => (
            "TLSV1_BAD_CERTIFICATE_STATUS_RESPONSE",
            "tlsv1 bad certificate status response",
        ),
        AlertDescription::BadCertificateHashValue => (
            "TLSV1_BAD_CERTIFICATE_HASH_VALUE",
            "tlsv1 bad certificate hash value",
        ),
        AlertDescription::RecordOverflow => {
            ("TLSV1_ALERT_RECORD_OVERFLOW", "tlsv1 alert record overflow")
        }
        AlertDescription::HandshakeFailure => (
            "SSLV3_ALERT_HANDSHAKE_FAILURE",
            "ssl/tls alert handshake failure",
        ),
        AlertDescription::BadCertificate => (
            "SSLV3_ALERT_BAD_CERTIFICATE",
            "ssl/tls alert bad certificate",
        ),
        AlertDescription::UnsupportedCertificate => (
            "SSLV3_ALERT_UNSUPPORTED_CERTIFICATE",
            "ssl/tls alert unsupported certificate",
        ),
        AlertDescription::CertificateRevoked => (
            "SSLV3_ALERT_CERTIFICATE_REVOKED",
            "ssl/tls alert certificate revoked",
        ),
        AlertDescription::CertificateExpired => (
            "SSLV3_ALERT_CERTIFICATE_EXPIRED",
            "ssl/tls alert certificate expired",
        ),
        AlertDescription::CertificateUnknown => (
            "SSLV3_ALERT_CERTIFICATE_UNKNOWN",
            "ssl/tls alert certificate unknown",
        ),
        AlertDescription::IllegalParameter => (
            "SSLV3_ALERT_ILLEGAL_PARAMETER",
            "ssl/tls alert illegal parameter",
        ),
        AlertDescription::UnknownCA => ("TLSV1_ALERT_UNKNOWN_CA", "tlsv1 alert unknown ca"),
        AlertDescription::AccessDenied => {
            ("TLSV1_ALERT_ACCESS_DENIED", "tlsv1 alert access denied")
        }
        AlertDescription::DecodeError => ("TLSV1_ALERT_DECODE_ERROR", "tlsv1 alert decode error"),
        AlertDescription::DecryptError => {
            ("TLSV1_ALERT_DECRYPT_ERROR", "tlsv1 alert decrypt error")
        }
        AlertDescription::ProtocolVersion => (
            "TLSV1_ALERT_PROTOCOL_VERSION",
            "tlsv1 alert protocol version",
        ),
        AlertDescription::InsufficientSecurity => (
            "TLSV1_ALERT_INSUFFICIENT_SECURITY",
            "tlsv1 alert insufficient security",
        ),
        AlertDescription::InternalError => {
            ("TLSV1_ALERT_INTERNAL_ERROR", "tlsv1 alert internal error")
        }
        AlertDescription::InappropriateFallback => (
            "TLSV1_ALERT_INAPPROPRIATE_FALLBACK",
            "tlsv1 alert inappropriate fallback",
        ),
        AlertDescription::UserCanceled => {
            ("TLSV1_ALERT_USER_CANCELLED", "tlsv1 alert user cancelled")
        }
        AlertDescription::NoRenegotiation => (
            "TLSV1_ALERT_NO_RENEGOTIATION",
            "tlsv1 alert no renegotiation",
        ),
        AlertDescription::MissingExtension => (
            "TLSV13_ALERT_MISSING_EXTENSION",
            "tlsv13 alert missing extension",
        ),
        AlertDescription::CertificateRequired => (
            "TLSV13_ALERT_CERTIFICATE_REQUIRED",
            "tlsv13 alert certificate required",
        ),
        AlertDescription::UnsupportedExtension => {
            ("TLSV1_UNSUPPORTED_EXTENSION", "tlsv1 unsupported extension")
        }
        AlertDescription::UnrecognisedName => {
            ("TLSV1_UNRECOGNIZED_NAME", "tlsv1 unrecognized name")
        }
        AlertDescription::UnknownPSKIdentity => (
            "TLSV1_ALERT_UNKNOWN_PSK_IDENTITY",
            "tlsv1 alert unknown psk identity",
        ),
        AlertDescription::NoApplicationProtocol => (
            "TLSV1_ALERT_NO_APPLICATION_PROTOCOL",
            "tlsv1 alert no application protocol",
        ),
        _ => ("UNKNOWN_ALERT_TYPE", "unknown alert type"),
    };
    Failure::new(reason, text)
}
