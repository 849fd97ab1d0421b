"""Text messages by Tencent Cloud (sms, version 2021-01-11)."""
