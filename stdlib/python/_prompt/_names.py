"""`%who` and `%reset`: the names that the session has given."""


def own(session) -> dict:
    """The names of the session and their values, without those that were there before and those of imports' making."""
    return {
        name: value for name, value in session.namespace.items()
        if isinstance(name, str) and not name.startswith('_') and name not in session.hidden
    }


def who(session, rest: str) -> None:
    """List the names, with types as arguments only those of such."""
    wanted = rest.split()
    found = own(session)
    rows = [
        (name, type(found[name]).__name__, _short(found[name])) for name in sorted(found)
        if not wanted or type(found[name]).__name__ in wanted
    ]
    if not rows:
        print('There are no names.')
        return
    widths = [max(len(row[column]) for row in rows) for column in (0, 1)]
    for name, kind, text in rows:
        print(f'{name:{widths[0]}}  {kind:{widths[1]}}  {text}'.rstrip())


def _short(value) -> str:
    import reprlib
    if callable(value) or type(value).__name__ == 'module':
        return ''
    try:
        text = reprlib.repr(value)
    except Exception as error:
        return f'<{type(error).__name__} in repr()>'
    text = text.replace('\n', ' ')
    return text if len(text) <= 50 else text[:47] + '...'


def reset(session, rest: str) -> None:
    """Forget the names of the session."""
    from ._commands import usage
    if rest not in ('', '-f'):
        raise usage('%reset')
    found = own(session)
    if not rest:
        plural = '' if len(found) == 1 else 's'
        try:
            answer = input(f'Forget {len(found)} name{plural}? [y/N] ')
        except EOFError:
            answer = ''
        if answer.strip().lower() not in ('y', 'yes'):
            print('Nothing is forgotten.')
            return
    for name in list(session.namespace):
        if name not in session.hidden and not (isinstance(name, str) and name.startswith('__')):
            del session.namespace[name]
