//! The cipher suites, and what OpenSSL calls them.

use rustls::{CipherSuite, SupportedCipherSuite};

/// The suite's name, the version of TLS that it first came with, and the bits of its key.
pub fn describe(suite: CipherSuite) -> (&'static str, &'static str, i32) {
    match suite {
        CipherSuite::TLS13_AES_256_GCM_SHA384 => ("TLS_AES_256_GCM_SHA384", "TLSv1.3", 256),
        CipherSuite::TLS13_CHACHA20_POLY1305_SHA256 => {
            ("TLS_CHACHA20_POLY1305_SHA256", "TLSv1.3", 256)
        }
        CipherSuite::TLS13_AES_128_GCM_SHA256 => ("TLS_AES_128_GCM_SHA256", "TLSv1.3", 128),
        CipherSuite::TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384 => {
            ("ECDHE-ECDSA-AES256-GCM-SHA384", "TLSv1.2", 256)
        }
        CipherSuite::TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384 => {
            ("ECDHE-RSA-AES256-GCM-SHA384", "TLSv1.2", 256)
        }
        CipherSuite::TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256 => {
            ("ECDHE-ECDSA-CHACHA20-POLY1305", "TLSv1.2", 256)
        }
        CipherSuite::TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256 => {
            ("ECDHE-RSA-CHACHA20-POLY1305", "TLSv1.2", 256)
        }
        CipherSuite::TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256 => {
            ("ECDHE-ECDSA-AES128-GCM-SHA256", "TLSv1.2", 128)
        }
        CipherSuite::TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256 => {
            ("ECDHE-RSA-AES128-GCM-SHA256", "TLSv1.2", 128)
        }
        _ => ("unknown", "unknown", 0),
    }
}

/// All suites, in the order of preference, which is OpenSSL's.
pub fn all() -> Vec<SupportedCipherSuite> {
    let mut suites = rustls::crypto::ring::ALL_CIPHER_SUITES.to_vec();
    suites.sort_by_key(|suite| {
        let (name, version, bits) = describe(suite.suite());
        (version == "TLSv1.2", bits < 256, name.contains("CHACHA20"))
    });
    suites
}
