"""The server side of a WeChat mini-program: sign-in, codes, messages, shipping information, text check."""
