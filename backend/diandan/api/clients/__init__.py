"""The built clients, the pictures, and two addresses for machines that watch."""
