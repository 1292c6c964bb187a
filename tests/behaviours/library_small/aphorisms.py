"""Importing this prints the aphorisms of Python."""
import this

print(len(this.s), this.d['n'])
