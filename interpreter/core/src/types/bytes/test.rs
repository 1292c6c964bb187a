//! The questions that `bytes.is…` asks: about ASCII alone.

/// Whether there is at least one octet and all pass.
pub fn all(octets: &[u8], test: impl Fn(&u8) -> bool) -> bool {
    !octets.is_empty() && octets.iter().all(test)
}

/// White space of ASCII, as `bytes` sees it.
#[inline]
pub fn is_space(octet: u8) -> bool {
    matches!(octet, b' ' | b'\t'..=b'\r')
}

/// `isupper`.
pub fn is_upper(octets: &[u8]) -> bool {
    octets.iter().any(u8::is_ascii_uppercase) && !octets.iter().any(u8::is_ascii_lowercase)
}

/// `islower`.
pub fn is_lower(octets: &[u8]) -> bool {
    octets.iter().any(u8::is_ascii_lowercase) && !octets.iter().any(u8::is_ascii_uppercase)
}

/// `istitle`.
pub fn is_title(octets: &[u8]) -> bool {
    let (mut cased, mut in_word) = (false, false);
    for octet in octets {
        if octet.is_ascii_uppercase() == in_word && octet.is_ascii_alphabetic() {
            return false;
        }
        in_word = octet.is_ascii_alphabetic();
        cased |= in_word;
    }
    cased
}
