//! Runs one of `benches/kernels` under the limits that are named, for `benches/limit_cost`.
//!
//!     limited KERNEL.py CALL [operations] [time] [memory] [output]
//!
//! CALL takes the place of the `main()` in the last line of the kernel.

#![forbid(unsafe_code)]

use std::time::Duration;
use weft::{Interpreter, Limits, Permissions};

fn main() {
    let mut arguments = std::env::args().skip(1);
    let mut next = || arguments.next().expect("KERNEL.py and CALL");
    let (path, call) = (next(), next());
    let mut limits = Limits::none();
    // None of them is reached.
    for name in arguments {
        limits = match name.as_str() {
            "operations" => limits.operations(u64::MAX >> 1),
            "time" => limits.time(Duration::from_secs(1 << 20)),
            "memory" => limits.memory(1 << 40),
            "output" => limits.output(1 << 40),
            name => panic!("there is no limit of {name}"),
        };
    }
    let text = std::fs::read_to_string(&path).expect("a kernel");
    let definitions = text.strip_suffix("main()\n").expect("it ends in its call");
    let python = Interpreter::builder()
        .permissions(Permissions::none().allow_clock())
        .limits(limits)
        .build()
        .expect("an interpreter");
    python.exec_as(&path, definitions).expect("definitions");
    python.exec(&call).expect("a kernel");
}
