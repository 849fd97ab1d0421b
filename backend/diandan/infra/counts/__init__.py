"""Where a throttle keeps its one instant per key: in this process's memory, or in Redis for all processes."""
