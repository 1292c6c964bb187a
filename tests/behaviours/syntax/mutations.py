"""Programs that are cut off, or lose or double a piece, are compiled or refused, and nothing worse."""
import os
import warnings

warnings.simplefilter("ignore")
state = 7
folder = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
refused = accepted = 0


def below(limit):
    """The next number of a simple generator, the same everywhere."""
    global state
    state = (state * 1103515245 + 12345) % 2**31
    return state // 65536 % limit


for area in sorted(os.listdir(folder)):
    for name in sorted(os.listdir(os.path.join(folder, area))):
        if not name.endswith(".py"):
            continue
        with open(os.path.join(folder, area, name), encoding="utf-8") as file:
            source = file.read()
        cut, width = below(len(source)), below(40) + 1
        for changed in (source[:cut], source[cut:], source[:cut] + source[cut + width :], source[:cut] + source[cut : cut + width] * 2 + source[cut:]):
            try:
                compile(changed, name, "exec")
                accepted += 1
            except (SyntaxError, ValueError):
                refused += 1
print(refused > 500, accepted > 100)
