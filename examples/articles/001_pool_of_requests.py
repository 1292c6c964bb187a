"""Saves three sites from the processes of a pool, without a main guard."""

import multiprocessing
import os
import tempfile

import requests



def save_website(task):
    url, folder = task
    response = requests.get(url)
    path = os.path.join(folder, f"website_{url.split('.')[-2]}.html")
    with open(path, "wb") as file:
        file.write(response.content)
    return response.status_code


urls = ["https://www.google.com", "https://www.python.org", "https://www.github.com"]
folder = tempfile.mkdtemp()
with multiprocessing.Pool(3) as pool:
    print(pool.map(save_website, [(url, folder) for url in urls]))
for name in sorted(os.listdir(folder)):
    path = os.path.join(folder, name)
    with open(path) as file:
        print(name, file.read().strip())
    os.remove(path)
os.rmdir(folder)
print("All websites saved!")
