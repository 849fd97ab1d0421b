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
        "guest:{guest_id}:messages": {
            "who": "this guest",
            "frames": {"unread": "guest.json#/components/schemas/UnreadOut"},
        },
        "store:{store_id}:menu": {
            "who": "everyone",
            "frames": {
                "store": "guest.json#/components/schemas/StoreOut",
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
            "frames": {
                "order": "merchant.json#/components/schemas/DeskOrderOut",
                # Something of it was made or brought out: whoever looks at it closely reads it anew.
                "ticket_changed": {"order_id": "string"},
            },
        },
        "store:{store_id}:kitchen": {
            "who": "staff with kitchen, and the store's kitchen screens",
            "frames": {
                "ticket": "kitchen.json#/components/schemas/TicketOut",
                "stations_changed": {"changed_at": "instant"},
            },
        },
        "store:{store_id}:reviews": {
            "who": "staff with reviews",
            "frames": {
                "review": "merchant.json#/components/schemas/ShopReviewOut",
                "low_rating": "merchant.json#/components/schemas/ShopReviewOut",
            },
        },
        "store:{store_id}:board": {
            "who": "staff with orders or kitchen, and the store's kitchen and calling screens",
            "frames": {"board_entry": "kitchen.json#/components/schemas/BoardEntryOut"},
        },
    },
    "frame": {
        "topic": "string",
        "epoch": "string; another one than before means: read the topic anew over HTTP",
        "seq": "integer, one more than the last of this topic and epoch; a gap means: read anew",
        "type": "string; reload is no thing, it only brings a new epoch",
        "id": "public id of the thing",
        "version": "integer; apply only what is newer than what you have; -1 with reload",
        "data": "the whole thing, or null when it is gone",
    },
    "from_client": {
        "hello": {"ticket": "string", "after": "topic → {epoch, seq} of the last frame seen; optional"},
        "renew": {
            "ticket": "of the same one as before",
            "after": "as in hello, for topics that are new",
        },
        "pong": "the number of the ping",
    },
    "from_server": {
        "welcome": {
            "topics": "topic → {epoch, seq, resumed}: the next frame has seq + 1; not resumed: read anew",
            "heartbeat_s": "number; a ping comes this often",
        },
        "renewed": {"topics": "as in welcome, only those that are new", "expires_s": "seconds since 1970"},
        "ping": "integer",
    },
    "close_codes": {
        "1012": "the hub restarts; come back in a moment",
        "1013": "the hub cannot open topics just now; come back in a moment",
        "4400": "a message that makes no sense",
        "4401": "bad ticket: forged, expired, or another person's",
        "4408": "no hello within 5 s, or silent for too long",
        "4413": "reads too slowly",
        "4429": "too many sockets with one ticket",
    },
}
