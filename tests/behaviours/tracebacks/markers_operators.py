"""Markers under operators, subscripts, attributes and calls."""
import sys
import traceback

table, items, nothing, text = {"a": {}}, [1], None, "x"


def show(function):
    try:
        function()
    except Exception as error:
        print("".join(traceback.format_exception(error)[2:]), file=sys.stderr, end="")


show(lambda: 1 + (2 * text) + 3 / 0)
show(lambda: table["a"]["b"]["c"])
show(lambda: items[0].real.missing.more)
show(lambda: nothing(1)(2))
show(lambda: len(items)(text, [1]))
show(lambda: [item / 0 for item in items])
show(lambda: -text)
show(lambda: (items + items)[5])
show(lambda: text < 1 < 2)
show(lambda: print(1, undefined_name, sep=""))
show(lambda: {**nothing})
show(lambda: f"{text} {1 / 0}")
show(lambda: sum(number / 0 for number in items))
