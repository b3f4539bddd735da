#!/bin/sh
# Installs everything the tests need into .venv-test (and, as root on Debian, LibreOffice), then runs them.
set -eu
cd "$(dirname "$0")/.."
PYTHON=${PYTHON:-python3}

needed=""
# One without windows (libreoffice-core-nogui) cannot be clicked in.
{ command -v soffice && ! dpkg -s libreoffice-core-nogui; } >/dev/null 2>&1 || needed="$needed libreoffice-calc"
[ -e /usr/lib/python3/dist-packages/uno.py ] || needed="$needed python3-uno"
[ -e /usr/lib/libreoffice/program/pythonscript.py ] || needed="$needed libreoffice-script-provider-python"
command -v Xvfb >/dev/null 2>&1 || needed="$needed xvfb"
command -v xdotool >/dev/null 2>&1 || needed="$needed xdotool"
command -v import >/dev/null 2>&1 || needed="$needed imagemagick"
command -v pdftoppm >/dev/null 2>&1 || needed="$needed poppler-utils"
fc-list :lang=zh 2>/dev/null | grep -q . || needed="$needed fontconfig fonts-noto-cjk"
ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || command -v initdb >/dev/null 2>&1 || needed="$needed postgresql"
"$PYTHON" -c 'import ensurepip' >/dev/null 2>&1 || needed="$needed python3-venv"
if [ -n "$needed" ]; then
    if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
        apt-get update -qq
        # shellcheck disable=SC2086
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $needed >/dev/null
    else
        echo "Missing:$needed. Tests that need them will be skipped." >&2
    fi
fi

[ -x .venv-test/bin/python ] || "$PYTHON" -m venv .venv-test
.venv-test/bin/python -m pip install --quiet --disable-pip-version-check -e '.[test,fast,postgres,parquet]'
exec .venv-test/bin/python -m pytest -n auto --dist loadfile "$@"
