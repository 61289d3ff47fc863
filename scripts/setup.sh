#!/usr/bin/env bash
# Brings this machine to the point where Pinpoint runs: QGIS, .venv, the pinned packages, PyQt6 for a test. Safe to repeat.
set -euo pipefail
cd "$(dirname "$0")/.."

say() { echo "setup: $*"; }
stop() { echo "setup: $*" >&2; exit 1; }

as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        stop "needs root to run '$*'; run 'make' once as root, or install sudo"
    fi
}

apt() { as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -o Dpkg::Use-Pty=0 "$@" </dev/null >/dev/null; }

installed() { dpkg-query -W -f '${Status}' "$1" 2>/dev/null | grep -q 'ok installed'; }

qgis_is_current() {
    /usr/bin/python3 -c 'from qgis.core import Qgis; raise SystemExit(Qgis.QGIS_VERSION_INT < 34000)' 2>/dev/null
}

# The version of QGIS that a suite offers: "3.40.6+dfsg-1" becomes 34006.
offered() {
    apt-cache madison qgis | awk -F ' *[|] *' -v suite="$1" '
        index($3, " " suite "/") { sub(/^[0-9]+:/, "", $2); split($2, v, /[.+~-]/); n = v[1] * 10000 + v[2] * 100 + v[3]; if (n > best) best = n }
        END { print best + 0 }'
}

# Prints this machine's own apt source again, for the backports suite: same server, same key.
backports_source() {
    local deb822=/etc/apt/sources.list.d/debian.sources
    if [ -f "$deb822" ]; then
        awk -v codename="$1" 'BEGIN { RS = "" }
            $0 ~ "(^|\n)Suites:([^\n]* )?" codename "( |\n|$)" {
                gsub(/(^|\n)#[^\n]*/, "")
                sub(/Suites:[^\n]*/, "Suites: " codename "-backports")
                sub(/Components:[^\n]*/, "Components: main")
                sub(/^\n/, "")
                print
                exit
            }' "$deb822"
    elif [ -f /etc/apt/sources.list ]; then
        awk -v codename="$1" '$1 == "deb" {
            for (i = 3; i <= NF; i++) if ($i == codename) {
                for (j = 1; j < i; j++) printf "%s ", $j
                print codename "-backports main"
                exit
            } }' /etc/apt/sources.list
    fi
}

add_backports() {
    local codename=$1 source name=pinpoint-backports.list
    source=$(backports_source "$codename")
    [ -n "$source" ] || stop "found no apt source for $codename; add $codename-backports yourself and run again"
    case $source in *URIs:*) name=pinpoint-backports.sources ;; esac
    say "adding the suite $codename-backports as /etc/apt/sources.list.d/$name"
    echo "$source" | as_root tee "/etc/apt/sources.list.d/$name" >/dev/null
    apt update
}

install_qgis() {
    local codename suite
    codename=$(. /etc/os-release && echo "${VERSION_CODENAME:-}")
    suite=$codename
    if [ "$(offered "$codename")" -lt 34000 ]; then
        [ "$(. /etc/os-release && echo "$ID")" = debian ] ||
            stop "this system offers no QGIS 3.40; install one from qgis.org and run again"
        suite=$codename-backports
        [ "$(offered "$suite")" -ge 34000 ] || add_backports "$codename"
    fi
    say "installing QGIS from $suite (about two minutes)"
    apt install -y --no-install-recommends -t "$suite" qgis python3-qgis qgis-providers
    qgis_is_current || stop "QGIS is still older than 3.40; see 'apt-cache policy qgis'"
}

install_system() {
    local missing=() qgis=
    command -v apt-get >/dev/null || stop "knows Debian and Ubuntu only; this system has no apt-get"
    for package in python3-venv xvfb xauth fonts-dejavu-core fonts-open-sans poppler-utils; do
        installed "$package" || missing+=("$package")
    done
    qgis_is_current || qgis="QGIS 3.40 or newer"
    [ -n "${missing[*]}$qgis" ] || return 0
    say "installing with apt: ${missing[*]} $qgis"
    apt update
    [ -z "${missing[*]}" ] || apt install -y --no-install-recommends "${missing[@]}"
    [ -z "$qgis" ] || install_qgis
}

# Lets the system's packages be seen in .venv, or not. QGIS's are wanted at run time; but pip leaves out what it sees at
# the pinned version, and the next upgrade of the system would change it.
see_the_system() { sed -i "s/^include-system-site-packages = .*/include-system-site-packages = $1/" .venv/pyvenv.cfg; }

# Tells whether .venv is there and of this Python: after an upgrade of the system its packages are those of the older one.
fits_this_python() {
    .venv/bin/python -c 'import os, sysconfig; raise SystemExit(not os.path.isdir(sysconfig.get_path("purelib")))' 2>/dev/null
}

pip_install() { .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-input "$@"; }

install_python() {
    local stamp=.venv/.pinpoint-stamp digest
    digest=$(sha256sum requirements.txt requirements-alone.txt)
    if ! fits_this_python; then
        say "making .venv on top of QGIS's Python"
        /usr/bin/python3 -m venv --clear --system-site-packages .venv
    fi
    if [ "$(cat "$stamp" 2>/dev/null)" = "$digest" ]; then return; fi
    say "installing the packages of requirements.txt into .venv (some minutes the first time)"
    rm -f "$stamp"
    see_the_system false
    pip_install -r requirements.txt
    pip_install --no-deps -r requirements-alone.txt
    see_the_system true
    echo "$digest" >"$stamp"
}

# PyQt6 for one test, where no program finds it by itself. Without it everything else works.
install_qt6() {
    local stamp=.qt6/.pinpoint-stamp digest
    digest=$(sha256sum requirements-qt6.txt)
    if [ "$(cat "$stamp" 2>/dev/null)" = "$digest" ]; then return; fi
    say "installing PyQt6 into .qt6"
    rm -rf .qt6
    if pip_install --no-deps --target .qt6 -r requirements-qt6.txt; then
        echo "$digest" >"$stamp"
    else
        say "PyQt6 cannot be had, so tests/test_qt6.py will be skipped"
    fi
}

install_system
install_python
install_qt6
say "ready"
