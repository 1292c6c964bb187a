"""`python -m uuid` prints identifiers, and says what is missing."""
import contextlib
import io
import sys
import uuid


def run(*arguments):
    sys.argv = ['uuid', *arguments]
    out, errors = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(errors):
        try:
            uuid.main()
        except SystemExit as end:
            print('exit', end.code)
    return out.getvalue(), errors.getvalue().splitlines()[-1:]


print(run('-u', 'uuid5', '-n', '@dns', '-N', 'python.org'))
print(run('-u', 'uuid3', '-n', '6ba7b812-9dad-11d1-80b4-00c04fd430c8', '-N', 'é'))
print(run('-u', 'uuid3', '-N', 'x')[1][0].partition('error: ')[2])
print(run('-u', 'uuid5', '-n', 'wrong', '-N', 'x')[1][0].partition('error: ')[2])
out, _ = run('-C', '3')
print([uuid.UUID(line).version for line in out.split()])
print([uuid.UUID(run('-u', f'uuid{number}')[0].strip()).version for number in (1, 6, 7, 8)])
