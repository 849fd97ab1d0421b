"""What every adapter of a port must do, ours and other people's, written once."""
