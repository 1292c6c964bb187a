"""A program that waits for Ctrl-C in an event that nobody sets."""
import threading
threading.Event().wait()
