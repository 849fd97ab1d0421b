"""Who does what until when."""

from django.db import models


class Lease(models.Model):
    """One thing that one process does at a time."""

    name = models.CharField(max_length=80, unique=True)
    holder = models.CharField(max_length=40)
    until = models.DateTimeField()
