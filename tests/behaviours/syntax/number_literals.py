"""Number literals of every form have the value and type that the reference gives."""
print(1_000, 0b1010_1010, 0o17_7, 0xdead_BEEF, 0B1, 0O7, 0XF, 00, 0_0, 000)
print(1., .5, 1e5, 1E-5, 1_0.0_1, 1e1_0, 0.0, 00.5, 007.5, 09e1, 1_000j, 1.5J, 0j, .1e-3j)
print(type(1), type(1.), type(1j))
print(123456789012345678901234567890, 0xFFFFFFFFFFFFFFFFFFFF, -0x10, +1, ~0b1, - - 1)
print(1.5.real, 1 .real, (1).bit_length(), 1..real, 5j.imag)
print(2**-1, -2**2, (-2)**2, 2**3**2, -1 ** 0.5)
print(1e400, -1e400, 1e-400, 1e308*10)
import warnings
for source in ["1_", "1__0", "0b2", "0o8", "0xg", "012", "1e", "1_.5", "0b", "0x", "0o", "1.e", "1ab", "0b1_", "0_x1", "1e+", "1_e5", "1.5abc", "0b12", "0o18", "1jx", "00_1", "09"]:
    try:
        eval(source)
        print(source, "ok")
    except SyntaxError as e:
        print(source, e.msg, e.offset)
