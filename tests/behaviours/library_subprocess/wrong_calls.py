"""Arguments that do not go together are refused."""
import subprocess

for function, options in ((subprocess.run, {'input': b'', 'stdin': subprocess.PIPE}), (subprocess.run, {'capture_output': True, 'stdout': 1}),
                          (subprocess.check_output, {'stdout': 1}), (subprocess.check_output, {'check': False}),
                          (subprocess.Popen, {'bufsize': 'x'}), (subprocess.Popen, {'text': True, 'universal_newlines': False}),
                          (subprocess.Popen, {'creationflags': 1}), (subprocess.Popen, {'startupinfo': 1}),
                          (subprocess.Popen, {'pipesize': 1.5}), (subprocess.run, {'nonsense': 1}), (subprocess.Popen, {'user': 1.5}),
                          (subprocess.Popen, {'user': -2}), (subprocess.Popen, {'group': []})):
    try:
        function(['true'], **options)
    except Exception as error:
        print(type(error).__name__, error)
process = subprocess.Popen(['cat'], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
print(process.communicate(b'a'))
try:
    process.communicate(b'b')
except ValueError as error:
    print(error)
