"""What runs when the package is run."""
print("main of", __package__, __name__)
