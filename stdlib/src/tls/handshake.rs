//! What a client that speaks TLS by itself, as that of HTTP does, needs of a context: never the heap, nor a thread.

use super::failure::Failure;
use super::settings::Settings;
use super::verifier::{Finding, Verifier};
use parking_lot::Mutex;
use rustls::pki_types::ServerName;
use rustls::{ClientConfig, Error};
use std::sync::Arc;

/// One handshake with a host.
pub struct Handshake {
    /// What rustls is to do.
    pub config: Arc<ClientConfig>,
    /// Whom the greeting names.
    pub name: ServerName<'static>,
    finding: Arc<Mutex<Finding>>,
}

impl Handshake {
    /// A handshake with a host, which may be unnamed.
    ///
    /// # Errors
    /// If the settings leave no version of TLS.
    pub fn new(settings: &Settings, host: Option<&str>) -> Result<Handshake, Failure> {
        let verifier = Verifier::new(settings, host.map(str::to_owned));
        let finding = verifier.finding.clone();
        let (config, name) = settings.client_config(verifier, host)?;
        Ok(Handshake {
            config,
            name,
            finding,
        })
    }

    /// What an error of rustls is for Python.
    pub fn failure(&self, error: &Error) -> Failure {
        match (error, self.finding.lock().disbelief.clone()) {
            (Error::InvalidCertificate(_), Some(disbelief)) => Failure::disbelieved(disbelief),
            _ => Failure::from_rustls(error),
        }
    }
}
