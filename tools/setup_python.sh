#!/bin/sh
# Make backend/.venv with exactly what the lock names. Uses uv when it can be had, pip otherwise.
set -eu
cd "$(dirname "$0")/.."

UV_VERSION=0.13.9
VENV=backend/.venv
LOCK=backend/requirements-dev.lock

python=
for candidate in "${PYTHON:-}" python3 python3.13 python3.12 python3.11; do
  if [ -n "$candidate" ] && command -v "$candidate" >/dev/null 2>&1 &&
    "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
    python=$candidate
    break
  fi
done
if [ -z "$python" ]; then
  echo "diandan needs Python 3.11 or newer; set PYTHON=/path/to/python3." >&2
  exit 1
fi

uv=$(command -v uv || true)
if [ -z "$uv" ]; then
  if [ ! -x .tools/bin/uv ]; then
    "$python" -m venv .tools && .tools/bin/pip install --quiet "uv==$UV_VERSION" || true
  fi
  [ -x .tools/bin/uv ] && uv=.tools/bin/uv
fi

if [ -n "$uv" ]; then
  [ -x $VENV/bin/python ] || "$uv" venv --quiet --python "$python" $VENV
  "$uv" pip sync --quiet --python $VENV/bin/python $LOCK
  "$uv" pip install --quiet --python $VENV/bin/python --no-deps --no-build-isolation -e backend
else
  [ -x $VENV/bin/python ] || "$python" -m venv $VENV
  $VENV/bin/pip install --quiet --require-hashes -r $LOCK
  $VENV/bin/pip install --quiet --no-deps --no-build-isolation -e backend
fi
