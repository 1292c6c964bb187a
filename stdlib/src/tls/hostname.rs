//! Whether a certificate is for a host (RFC 6125), as OpenSSL decides it.

use super::settings::HostCheck;
use super::x509::{Alternative, Certificate};
use std::net::IpAddr;

/// Whether a certificate is for the host, a name or an address.
pub fn is_for(certificate: &Certificate, host: &str, check: HostCheck) -> bool {
    if let Ok(address) = host.parse::<IpAddr>() {
        let octets = match address {
            IpAddr::V4(address) => address.octets().to_vec(),
            IpAddr::V6(address) => address.octets().to_vec(),
        };
        return certificate
            .alternatives
            .iter()
            .any(|name| matches!(name, Alternative::Address(own) if *own == octets));
    }
    let mut has_names = false;
    for name in &certificate.alternatives {
        if let Alternative::Text("DNS", pattern) = name {
            has_names = true;
            if matches(pattern, host) {
                return true;
            }
        }
    }
    // The common name counts only where there are no others.
    check == HostCheck::WithCommonName
        && !has_names
        && certificate
            .subject
            .iter()
            .flatten()
            .any(|(kind, value)| kind == "commonName" && matches(value, host))
}

/// Whether a pattern, whose first label may be a star, is for a host.
fn matches(pattern: &str, host: &str) -> bool {
    let host = host.strip_suffix('.').unwrap_or(host);
    if let Some(rest) = pattern.strip_prefix("*.") {
        // A star for all of a top-level domain is none.
        return rest.contains('.')
            && host.split_once('.').is_some_and(|(first, behind)| {
                !first.is_empty() && behind.eq_ignore_ascii_case(rest)
            });
    }
    !pattern.is_empty() && pattern.eq_ignore_ascii_case(host)
}
