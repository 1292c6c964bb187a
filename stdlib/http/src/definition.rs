//! The module `_http`, as the packages use it.

use crate::decoder_class;
use crate::driver::{Driver, Driving};
use crate::exchange::{Body, Exchange, Listener, Plan, Planned};
use crate::failure::Failure;
use crate::head::Limits;
use crate::parser_class;
use crate::pool::{Pool, Pooled, Rules};
use crate::route::{Path, Proxy, Route, key_of};
use crate::waiting;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::{Duration, Instant};
use weft_core::error::{type_error, value_error};
use weft_core::heap::{Native, Raised, Str, Thread, Tuple, Value};
use weft_core::interpreter::{Interpreter, Request};
use weft_core::types::bytes::required_octets;
use weft_core::types::exception::os_error::raise_os_error;
use weft_stdlib::tls::Settings;

/// A time of a program, which counts from now.
fn duration(seconds: Option<f64>) -> Option<Duration> {
    // What is too far away never comes.
    seconds.and_then(|seconds| Duration::try_from_secs_f64(seconds.max(0.0)).ok())
}

/// Text where the octets are ASCII; otherwise they are left to the package.
pub fn shown(thread: &Thread, octets: &[u8]) -> Value {
    match std::str::from_utf8(octets) {
        Ok(text) if text.is_ascii() => thread.string(text),
        _ => thread.bytes(octets),
    }
}

/// Headers, as a tuple of pairs.
pub fn shown_headers(thread: &Thread, headers: &[(Vec<u8>, Vec<u8>)]) -> Value {
    let headers: Vec<Value> = headers
        .iter()
        .map(|(name, value)| thread.tuple(&[shown(thread, name), shown(thread, value)]))
        .collect();
    thread.tuple(&headers)
}

/// Addresses that a program has found itself: pairs of text and a port. Each is asked for as if it were a host.
fn known_addresses(thread: &Thread, addresses: Value) -> Result<Vec<SocketAddr>, Raised> {
    let wrong = || type_error("addresses are pairs of an address and a port");
    let pairs = addresses.downcast::<Tuple>().ok_or_else(wrong)?;
    let mut found = Vec::new();
    for pair in pairs.items() {
        let items = pair.downcast::<Tuple>().map(Tuple::items);
        let Some([text, port]) = items else {
            return Err(wrong());
        };
        let text = text.downcast::<Str>().ok_or_else(wrong)?.as_str();
        let port = port.to_int().and_then(|port| u16::try_from(port).ok());
        let port = port.ok_or_else(wrong)?;
        Interpreter::require(thread, Request::Net(text, Some(port)))?;
        let address = text.parse::<IpAddr>();
        let address = address.map_err(|_| value_error(format!("{text:?} is no address")))?;
        found.push(SocketAddr::new(address, port));
    }
    Ok(found)
}

/// Where requests go.
#[weft_core::class(name = "Route", module = "_http", payload = Route)]
pub mod route_class {
    use super::{
        Arc, Interpreter, Native, Path, Proxy, Raised, Request, Route, Settings, Thread, Value,
        key_of, known_addresses,
    };
    use weft_core::types::bytes::required_octets;
    use weft_core::types::construct::new_instance;

    #[new]
    fn new(
        class: Value,
        thread: &Thread,
        host: String,
        port: u16,
        #[default] settings: Option<&Native<Settings>>,
        #[default] server_name: Option<String>,
        #[default] socket: Option<String>,
        #[default] proxy_host: Option<String>,
        #[default(0)] proxy_port: u16,
        #[default] proxy_settings: Option<&Native<Settings>>,
        #[default(Value::NONE)] proxy_headers: Value,
        #[default(Value::NONE)] addresses: Value,
    ) -> Result<Value, Raised> {
        let addresses = if addresses.is_none() {
            None
        } else {
            Some(known_addresses(thread, addresses)?)
        };
        match (&socket, &proxy_host) {
            (Some(_), _) => Interpreter::require(thread, Request::AnyNet)?,
            (None, Some(proxy)) => {
                Interpreter::require(thread, Request::Net(proxy, Some(proxy_port)))?;
                Interpreter::require(thread, Request::Net(&host, Some(port)))?;
            }
            (None, None) => Interpreter::require(thread, Request::Net(&host, Some(port)))?,
        }
        let shared = |settings: Option<&Native<Settings>>| {
            settings.map(|settings| Arc::new(Settings::clone(settings)))
        };
        let headers = if proxy_headers.is_none() {
            Vec::new()
        } else {
            required_octets(thread, &proxy_headers)?.into_owned()
        };
        let proxy = proxy_host.map(|host| Proxy {
            host,
            port: proxy_port,
            settings: shared(proxy_settings),
            headers,
        });
        let mut path = Path {
            host,
            port,
            settings: shared(settings),
            server_name,
            proxy,
            socket: socket.map(Into::into),
            addresses,
            key: String::new(),
        };
        path.key = key_of(&path);
        new_instance(thread, class, Route(Arc::new(path)))
    }
}

/// What an event loop runs exchanges with.
#[weft_core::class(name = "Driver", module = "_http", payload = Driving)]
pub mod driver_class {
    use super::{Arc, Driver, Driving, Native, Raised, Thread, Value, raise_os_error};
    use weft_core::types::construct::new_instance;

    #[new]
    fn new(class: Value, thread: &Thread) -> Result<Value, Raised> {
        let driver = Driver::new().map_err(|error| raise_os_error(thread, &error, None))?;
        new_instance(thread, class, Driving(Arc::new(driver)))
    }

    /// What the loop watches.
    fn fileno(this: &Native<Driving>) -> i32 {
        this.0.descriptor()
    }

    /// Go on with all exchanges that can; return the numbers of those that have news.
    fn turn(this: &Native<Driving>, thread: &Thread) -> Value {
        let numbers: Vec<Value> = this
            .0
            .turn()
            .into_iter()
            .map(|number| thread.int(number as i64))
            .collect();
        thread.tuple(&numbers)
    }
}

/// Connections.
#[weft_core::class(name = "Pool", module = "_http", payload = Pooled)]
pub mod pool_class {
    use super::{
        Arc, Exchange, Listener, Native, Planned, Pool, Pooled, Raised, Rules, Thread, Value,
        duration,
    };
    use weft_core::interpreter::new_native;
    use weft_core::types::construct::new_instance;

    #[new]
    fn new(
        class: Value,
        thread: &Thread,
        most: usize,
        host: usize,
        idle: usize,
        patience: Option<f64>,
    ) -> Result<Value, Raised> {
        let rules = Rules {
            most,
            host,
            idle,
            patience: duration(patience),
        };
        new_instance(thread, class, Pooled(Arc::new(Pool::new(rules))))
    }

    /// Close the connections that wait, and keep none from now on.
    fn close(this: &Native<Pooled>) {
        this.0.close();
    }

    /// Return how many connections wait.
    fn idle(this: &Native<Pooled>) -> usize {
        this.0.count()
    }

    /// Begin an exchange.
    fn start(this: &Native<Pooled>, thread: &Thread, plan: &Native<Planned>, number: u64) -> Value {
        let plan = &plan.0;
        let listener = plan
            .tells_loop
            .then(|| Listener::Loop(plan.driver.clone(), number));
        let exchange = Exchange::begin(plan.clone(), this.0.clone(), listener);
        new_native(thread, exchange).value()
    }
}

/// What exchanges are to do.
#[weft_core::class(name = "Plan", module = "_http", payload = Planned)]
pub mod plan_class {
    use super::{
        Arc, Body, Driver, Driving, Limits, Native, Plan, Planned, Raised, Route, Thread, Value,
        duration, raise_os_error, required_octets,
    };
    use weft_core::types::construct::new_instance;

    /// The flags are 1: HEAD, 2: may be repeated, 4: decompress, 8: upgrade, 16: wait for 100, 32: a stream follows in chunks,
    /// 64: a stream follows as it is, 128: tell what becomes of the connection.
    #[new]
    fn new(
        class: Value,
        thread: &Thread,
        route: &Native<Route>,
        head: Value,
        body: Value,
        flags: u32,
        driver: Option<&Native<Driving>>,
        line: usize,
        count: usize,
        pool_time: Option<f64>,
        connect_time: Option<f64>,
        read_time: Option<f64>,
        total_time: Option<f64>,
    ) -> Result<Value, Raised> {
        let mut head = required_octets(thread, &head)?.into_owned();
        let mut body = if flags & (32 | 64) != 0 {
            Body::Stream {
                chunked: flags & 32 != 0,
            }
        } else if body.is_none() {
            Body::Nothing
        } else {
            Body::Octets(required_octets(thread, &body)?.into_owned())
        };
        let expects = flags & 16 != 0;
        if let Body::Octets(octets) = &body
            && octets.len() <= 16 * 1024
            && !expects
        {
            // What is small goes out in one piece.
            head.extend_from_slice(octets);
            body = Body::Nothing;
        }
        let plan = Plan {
            path: route.0.clone(),
            head,
            is_repeatable: flags & 2 != 0 && !matches!(body, Body::Stream { .. }),
            body,
            is_head: flags & 1 != 0,
            decodes: flags & 4 != 0,
            upgrades: flags & 8 != 0,
            expects,
            limits: Limits { line, count },
            tells_steps: flags & 128 != 0,
            pool_time: duration(pool_time),
            connect_time: duration(connect_time),
            read_time: duration(read_time),
            total_time: duration(total_time),
            tells_loop: driver.is_some(),
            driver: match driver {
                Some(driver) => driver.0.clone(),
                None => Driver::of_threads(thread)
                    .map_err(|error| raise_os_error(thread, &error, None))?,
            },
        };
        new_instance(thread, class, Planned(Arc::new(plan)))
    }
}

/// A request and its answer.
#[weft_core::class(name = "Exchange", module = "_http", payload = Exchange)]
pub mod exchange_class {
    use super::{
        Exchange, Failure, Instant, Native, Raised, Thread, Value, duration, required_octets,
        shown, shown_headers, waiting,
    };

    /// Return whether there is something of a kind (1: the head, 2: a part of the body or its end, 4: room to send, 8: a step); if
    /// not, the driver will give the number.
    fn poll(this: &Native<Exchange>, kind: u8) -> bool {
        this.shared.poll(kind)
    }

    /// Wait for something of a kind; return whether it has come in time.
    fn wait(
        this: &Native<Exchange>,
        thread: &Thread,
        kind: u8,
        seconds: Option<f64>,
    ) -> Result<bool, Raised> {
        let deadline = duration(seconds).and_then(|time| Instant::now().checked_add(time));
        waiting::wait(thread, this, kind, deadline)
    }

    /// Return version, status, reason, the content type and whether there are cookies; None as long as the head has not come.
    fn head(this: &Native<Exchange>, thread: &Thread) -> Value {
        let Some(head) = this.shared.with(|state| state.head.clone()) else {
            return Value::NONE;
        };
        thread.tuple(&[
            Value::from_i32(10 + i32::from(head.version)),
            Value::from_i32(i32::from(head.status)),
            shown(thread, &head.reason),
            head.values("content-type")
                .next()
                .map_or(Value::NONE, |kind| shown(thread, kind)),
            Value::from_bool(head.values("set-cookie").next().is_some()),
        ])
    }

    /// Return the headers, as a tuple of pairs.
    fn headers(this: &Native<Exchange>, thread: &Thread) -> Value {
        match this.shared.with(|state| state.head.clone()) {
            Some(head) => shown_headers(thread, &head.headers),
            None => thread.tuple(&[]),
        }
    }

    /// Return what has come of the body: None if nothing has, and no octets at its end.
    fn take(this: &Native<Exchange>, thread: &Thread) -> Value {
        match this.take() {
            Some(octets) => thread.bytes(&octets),
            None => Value::NONE,
        }
    }

    /// Ask for news of the body at its end only.
    fn gather(this: &Native<Exchange>) {
        this.gather();
    }

    /// Return what has become of the connection since this was asked last, as names of signals.
    fn steps(this: &Native<Exchange>, thread: &Thread) -> Value {
        let steps = this.steps();
        let steps: Vec<Value> = steps.iter().map(|step| thread.intern(step)).collect();
        thread.tuple(&steps)
    }

    /// Return all of the body if it has come; if not, ask for news of it at its end only.
    fn whole(this: &Native<Exchange>, thread: &Thread) -> Value {
        match this.whole() {
            Some(octets) => thread.bytes(&octets),
            None => Value::NONE,
        }
    }

    /// Return why it has failed, or None.
    fn failure(this: &Native<Exchange>, thread: &Thread) -> Result<Value, Raised> {
        let failure: Option<Failure> = this.shared.with(|state| state.failure.clone());
        match failure {
            Some(failure) => failure.to_tuple(thread),
            None => Ok(Value::NONE),
        }
    }

    /// Whether the head has come.
    #[getter]
    fn answered(this: &Native<Exchange>) -> bool {
        this.shared.with(|state| state.head.is_some())
    }

    /// Whether all of the answer has come, or it has failed.
    #[getter]
    fn over(this: &Native<Exchange>) -> bool {
        this.shared
            .with(|state| state.ended || state.failure.is_some())
    }

    /// Send more of the body; return whether there is room for more.
    fn send(this: &Native<Exchange>, thread: &Thread, data: Value) -> Result<bool, Raised> {
        let octets = required_octets(thread, &data)?.into_owned();
        Ok(this.send(octets))
    }

    /// Say that nothing more will be sent.
    fn end(this: &Native<Exchange>) {
        this.end_sending();
    }

    /// Say that what should be sent cannot be.
    fn abandon(this: &Native<Exchange>) {
        this.abandon();
    }

    /// Give it up.
    fn cancel(this: &Native<Exchange>) {
        this.cancel();
    }

    /// The seconds until the head had come, or None.
    #[getter]
    fn elapsed(this: &Native<Exchange>, thread: &Thread) -> Value {
        match this.shared.with(|state| state.head_after) {
            Some(time) => thread.float(time.as_secs_f64()),
            None => Value::NONE,
        }
    }

    /// Address and port of the other side, or None.
    #[getter]
    fn peer(this: &Native<Exchange>, thread: &Thread) -> Value {
        match this.shared.with(|state| state.peer) {
            Some(peer) => thread.tuple(&[
                thread.string(&peer.ip().to_string()),
                Value::from_i32(i32::from(peer.port())),
            ]),
            None => Value::NONE,
        }
    }

    /// The certificate of the host in DER, or None.
    #[getter]
    fn certificate(this: &Native<Exchange>, thread: &Thread) -> Value {
        match this.shared.with(|state| state.certificate.clone()) {
            Some(certificate) => thread.bytes(&certificate),
            None => Value::NONE,
        }
    }
}

/// HTTP: exchanges with hosts, and what servers need.
#[weft_macros::module(
    name = "_http",
    classes = [
        route_class, driver_class, plan_class, pool_class, exchange_class, decoder_class::decoder_class,
        parser_class::parser_class
    ]
)]
pub mod module {
    use super::required_octets;
    use weft_core::heap::{Raised, Thread, Value};

    /// Return octets with those of a key laid over them, again and again.
    fn mask(thread: &Thread, data: Value, key: Value) -> Result<Value, Raised> {
        let mut octets = required_octets(thread, &data)?.into_owned();
        let key = required_octets(thread, &key)?;
        for (octet, key) in octets.iter_mut().zip(key.iter().cycle()) {
            *octet ^= key;
        }
        Ok(thread.bytes(&octets))
    }
}
