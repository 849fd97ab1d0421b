"""What flows over the live socket, for contracts/live.json: topics, frames, messages, close codes."""

from typing import Any

# ``data`` names a schema of another API description; a frame whose data is null says the thing is gone.
CONTRACT: dict[str, Any] = {
    "path": "/live",
    "topics": {
        "order:{order_id}": {
            "who": "the order's guest",
            "frames": {"order": "guest.json#/components/schemas/OrderOut"},
        },
        "store:{store_id}:menu": {
            "who": "everyone",
            "frames": {
                "store": "guest.json#/components/schemas/StoreCard",
                "menu_changed": {"version": "integer"},
                "sold_out": {
                    "ref_id": "string",
                    "is_sold_out": "boolean",
                    "back_at": "instant or null",
                    "version": "integer",
                },
            },
        },
        "store:{store_id}:orders": {
            "who": "staff with orders",
            "frames": {"order": "merchant.json#/components/schemas/DeskOrderOut"},
        },
        "store:{store_id}:kitchen": {
            "who": "staff with kitchen",
            "frames": {"ticket": "kitchen.json#/components/schemas/TicketOut"},
        },
        "store:{store_id}:board": {
            "who": "staff with orders or kitchen",
            "frames": {
                "board_entry": {
                    "order_id": "string",
                    "number": "string",
                    "state": "preparing or ready",
                    "ready_at": "instant or null",
                    "called": "boolean",
                }
            },
        },
    },
    "frame": {
        "topic": "string",
        "epoch": "string",
        "seq": "integer, one more than the last of this topic and epoch",
        "type": "string; reload means: read the topic anew over HTTP",
        "id": "public id of the thing",
        "version": "integer; apply only what is newer than what you have",
        "data": "the whole thing, or null when it is gone",
    },
    "from_client": {
        "hello": {"ticket": "string", "after": "topic → {epoch, seq} last seen"},
        "renew": {"ticket": "string"},
        "pong": "the number of the ping",
    },
    "from_server": {
        "welcome": {"topics": "topic → {epoch, seq, resumed}", "heartbeat_s": "integer"},
        "ping": "integer",
    },
    "close_codes": {"4401": "bad ticket", "4408": "no hello within 5 s", "4413": "reads too slowly"},
}
