"""The options of `python -m ast`."""
import ast
import os
import tempfile

with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "program.py")
    with open(path, "w") as file:
        file.write("x = [1]\n")
    for options in ([], ["--show-empty"], ["-i", "1"], ["-O", "1"], ["--feature-version", "3.10"], ["-a", "--indent=2"]):
        print(options)
        ast.main(args=[*options, path])
    try:
        ast.main(args=["--feature-version=2.7", path])
    except ValueError as error:
        print(error)
