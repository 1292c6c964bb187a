"""Command interpreters that work line by line."""

import string
import sys

__all__ = ['Cmd']

PROMPT = '(Cmd) '
IDENTCHARS = string.ascii_letters + string.digits + '_'


class Cmd:
    """A loop that reads lines and calls `do_WORD` with the rest of each line, by its first word."""

    prompt = PROMPT
    identchars = IDENTCHARS
    ruler = '='
    lastcmd = ''
    intro = None
    doc_leader = ''
    doc_header = 'Documented commands (type help <topic>):'
    misc_header = 'Miscellaneous help topics:'
    undoc_header = 'Undocumented commands:'
    nohelp = '*** No help on %s'
    use_rawinput = 1

    def __init__(self, completekey: str = 'tab', stdin=None, stdout=None) -> None:
        self.stdin = sys.stdin if stdin is None else stdin
        self.stdout = sys.stdout if stdout is None else stdout
        self.cmdqueue = []
        self.completekey = completekey

    def cmdloop(self, intro=None) -> None:
        """Show a prompt, read a line and do what it says, until a command says that this was all."""
        self.preloop()
        if intro is not None:
            self.intro = intro
        if self.intro:
            self.stdout.write(str(self.intro) + '\n')
        stop = None
        while not stop:
            line = self.cmdqueue.pop(0) if self.cmdqueue else self._read()
            line = self.precmd(line)
            stop = self.postcmd(self.onecmd(line), line)
        self.postloop()

    def _read(self) -> str:
        if self.use_rawinput:
            try:
                return input(self.prompt)
            except EOFError:
                return 'EOF'
        self.stdout.write(self.prompt)
        self.stdout.flush()
        line = self.stdin.readline()
        return line.rstrip('\r\n') if line else 'EOF'

    def precmd(self, line: str) -> str:
        """Change a line before it is looked at."""
        return line

    def postcmd(self, stop, line: str):
        """Decide after a line whether that was all."""
        return stop

    def preloop(self) -> None:
        """Called when the loop begins."""

    def postloop(self) -> None:
        """Called when the loop ends."""

    def parseline(self, line: str) -> tuple:
        """Return the command of a line, its arguments, and the line, in which `?` and `!` are written out."""
        line = line.strip()
        if not line:
            return None, None, line
        if line[0] == '?':
            line = 'help ' + line[1:]
        elif line[0] == '!':
            if not hasattr(self, 'do_shell'):
                return None, None, line
            line = 'shell ' + line[1:]
        end = next((index for index, character in enumerate(line) if character not in self.identchars), len(line))
        return line[:end], line[end:].strip(), line

    def onecmd(self, line: str):
        """Do what a line says; return whether that was all."""
        command, argument, line = self.parseline(line)
        if not line:
            return self.emptyline()
        if command is None:
            return self.default(line)
        self.lastcmd = '' if line == 'EOF' else line
        if not command:
            return self.default(line)
        function = getattr(self, 'do_' + command, None)
        return self.default(line) if function is None else function(argument)

    def emptyline(self):
        """Do what an empty line means: the last command again."""
        if self.lastcmd:
            return self.onecmd(self.lastcmd)
        return None

    def default(self, line: str) -> None:
        """Say that there is no such command."""
        self.stdout.write(f'*** Unknown syntax: {line}\n')

    def completedefault(self, *ignored) -> list:
        """Return how an argument may go on, for commands that say nothing about it."""
        return []

    def completenames(self, text: str, *ignored) -> list:
        """Return the commands that begin so."""
        return [name[3:] for name in self.get_names() if name.startswith('do_' + text)]

    def complete(self, text: str, state: int):
        """Return the way number `state` in which what was typed may go on, or None."""
        if state == 0:
            import readline
            whole = readline.get_line_buffer()
            line = whole.lstrip()
            skipped = len(whole) - len(line)
            begin, end = readline.get_begidx() - skipped, readline.get_endidx() - skipped
            function = self.completenames
            if begin > 0:
                command = self.parseline(line)[0]
                function = getattr(self, f'complete_{command}', self.completedefault) if command else self.completedefault
            self.completion_matches = function(text, line, begin, end)
        return self.completion_matches[state] if state < len(self.completion_matches) else None

    def get_names(self) -> list:
        """Return the names of this class, which the commands are among."""
        return dir(self.__class__)

    def complete_help(self, *args) -> list:
        """Return the commands and topics that begin so."""
        topics = {name[5:] for name in self.get_names() if name.startswith('help_' + args[0])}
        return list(set(self.completenames(*args)) | topics)

    def do_help(self, arg: str) -> None:
        'List available commands with "help" or detailed help with "help cmd".'
        if arg:
            self._help_for(arg)
            return
        names = self.get_names()
        topics = {name[5:] for name in names if name.startswith('help_')}
        documented, undocumented = [], []
        for name in sorted(set(names)):
            if not name.startswith('do_'):
                continue
            command = name[3:]
            if command in topics:
                topics.discard(command)
                documented.append(command)
            elif getattr(self, name).__doc__:
                documented.append(command)
            else:
                undocumented.append(command)
        self.stdout.write(f'{self.doc_leader}\n')
        self.print_topics(self.doc_header, documented, 15, 80)
        self.print_topics(self.misc_header, sorted(topics), 15, 80)
        self.print_topics(self.undoc_header, undocumented, 15, 80)

    def _help_for(self, arg: str) -> None:
        function = getattr(self, 'help_' + arg, None)
        if function is not None:
            function()
            return
        from inspect import cleandoc
        command = getattr(self, 'do_' + arg, None)
        text = None if command is None else command.__doc__
        self.stdout.write(f'{cleandoc(text) if text else self.nohelp % (arg,)}\n')

    def print_topics(self, header: str, cmds: list, cmdlen: int, maxcol: int) -> None:
        """Print a list of names under a header."""
        if not cmds:
            return
        self.stdout.write(f'{header}\n')
        if self.ruler:
            self.stdout.write(f'{self.ruler * len(header)}\n')
        self.columnize(cmds, maxcol - 1)
        self.stdout.write('\n')

    def columnize(self, list: list, displaywidth: int = 80) -> None:
        """Print strings in as few lines as they need, in columns that are as wide as they must be."""
        if not list:
            self.stdout.write('<empty>\n')
            return
        wrong = [index for index, each in enumerate(list) if not isinstance(each, str)]
        if wrong:
            raise TypeError(f'list[i] not a string for i in {", ".join(map(str, wrong))}')
        if len(list) == 1:
            self.stdout.write(f'{list[0]}\n')
            return
        for rows in range(1, len(list) + 1):
            columns = [list[start:start + rows] for start in range(0, len(list), rows)]
            widths = [max(map(len, column)) for column in columns]
            if sum(widths) + 2 * (len(widths) - 1) <= displaywidth:
                break
        else:
            rows, columns, widths = len(list), [list], [0]
        for row in range(rows):
            texts = [column[row] if row < len(column) else '' for column in columns]
            while texts and not texts[-1]:
                texts.pop()
            self.stdout.write('  '.join(text.ljust(width) for text, width in zip(texts, widths)) + '\n')
