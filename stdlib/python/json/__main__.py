"""Runs `python -m json`, which is `json.tool`."""

from .tool import main

if __name__ == '__main__':
    try:
        main()
    except BrokenPipeError as error:
        raise SystemExit(error.errno) from None
