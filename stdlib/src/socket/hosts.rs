//! Names that a hosts file of one's own, named by `WEFT_HOSTS`, gives addresses to, so that a program can be pointed at
//! a stand-in.
//!
//! A line is an address and names, as in `/etc/hosts`. An address may have a port, which then stands in for any that is
//! asked for; a name may have one too, and is then meant only with that: `127.0.0.1:8443 example.com:443`. What the file
//! does not name is asked of the system.

use std::ffi::{CStr, CString};
use std::net::{IpAddr, SocketAddr};
use weft_core::heap::concurrency::network::{self, Found, Hints, Unresolved};

const STREAM: i32 = 1;

/// Where a line leads.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Stand {
    address: IpAddr,
    port: Option<u16>,
}

fn stand(text: &str) -> Option<Stand> {
    if let Ok(address) = text.parse() {
        return Some(Stand {
            address,
            port: None,
        });
    }
    let whole: SocketAddr = text.parse().ok()?;
    Some(Stand {
        address: whole.ip(),
        port: Some(whole.port()),
    })
}

fn is_meant(name: &str, host: &str, service: Option<&str>) -> bool {
    match name.split_once(':') {
        Some((name, port)) => name.eq_ignore_ascii_case(host) && service == Some(port),
        None => name.eq_ignore_ascii_case(host),
    }
}

fn search(text: &str, host: &str, service: Option<&str>) -> Vec<Stand> {
    let host = host.trim_end_matches('.');
    let mut found = Vec::new();
    for line in text.lines() {
        let line = line.split('#').next().unwrap_or_default();
        let mut words = line.split_whitespace();
        if let Some(stand) = words.next().and_then(stand)
            && words.any(|name| is_meant(name, host, service))
        {
            found.push(stand);
        }
    }
    found
}

fn stands(host: Option<&CStr>, service: Option<&CStr>) -> Vec<Stand> {
    let Some(path) = std::env::var_os("WEFT_HOSTS") else {
        return Vec::new();
    };
    let Some(Ok(host)) = host.map(CStr::to_str) else {
        return Vec::new();
    };
    // A file that cannot be read names nobody.
    let text = std::fs::read_to_string(path).unwrap_or_default();
    let service = service.and_then(|service| service.to_str().ok());
    search(&text, host, service)
}

/// The addresses of a host and a service. Blocks.
///
/// # Errors
/// What the system says.
pub fn resolve(
    host: Option<&CStr>,
    service: Option<&CStr>,
    hints: Hints,
) -> Result<Vec<Found>, Unresolved> {
    let stands = stands(host, service);
    if stands.is_empty() {
        return network::resolve(host, service, hints);
    }
    let mut found = Vec::new();
    let mut failure = None;
    for stand in stands {
        let number = |text: String| CString::new(text).unwrap_or_default();
        let address = number(stand.address.to_string());
        let port = stand.port.map(|port| number(port.to_string()));
        match network::resolve(Some(&address), port.as_deref().or(service), hints) {
            Ok(more) => found.extend(more),
            Err(error) => failure = Some(error),
        }
    }
    match failure {
        Some(failure) if found.is_empty() => Err(failure),
        _ => Ok(found),
    }
}

/// The addresses under which a host takes connections, in the order in which they should be tried. Blocks.
///
/// # Errors
/// What the system says.
pub fn addresses(host: &str, port: u16) -> Result<Vec<SocketAddr>, Unresolved> {
    let hints = Hints {
        kind: STREAM,
        ..Hints::default()
    };
    let unusable = || Unresolved {
        code: -2,
        text: "Name or service not known".to_owned(),
        system: None,
    };
    let host = CString::new(host).map_err(|_| unusable())?;
    let service = CString::new(port.to_string()).map_err(|_| unusable())?;
    let found = resolve(Some(&host), Some(&service), hints)?;
    Ok(found.iter().filter_map(|found| found.address).collect())
}

#[cfg(test)]
mod tests {
    use super::search;

    #[test]
    fn finds_names_with_and_without_ports() {
        let text = "127.0.0.1 one two # three\n127.0.0.2:81 two:80\n[::1]:82 TWO\nnonsense two\n";
        let shown = |host, service| -> Vec<String> {
            search(text, host, service)
                .iter()
                .map(|stand| format!("{} {:?}", stand.address, stand.port))
                .collect()
        };
        assert_eq!(shown("one", None), ["127.0.0.1 None"]);
        assert_eq!(
            shown("two.", Some("80")),
            ["127.0.0.1 None", "127.0.0.2 Some(81)", "::1 Some(82)"]
        );
        assert_eq!(
            shown("Two", Some("443")),
            ["127.0.0.1 None", "::1 Some(82)"]
        );
        assert!(shown("three", None).is_empty());
    }
}
