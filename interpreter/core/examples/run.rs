//! Runs a file.
use weft_core::heap::concurrency::Gil;
use weft_core::heap::*;
fn main() {
    std::thread::Builder::new()
        .stack_size(512 << 20)
        .spawn(|| {
            let mut args = std::env::args().skip(1);
            let file = args.next().unwrap();
            let gil = if args.next().as_deref() == Some("off") {
                Gil::Off
            } else {
                Gil::On
            };
            let collect = if std::env::var("WEFT_COLLECT").is_ok() {
                Collect::AtEverySafepoint
            } else {
                Collect::WhenNeeded
            };
            let heap = weft_core::bootstrap::new_interpreter(HeapOptions { gil, collect });
            let enter = Enter::new(&heap, 1 << 20);
            let thread = enter.thread();
            let text = std::fs::read_to_string(&file).unwrap();
            let source = weft_syntax::Source::shared(&file, text);
            thread.library(|| {
                let globals = thread.dict().value();
                globals.downcast::<Dict>().unwrap().set_simple(
                    thread,
                    thread.intern("__name__"),
                    thread.intern("__main__"),
                );
                let r = weft_core::run::compile(thread, source, weft_core::run::Mode::Exec)
                    .and_then(|code| weft_core::run::run_module(thread, &code, globals));
                if let Err(raised) = r {
                    let e = thread.take_raised(raised);
                    eprint!(
                        "{}",
                        weft_core::types::exception::traceback::print(thread, e)
                    );
                }
            });
        })
        .unwrap()
        .join()
        .unwrap();
}
