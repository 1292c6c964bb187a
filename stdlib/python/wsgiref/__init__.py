"""The Web Server Gateway Interface (PEP 3333): between web servers and applications written in Python."""
