"""Case of text: upper, lower, title, fold and swap, also where it changes length."""
for text in ("hello World", "STRAẞE", "ﬁn", "ǆ", "they're bill's", "İstanbul", "ΑΣ", ""):
    print(text.upper(), text.lower(), text.title(), text.capitalize(), text.swapcase(), text.casefold())
print("Abc".islower(), "ABC".isupper(), "Abc Def".istitle(), "".isupper(), "1".islower())
