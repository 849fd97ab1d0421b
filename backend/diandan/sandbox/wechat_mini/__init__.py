"""The server side of mini-programs, as their merchants' programs call it at api.weixin.qq.com."""
