"""Papers of a merchant nobody is: keys made for this test run."""

from diandan.sandbox import crypto

_merchant, _platform = crypto.new_key_pair(), crypto.new_key_pair()

SOME_KEYS = {
    "mchid": "1900000001",
    "appid": "wx0123456789abcdef",
    "serial_no": "5157F09EFDC096DE15EBE81A47057A7232F1B8E1",
    "private_key": _merchant.private_pem,
    "api_v3_key": "0123456789abcdef0123456789abcdef",
    "public_key_id": "PUB_KEY_ID_0119000000012026",
    "public_key": _platform.public_pem,
}
PLATFORM_PRIVATE_PEM = _platform.private_pem
