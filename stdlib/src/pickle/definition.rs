//! The module `_pickle`.

/// Optimized implementation for the Python pickle module.
#[weft_macros::module(name = "_pickle", classes = [
    crate::pickle::pickler::class,
    crate::pickle::unpickler::class,
    crate::pickle::memo_proxy::pickler_memo,
    crate::pickle::memo_proxy::unpickler_memo,
])]
pub mod module {
    use crate::pickle::buffer;
    use crate::pickle::error::{Kind, class};
    use crate::pickle::load::{Loader, Options as LoadOptions};
    use crate::pickle::memo::Memo;
    use crate::pickle::pickler::version;
    use crate::pickle::rebuild;
    use crate::pickle::registry::Registry;
    use crate::pickle::save::{Options, Saver};
    use crate::pickle::source::Slice;
    use weft_core::heap::{Cell, Dict, List, Raised, Thread, Value};
    use weft_core::protocol;
    use weft_core::types::bytes::required_octets;

    #[rust]
    fn pickled(thread: &Thread, object: Value, options: Options) -> Result<Vec<u8>, Raised> {
        Saver::new(thread, options, Memo::new(thread)).dump(object)
    }

    /// Return the pickle of an object as bytes.
    fn dumps(
        thread: &Thread,
        obj: Value,
        #[default(Value::NONE)] protocol: Value,
        #[keyword_only]
        #[default(true)]
        fix_imports: bool,
        #[default(Value::NONE)] buffer_callback: Value,
    ) -> Result<Value, Raised> {
        let protocol = version(thread, protocol)?;
        let options = Options {
            fix_imports,
            buffer_callback: buffer::callback(buffer_callback, protocol)?,
            ..Options::plain(protocol)
        };
        Ok(thread.bytes(&pickled(thread, obj, options)?))
    }

    /// Return the pickle of an object for another process: what that cannot find by name goes by value.
    fn dumps_by_value(
        thread: &Thread,
        obj: Value,
        #[default(Value::NONE)] protocol: Value,
    ) -> Result<Value, Raised> {
        let options = Options {
            by_value: true,
            ..Options::plain(version(thread, protocol)?)
        };
        Ok(thread.bytes(&pickled(thread, obj, options)?))
    }

    /// Return the source texts of the functions that went by value so far, each behind its name.
    fn sources_by_value(thread: &Thread) -> Value {
        let texts = List::from_items(thread, &[]);
        for source in Registry::of(thread).sent() {
            let pair = [thread.string(&source.name), thread.string(&source.text)];
            texts.push(thread, thread.tuple(&pair));
        }
        texts.value()
    }

    /// Compile the source text of functions that will come by value.
    fn expect_by_value(thread: &Thread, name: &str, text: &str) -> Result<(), Raised> {
        Registry::of(thread).outermost(thread, name, text)?;
        Ok(())
    }

    /// Have the functions and classes of a new process be told apart from those of the one that forked it.
    fn _after_fork(thread: &Thread) {
        Registry::of(thread).after_fork();
    }

    /// Write the pickle of an object to a file.
    fn dump(
        thread: &Thread,
        obj: Value,
        file: Value,
        #[default(Value::NONE)] protocol: Value,
        #[keyword_only]
        #[default(true)]
        fix_imports: bool,
        #[default(Value::NONE)] buffer_callback: Value,
    ) -> Result<(), Raised> {
        let protocol = version(thread, protocol)?;
        let options = Options {
            fix_imports,
            buffer_callback: buffer::callback(buffer_callback, protocol)?,
            ..Options::plain(protocol)
        };
        let write = crate::pickle::pickler::method(
            thread,
            file,
            "write",
            "file must have a 'write' attribute",
        )?;
        Saver::new(thread, options, Memo::new(thread)).dump_to(write, obj)
    }

    /// Return the object of a pickle.
    fn loads(
        thread: &Thread,
        #[positional_only] data: Value,
        #[keyword_only]
        #[default(true)]
        fix_imports: bool,
        #[default("ASCII")] encoding: String,
        #[default("strict")] errors: String,
        #[default(Value::NONE)] buffers: Value,
    ) -> Result<Value, Raised> {
        let octets = required_octets(thread, &data)?;
        let options = LoadOptions {
            fix_imports,
            encoding: &encoding,
            errors: &errors,
            find_class: None,
            persistent_load: None,
            buffers: buffer::iterator(thread, buffers)?,
        };
        Loader::new(
            thread,
            options,
            Slice::new(&octets),
            List::from_items(thread, &[]),
        )
        .load()
    }

    /// Return the object of the pickle that a file has next.
    fn load(
        thread: &Thread,
        file: Value,
        #[keyword_only]
        #[default(true)]
        fix_imports: bool,
        #[default("ASCII")] encoding: String,
        #[default("strict")] errors: String,
        #[default(Value::NONE)] buffers: Value,
    ) -> Result<Value, Raised> {
        let options = LoadOptions {
            fix_imports,
            encoding: &encoding,
            errors: &errors,
            find_class: None,
            persistent_load: None,
            buffers: buffer::iterator(thread, buffers)?,
        };
        let source = crate::pickle::unpickler::FileSource::new(thread, file)?;
        Loader::new(thread, options, source, List::from_items(thread, &[])).load()
    }

    fn _make_cell(thread: &Thread) -> Value {
        Cell::new(thread, None).value()
    }

    fn _make_function(
        thread: &Thread,
        token: &str,
        text: &str,
        file: &str,
        place: &str,
        namespace: Value,
        name: &str,
        closure: Value,
    ) -> Result<Value, Raised> {
        rebuild::make_function(thread, token, text, file, place, namespace, name, closure)
    }

    fn _fill_function(thread: &Thread, function: Value, state: Value) -> Result<(), Raised> {
        rebuild::fill_function(thread, function, state)
    }

    fn _make_class(
        thread: &Thread,
        token: &str,
        metaclass: Value,
        name: Value,
        bases: Value,
        namespace: Value,
    ) -> Result<Value, Raised> {
        rebuild::make_class(thread, token, metaclass, name, bases, namespace)
    }

    fn _fill_class(thread: &Thread, class: Value, attributes: Value) -> Result<(), Raised> {
        rebuild::fill_class(thread, class, attributes)
    }

    fn _import(thread: &Thread, name: &str) -> Result<Value, Raised> {
        weft_core::import::import_module(thread, name)
    }

    fn _attribute_of_module(thread: &Thread, module: &str, name: &str) -> Result<Value, Raised> {
        let module = weft_core::import::import_module(thread, module)?;
        protocol::get_attribute_text(thread, module, name)
    }

    #[attributes]
    fn attributes(thread: &Thread, dictionary: &Dict) -> Result<(), Raised> {
        for (name, kind) in [
            ("PickleError", Kind::Any),
            ("PicklingError", Kind::Pickling),
            ("UnpicklingError", Kind::Unpickling),
        ] {
            dictionary.set_simple(thread, thread.intern(name), class(thread, kind)?);
        }
        Ok(())
    }
}
