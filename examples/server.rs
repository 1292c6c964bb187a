//! A server that answers each line with what a Python coroutine makes of it, on an executor of Rust's.
//!
//!     cargo run --release --example server            # answers three clients of its own, and ends
//!     cargo run --release --example server -- 7000    # listens; try `nc localhost 7000`

use smol::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use smol::net::{TcpListener, TcpStream};
use smol::stream::StreamExt;
use std::sync::Arc;
use std::time::Duration;
use weft::{Error, Gil, Interpreter, Object};

const SCRIPT: &str = "
import asyncio

async def answer(line):
    command, _, rest = line.partition(' ')
    match command:
        case 'upper':
            return rest.upper()
        case 'slow':
            # Others are answered meanwhile.
            await asyncio.sleep(0.05)
            return 'at last: ' + rest
        case 'ask':
            # A future of the server's.
            return await look_up(rest)
        case _:
            return f'what is {command!r}?'
";

async fn serve(stream: TcpStream, answer: Object) -> Result<(), Error> {
    let mut lines = BufReader::new(stream.clone()).lines();
    let mut stream = stream;
    while let Some(line) = lines.next().await {
        let coroutine: Object = answer.call((line?,))?;
        let reply = match coroutine.into_future::<String>().await {
            Ok(reply) => reply,
            Err(error) => format!("error: {error}"),
        };
        stream.write_all(format!("{reply}\n").as_bytes()).await?;
    }
    Ok(())
}

async fn ask(port: u16, question: &str) -> std::io::Result<String> {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).await?;
    stream.write_all(format!("{question}\n").as_bytes()).await?;
    let mut reply = String::new();
    BufReader::new(stream).read_line(&mut reply).await?;
    Ok(reply.trim_end().to_owned())
}

fn main() -> Result<(), Error> {
    let interpreter = Arc::new(Interpreter::builder().gil(Gil::Off).build()?);
    interpreter.async_function("look_up", |word: String| async move {
        smol::Timer::after(Duration::from_millis(10)).await;
        format!("{word} has {} letters", word.chars().count())
    })?;
    interpreter.exec(SCRIPT)?;
    let answer: Object = interpreter.get("answer")?;
    let wanted: Option<u16> = std::env::args().nth(1).and_then(|port| port.parse().ok());
    smol::block_on(async {
        let listener = TcpListener::bind(("127.0.0.1", wanted.unwrap_or(0))).await?;
        let port = listener.local_addr()?.port();
        let executor = smol::Executor::new();
        let serving = async {
            loop {
                let (stream, _) = listener.accept().await?;
                executor.spawn(serve(stream, answer.clone())).detach();
            }
        };
        if wanted.is_some() {
            println!("listening on port {port}");
            return executor.run(serving).await;
        }
        let asking = async {
            let questions = ["slow and steady", "upper hand", "ask weft"];
            let asked = questions.map(|question| ask(port, question));
            let [slow, upper, looked_up] = asked;
            let (slow, (upper, looked_up)) =
                smol::future::zip(slow, smol::future::zip(upper, looked_up)).await;
            println!("{}\n{}\n{}", slow?, upper?, looked_up?);
            Ok(())
        };
        executor.run(smol::future::or(serving, asking)).await
    })
}
