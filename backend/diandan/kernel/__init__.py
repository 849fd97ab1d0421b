"""Values and words of the house: pure Python, no Django, no input or output."""
