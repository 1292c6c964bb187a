"""Addresses of resources, and how they are taken apart."""
