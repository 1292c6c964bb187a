"""An uncaught exception prints its causes and contexts, then the traceback of the program."""
def parse(text):
    try:
        return int(text)
    except ValueError as error:
        raise RuntimeError(f"cannot parse {text!r}") from error
class Custom(Exception):
    def __init__(self, code):
        super().__init__(code)
        self.code = code
    def __str__(self):
        return f"code {self.code}"
def run():
    try:
        parse("x1")
    finally:
        try:
            raise KeyError("inner")
        except KeyError:
            raise Custom(7)
run()
