"""Records what the reference interpreter warns of in each of the sources, for tests/warnings.rs.

Usage: python3.14 record.py < sources.txt > expected.txt
"""

import sys
import warnings

sys.stdin.reconfigure(newline="")
for source in sys.stdin.read().split("\n----\n"):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            compile(source, "file.py", "exec")
        except SyntaxError as error:
            print("error")
            continue
    found = sorted({(str(one.lineno), str(one.message)) for one in caught})
    print(" & ".join(":".join(one) for one in found) or "none")
