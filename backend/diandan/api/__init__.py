"""The doors of the house: one API object per audience."""
