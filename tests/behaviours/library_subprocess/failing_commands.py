"""check makes an exit status other than 0 an error."""
import signal
import subprocess

for function, arguments in ((subprocess.check_call, {}), (subprocess.check_output, {}), (subprocess.run, {'check': True})):
    try:
        function(['sh', '-c', 'echo x >&2; exit 7'], stderr=subprocess.PIPE, **arguments)
    except subprocess.CalledProcessError as error:
        print(error, error.returncode, error.cmd, error.output, error.stdout)
try:
    subprocess.run('kill -9 $$', shell=True, check=True)
except subprocess.CalledProcessError as error:
    print(error, error.returncode == -signal.SIGKILL)
print(subprocess.CalledProcessError(-200, 'cmd'), subprocess.check_call(['true']), subprocess.call(['false']))
print(subprocess.CalledProcessError.__mro__[1:3])
