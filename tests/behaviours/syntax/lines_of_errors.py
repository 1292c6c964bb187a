"""The line that an error tells: without its end from the tokeniser, and none from the compiler if there is no such file."""
for text in (
    "0x1_",
    "'abc\nx",
    "); x\n",
    "bf''\n",
    "x = = 1",
    "3 = x\n",
    "a, b += 1\n",
    "f'{!r}'\n",
    "f'{x!z}'\n",
    "f'{3:'",
    "a \\ b\n",
    "x = \\\n",
    "def f(x):\n    global x\n",
    "return 1\n",
    "del __debug__\n",
    "f(a=1, a=2)\n",
    "def f(a, a): pass\n",
    "*a\n",
    "nonlocal x",
):
    try:
        compile(text, "<no file>", "exec")
    except SyntaxError as error:
        print(repr(text), "->", error.msg, repr(error.text))
