#!/usr/bin/env bash
# Tries Pinpoint on Debian 13, with Python 3.13 and the QGIS of its backports (3.44): makes a Debian in FOLDER (10 GB, kept
# for the next time; a new or an empty one), copies the work tree into it and runs make there, as a newcomer would. Wants
# root and debootstrap.
#   sudo scripts/trixie.sh [FOLDER [TARGET...]]       without more: ../trixie run test
#   sudo QGIS_SUITE=trixie scripts/trixie.sh FOLDER   with the QGIS that setup.sh takes there by itself (3.40); a new FOLDER
set -euo pipefail
cd "$(dirname "$0")/.."
folder=$(realpath -m "${1:-../trixie}")
shift || true
[ $# -gt 0 ] || set -- run test
export QGIS_SUITE=${QGIS_SUITE:-trixie-backports}
OWN=/etc/apt/sources.list.d/debian.sources
MARK=.made-by-trixie.sh

say() { echo "trixie: $*"; }
stop() { echo "trixie: $*" >&2; exit 1; }

# This machine's apt source, told for Debian 13 and its backports: same server, same key.
sources() {
    sed "s/\<$(. /etc/os-release && echo "$VERSION_CODENAME")\>/trixie/g" "$OWN"
    echo
    sed "s/\<$(. /etc/os-release && echo "$VERSION_CODENAME")\>/trixie/g" "$OWN" | awk 'BEGIN { RS = "" }
        /(^|\n)Suites:([^\n]* )?trixie( |\n|$)/ { sub(/Suites:[^\n]*/, "Suites: trixie-backports"); print; exit }'
}

make_debian() {
    local server
    server=$(sources | awk '/^URIs:/ && !found { print $2; found = 1 }')
    say "making a Debian 13 in $folder"
    mkdir -p "$folder"
    touch "$folder/$MARK"
    debootstrap --variant=minbase --include=ca-certificates,make trixie "$folder" "$server" >"$folder.log" 2>&1 ||
        stop "debootstrap failed; see $folder.log"
    rm "$folder/etc/apt/sources.list" "$folder.log"
    sources >"$folder$OWN"
    apt-config dump | grep -E '^Acquire::(Check-|http|Languages:)' >"$folder/etc/apt/apt.conf.d/99host" || true
    printf '#!/bin/sh\nexit 101\n' >"$folder/usr/sbin/policy-rc.d" # no services in a folder
    chmod +x "$folder/usr/sbin/policy-rc.d"
}

# What network and pip go by here: resolver, authorities, pip's settings, and the files and folders that those name.
copy_network() {
    local settings path
    cp -L /etc/resolv.conf /etc/hosts "$folder/etc/"
    cp -r /usr/local/share/ca-certificates/. "$folder/usr/local/share/ca-certificates/"
    chroot "$folder" update-ca-certificates >/dev/null 2>&1
    settings=$(pip3 config list 2>/dev/null || true)
    { echo '[global]' && sed -nE "s/^global\.([a-z-]+)='(.*)'$/\1 = \2/p" <<<"$settings"; } >"$folder/etc/pip.conf"
    for path in $(grep -oE "/[^' ]+" <<<"$settings" | sed 's|^//*|/|' | sort -u); do
        if [ -d "$path" ]; then
            show "$(cut -d/ -f1-3 <<<"$path")"
        elif [ -f "$path" ] && [[ $path != /etc/ssl/* ]]; then
            cp --parents "$path" "$folder"
        fi
    done
}

# Shows a folder of this machine inside, there or under another name; read only.
show() {
    local target=$folder${2:-$1}
    mkdir -p "$target"
    mountpoint -q "$target" || mount --bind -o ro "$1" "$target"
}

# Copies what git knows or would add; an older copy's .venv stays.
copy_tree() {
    mkdir -p "$folder/src/pinpoint"
    find "$folder/src/pinpoint" -mindepth 1 -maxdepth 1 ! -name .venv -exec rm -rf {} +
    git -c safe.directory='*' ls-files -z --cached --others --exclude-standard -- . ':!.venv' |
        tar --create --null --ignore-failed-read --files-from=- | tar --extract --no-same-owner --directory "$folder/src/pinpoint"
    [ ! -d ../shared ] || show "$(realpath ../shared)" /src/shared
}

inside() {
    local kept=()
    while IFS= read -r -d '' each; do
        [[ $each =~ ^(PIP_|SSL_CERT_|[a-z]+_proxy=|TERM=|QGIS_SUITE=) ]] && kept+=("$each")
    done < <(env -0)
    kept+=(HOME=/root LANG=C.UTF-8 PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin)
    chroot "$folder" /usr/bin/env -i "${kept[@]}" bash -euo pipefail -c "$@"
}

work() {
    mount --rbind /dev "$folder/dev"
    mount --rbind /sys "$folder/sys" # tells how many cores there are
    mount -t proc proc "$folder/proc"
    copy_network
    copy_tree
    # shellcheck disable=SC2016 # meant for the shell inside
    inside 'export DEBIAN_FRONTEND=noninteractive
        [ "$QGIS_SUITE" != trixie ] && ! dpkg-query -W qgis >/dev/null 2>&1 || exit 0
        echo "trixie: installing QGIS from $QGIS_SUITE"
        apt-get -qq update
        apt-get -qq install -y --no-install-recommends -t "$QGIS_SUITE" qgis python3-qgis qgis-providers </dev/null >/dev/null'
    # shellcheck disable=SC2016
    inside 'cd /src/pinpoint
        for target; do
            begun=$SECONDS
            make "$target"
            echo "trixie: make $target took $((SECONDS - begun)) s"
        done
        echo "trixie: that was $(. /etc/os-release && echo "$PRETTY_NAME"), $(python3 --version), QGIS" \
            "$(dpkg-query -W -f "\${Version}" qgis)"' trixie "$@"
}

# What it finds in FOLDER/src/pinpoint it removes, so it goes into no folder that holds anything else.
[ ! -e "$folder" ] || [ -e "$folder/$MARK" ] || [ -z "$(ls -A "$folder" 2>&1 || true)" ] ||
    stop "$folder holds other things than a Debian of this script; name a new or an empty folder"
[ "$(id -u)" = 0 ] || stop "makes a Debian in a folder, which needs root; run it with sudo"
if [ "${IN_NAMESPACE:-}" != yes ]; then
    command -v debootstrap >/dev/null || stop "needs debootstrap; apt-get install debootstrap"
    [ -f "$OWN" ] || stop "copies the apt source $OWN, which is not here; run it on Debian 12 or newer"
    [ -x "$folder/usr/sbin/policy-rc.d" ] || make_debian
    # In a mount and process namespace of its own: what it mounts and starts ends with it.
    IN_NAMESPACE=yes exec unshare --mount --pid --fork --kill-child "$0" "$folder" "$@"
fi
work "$@"
