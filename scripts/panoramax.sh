#!/usr/bin/env bash
# Installs the real Panoramax server for tests/real_panoramax.py: PostgreSQL with PostGIS, and the server in .cache. Safe to repeat.
set -euo pipefail
cd "$(dirname "$0")/.."

VERSION=2.15.1
PLACE=.cache/panoramax/venv

say() { echo "panoramax: $*"; }

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

apt() { as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -o Dpkg::Use-Pty=0 "$@" </dev/null >/dev/null; }

if ! ls /usr/share/postgresql/*/extension/postgis.control >/dev/null 2>&1; then
    say "installing PostgreSQL and PostGIS"
    apt update
    apt install -y --no-install-recommends postgresql postgresql-postgis
fi
if ! "$PLACE/bin/python" -c "import geovisio, sys; sys.exit(geovisio.__version__ != '$VERSION')" 2>/dev/null; then
    say "installing the server (about two minutes)"
    python3 -m venv "$PLACE"
    "$PLACE/bin/pip" install --quiet --disable-pip-version-check "geovisio==$VERSION"
fi
