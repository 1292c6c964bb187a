"""Keys of a mapping pattern that are equal as numbers are refused by the compiler."""
for keys in ("0, 0.0", "1, True", "0, 0j", "1.5, 1.5", "'a', 'a'", "None, None", "1, 2.0", "'a', b'a'"):
    first, second = keys.split(", ")
    try:
        compile(f"match x:\n    case {{{first}: _, {second}: _}}: pass", "<text>", "exec")
    except SyntaxError as error:
        print(keys, "->", error.msg, error.lineno, error.offset, error.end_offset)
    else:
        print(keys, "-> fine")
