"""The embedded shop needs and loads nothing of what stands beside a shop at scale."""

import subprocess
import sys

from tests.architecture.conftest import BACKEND

# Everything a web process and a hub load, without starting them; then what of it is an extra's.
LOADED = """
import os, sys
os.environ["DJANGO_SETTINGS_MODULE"] = "diandan.settings"
import django
django.setup()
import diandan.boot, diandan.urls, diandan.cli.hub, diandan.cli.doctor
import diandan.infra.live.outlet, diandan.infra.files
print(" ".join(sorted({"redis", "celery", "kombu", "minio", "psycopg", "pymysql"} & sys.modules.keys())))
"""


def test_a_shop_on_one_machine_loads_no_library_of_an_extra(tmp_path):
    told = subprocess.run(
        [sys.executable, "-c", LOADED],
        cwd=BACKEND,
        env={"DIANDAN_DATA": str(tmp_path), "PATH": ""},
        check=True,
        capture_output=True,
        text=True,
    )

    assert told.stdout.split() == []
