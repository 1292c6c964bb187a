"""Format specifications of integers."""
for spec in ("d", "5d", "<5d", "^7d", ">+5d", "05d", "=+7d", "x", "X", "#x", "#b", "o", "#o", ",", "_", "_x", "c", "e", ".2f", "g", "%", "n", " d", "*^9,d", "#010x", "08b", "+,"):
    print(spec, "[" + format(1234, spec) + "]", "[" + format(-66, spec) + "]" if spec != "c" else "")
print(format(2**80, ","), format(-(2**80), "x"), format(0, "b"), format(True, "d"), format(True), format(12345678, "_b"))
