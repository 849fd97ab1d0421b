"""Alipay's open gateway as the other side sees it: requests checked, answers and notices signed."""
