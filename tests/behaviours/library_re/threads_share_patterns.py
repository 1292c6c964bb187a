"""Threads use one pattern at once, and a scanner each."""
import re
import threading

pattern = re.compile(r'(\w)(\d+)')
results = {}


def work(number):
    text = f'x{number} y{number * 2} ' * 50
    results[number] = {match.groups() for match in pattern.finditer(text)}, pattern.sub(r'\2\1', text)[:8]


threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print([(sorted(results[number][0]), results[number][1]) for number in range(4)])
