//! Where a request goes: the host, what is on the way, and how it is spoken to.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use weft_core::heap::{Trace, Tracer};
use weft_stdlib::tls::Settings;

/// A proxy.
#[derive(Clone)]
pub struct Proxy {
    pub host: String,
    pub port: u16,
    /// TLS to the proxy itself.
    pub settings: Option<Arc<Settings>>,
    /// The whole value of `Proxy-Authorization`, and other headers for `CONNECT`, each line with its end.
    pub headers: Vec<u8>,
}

/// Where a request goes. Connections of equal routes are interchangeable.
pub struct Path {
    pub host: String,
    pub port: u16,
    /// TLS to the host.
    pub settings: Option<Arc<Settings>>,
    /// Whom the host is to prove to be.
    pub server_name: Option<String>,
    pub proxy: Option<Proxy>,
    /// A socket of the file system in place of host and port.
    pub socket: Option<PathBuf>,
    /// The addresses of what is connected to, where someone else than the system was asked. They make no connections differ.
    pub addresses: Option<Vec<SocketAddr>>,
    /// What connections are kept by.
    pub key: String,
}

impl Path {
    /// Whether a tunnel leads through the proxy.
    pub fn has_tunnel(&self) -> bool {
        self.proxy.is_some() && self.settings.is_some()
    }
}

/// The object.
pub struct Route(pub Arc<Path>);

impl Trace for Route {
    fn trace(&self, _: &mut Tracer<'_>) {}
}

/// What makes connections differ.
pub fn key_of(path: &Path) -> String {
    // Settings are told apart by where they lie; an idle connection keeps its path alive, so the place is not reused.
    let place = |settings: &Option<Arc<Settings>>| {
        settings
            .as_ref()
            .map_or(0, |settings| Arc::as_ptr(settings) as usize)
    };
    let proxy = path.proxy.as_ref().map_or_else(String::new, |proxy| {
        let headers = String::from_utf8_lossy(&proxy.headers).into_owned();
        format!(
            "{}\n{}\n{}\n{headers}",
            proxy.host,
            proxy.port,
            place(&proxy.settings)
        )
    });
    // To a proxy without a tunnel all hosts are one.
    let host = if path.proxy.is_some() && path.settings.is_none() {
        String::new()
    } else {
        format!("{}\n{}", path.host.to_ascii_lowercase(), path.port)
    };
    let socket = path.socket.as_deref().unwrap_or(std::path::Path::new(""));
    let name = path.server_name.as_deref().unwrap_or_default();
    format!(
        "{host}\n{}\n{name}\n{}\n{proxy}",
        place(&path.settings),
        socket.display()
    )
}
