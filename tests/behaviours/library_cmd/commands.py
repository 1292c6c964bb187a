"""Lines are read and done by their first word, until a command says that this was all."""

import cmd
import io


class Shell(cmd.Cmd):
    prompt = '> '
    intro = 'Welcome'
    use_rawinput = False

    def do_add(self, arg):
        """Add numbers.

        They are apart by spaces.
        """
        self.stdout.write(f'{sum(map(int, arg.split()))}\n')

    def do_shell(self, arg):
        self.stdout.write(f'shell: {arg}\n')

    def do_quit(self, arg):
        return True

    def help_topic(self):
        self.stdout.write('about a topic\n')

    def do_EOF(self, arg):
        return True

    def postloop(self):
        self.stdout.write('bye\n')


lines = 'add 1 2\n\n!ls\nnone x\nhelp\nhelp add\n?topic\nhelp none\nhelp quit\nadd 5\nquit\nadd 7\n'
shell = Shell(stdin=io.StringIO(lines), stdout=io.StringIO())
shell.cmdloop()
print(shell.stdout.getvalue())
print(shell.parseline('add 1'), shell.parseline('  '), shell.parseline('!x y'), shell.parseline('?a'), shell.completenames('q'))
shell.stdout = io.StringIO()
shell.columnize([f'name{number}' * (1 + number % 3) for number in range(20)], 60)
shell.columnize([])
shell.columnize(['one'])
print(shell.stdout.getvalue())
try:
    shell.columnize(['a', 1])
except TypeError as error:
    print(error)
