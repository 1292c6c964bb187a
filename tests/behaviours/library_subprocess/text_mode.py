"""In text mode streams are decoded, and line ends made one character."""
import subprocess

for options in ({'text': True}, {'universal_newlines': True}, {'encoding': 'latin-1'}, {'errors': 'replace'}):
    done = subprocess.run(['printf', 'a\\r\\nb\\rc\\n'], stdout=subprocess.PIPE, **options)
    print(options, repr(done.stdout))
print(repr(subprocess.run(['printf', '\\351'], stdout=subprocess.PIPE, encoding='latin-1').stdout))
print(repr(subprocess.run(['printf', '\\351'], stdout=subprocess.PIPE, encoding='utf-8', errors='replace').stdout))
print(repr(subprocess.check_output(['cat'], input='x\ny', text=True)), repr(subprocess.check_output(['cat'], input=None)))
