"""Refusals of Alipay's gateway: a code, a sub code and a sentence."""

MESSAGES = {
    "40001": "Missing Required Arguments",
    "40002": "Invalid Arguments",
    "40004": "Business Failed",
    "20000": "Service Currently Unavailable",
}


class Refusal(Exception):
    """A refusal as it goes over the wire; a fault is of the gateway itself and not of the method asked."""

    def __init__(self, code: str, sub_code: str, *, is_fault: bool = False) -> None:
        super().__init__(code, sub_code)
        self.code = code
        self.sub_code = sub_code
        self.is_fault = is_fault

    def told(self) -> dict[str, str]:
        """Return the contents of the answer's node."""
        return {
            "code": self.code,
            "msg": MESSAGES[self.code],
            "sub_code": self.sub_code,
            "sub_msg": self.sub_code,
        }


def refused(sub_code: str) -> Refusal:
    """Make a refusal of the business: the usual kind."""
    return Refusal("40004", sub_code)


def busy() -> Refusal:
    """The gateway stumbled; ask again with the same parameters."""
    return Refusal("20000", "isp.unknow-error")
