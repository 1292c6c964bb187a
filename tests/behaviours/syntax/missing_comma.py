"""Two expressions without a comma between."""
values = [1, 2 3, 4]
