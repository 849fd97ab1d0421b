"""Pictures in a bucket: a real S3 conversation, with signatures that are checked."""

import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from urllib.parse import quote

import pytest
from django.core.exceptions import ImproperlyConfigured
from minio import Minio

from diandan.infra import files, tx
from diandan.infra.places.bucket import Bucket, FilesAway
from tests.factories.servers import free_port, wait_for_port
from tests.infra.test_files import picture

pytestmark = pytest.mark.network


class S3Server:
    """A server that speaks S3, as a process of its own."""

    def __init__(self) -> None:
        self.port = free_port()
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.infra.s3_server", str(self.port)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        wait_for_port(self.port)

    def url(self, key: str, secret: str, bucket: str = "shop") -> str:
        return f"s3://{key}:{quote(secret, safe='')}@127.0.0.1:{self.port}/{bucket}/pictures?tls=0"

    def stop(self) -> None:
        self._process.terminate()
        self._process.wait(10)


@pytest.fixture(scope="module")
def s3() -> Iterator[S3Server]:
    server = S3Server()
    yield server
    server.stop()


@pytest.fixture
def bucket(s3, settings) -> Iterator[str]:
    """A bucket, and pictures kept in it."""
    key, secret = urllib.request.urlopen(f"http://127.0.0.1:{s3.port}/papers").read().decode().split()
    client = Minio(endpoint=f"127.0.0.1:{s3.port}", access_key=key, secret_key=secret, secure=False)
    if not client.bucket_exists(bucket_name="shop"):
        client.make_bucket(bucket_name="shop")
    for found in client.list_objects(bucket_name="shop", recursive=True):
        client.remove_object(bucket_name="shop", object_name=found.object_name)
    settings.FILES_URL = s3.url(key, secret)
    yield settings.FILES_URL
    files._bucket.cache_clear()


def test_a_picture_goes_into_the_bucket_under_the_name_of_its_content(bucket, settings, tmp_path):
    kept = files.store_picture(picture())
    settings.MEDIA_ROOT = tmp_path
    again = files.store_picture(picture())

    assert kept == again
    assert files.content(kept.small) == Bucket(bucket).get(kept.small)
    assert (files.content(kept.large) or b"")[:4] == b"RIFF"
    assert list(tmp_path.rglob("*")) == []
    settings.FILES_URL = ""
    assert files.store_picture(picture()) == kept, "the same name, wherever it is kept"


def test_it_is_served_as_from_a_folder(bucket, client):
    kept = files.store_picture(picture())

    answer = client.get(files.url(kept.small))

    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "image/webp"
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert answer.content == files.content(kept.small)
    assert client.get("/media/00/nothing.webp").status_code == 404


def test_a_guests_picture_can_be_read_back_and_forgotten(bucket):
    kept = files.store_private_picture(picture())
    assert files.private_content(kept.small) == files.content(kept.small) != None  # noqa: E711

    files.forget(kept.small, kept.large)
    files.forget(kept.small)

    assert files.private_content(kept.small) is files.private_content(kept.large) is None


def test_a_wrong_key_is_refused_by_the_server_and_told_as_away(bucket, s3):
    with pytest.raises(FilesAway):
        Bucket(s3.url("nobody", "knows")).put("aa/b.webp", b"RIFF")
    assert Bucket(bucket).get("aa/b.webp") is None


def test_a_bucket_that_is_away_refuses_an_upload_and_harms_nothing(bucket, settings, client):
    settings.FILES_URL = f"s3://key:secret@127.0.0.1:{free_port()}/shop?tls=0"

    with pytest.raises(FilesAway):
        files.store_picture(picture())
    assert client.get("/media/00/nothing.webp").status_code == 503


def test_whether_the_bucket_is_there_can_be_asked(bucket, s3):
    Bucket(bucket).look()

    with pytest.raises(FilesAway):
        Bucket(bucket.replace("/shop/", "/another/")).look()


@pytest.mark.django_db
def test_no_picture_travels_while_a_unit_holds_the_database(bucket):
    with pytest.raises(tx.MustBeOutside):
        tx.run(lambda: files.store_picture(picture()))


@pytest.mark.parametrize("url", ["s3://host", "http://host/bucket", "s3:///bucket"])
def test_an_address_that_names_no_bucket_is_refused(url):
    with pytest.raises(ImproperlyConfigured):
        Bucket(url)
