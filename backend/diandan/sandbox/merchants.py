"""Who may collect money through the sandbox, and the papers they get."""

import hashlib
import secrets
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from diandan.sandbox import crypto
from diandan.sandbox.store import Store

PUBLIC_KEY = "public_key"
CERTIFICATE = "certificate"


@dataclass(frozen=True, slots=True)
class MerchantPapers:
    """Everything a merchant enters into the till: its numbers, its key, and the platform's public key."""

    mchid: str
    appid: str
    name: str
    serial_no: str
    private_key: str
    api_v3_key: str
    public_key_id: str
    public_key: str

    def as_dict(self) -> dict[str, Any]:
        """Return plain values."""
        return asdict(self)


def enrol(file: Path, *, name: str, mchid: str = "", signs_with: str = PUBLIC_KEY) -> MerchantPapers:
    """Make a merchant in a data file, whether or not a sandbox is running on it."""
    store = Store(file)
    try:
        return enrol_in(store, name=name, mchid=mchid, signs_with=signs_with)
    finally:
        store.close()


def enrol_in(store: Store, *, name: str, mchid: str = "", signs_with: str = PUBLIC_KEY) -> MerchantPapers:
    """Make a merchant, or give a known one new keys. Play money only, so its key is made here."""
    platform_keys(store)
    keys = crypto.new_key_pair()
    mchid = mchid or f"19{secrets.randbelow(10**8):08d}"
    papers = MerchantPapers(
        mchid=mchid,
        appid=f"wx{hashlib.sha256(mchid.encode()).hexdigest()[:16]}",
        name=name,
        serial_no=secrets.token_hex(20).upper(),
        private_key=keys.private_pem,
        api_v3_key=crypto.random_text(32),
        public_key_id=store.setting("public_key_id") if signs_with == PUBLIC_KEY else "",
        public_key=store.setting("public_pem") if signs_with == PUBLIC_KEY else "",
    )
    with store.changing():
        store.run("DELETE FROM merchants WHERE mchid = ?", mchid)
        store.insert(
            "merchants",
            mchid=mchid,
            appid=papers.appid,
            name=name,
            serial_no=papers.serial_no,
            public_pem=keys.public_pem,
            api_v3_key=papers.api_v3_key,
            signs_with=signs_with,
        )
    return papers


def platform_keys(store: Store) -> None:
    """Make the platform's key and certificate when the data file is new."""
    with store.changing():
        if store.setting("private_pem"):
            return
        keys = crypto.new_key_pair()
        store.remember("private_pem", keys.private_pem)
        store.remember("public_pem", keys.public_pem)
        store.remember(
            "public_key_id", f"PUB_KEY_ID_{secrets.randbelow(10**20):020d}{secrets.token_hex(6).upper()}"
        )
        certified = crypto.new_key_pair()
        certificate, serial = crypto.self_signed_certificate(
            certified.private_pem, name="Sandbox Payment Platform", at=store.now()
        )
        store.remember("certified_private_pem", certified.private_pem)
        store.remember("certificate_pem", certificate)
        store.remember("certificate_serial", serial)
        # A key nobody trusts, for forged answers and notices.
        store.remember("stranger_pem", crypto.new_key_pair().private_pem)
