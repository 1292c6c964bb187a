"""Format specifications of floats."""
for spec in ("", "f", ".0f", ".3f", "10.2f", "<10.2f|", "^+10.1f", "010.2f", "e", ".2E", "g", ".3g", "#.3g", "%", ".1%", ",.2f", "_", "n", "+", " ", "z.1f", ".10", "F", "G", "-^12.3e"):
    if spec.endswith("|"):
        spec = spec[:-1]
    print(spec, [format(number, spec) for number in (1234.5678, -0.00012345, 0.0, 1e20)])
print(format(float("inf"), "f"), format(float("nan"), "08.2f"), format(-0.04, ".1f"), format(-0.04, "z.1f"), format(0.5, ".0f"), format(1.5, ".0f"), format(2.5, ".0f"))
