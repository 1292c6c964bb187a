"""Format specifications of text."""
for spec in ("", "s", "10", "<6", ">6", "^7", "*^9", ".2", "10.3s", "_<8", "06", "é>5"):
    print(spec, "[" + format("word", spec) + "]")
for spec in ("=5", "+", ",", "#", "0=5", "5.", "q", "10d", "<<<", ".f"):
    try:
        print(format("word", spec))
    except ValueError as error:
        print(spec, error)
