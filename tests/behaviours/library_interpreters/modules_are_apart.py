"""Modules and what is changed in them belong to one interpreter alone."""
import json
import sys
from concurrent import interpreters

json.mark = "mine"
interpreter = interpreters.create()
interpreter.exec("""
import json, sys
print(hasattr(json, 'mark'), flush=True)
json.mark = 'theirs'
sys.setrecursionlimit(500)
""")
print(json.mark, sys.getrecursionlimit() == 500)
interpreter.close()
