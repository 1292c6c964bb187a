"""discover finds modules by pattern in packages, and reports those that cannot be imported."""
import os
import tempfile
import unittest
def write(folder, name, text):
    path = os.path.join(folder, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, 'w') as file: file.write(text)
case = 'import unittest\nclass {}(unittest.TestCase):\n    def test_it(self): pass\n'
with tempfile.TemporaryDirectory() as folder:
    write(folder, 'test_one_found.py', case.format('One'))
    write(folder, 'check_two_found.py', case.format('Two'))
    write(folder, 'test_bad_found.py', 'import no_such_thing\n')
    write(folder, 'test_skip_found.py', 'import unittest\nraise unittest.SkipTest("whole module")\n')
    write(folder, 'inner_found/__init__.py', '')
    write(folder, 'inner_found/test_three.py', case.format('Three'))
    write(folder, 'plain/test_four.py', case.format('Four'))
    loader = unittest.TestLoader()
    def flat(suite):
        for each in suite:
            if isinstance(each, unittest.BaseTestSuite if hasattr(unittest, 'BaseTestSuite') else unittest.TestSuite):
                yield from flat(each)
            else:
                yield each
    print(*[test.id() for test in flat(loader.discover(folder))], sep='\n')
    print(loader.errors[0].splitlines()[0], loader.errors[0].splitlines()[-1])
    print([test.id() for test in flat(unittest.TestLoader().discover(folder, pattern='check*.py'))])
    try:
        unittest.TestLoader().discover(os.path.join(folder, 'missing'))
    except ImportError as error:
        print(str(error).replace(folder, ''))
