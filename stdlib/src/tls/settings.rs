//! What a context asks of its connections, as it was when one began.

use super::ciphers;
use super::failure::Failure;
use super::trust::Believed;
use super::verifier::Verifier;
use parking_lot::Mutex;
use rustls::client::Resumption;
use rustls::crypto::CryptoProvider;
use rustls::pki_types::ServerName;
use rustls::server::{NoServerSessionStorage, ServerSessionMemoryCache, StoresServerSessions};
use rustls::sign::{CertifiedKey, SingleCertAndKey};
use rustls::{ClientConfig, ClientConnection, KeyLog, ServerConfig, SupportedProtocolVersion};
use std::fs::File;
use std::io::Write;
use std::sync::Arc;
use webpki::RevocationCheckDepth;
use weft_core::heap::{Trace, Tracer};

/// How many sessions of clients a server remembers.
const REMEMBERED: usize = 256;

/// What is demanded of the other side.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Demand {
    /// No certificate.
    Nothing,
    /// A believable certificate, if there is one.
    IfGiven,
    /// A believable certificate.
    Always,
}

/// Whether the certificate must be for the host that was asked for.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum HostCheck {
    /// It need not.
    No,
    /// It must; the common name counts where there are no other names.
    WithCommonName,
    /// It must, by its alternative names.
    WithoutCommonName,
}

/// The file to which the secrets of connections are added, for who listens in on the network.
#[derive(Debug)]
pub struct KeyFile(Mutex<File>);

impl KeyFile {
    /// Opens the file.
    ///
    /// # Errors
    /// The system's.
    pub fn open(path: &str) -> std::io::Result<KeyFile> {
        let file = File::options().append(true).create(true).open(path)?;
        Ok(KeyFile(Mutex::new(file)))
    }
}

impl KeyLog for KeyFile {
    fn log(&self, label: &str, client_random: &[u8], secret: &[u8]) {
        let hexadecimal = |octets: &[u8]| -> String {
            octets.iter().map(|octet| format!("{octet:02x}")).collect()
        };
        let line = format!(
            "{label} {} {}\n",
            hexadecimal(client_random),
            hexadecimal(secret)
        );
        // A connection goes on without its line.
        let _ = self.0.lock().write_all(line.as_bytes());
    }
}

/// The object.
#[derive(Clone)]
pub struct Settings {
    pub(super) believed: Arc<Believed>,
    pub(super) demand: Demand,
    pub(super) host_check: HostCheck,
    pub(super) key_log: Option<Arc<KeyFile>>,
    pub(super) revocation: Option<RevocationCheckDepth>,
    pub(super) provider: Arc<CryptoProvider>,
    pub(super) versions: Vec<&'static SupportedProtocolVersion>,
    /// Protocols above TLS that may be agreed upon, the preferred one first.
    pub(super) protocols: Vec<Vec<u8>>,
    pub(super) identity: Option<Arc<CertifiedKey>>,
    pub(super) sessions: Arc<dyn StoresServerSessions>,
    pub(super) tickets: usize,
}

impl Trace for Settings {
    fn trace(&self, _: &mut Tracer<'_>) {}
}

/// The cryptography, with only these suites of TLS 1.2; all of them for `None`.
pub fn provider(suites: Option<&[u16]>) -> Arc<CryptoProvider> {
    let mut provider = rustls::crypto::ring::default_provider();
    provider.cipher_suites = ciphers::all();
    if let Some(suites) = suites {
        let mut chosen: Vec<_> = ciphers::all()
            .into_iter()
            .filter(|suite| suite.tls13().is_some())
            .collect();
        chosen.extend(suites.iter().filter_map(|number| {
            ciphers::all()
                .into_iter()
                .find(|suite| suite.tls13().is_none() && u16::from(suite.suite()) == *number)
        }));
        provider.cipher_suites = chosen;
    }
    Arc::new(provider)
}

/// Where a server keeps the sessions of its clients.
pub fn new_sessions(tickets: usize) -> Arc<dyn StoresServerSessions> {
    if tickets == 0 {
        Arc::new(NoServerSessionStorage {})
    } else {
        ServerSessionMemoryCache::new(REMEMBERED)
    }
}

/// There is no version of TLS left.
const NO_VERSIONS: Failure = Failure::new("NO_PROTOCOLS_AVAILABLE", "no protocols available");

impl Settings {
    /// What a connection of a client to a host, which may be unnamed, is made of.
    ///
    /// # Errors
    /// If there is no version of TLS left.
    pub fn client_config(
        &self,
        verifier: Verifier,
        host: Option<&str>,
    ) -> Result<(Arc<ClientConfig>, ServerName<'static>), Failure> {
        let builder = ClientConfig::builder_with_provider(self.provider.clone())
            .with_protocol_versions(&self.versions)
            .map_err(|_| NO_VERSIONS)?
            .dangerous()
            .with_custom_certificate_verifier(Arc::new(verifier));
        let mut config = match &self.identity {
            Some(key) => {
                builder.with_client_cert_resolver(Arc::new(SingleCertAndKey::from(key.clone())))
            }
            None => builder.with_no_client_auth(),
        };
        config.resumption = Resumption::disabled();
        if let Some(key_log) = &self.key_log {
            config.key_log = key_log.clone();
        }
        config.alpn_protocols = self.protocols.clone();
        let name = host.and_then(|host| ServerName::try_from(host.to_owned()).ok());
        config.enable_sni = matches!(name, Some(ServerName::DnsName(_)));
        // Without a name nothing is said of it, and the verifier does not ask for it.
        let name = match name {
            Some(name) => name,
            None => ServerName::try_from("unnamed.invalid").map_err(|_| NO_VERSIONS)?,
        };
        Ok((Arc::new(config), name))
    }

    /// A connection of a client to a host, which may be unnamed.
    pub fn client(
        &self,
        verifier: Verifier,
        host: Option<&str>,
    ) -> Result<ClientConnection, Failure> {
        let (config, name) = self.client_config(verifier, host)?;
        ClientConnection::new(config, name).map_err(|error| Failure::from_rustls(&error))
    }

    /// How a server answers a client that asks for one of these protocols.
    pub fn server(
        &self,
        verifier: Verifier,
        key: Arc<CertifiedKey>,
        wanted: Option<Vec<Vec<u8>>>,
    ) -> Result<Arc<ServerConfig>, Failure> {
        let builder = ServerConfig::builder_with_provider(self.provider.clone())
            .with_protocol_versions(&self.versions)
            .map_err(|_| NO_VERSIONS)?
            .with_client_cert_verifier(Arc::new(verifier));
        let mut config = builder.with_cert_resolver(Arc::new(SingleCertAndKey::from(key)));
        config.session_storage = self.sessions.clone();
        if let Some(key_log) = &self.key_log {
            config.key_log = key_log.clone();
        }
        config.send_tls13_tickets = self.tickets;
        config.ignore_client_order = true;
        // Where there is nothing in common the connection goes on without any.
        let has_common = wanted.is_some_and(|wanted| {
            wanted
                .iter()
                .any(|protocol| self.protocols.contains(protocol))
        });
        if has_common {
            config.alpn_protocols = self.protocols.clone();
        }
        Ok(Arc::new(config))
    }
}
