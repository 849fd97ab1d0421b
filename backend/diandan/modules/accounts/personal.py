"""What this room holds on a guest, and how it ends."""

from django.conf import settings

from diandan.infra.personal import Ends, Holding

HOLDINGS = (
    Holding(
        model="accounts.Guest",
        path="pk",
        fields=("public_id", "language", "text_size", "created_at"),
        what="语言与字号",
        what_en="Language and text size",
        why="按您习惯的方式显示；不含姓名、手机号",
        why_en="To show things the way you read them; no name and no number is part of it",
        ends=Ends.DELETED,
    ),
    Holding(
        model="accounts.GuestSession",
        path="guest",
        fields=("client", "created_at", "expires_at"),
        plain=("public_id", "token_hash"),
        what="这台设备的登录状态",
        what_en="That this device is yours",
        why="下次打开还能看到自己的订单；只保存无法还原的摘要",
        why_en="So that you find your orders again; only a digest is kept that opens nothing",
        ends=Ends.DELETED,
        keeps_days=settings.GUEST_SESSION_DAYS,
    ),
    Holding(
        model="accounts.GuestIdentity",
        path="guest",
        fields=("openid", "created_at"),
        plain=("openid_index", "union_index"),
        what="小程序里的身份编号",
        what_en="Who you are in the mini-program",
        why="换手机也能找回订单；用于付款和订单通知",
        why_en="To find your orders on another phone, to pay, and to tell you about orders",
        ends=Ends.DELETED,
    ),
    Holding(
        model="accounts.GuestPhone",
        path="guest",
        fields=("number", "given_at"),
        plain=("number_index", "tail_index"),
        what="您留下的手机号",
        what_en="The phone number you gave",
        why="您自己提供时才有；加密保存，可随时收回",
        why_en="Only if you offered it; kept encrypted, and yours to take back",
        ends=Ends.DELETED,
    ),
    Holding(
        model="accounts.Favourite",
        path="guest",
        fields=("item_ref", "created_at"),
        what="您收藏的商品",
        what_en="Items you marked as favourites",
        why="下次一点就能找到；您取消收藏时即删除",
        why_en="To find them again with one tap; gone when you take the mark away",
        ends=Ends.DELETED,
    ),
)
