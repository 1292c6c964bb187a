//! Runs the programs under `tests/servers` against real servers, with the GIL on and off, and compares what they print with
//! what CPython and the packages from PyPI did.
//!
//! The servers are started once, on free ports and in a folder of their own. What needs a program that is not on the
//! machine is left out and named, unless `WEFT_TEST_SERVERS=required`.

#![forbid(unsafe_code)]
#![expect(
    clippy::disallowed_methods,
    reason = "the threads of the runner never attach to an interpreter"
)]

mod expectation;

use std::fmt::Write as _;
use std::net::{SocketAddr, TcpStream};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};
use std::{env, fs, thread};

use expectation::Expectation;
use libtest_mimic::{Arguments, Failed, Trial};
use socket2::{Domain, Socket, Type};

/// How long a program may take.
const TIME_LIMIT: Duration = Duration::from_secs(90);

/// How long a server may take until it answers.
const START_LIMIT: Duration = Duration::from_secs(60);

/// What a folder of programs needs.
#[derive(Clone, Copy, PartialEq)]
enum Need {
    Redis,
    Maria,
    /// An interpreter with the package `rq` of PyPI, which `RQ_PYTHON` names.
    PythonRq,
}

const FOLDERS: [(&str, &[Need]); 4] = [
    ("redis", &[Need::Redis]),
    ("rq", &[Need::Redis]),
    ("aiomysql", &[Need::Maria]),
    ("python_rq", &[Need::Redis, Need::PythonRq]),
];

/// A port that the system gives to nobody else while this lasts.
///
/// The socket is bound and never listens. Servers say `SO_REUSEADDR` as it does, and Linux lets two such sockets have one
/// address as long as only one of them listens; whoever asks for any port gets another.
struct Port {
    _socket: Socket,
    number: u16,
}

impl Port {
    fn reserve() -> std::io::Result<Port> {
        let socket = Socket::new(Domain::IPV4, Type::STREAM, None)?;
        socket.set_reuse_address(true)?;
        socket.bind(&SocketAddr::from(([127, 0, 0, 1], 0)).into())?;
        let address = socket.local_addr()?.as_socket();
        let number = address.map_or(0, |address| address.port());
        Ok(Port {
            _socket: socket,
            number,
        })
    }
}

/// A server that runs, and is ended with this.
struct Server {
    child: Child,
    port: Port,
}

impl Drop for Server {
    fn drop(&mut self) {
        // One that has ended by itself needs no end.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The servers, each of which is started when the first program needs it.
struct Servers {
    folder: PathBuf,
    redis: OnceLock<Result<Server, String>>,
    maria: OnceLock<Result<Server, String>>,
}

impl Servers {
    fn redis(&self) -> Result<u16, String> {
        let started = self.redis.get_or_init(|| {
            let port = Port::reserve().map_err(|error| error.to_string())?;
            let mut command = Command::new(program("redis-server").ok_or("no redis-server")?);
            command
                .args(["--port", &port.number.to_string()])
                .args(["--bind", "127.0.0.1"])
                .args(["--save", "", "--appendonly", "no", "--databases", "1024"])
                .arg("--dir")
                .arg(&self.folder)
                .arg("--unixsocket")
                .arg(self.folder.join("redis.sock"));
            start(command, port)
        });
        port_of(started)
    }

    fn maria(&self) -> Result<u16, String> {
        let started = self.maria.get_or_init(|| {
            let data = self.folder.join("maria");
            let installed =
                Command::new(program("mariadb-install-db").ok_or("no mariadb-install-db")?)
                    .arg("--no-defaults")
                    .arg(format!("--datadir={}", data.display()))
                    .args(["--skip-test-db", "--auth-root-authentication-method=normal"])
                    .args(["--user", &user()])
                    .stdout(Stdio::null())
                    .stderr(Stdio::null())
                    .status()
                    .map_err(|error| error.to_string())?;
            if !installed.success() {
                return Err("mariadb-install-db failed".to_owned());
            }
            let port = Port::reserve().map_err(|error| error.to_string())?;
            let mut command = Command::new(program("mariadbd").ok_or("no mariadbd")?);
            command
                .args([
                    "--no-defaults",
                    "--skip-log-bin",
                    "--bind-address=127.0.0.1",
                ])
                .arg(format!("--user={}", user()))
                .arg(format!("--datadir={}", data.display()))
                .arg(format!(
                    "--socket={}",
                    self.folder.join("maria.sock").display()
                ))
                .arg(format!("--port={}", port.number))
                .arg("--max-allowed-packet=64M");
            let certificates = Path::new(env!("CARGO_MANIFEST_DIR"))
                .join("tests/behaviours/library_ssl/_certificates");
            for (option, name) in [
                ("ca", "authority.pem"),
                ("cert", "server.pem"),
                ("key", "server-key.pem"),
            ] {
                command.arg(format!(
                    "--ssl-{option}={}",
                    certificates.join(name).display()
                ));
            }
            start(command, port)
        });
        port_of(started)
    }
}

impl Drop for Servers {
    fn drop(&mut self) {
        drop(self.redis.take());
        drop(self.maria.take());
        // A folder that stays behind is in the system's place for such things.
        let _ = fs::remove_dir_all(&self.folder);
    }
}

fn port_of(started: &Result<Server, String>) -> Result<u16, String> {
    match started {
        Ok(server) => Ok(server.port.number),
        Err(reason) => Err(reason.clone()),
    }
}

fn user() -> String {
    env::var("USER").unwrap_or_else(|_| "root".to_owned())
}

/// Starts a server, and waits until it takes connections.
fn start(mut command: Command, port: Port) -> Result<Server, String> {
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    let child = command.spawn().map_err(|error| error.to_string())?;
    let number = port.number;
    let mut server = Server { child, port };
    let end = Instant::now() + START_LIMIT;
    while Instant::now() < end {
        if TcpStream::connect(("127.0.0.1", number)).is_ok() {
            return Ok(server);
        }
        if let Ok(Some(status)) = server.child.try_wait() {
            return Err(format!("the server ended with {status}"));
        }
        thread::sleep(Duration::from_millis(50));
    }
    Err("the server takes no connections".to_owned())
}

/// The path of a program, which may lie where only administrators look.
fn program(name: &str) -> Option<PathBuf> {
    let path = env::var("PATH").unwrap_or_default();
    path.split(':')
        .chain(["/usr/sbin", "/usr/local/sbin", "/sbin"])
        .map(|folder| Path::new(folder).join(name))
        .find(|path| path.is_file())
}

/// What a folder's needs lack.
fn lacking(needs: &[Need]) -> Option<String> {
    needs.iter().find_map(|need| match need {
        Need::Redis => program("redis-server")
            .is_none()
            .then(|| "redis-server".to_owned()),
        Need::Maria => ["mariadbd", "mariadb-install-db"]
            .into_iter()
            .find(|name| program(name).is_none())
            .map(str::to_owned),
        Need::PythonRq => env::var("RQ_PYTHON")
            .is_err()
            .then(|| "a CPython with rq, named by RQ_PYTHON".to_owned()),
    })
}

fn main() {
    let mut arguments = Arguments::from_args();
    arguments.test_threads.get_or_insert(2);
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/servers");
    let required = env::var("WEFT_TEST_SERVERS").is_ok_and(|value| value == "required");
    let folder = env::temp_dir().join(format!("weft-servers-{}", std::process::id()));
    fs::create_dir_all(&folder).expect("the temporary folder can be written");
    let servers = Arc::new(Servers {
        folder,
        redis: OnceLock::new(),
        maria: OnceLock::new(),
    });
    let mut trials = Vec::new();
    for (name, needs) in FOLDERS {
        let lacks = lacking(needs);
        if let Some(lacks) = &lacks
            && !required
        {
            eprintln!("left out: tests/servers/{name}, for want of {lacks}");
        }
        for program in programs(&root.join(name)) {
            for gil in ["on", "off"] {
                let stem = program.file_stem().and_then(|stem| stem.to_str());
                let title = format!("gil-{gil}/{name}/{}", stem.expect("names are ASCII"));
                let number = trials.len() + 1;
                let (program, servers, lacks) =
                    (program.clone(), Arc::clone(&servers), lacks.clone());
                let leaves_out = lacks.is_some() && !required;
                let trial = Trial::test(title, move || {
                    if let Some(lacks) = lacks {
                        return Err(format!("there is no {lacks}").into());
                    }
                    check(&program, gil, needs, &servers, number)
                });
                trials.push(trial.with_ignored_flag(leaves_out));
            }
        }
    }
    let conclusion = libtest_mimic::run(&arguments, trials);
    drop(servers);
    conclusion.exit();
}

fn programs(folder: &Path) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = fs::read_dir(folder)
        .expect("the folders of programs are part of the project")
        .map(|entry| entry.expect("the folder can be read").path())
        .filter(|path| {
            let name = path
                .file_name()
                .and_then(|name| name.to_str())
                .unwrap_or("");
            name.ends_with(".py") && !name.starts_with('_')
        })
        .collect();
    found.sort();
    found
}

/// Runs a program. Each has a database of Redis and one of MySQL to itself.
fn check(
    program: &Path,
    gil: &str,
    needs: &[Need],
    servers: &Servers,
    number: usize,
) -> Result<(), Failed> {
    let mut command = match env::var("WEFT_TEST_RECORD") {
        // Whoever names an interpreter there wants the expectations written that it gives.
        Ok(reference) => Command::new(reference),
        Err(_) => {
            let mut command = Command::new(env!("CARGO_BIN_EXE_weft"));
            command.args(["--gil", gil]).env_remove("PYTHONPATH");
            command
        }
    };
    let records = env::var("WEFT_TEST_RECORD").is_ok();
    let folder = program.parent().expect("a program lies in a folder");
    command
        .arg(program.file_name().expect("a program has a name"))
        .current_dir(folder)
        .env("WEFT", env!("CARGO_BIN_EXE_weft"))
        .env("PYTHON_GIL", if gil == "on" { "1" } else { "0" })
        .env("NO_COLOR", "1")
        .process_group(0)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    if records {
        command.env_remove("PYTHON_GIL");
    }
    if needs.contains(&Need::Redis) {
        let port = servers.redis()?;
        let server = self::program("redis-server").ok_or("no redis-server")?;
        command
            .env("REDIS_PORT", port.to_string())
            .env("REDIS_DB", number.to_string())
            .env("REDIS_URL", format!("redis://127.0.0.1:{port}/{number}"))
            .env("REDIS_SOCKET", servers.folder.join("redis.sock"))
            .env("REDIS_SERVER", server);
    }
    if needs.contains(&Need::Maria) {
        let port = servers.maria()?;
        let server = self::program("mariadbd").ok_or("no mariadbd")?;
        let install = self::program("mariadb-install-db").ok_or("no mariadb-install-db")?;
        command
            .env("MARIA_SERVER", server)
            .env("MARIA_INSTALL", install)
            .env("MYSQL_PORT", port.to_string())
            .env("MYSQL_DATABASE", format!("weft_{number}"))
            .env("MYSQL_SOCKET", servers.folder.join("maria.sock"));
    }
    let child = command.spawn()?;
    let group = child.id();
    let watch = thread::spawn(move || {
        thread::park_timeout(TIME_LIMIT);
        // A group that has ended needs no end.
        let _ = Command::new("kill")
            .args(["-KILL", "--", &format!("-{group}")])
            .stderr(Stdio::null())
            .status();
    });
    let output = child.wait_with_output()?;
    watch.thread().unpark();
    let stdout = String::from_utf8_lossy(&output.stdout).into_owned();
    let stderr = String::from_utf8_lossy(&output.stderr).into_owned();
    let expected = program.with_extension("expected");
    if records {
        if !output.status.success() {
            return Err(format!("{}\n{stdout}\n{stderr}", output.status).into());
        }
        let before = fs::read_to_string(&expected).unwrap_or_default();
        if !before.lines().any(|line| line.starts_with('~')) {
            fs::write(expected, stdout)?;
            return Ok(());
        }
    }
    let expected = fs::read_to_string(program.with_extension("expected"))?;
    let mut problems = String::new();
    if let Err(difference) = Expectation::parse(&expected)?.check(&stdout) {
        write!(problems, "stdout differs {difference}").expect("strings take any text");
    }
    if !output.status.success() || !stderr.is_empty() && !records {
        write!(problems, "{}\nstderr:\n{stderr}", output.status).expect("strings take any text");
    }
    if problems.is_empty() {
        Ok(())
    } else {
        Err(problems.into())
    }
}
