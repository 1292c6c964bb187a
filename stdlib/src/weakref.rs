//! `_weakref`: weak references and proxies of their targets.

use weft_core::error::{Exception, raise};
use weft_core::heap::{Native, Raised, ShapeId, Slot, Thread, Trace, Tracer, Value, WeakReference};
use weft_core::interpreter::Interpreter;
use weft_core::protocol;

/// Something that does what its target does, as long as that is alive.
pub struct Proxy {
    reference: Slot,
}

impl Trace for Proxy {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.slot(&self.reference);
    }
}

impl Proxy {
    fn new(thread: &Thread, target: Value, callback: Option<Value>) -> Result<Value, Raised> {
        let definition = if protocol::is_callable(thread, target) {
            &callable::DEFINITION
        } else {
            &proxy::DEFINITION
        };
        let shape = Interpreter::shape_from(thread, definition);
        let make = |reference: Value| {
            let reference = Slot::new(reference);
            Native::new(thread, shape, Proxy { reference }).value()
        };
        if let Some(callback) = callback.filter(|callback| !callback.is_none()) {
            let reference =
                weft_core::types::weak::reference(thread, ShapeId::WEAK, target, Some(callback))?;
            return Ok(make(reference));
        }
        weft_core::types::weak::check_target(thread, target)?;
        // The reference inside keeps the proxy that all share, where others keep the hash.
        let shared = WeakReference::shared(thread, shape, target);
        if shared.hash_slot().get().is_none() {
            let fresh = make(shared.value());
            let _ = shared.hash_slot().compare_and_set(None, Some(fresh));
        }
        Ok(shared
            .hash_slot()
            .get()
            .unwrap_or_else(|| make(shared.value())))
    }

    /// What programs see of a weak reference: the proxy that it is part of, or itself.
    fn seen(reference: Value) -> Value {
        reference
            .downcast::<WeakReference>()
            .and_then(|reference| reference.hash_slot().get())
            .filter(|proxy| proxy.is::<Native<Proxy>>())
            .unwrap_or(reference)
    }

    fn target(&self) -> Result<Value, Raised> {
        let reference = self.reference.get();
        let target = reference
            .as_ref()
            .and_then(|value| value.downcast::<WeakReference>())
            .and_then(|r| r.target());
        target.ok_or_else(|| {
            raise(
                Exception::ReferenceError,
                "weakly-referenced object no longer exists",
            )
        })
    }
}

/// What a value stands for: the target of a proxy, or itself.
fn meant(value: Value) -> Result<Value, Raised> {
    match value.downcast::<Native<Proxy>>() {
        Some(proxy) => proxy.target(),
        None => Ok(value),
    }
}

/// Declares a class of proxies. Each special method does to the target what the operation does.
macro_rules! proxy_class {
    (
        $module:ident, $name:literal, [$($payload:tt)*],
        compare [$($compare:ident $comparison:ident,)*],
        binary [$($binary:ident $reflected:ident $operator:ident,)*],
        in_place [$($in_place:ident $changed:ident,)*],
        unary [$($unary:ident $single:ident,)*],
        call [$($call:item)?]
    ) => {
        /// An object that acts as the one it refers to.
        #[weft_macros::class(name = $name, module = "weakref", $($payload)*)]
        pub mod $module {
            use super::{Proxy, meant};
            use weft_core::heap::{Dict, Native, Raised, Thread, Value};
            use weft_core::protocol::{self, BinaryOperator, Comparison, UnaryOperator};

            #[rust]
            fn target(this: Value) -> Result<Value, Raised> {
                meant(this)
            }

            /// Return getattr(self, name).
            fn __getattribute__(this: Value, thread: &Thread, name: Value) -> Result<Value, Raised> {
                protocol::get_attribute(thread, target(this)?, thread.intern_value(name))
            }

            /// Implement setattr(self, name, value).
            fn __setattr__(this: Value, thread: &Thread, name: Value, value: Value) -> Result<(), Raised> {
                protocol::set_attribute(thread, target(this)?, thread.intern_value(name), value)
            }

            /// Implement delattr(self, name).
            fn __delattr__(this: Value, thread: &Thread, name: Value) -> Result<(), Raised> {
                protocol::delete_attribute(thread, target(this)?, thread.intern_value(name))
            }

            /// Return repr(self).
            fn __repr__(this: &Native<Proxy>) -> String {
                let address = this.value().identity();
                match this.target() {
                    Ok(target) => {
                        let kind = protocol::class_name(target);
                        format!("<weakproxy at {address:#x}; to '{kind}' at {:#x}>", target.identity())
                    }
                    Err(raised) => {
                        Thread::with_current(|thread| thread.take_raised(raised));
                        format!("<weakproxy at {address:#x}; dead>")
                    }
                }
            }

            /// Return str(self).
            fn __str__(this: Value, thread: &Thread) -> Result<Value, Raised> {
                protocol::str(thread, target(this)?)
            }

            /// Return bytes(self).
            fn __bytes__(this: Value, thread: &Thread) -> Result<Value, Raised> {
                protocol::call_method(thread, target(this)?, thread.intern("__bytes__"), &[])
            }

            /// True if self else False
            fn __bool__(this: Value, thread: &Thread) -> Result<bool, Raised> {
                protocol::truth(thread, target(this)?)
            }

            /// Return len(self).
            fn __len__(this: Value, thread: &Thread) -> Result<usize, Raised> {
                protocol::length(thread, target(this)?)
            }

            /// Return self[key].
            fn __getitem__(this: Value, thread: &Thread, key: Value) -> Result<Value, Raised> {
                protocol::get_item(thread, target(this)?, key)
            }

            /// Set self[key] to value.
            fn __setitem__(this: Value, thread: &Thread, key: Value, value: Value) -> Result<(), Raised> {
                protocol::set_item(thread, target(this)?, key, value)
            }

            /// Delete self[key].
            fn __delitem__(this: Value, thread: &Thread, key: Value) -> Result<(), Raised> {
                protocol::delete_item(thread, target(this)?, key)
            }

            /// Return bool(key in self).
            fn __contains__(this: Value, thread: &Thread, key: Value) -> Result<bool, Raised> {
                protocol::contains(thread, target(this)?, key)
            }

            /// Implement iter(self).
            fn __iter__(this: Value, thread: &Thread) -> Result<Value, Raised> {
                protocol::iterate(thread, target(this)?)
            }

            /// Implement next(self).
            fn __next__(this: Value, thread: &Thread) -> Result<Value, Raised> {
                let target = target(this)?;
                if protocol::special_of(thread, target, weft_core::names::Special::Next).is_none() {
                    return Err(weft_core::error::type_error("Weakref proxy referenced a non-iterator"));
                }
                protocol::call_method(thread, target, thread.intern("__next__"), &[])
            }

            $(
                /// Compares the target.
                fn $compare(this: Value, thread: &Thread, other: Value) -> Result<Value, Raised> {
                    protocol::compare(thread, Comparison::$comparison, meant(this)?, meant(other)?)
                }
            )*

            $(
                /// Works with the target on the left.
                fn $binary(this: Value, thread: &Thread, other: Value) -> Result<Value, Raised> {
                    protocol::binary(thread, BinaryOperator::$operator, meant(this)?, meant(other)?)
                }

                /// Works with the target on the right.
                fn $reflected(this: Value, thread: &Thread, other: Value) -> Result<Value, Raised> {
                    protocol::binary(thread, BinaryOperator::$operator, meant(other)?, meant(this)?)
                }
            )*

            $(
                /// Works with the target on the left, which may be changed.
                fn $in_place(this: Value, thread: &Thread, other: Value) -> Result<Value, Raised> {
                    protocol::in_place(thread, BinaryOperator::$changed, meant(this)?, meant(other)?)
                }
            )*

            /// Return pow(self, value, mod).
            fn __pow__(
                this: Value,
                thread: &Thread,
                value: Value,
                #[default] r#mod: Option<Value>,
            ) -> Result<Value, Raised> {
                let modulus = r#mod.filter(|modulus| !modulus.is_none()).map(meant).transpose()?;
                protocol::power(thread, meant(this)?, meant(value)?, modulus)
            }

            /// Return pow(value, self, mod).
            fn __rpow__(
                this: Value,
                thread: &Thread,
                value: Value,
                #[default] r#mod: Option<Value>,
            ) -> Result<Value, Raised> {
                let modulus = r#mod.filter(|modulus| !modulus.is_none()).map(meant).transpose()?;
                protocol::power(thread, meant(value)?, meant(this)?, modulus)
            }

            /// Return a reverse iterator.
            fn __reversed__(this: Value, thread: &Thread) -> Result<Value, Raised> {
                protocol::call_method(thread, target(this)?, thread.intern("__reversed__"), &[])
            }

            $(
                /// Works with the target.
                fn $unary(this: Value, thread: &Thread) -> Result<Value, Raised> {
                    protocol::unary(thread, UnaryOperator::$single, meant(this)?)
                }
            )*

            /// abs(self)
            fn __abs__(this: Value, thread: &Thread) -> Result<Value, Raised> {
                protocol::call_method(thread, target(this)?, thread.intern("__abs__"), &[])
            }

            /// int(self)
            fn __int__(this: Value, thread: &Thread) -> Result<Value, Raised> {
                protocol::call_method(thread, target(this)?, thread.intern("__int__"), &[])
            }

            /// float(self)
            fn __float__(this: Value, thread: &Thread) -> Result<f64, Raised> {
                protocol::to_float(thread, target(this)?)
            }

            /// What operator.index() of the object behind the proxy gives.
            fn __index__(this: Value, thread: &Thread) -> Result<Value, Raised> {
                protocol::index(thread, target(this)?)
            }

            #[attributes]
            fn attributes(thread: &Thread, dictionary: &Dict) -> Result<(), Raised> {
                dictionary.set_simple(thread, thread.intern("__hash__"), Value::NONE);
                Ok(())
            }

            $($call)?
        }
    };
}

/// Declares a class of proxies with all operators.
macro_rules! full_proxy_class {
    ($module:ident, $name:literal, $payload:tt, $call:tt) => {
        proxy_class!(
            $module, $name, $payload,
            compare [
                __lt__ Less, __le__ LessEqual, __eq__ Equal, __ne__ NotEqual, __gt__ Greater, __ge__ GreaterEqual,
            ],
            binary [
                __add__ __radd__ Add, __sub__ __rsub__ Subtract, __mul__ __rmul__ Multiply,
                __matmul__ __rmatmul__ MatrixMultiply, __truediv__ __rtruediv__ Divide,
                __floordiv__ __rfloordiv__ FloorDivide, __mod__ __rmod__ Modulo, __divmod__ __rdivmod__ DivMod,
                __lshift__ __rlshift__ LeftShift, __rshift__ __rrshift__ RightShift,
                __and__ __rand__ BitAnd, __xor__ __rxor__ BitXor, __or__ __ror__ BitOr,
            ],
            in_place [
                __iadd__ Add, __isub__ Subtract, __imul__ Multiply, __imatmul__ MatrixMultiply, __itruediv__ Divide,
                __ifloordiv__ FloorDivide, __imod__ Modulo, __ipow__ Power, __ilshift__ LeftShift,
                __irshift__ RightShift, __iand__ BitAnd, __ixor__ BitXor, __ior__ BitOr,
            ],
            unary [__neg__ Negative, __pos__ Positive, __invert__ Invert,],
            call $call
        );
    };
}

full_proxy_class!(proxy, "ProxyType", [payload = Proxy], []);
full_proxy_class!(callable, "CallableProxyType", [], [
    /// Call self as a function.
    fn __call__(this: Value, thread: &Thread, arguments: weft_core::native::Arguments<'_>) -> Result<Value, Raised> {
        protocol::call(thread, meant(this)?, arguments)
    }
]);

/// Weak-reference support module.
#[weft_macros::module(name = "_weakref", classes = [proxy, callable])]
pub mod module {
    use super::Proxy;
    use weft_core::heap::{Dict, List, Raised, ShapeId, Thread, Value};

    /// Return a proxy that stands for object in nearly all uses without keeping it alive.
    ///
    /// callback is called with the proxy when the object is about to go. Uses after that raise ReferenceError.
    #[positional_only]
    fn proxy(
        thread: &Thread,
        object: Value,
        #[default] callback: Option<Value>,
    ) -> Result<Value, Raised> {
        Proxy::new(thread, object, callback)
    }

    /// How many weak references and proxies of object there are.
    #[positional_only]
    fn getweakrefcount(thread: &Thread, object: Value) -> usize {
        thread.weak_references_of(object).len()
    }

    /// The weak references and proxies of object, in a list.
    #[positional_only]
    fn getweakrefs(thread: &Thread, object: Value) -> Value {
        let references: Vec<Value> = thread
            .weak_references_of(object)
            .into_iter()
            .map(Proxy::seen)
            .collect();
        List::from_items(thread, &references).value()
    }

    #[attributes]
    fn attributes(thread: &Thread, dictionary: &Dict) -> Result<(), Raised> {
        if let Some(class) = thread.shape(ShapeId::WEAK).class() {
            dictionary.set_simple(thread, thread.intern("ref"), class);
            dictionary.set_simple(thread, thread.intern("ReferenceType"), class);
        }
        Ok(())
    }
}
