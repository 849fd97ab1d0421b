"""How a due message reaches its handlers: on threads of this process, or by RabbitMQ on those of others."""
