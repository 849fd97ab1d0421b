"""Files in a bucket that speaks S3: AWS, MinIO, Ceph, Aliyun OSS, Tencent COS.

The address names everything: ``s3://key:secret@host:port/bucket/prefix?region=…&style=path&tls=0``. An object
is there whole or not at all, so a name is enough; what is named by its content may be put twice.
"""

import io
from collections.abc import Callable
from typing import TypeVar
from urllib.parse import parse_qs, unquote, urlsplit

import urllib3
from django.core.exceptions import ImproperlyConfigured

from diandan.infra import tx
from diandan.kernel.errors import Unavailable

T = TypeVar("T")

CONNECT_TIMEOUT_S = 2.0
READ_TIMEOUT_S = 10.0
# Pictures never change under a name: whoever stands between may keep them.
FOREVER = "public, max-age=31536000, immutable"


class FilesAway(Unavailable):
    """The bucket does not answer, or refuses us."""

    code = "files.away"


class Bucket:
    """A bucket and the part of it that is ours."""

    def __init__(self, url: str) -> None:
        # Here, because only an installation with a bucket has the library.
        from minio import Minio  # noqa: PLC0415
        from minio.error import MinioException, S3Error  # noqa: PLC0415

        parts = urlsplit(url)
        said = {name: values[-1] for name, values in parse_qs(parts.query).items()}
        self._name, _, prefix = parts.path.strip("/").partition("/")
        if parts.scheme != "s3" or not parts.hostname or not self._name:
            raise ImproperlyConfigured("DIANDAN_FILES_URL: want s3://key:secret@host/bucket")
        self._prefix = f"{prefix}/" if prefix else ""
        self._client = Minio(
            endpoint=parts.hostname + (f":{parts.port}" if parts.port else ""),
            access_key=unquote(parts.username or ""),
            secret_key=unquote(parts.password or ""),
            secure=said.get("tls", "1") != "0",
            # Named, so that nobody asks the bucket where it is before the first picture.
            region=said.get("region", "us-east-1"),
            http_client=urllib3.PoolManager(
                timeout=urllib3.Timeout(connect=CONNECT_TIMEOUT_S, read=READ_TIMEOUT_S),
                maxsize=16,
                retries=urllib3.Retry(total=2, backoff_factor=0.1, status_forcelist=[500, 502, 503, 504]),
            ),
        )
        if said.get("style") == "host":
            self._client.enable_virtual_style_endpoint()  # type: ignore[no-untyped-call]
        elif said.get("style") == "path":
            self._client.disable_virtual_style_endpoint()  # type: ignore[no-untyped-call]
        self._refusal = S3Error
        self._wrong = (MinioException, urllib3.exceptions.HTTPError, OSError)

    def put(self, name: str, content: bytes) -> None:
        """Keep a file under a name of ours.

        Raises:
            FilesAway: it is not kept, as far as is known.
        """
        self._ask(
            lambda: self._client.put_object(
                bucket_name=self._name,
                object_name=self._prefix + name,
                data=io.BytesIO(content),
                length=len(content),
                content_type="image/webp",
                metadata={"Cache-Control": FOREVER},
            )
        )

    def get(self, name: str) -> bytes | None:
        """Return a file, or nothing where there is none.

        Raises:
            FilesAway: nobody knows.
        """
        return self._ask(lambda: self._read(name))

    def remove(self, name: str) -> None:
        """Delete a file; one that is gone already is fine.

        Raises:
            FilesAway: it may still be there.
        """
        self._ask(lambda: self._client.remove_object(bucket_name=self._name, object_name=self._prefix + name))

    def look(self) -> None:
        """Make sure that the bucket is there and ours.

        Raises:
            FilesAway: it is not.
        """
        if not self._ask(lambda: self._client.bucket_exists(bucket_name=self._name)):
            raise FilesAway(reason="no such bucket")

    def _read(self, name: str) -> bytes | None:
        answer = None
        try:
            answer = self._client.get_object(bucket_name=self._name, object_name=self._prefix + name)
            content: bytes = answer.read()
            return content
        except self._refusal as refusal:
            if refusal.code == "NoSuchKey":
                return None
            raise
        finally:
            if answer is not None:
                answer.close()
                answer.release_conn()

    def _ask(self, question: Callable[[], T]) -> T:
        tx.must_be_outside()
        try:
            return question()
        except self._wrong as trouble:
            raise FilesAway(reason=type(trouble).__name__) from trouble
