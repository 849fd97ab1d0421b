"""WeChat Pay v3 as the other side sees it: requests checked, answers signed, notices encrypted."""
