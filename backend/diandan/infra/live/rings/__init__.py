"""Where the last frames of a topic are kept, for screens that come back after a short sleep."""
