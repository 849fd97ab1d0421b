"""One file per command; each offers ``run(name, arguments)`` and returns an exit status."""
