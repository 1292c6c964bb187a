"""Results and errors show themselves."""
import subprocess

print(subprocess.CompletedProcess('a', 1), subprocess.CompletedProcess(['a'], 0, b'o', ''))
try:
    subprocess.CompletedProcess('a', 2, 'out').check_returncode()
except subprocess.CalledProcessError as error:
    print(error, error.stdout)
    error.stdout = 'new'
    print(error.output)
print(subprocess.TimeoutExpired(['a', 'b'], 2.5), subprocess.list2cmdline(['a', 'b c', 'd"e', 'f\\', 'g h\\', '']))
print(subprocess.PIPE, subprocess.STDOUT, subprocess.DEVNULL, issubclass(subprocess.TimeoutExpired, subprocess.SubprocessError))
