//! Names that the interpreter itself looks up: special methods, which classes keep ready in a table, and others.

use crate::interpreter::Interpreter;
use rustc_hash::FxHashMap;
use weft_heap::{Root, Thread, Value};

/// Declares an enumeration of names with their texts.
macro_rules! names {
    ($(#[$doc:meta])* $enum:ident { $($variant:ident = $text:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
        #[repr(u8)]
        #[allow(missing_docs, reason = "the names say it")]
        pub enum $enum { $($variant,)* }

        impl $enum {
            /// All of them, in order.
            pub const ALL: &'static [$enum] = &[$($enum::$variant,)*];

            /// The name as text.
            pub const fn text(self) -> &'static str {
                match self { $($enum::$variant => $text,)* }
            }
        }
    };
}

names! {
    /// Methods that the language looks up in classes. Each class has a table of what it has or inherits.
    Special {
        New = "__new__", Init = "__init__", Del = "__del__", Call = "__call__",
        Repr = "__repr__", Str = "__str__", Bytes = "__bytes__", Format = "__format__",
        Less = "__lt__", LessEqual = "__le__", Equal = "__eq__", NotEqual = "__ne__", Greater = "__gt__",
        GreaterEqual = "__ge__", Hash = "__hash__", Bool = "__bool__",
        GetAttr = "__getattr__", GetAttribute = "__getattribute__", SetAttr = "__setattr__", DelAttr = "__delattr__",
        Dir = "__dir__", Get = "__get__", Set = "__set__", Delete = "__delete__",
        InstanceCheck = "__instancecheck__", SubclassCheck = "__subclasscheck__",
        Len = "__len__", LengthHint = "__length_hint__", GetItem = "__getitem__", SetItem = "__setitem__",
        DelItem = "__delitem__", Missing = "__missing__", Iter = "__iter__", Next = "__next__",
        Reversed = "__reversed__", Contains = "__contains__",
        Add = "__add__", Subtract = "__sub__", Multiply = "__mul__", MatrixMultiply = "__matmul__",
        Divide = "__truediv__", FloorDivide = "__floordiv__", Modulo = "__mod__", DivMod = "__divmod__",
        Power = "__pow__", LeftShift = "__lshift__", RightShift = "__rshift__", BitAnd = "__and__", BitXor = "__xor__",
        BitOr = "__or__",
        ReverseAdd = "__radd__", ReverseSubtract = "__rsub__", ReverseMultiply = "__rmul__",
        ReverseMatrixMultiply = "__rmatmul__", ReverseDivide = "__rtruediv__", ReverseFloorDivide = "__rfloordiv__",
        ReverseModulo = "__rmod__", ReverseDivMod = "__rdivmod__", ReversePower = "__rpow__",
        ReverseLeftShift = "__rlshift__", ReverseRightShift = "__rrshift__", ReverseBitAnd = "__rand__",
        ReverseBitXor = "__rxor__", ReverseBitOr = "__ror__",
        InPlaceAdd = "__iadd__", InPlaceSubtract = "__isub__", InPlaceMultiply = "__imul__",
        InPlaceMatrixMultiply = "__imatmul__", InPlaceDivide = "__itruediv__", InPlaceFloorDivide = "__ifloordiv__",
        InPlaceModulo = "__imod__", InPlacePower = "__ipow__", InPlaceLeftShift = "__ilshift__",
        InPlaceRightShift = "__irshift__", InPlaceBitAnd = "__iand__", InPlaceBitXor = "__ixor__",
        InPlaceBitOr = "__ior__",
        Negative = "__neg__", Positive = "__pos__", Absolute = "__abs__", Invert = "__invert__",
        Int = "__int__", Float = "__float__", Complex = "__complex__", Index = "__index__", Round = "__round__",
        Trunc = "__trunc__", Floor = "__floor__", Ceil = "__ceil__",
        Enter = "__enter__", Exit = "__exit__", Await = "__await__", AsyncIter = "__aiter__",
        AsyncNext = "__anext__", AsyncEnter = "__aenter__", AsyncExit = "__aexit__",
        Buffer = "__buffer__",
    }
}

names! {
    /// Other names that the interpreter looks up.
    Name {
        Dict = "__dict__", Class = "__class__", ClassCell = "__classcell__", Doc = "__doc__", Module = "__module__",
        Name = "__name__", QualName = "__qualname__", Slots = "__slots__", Weakref = "__weakref__", Mro = "mro",
        SetName = "__set_name__", InitSubclass = "__init_subclass__", ClassGetItem = "__class_getitem__",
        Prepare = "__prepare__", MroEntries = "__mro_entries__", OrigBases = "__orig_bases__",
        MatchArgs = "__match_args__", Annotations = "__annotations__", Annotate = "__annotate__",
        AnnotateFunction = "__annotate_func__", TypeParams = "__type_params__", FirstLineNumber = "__firstlineno__",
        StaticAttributes = "__static_attributes__", AbstractMethods = "__abstractmethods__",
        IsAbstractMethod = "__isabstractmethod__", Wrapped = "__wrapped__", Defaults = "__defaults__",
        KeywordDefaults = "__kwdefaults__", Code = "__code__", Globals = "__globals__", Closure = "__closure__",
        Builtins = "__builtins__", File = "__file__", Path = "__path__", Package = "__package__", Spec = "__spec__",
        Loader = "__loader__", Cached = "__cached__", All = "__all__", Import = "__import__",
        BuildClass = "__build_class__", Debug = "__debug__", Main = "__main__", Self_ = "__self__",
        Function = "__func__", Text = "text", Bases = "__bases__", MroAttribute = "__mro__",
        Subclasses = "__subclasses__", Throw = "throw", Send = "send", Close = "close", Keys = "keys", Items = "items",
        Value = "value", Args = "args", Message = "message", Notes = "__notes__", Context = "__context__",
        Cause = "__cause__", Traceback = "__traceback__", SuppressContext = "__suppress_context__",
        ReduceEx = "__reduce_ex__", Reduce = "__reduce__", GetState = "__getstate__", SetState = "__setstate__",
        GetNewArgs = "__getnewargs__", GetNewArgsEx = "__getnewargs_ex__", SizeOf = "__sizeof__",
        Copy = "__copy__", DeepCopy = "__deepcopy__", Fspath = "__fspath__", Write = "write", Flush = "flush",
        ReadLine = "readline", Stdout = "stdout", Stderr = "stderr", Stdin = "stdin", Builtin = "builtins",
        Origin = "__origin__", TypeArgs = "__args__", Parameters = "__parameters__", ObjClass = "__objclass__",
        NamedWithModule = "__named_with_module__",
    }
}

/// The interned strings of all names.
pub struct Names {
    special: Vec<Value>,
    other: Vec<Value>,
    /// The string of each ASCII character, and at the end the empty one.
    characters: Vec<Value>,
    /// Special methods by the word of their interned name.
    by_word: FxHashMap<u64, Special>,
    /// A tuple of all of these strings, which keeps them alive.
    _kept: Root,
}

impl Names {
    pub(crate) fn new(thread: &Thread) -> Names {
        // No collection runs before the tuple is there: making strings is no safepoint.
        let intern = |text: &str| thread.intern(text);
        let special: Vec<Value> = Special::ALL
            .iter()
            .map(|name| intern(name.text()))
            .collect();
        let other: Vec<Value> = Name::ALL.iter().map(|name| intern(name.text())).collect();
        let characters: Vec<Value> = (0..128u8)
            .map(|code| intern(char::from(code).encode_utf8(&mut [0; 4])))
            .chain([intern("")])
            .collect();
        let named = special.iter().zip(Special::ALL);
        let by_word = named.map(|(value, name)| (value.word(), *name)).collect();
        let all = [&special[..], &other, &characters].concat();
        Names {
            _kept: Root::new(thread.heap_handle(), thread.tuple(&all)),
            special,
            other,
            characters,
            by_word,
        }
    }
}

impl Names {
    /// The string of one ASCII character, or the empty one.
    #[inline]
    pub fn character(&self, character: Option<u8>) -> Value {
        let place = character.map_or(128, |character| usize::from(character & 0x7f));
        self.characters[place]
    }
}

impl Special {
    /// The interned string.
    #[inline]
    pub fn value(self, thread: &Thread) -> Value {
        Interpreter::of(thread).names().special[self as usize]
    }

    /// The special method with a name as text; slower than [`Special::from_name`].
    pub fn from_text(text: &str) -> Option<Special> {
        if !text.starts_with("__") {
            return None;
        }
        Special::ALL
            .iter()
            .copied()
            .find(|special| special.text() == text)
    }

    /// The special method with a name, an interned string.
    pub fn from_name(thread: &Thread, name: Value) -> Option<Special> {
        Interpreter::of(thread)
            .names()
            .by_word
            .get(&name.word())
            .copied()
    }
}

impl Name {
    /// The interned string.
    #[inline]
    pub fn value(self, thread: &Thread) -> Value {
        Interpreter::of(thread).names().other[self as usize]
    }
}
