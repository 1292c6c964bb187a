"""Records what the reference interpreter says about each of the sources, for tests/errors.rs.

Usage: python3.14 record.py < sources.txt > expected.txt
"""

import sys
import warnings

warnings.simplefilter("ignore")
sys.stdin.reconfigure(newline="")
for source in sys.stdin.read().split("\n----\n"):
    try:
        compile(source.replace("\\t", "\t"), "file.py", "exec")
    except SyntaxError as error:
        place = f"{error.lineno}:{error.offset}-{error.end_lineno}:{error.end_offset}"
        print(f"{type(error).__name__}|{place}|{error.msg}")
    except BaseException as error:
        print(f"{type(error).__name__}||{error}")
    else:
        print("ok")
