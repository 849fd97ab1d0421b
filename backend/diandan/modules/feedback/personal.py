"""What this room holds on a guest: what they said stays as the words of nobody, their photos go."""

from diandan.infra.personal import Ends, Holding, Subject
from diandan.modules.feedback import service as feedback

HOLDINGS = (
    Holding(
        model="feedback.Review",
        path="guest",
        fields=("item_name", "stars", "text", "tags", "created_at", "edited_at", "answer", "hidden_reason"),
        plain=(
            "item_name_en", "spec_text", "spec_text_en", "hidden_by", "answered_by", "followed_up_by",
        ),
        what="您写的评价",
        what_en="Reviews you wrote",
        why="帮其他顾客选择、帮店家改进；公开时不带您的身份",
        why_en="To help others choose and the shop to get better; shown without your name",
        ends=Ends.ANONYMISED,
    ),
    Holding(
        model="feedback.Photo",
        path="guest",
        fields=("public_id", "large", "created_at"),
        plain=("small", "check_ref"),
        what="您上传的照片",
        what_en="Photos you sent",
        why="展示在评价里；拍摄地点等信息已去除",
        why_en="To be shown in reviews; where they were taken was taken out",
        ends=Ends.DELETED,
    ),
    Holding(
        model="feedback.Invitation",
        path="guest",
        fields=("order_ref", "invited_at"),
        what="评价邀请记录",
        what_en="That you were asked for a review",
        why="一单只问一次",
        why_en="So that you are asked once",
        ends=Ends.DELETED,
        is_shown=False,
    ),
)  # fmt: skip


def part(subject: Subject, nobody_pk: int) -> None:
    """Cut reviews loose, drop photos with their files."""
    feedback.part_with_guest(subject.guest_pk)
