"""A module that takes a while to load."""
import time

print("loading")
time.sleep(0.1)
value = "loaded"
