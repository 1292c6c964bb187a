"""Format specifications in f-strings: fill, align, sign, width, grouping, precision and type."""
n, f, s, b = 42, 3.14159, "text", True
print(f"{n:5}|{n:<5}|{n:^5}|{n:>5}|{n:05}|{n:*^7}|{n:+}|{n: }|{-n:=+6}|{n:x}|{n:#x}|{n:#o}|{n:b}|{n:#010b}|{n:c}|{n:e}|{n:,}|{1234567:_}|{n:n}")
print(f"{f:.2f}|{f:8.3f}|{f:<8.1f}|{f:e}|{f:.3g}|{f:%}|{f:+.1f}|{f:08.2f}|{1e10:,.2f}|{f!s:.4}|{1e100:g}|{0.1:.20f}|{float('nan'):5}|{float('inf'):<6}|")
print(f"{s:8}|{s:>8}|{s:^8}|{s:.2}|{s:_<8.3}|{s!r:>8}|{b}|{b:5}|{b:d}|{None!s:>6}|{[1]!s:>5}|{1+2j:.1f}|{'é':>3}|{s:{'>'}{8}}")
print(f"{255:{'#'}{'x'}}", f"{n:{n}}"[-4:], f"{f:{5}.{2}}", f"{123456789:,d} {1234.5:_.1f}")
for bad in ["{n:q}", "{s:d}", "{f:d}", "{n:.2d}", "{s:+}", "{s:,}", "{n:s}", "{None:5}", "{[]:d}", "{n:,_}", "{s:=5}", "{n:.}"]:
    try: print(eval(f"f'{bad}'"))
    except (ValueError, TypeError) as e: print(bad, type(e).__name__, e)
