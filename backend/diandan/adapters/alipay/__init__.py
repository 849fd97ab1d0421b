"""Alipay behind our ports: signatures, payments, sign-in."""
