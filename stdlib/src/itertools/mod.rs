//! `itertools`: iterators made of iterators.
//!
//! A file has the iterators of one kind. Each is a payload with a `step`; a subclass of one may have a `__next__` of its
//! own, so its instances, which all have room for attributes, are asked by way of their class.

mod combinatoric;
mod counting;
mod endless;
mod grouping;
mod joining;
mod selecting;
mod tee;

/// Implements `Trace` for a payload with a `step`.
macro_rules! traced {
    ($payload:ident, [$($value:ident),*], [$($slot:ident),*]) => {
        impl weft_core::heap::Trace for $payload {
            fn trace(&self, tracer: &mut weft_core::heap::Tracer<'_>) {
                let _ = &tracer;
                $(tracer.value(self.$value);)*
                $(tracer.slot(&self.$slot);)*
            }

            #[inline(always)]
            fn next(
                object: &weft_core::heap::Native<Self>,
                thread: &weft_core::heap::Thread,
            ) -> Option<Result<Option<weft_core::heap::Value>, weft_core::heap::Raised>> {
                object.value().attributes().is_none().then(|| thread.library(|| object.step(thread)))
            }
        }
    };
}
use traced;

/// Declares the class of a payload, with the methods that only it has.
macro_rules! itertool {
    ($module:ident, $payload:ident, $name:literal, $doc:literal, { $($methods:tt)* }) => {
        #[doc = $doc]
        #[weft_core::class(name = $name, module = "itertools", payload = $payload, subclassable)]
        pub mod $module {
            #[allow(unused_imports, reason = "each class uses some of them")]
            use weft_core::{
                error::{self, type_error, value_error},
                heap::{Native, Raised, Slot, Thread, Value},
                protocol,
                types::construct::new_instance,
            };
            use super::$payload;

            $($methods)*

            /// Implement iter(self).
            fn __iter__(this: Value) -> Value {
                this
            }

            /// Implement next(self).
            fn __next__(this: &Native<$payload>, thread: &Thread) -> Result<Value, Raised> {
                weft_core::types::iterator::next_or_stop(thread, this.step(thread))
            }
        }
    };
}
use itertool;

/// Iterators that combine, select, repeat and group items.
#[weft_core::module(name = "itertools", classes = [
    counting::accumulate, counting::batched, joining::chain, combinatoric::combinations,
    combinatoric::combinations_with_replacement, selecting::compress, endless::count, endless::cycle,
    selecting::dropwhile, selecting::filterfalse, grouping::groupby, grouping::_grouper, selecting::islice,
    counting::pairwise, combinatoric::permutations, combinatoric::product, endless::repeat, joining::starmap,
    selecting::takewhile, tee::_tee, joining::zip_longest
])]
pub mod module {
    use weft_core::heap::{Raised, Thread, Value};

    /// Returns a tuple of n independent iterators.
    #[positional_only]
    fn tee(thread: &Thread, iterable: Value, #[default(2)] n: i64) -> Result<Value, Raised> {
        super::tee::tee(thread, iterable, n)
    }
}
