"""Text messages by Alibaba Cloud (dysmsapi, version 2017-05-25)."""
