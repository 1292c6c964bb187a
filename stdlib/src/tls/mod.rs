//! `_ssl`: TLS for `ssl`, by rustls. Nothing here touches a socket: sessions turn octets into other octets.

mod ciphers;
mod definition;
mod der;
mod failure;
mod handshake;
mod hostname;
mod identity;
mod names;
mod session;
mod settings;
mod trust;
mod verifier;
mod x509;

pub use definition::module;
pub use failure::Failure;
pub use handshake::Handshake;
pub use settings::Settings;
