"""A compound statement without its colon."""
if True
    print("never")
