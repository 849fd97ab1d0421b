"""Where files are kept: a folder of this machine, or a bucket that every machine reaches."""
