//! The module `_ssl`, as `ssl` uses it.

use super::failure::Failure;
use super::identity::{self, Identity};
use super::session::{Content, Progress, Session};
use super::settings::{self, Demand, HostCheck, KeyFile, Settings};
use super::trust::Trust;
use super::{ciphers, x509};
use parking_lot::Mutex;
use std::borrow::Cow;
use std::sync::Arc;
use webpki::RevocationCheckDepth;
use weft_core::error::value_error;
use weft_core::heap::{Native, Raised, Thread, Value};
use weft_core::types::bytes::required_octets;
use weft_core::types::exception::os_error::raise_os_error;

/// The certificates that a context believes.
#[weft_core::class(name = "_Trust", module = "_ssl", payload = Trust)]
pub mod trust_class {
    use super::{Native, Raised, Thread, Trust, Value, required_octets};
    use weft_core::types::construct::new_instance;

    #[new]
    fn new(class: Value, thread: &Thread) -> Result<Value, Raised> {
        new_instance(thread, class, Trust::default())
    }

    /// Believe the certificates of a text in PEM; return how many there were, and how many lists of revoked ones.
    fn add_text(
        this: &Native<Trust>,
        thread: &Thread,
        data: Value,
    ) -> Result<(usize, usize), Raised> {
        let octets = required_octets(thread, &data)?;
        thread
            .blocking(|| this.add_text(&octets))
            .map_err(|failure| failure.raise(thread))
    }

    /// Believe certificates in DER; return how many there were.
    fn add_octets(this: &Native<Trust>, thread: &Thread, data: Value) -> Result<usize, Raised> {
        let octets = required_octets(thread, &data)?;
        this.add_octets(&octets)
            .map_err(|failure| failure.raise(thread))
    }

    /// Return all certificates, in DER.
    fn certificates(this: &Native<Trust>, thread: &Thread) -> Value {
        let believed = this.believed.lock().clone();
        let all: Vec<Value> = believed
            .certificates
            .iter()
            .map(|octets| thread.bytes(octets))
            .collect();
        thread.tuple(&all)
    }

    /// Return how many lists of revoked certificates there are.
    fn lists(this: &Native<Trust>) -> usize {
        this.believed.lock().revocations.len()
    }
}

/// Who a side says that it is.
#[weft_core::class(name = "_Identity", module = "_ssl", payload = Identity)]
pub mod identity_class {
    use super::{Raised, Thread, Value, identity, required_octets, settings};
    use weft_core::types::construct::new_instance;

    #[new]
    fn new(class: Value, thread: &Thread, chain: Value, key: Value) -> Result<Value, Raised> {
        let chain = required_octets(thread, &chain)?;
        let key = required_octets(thread, &key)?;
        let made = thread.blocking(|| identity::read(&chain, &key, &settings::provider(None)));
        match made {
            Ok(made) => new_instance(thread, class, made),
            Err(failure) => Err(failure.raise(thread)),
        }
    }
}

/// Texts that each have their length before them.
fn prefixed(octets: &[u8]) -> Vec<Vec<u8>> {
    let mut result = Vec::new();
    let mut rest = octets;
    while let Some((length, behind)) = rest.split_first() {
        let length = usize::from(*length).min(behind.len());
        result.push(behind[..length].to_vec());
        rest = &behind[length..];
    }
    result
}

/// What a context asks of its connections.
#[weft_core::class(name = "_Settings", module = "_ssl", payload = Settings)]
pub mod settings_class {
    use super::{
        Arc, Demand, HostCheck, Identity, KeyFile, Native, Raised, RevocationCheckDepth, Settings,
        Thread, Trust, Value, prefixed, raise_os_error, required_octets, settings,
    };
    use weft_core::interpreter::{End, Interpreter, Request};
    use weft_core::types::construct::new_instance;

    #[new]
    fn new(
        class: Value,
        thread: &Thread,
        trust: &Native<Trust>,
        identity: Option<&Native<Identity>>,
        demand: i32,
        checks_host: i32,
        revocation: i32,
        versions: i32,
        suites: Value,
        protocols: Value,
        tickets: usize,
        key_log: Option<String>,
    ) -> Result<Value, Raised> {
        if let Some(path) = &key_log {
            let path = std::path::Path::new(path);
            Interpreter::require(thread, Request::Write(path, End::Followed))?;
        }
        let key_log = match key_log.map(|path| KeyFile::open(&path)).transpose() {
            Ok(key_log) => key_log.map(Arc::new),
            Err(error) => return Err(raise_os_error(thread, &error, None)),
        };
        let suites: Option<Vec<u16>> = if suites.is_none() {
            None
        } else {
            let octets = required_octets(thread, &suites)?;
            let numbers = octets
                .chunks_exact(2)
                .map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
            Some(numbers.collect())
        };
        let protocols = prefixed(&required_octets(thread, &protocols)?);
        let mut known = Vec::new();
        if versions & 2 != 0 {
            known.push(&rustls::version::TLS13);
        }
        if versions & 1 != 0 {
            known.push(&rustls::version::TLS12);
        }
        let settings = Settings {
            believed: trust.believed.lock().clone(),
            demand: match demand {
                0 => Demand::Nothing,
                1 => Demand::IfGiven,
                _ => Demand::Always,
            },
            host_check: match checks_host {
                0 => HostCheck::No,
                1 => HostCheck::WithCommonName,
                _ => HostCheck::WithoutCommonName,
            },
            key_log,
            revocation: match revocation {
                0 => None,
                1 => Some(RevocationCheckDepth::EndEntity),
                _ => Some(RevocationCheckDepth::Chain),
            },
            provider: settings::provider(suites.as_deref()),
            versions: known,
            protocols,
            identity: identity.map(|identity| identity.key.clone()),
            sessions: settings::new_sessions(tickets),
            tickets,
        };
        new_instance(thread, class, settings)
    }
}

fn attempt<T>(
    thread: &Thread,
    session: &Native<Session>,
    step: impl FnOnce(&mut Progress) -> Result<T, Failure>,
) -> Result<T, Raised> {
    thread
        .blocking(|| step(&mut session.progress.lock()))
        .map_err(|failure| failure.raise(thread))
}

fn octets_in<'a>(thread: &Thread, data: &'a Value) -> Result<Cow<'a, [u8]>, Raised> {
    required_octets(thread, data)
}

/// One side of a connection.
#[weft_core::class(name = "_Session", module = "_ssl", payload = Session)]
pub mod session_class {
    use super::{
        Content, Mutex, Native, Progress, Raised, Session, Settings, Thread, Value, attempt,
        ciphers, octets_in, value_error,
    };
    use weft_core::types::construct::new_instance;

    /// With settings the side of a client, without them that of a server.
    #[new]
    fn new(
        class: Value,
        thread: &Thread,
        #[default] settings: Option<&Native<Settings>>,
        #[default] host: Option<String>,
    ) -> Result<Value, Raised> {
        let progress = match settings {
            Some(settings) => {
                Progress::client(settings, host).map_err(|failure| failure.raise(thread))?
            }
            None => Progress::server(),
        };
        let progress = Mutex::new(progress);
        new_instance(thread, class, Session { progress })
    }

    /// Return a tuple of the name that a client has greeted with, or None as long as it has not.
    fn greeting(this: &Native<Session>, thread: &Thread) -> Value {
        match this.progress.lock().greeting() {
            None => Value::NONE,
            Some(None) => thread.tuple(&[Value::NONE]),
            Some(Some(name)) => thread.tuple(&[thread.string(&name)]),
        }
    }

    /// Answer a client that has greeted.
    fn answer(
        this: &Native<Session>,
        thread: &Thread,
        settings: &Native<Settings>,
    ) -> Result<(), Raised> {
        attempt(thread, this, |progress| progress.answer(settings))
    }

    /// End the handshake with an alert.
    fn refuse(this: &Native<Session>, alert: u8) {
        this.progress.lock().refuse(alert);
    }

    /// Take in what the other side has sent.
    fn feed(this: &Native<Session>, thread: &Thread, data: Value) -> Result<(), Raised> {
        let octets = octets_in(thread, &data)?;
        attempt(thread, this, |progress| progress.feed(&octets))
    }

    /// The other side will send no more.
    fn end(this: &Native<Session>) {
        this.progress.lock().end();
    }

    /// Return at most so many octets of what was said; None if there are none yet, and none at all at the end.
    fn read(this: &Native<Session>, thread: &Thread, size: i64) -> Result<Value, Raised> {
        let Ok(size) = usize::try_from(size) else {
            return Err(value_error("size should not be negative"));
        };
        Ok(
            match attempt(thread, this, |progress| progress.read(size))? {
                Content::Octets(octets) => thread.bytes(&octets),
                Content::Nothing => Value::NONE,
                Content::End => thread.bytes(&[]),
            },
        )
    }

    /// Say something to the other side.
    fn write(this: &Native<Session>, thread: &Thread, data: Value) -> Result<(), Raised> {
        let octets = octets_in(thread, &data)?;
        attempt(thread, this, |progress| progress.write(&octets))
    }

    /// Say that nothing more will be said.
    fn close(this: &Native<Session>) {
        this.progress.lock().close();
    }

    /// Return at most so many octets of what is to be sent, which stay there until they are said to be sent.
    fn outgoing(this: &Native<Session>, thread: &Thread, size: usize) -> Value {
        thread.bytes(this.progress.lock().outgoing(size))
    }

    /// So many octets were sent.
    fn sent(this: &Native<Session>, count: usize) {
        this.progress.lock().sent(count);
    }

    /// Whether the handshake goes on.
    #[getter]
    fn handshaking(this: &Native<Session>) -> bool {
        this.progress.lock().is_handshaking()
    }

    /// How many octets can be read at once.
    #[getter]
    fn pending(this: &Native<Session>) -> usize {
        this.progress.lock().pending()
    }

    /// How many octets at least are missing of the record that is being received.
    #[getter]
    fn missing(this: &Native<Session>) -> usize {
        this.progress.lock().missing()
    }

    /// Whether the other side has closed.
    #[getter]
    fn peer_closed(this: &Native<Session>) -> bool {
        this.progress.lock().closings().0
    }

    /// Whether this side has closed.
    #[getter]
    fn closed(this: &Native<Session>) -> bool {
        this.progress.lock().closings().1
    }

    /// Whether an earlier session goes on.
    #[getter]
    fn resumed(this: &Native<Session>) -> bool {
        this.progress.lock().is_resumed()
    }

    /// The version of TLS, or None.
    #[getter]
    fn version(this: &Native<Session>, thread: &Thread) -> Value {
        match this.progress.lock().version() {
            Some(version) => thread.string(version),
            None => Value::NONE,
        }
    }

    /// The cipher suite: its name, the version of TLS that it came with and the bits of its key; or None.
    #[getter]
    fn suite(this: &Native<Session>, thread: &Thread) -> Value {
        let progress = this.progress.lock();
        let suite = progress
            .open()
            .and_then(|open| open.negotiated_cipher_suite());
        match suite {
            None => Value::NONE,
            Some(suite) => {
                let (name, version, bits) = ciphers::describe(suite.suite());
                thread.tuple(&[
                    thread.string(name),
                    thread.string(version),
                    Value::from_i32(bits),
                ])
            }
        }
    }

    /// The protocol that was agreed upon, or None.
    #[getter]
    fn protocol(this: &Native<Session>, thread: &Thread) -> Value {
        let progress = this.progress.lock();
        match progress.open().and_then(|open| open.alpn_protocol()) {
            None => Value::NONE,
            Some(name) => thread.string(&String::from_utf8_lossy(name)),
        }
    }

    /// The certificates that the other side has shown, in DER.
    #[getter]
    fn certificates(this: &Native<Session>, thread: &Thread) -> Value {
        let progress = this.progress.lock();
        let shown: Vec<Value> = progress
            .open()
            .and_then(|open| open.peer_certificates())
            .unwrap_or_default()
            .iter()
            .map(|certificate| thread.bytes(certificate))
            .collect();
        thread.tuple(&shown)
    }

    /// The certificates from the other side's own to one that is believed, in DER.
    #[getter]
    fn chain(this: &Native<Session>, thread: &Thread) -> Value {
        let chain: Vec<Value> = this
            .progress
            .lock()
            .chain()
            .iter()
            .map(|certificate| thread.bytes(certificate))
            .collect();
        thread.tuple(&chain)
    }
}

/// TLS without sockets.
#[weft_macros::module(
    name = "_ssl",
    classes = [trust_class, identity_class, settings_class, session_class]
)]
pub mod module {
    use super::{ciphers, octets_in, value_error, x509};
    use pkcs8::EncryptedPrivateKeyInfoRef;
    use weft_core::heap::{Raised, Thread, Value};

    /// Return what a certificate in DER says.
    fn describe(thread: &Thread, data: Value) -> Result<Value, Raised> {
        let octets = octets_in(thread, &data)?;
        match x509::Certificate::parse(&octets) {
            Some(certificate) => Ok(certificate.describe(thread)),
            None => Err(value_error("not a certificate")),
        }
    }

    /// Return whether a certificate in DER is one of an authority, and whether it is signed by itself.
    fn kind(thread: &Thread, data: Value) -> Result<(bool, bool), Raised> {
        let octets = octets_in(thread, &data)?;
        match x509::Certificate::parse(&octets) {
            Some(certificate) => Ok((certificate.is_authority, certificate.is_self_issued())),
            None => Err(value_error("not a certificate")),
        }
    }

    /// Return the key in DER that an encrypted one is with a password, or None if the password is wrong.
    fn decrypt_key(thread: &Thread, data: Value, password: Value) -> Result<Value, Raised> {
        let octets = octets_in(thread, &data)?;
        let password = octets_in(thread, &password)?;
        let opened = thread.blocking(|| {
            EncryptedPrivateKeyInfoRef::try_from(&octets[..])
                .ok()?
                .decrypt(&password[..])
                .ok()
        });
        Ok(match opened {
            Some(key) => thread.bytes(key.as_bytes()),
            None => Value::NONE,
        })
    }

    /// Return all cipher suites: number, name, version of TLS and bits of the key.
    fn suites(thread: &Thread) -> Value {
        let all: Vec<Value> = ciphers::all()
            .iter()
            .map(|suite| {
                let (name, version, bits) = ciphers::describe(suite.suite());
                thread.tuple(&[
                    Value::from_i32(i32::from(u16::from(suite.suite()))),
                    thread.string(name),
                    thread.string(version),
                    Value::from_i32(bits),
                ])
            })
            .collect();
        thread.tuple(&all)
    }
}
