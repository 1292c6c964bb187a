//! The help text of special methods of built-in classes that have none of their own: what they do is the same for all.

/// The help text of a special method.
pub fn special_doc(name: &str) -> Option<String> {
    // Built-in classes that have these are sequences.
    match name {
        "__iadd__" => return Some("Implement self+=value.".to_owned()),
        "__imul__" => return Some("Implement self*=value.".to_owned()),
        _ => {}
    }
    if let Some(symbol) = comparison(name) {
        return Some(format!("Return self{symbol}value."));
    }
    let plain = name.strip_prefix("__")?.strip_suffix("__")?;
    if let Some(symbol) = binary(plain) {
        return Some(format!("Return self{symbol}value."));
    }
    if let Some(symbol) = plain.strip_prefix('r').and_then(binary) {
        return Some(format!("Return value{symbol}self."));
    }
    if let Some(symbol) = plain.strip_prefix('i').and_then(binary) {
        return Some(format!("Return self{symbol}=value."));
    }
    let text = match plain {
        "repr" => "Return repr(self).",
        "hash" => "Return hash(self).",
        "str" => "Return str(self).",
        "call" => "Call self as a function.",
        "iter" => "Implement iter(self).",
        "next" => "Implement next(self).",
        "len" => "Return len(self).",
        "getitem" => "Return self[key].",
        "setitem" => "Set self[key] to value.",
        "delitem" => "Delete self[key].",
        "contains" => "Return bool(key in self).",
        "bool" => "True if self else False",
        "neg" => "-self",
        "pos" => "+self",
        "abs" => "abs(self)",
        "invert" => "~self",
        "int" => "int(self)",
        "float" => "float(self)",
        "divmod" => "Return divmod(self, value).",
        "rdivmod" => "Return divmod(value, self).",
        "pow" => "Return pow(self, value, mod).",
        "rpow" => "Return pow(value, self, mod).",
        "getattribute" => "Return getattr(self, name).",
        "setattr" => "Implement setattr(self, name, value).",
        "delattr" => "Implement delattr(self, name).",
        "get" => {
            "What the attribute is when it is read from instance, or from owner where instance is None."
        }
        "set" => "Called to set the attribute of instance.",
        "delete" => "Called to delete the attribute of instance.",
        "init" => "Initialize self.  See help(type(self)) for accurate signature.",
        "await" => "Return the iterator that await runs to its end.",
        "aiter" => "Return the asynchronous iterator that async for runs.",
        "anext" => "Return an awaitable of the next item; StopAsyncIteration ends the loop.",
        "buffer" => "Return a memoryview of the object's octets.",
        "release_buffer" => "Called when a memoryview from __buffer__ is let go.",
        _ => return None,
    };
    Some(text.to_owned())
}

fn comparison(name: &str) -> Option<&'static str> {
    Some(match name {
        "__lt__" => "<",
        "__le__" => "<=",
        "__eq__" => "==",
        "__ne__" => "!=",
        "__gt__" => ">",
        "__ge__" => ">=",
        _ => return None,
    })
}

fn binary(name: &str) -> Option<&'static str> {
    Some(match name {
        "add" => "+",
        "sub" => "-",
        "mul" => "*",
        "matmul" => "@",
        "truediv" => "/",
        "floordiv" => "//",
        "mod" => "%",
        "lshift" => "<<",
        "rshift" => ">>",
        "and" => "&",
        "xor" => "^",
        "or" => "|",
        _ => return None,
    })
}
