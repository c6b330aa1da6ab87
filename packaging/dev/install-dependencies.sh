#!/bin/sh
# Installs what building, running and checking needs on Debian 12 (or a system that knows its packages).
# install-dependencies.sh build | run | server | check | bench      nothing happens when everything is there
set -eu

build="ca-certificates g++ cmake ninja-build pkg-config ccache lld
       qt6-base-dev qt6-base-dev-tools qt6-charts-dev libqt6opengl6-dev libqt6svg6-dev libsqlite3-dev qt6-tools-dev
       qt6-tools-dev-tools qt6-l10n-tools libgl-dev libboost1.81-dev libxlsxwriter-dev libxml2-dev rapidjson-dev
       libpq-dev libhiredis-dev libargon2-dev libcurl4-openssl-dev libssl-dev liboath-dev zlib1g-dev
       prometheus-cpp-dev"
run="fonts-inter fonts-lohit-deva qt6-qpa-plugins qt6-wayland"
server="postgresql redis-server"
check="clang-14 clang-format-14 clang-tidy-14 libclang-rt-14-dev python3 python3-yaml python3-jsonschema sqlite3 xvfb xauth poppler-utils
       desktop-file-utils appstream shared-mime-info mandoc dpkg-dev fakeroot file unzip
       pgbouncer python3-aiosmtpd openssl"
bench="python3 wrk nghttp2-client nodejs npm"

case "${1:-build}" in
    build) wanted="$build" ;;
    run) wanted="$build $run" ;;
    server) wanted="$build $server" ;;
    check) wanted="$build $run $server $check" ;;
    bench) wanted="$build $server $bench" ;;
    *) echo "usage: $0 build|run|server|check|bench" >&2; exit 2 ;;
esac

if ! command -v dpkg-query >/dev/null 2>&1; then
    echo "This is no Debian system: install the equivalents of these packages yourself:" $wanted >&2
    exit 0
fi

missing=""
for package in $wanted; do
    state=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null || true)
    [ "$state" = installed ] || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

sudo=""
if [ "$(id -u)" != 0 ]; then
    if ! command -v sudo >/dev/null 2>&1; then
        echo "Missing packages, and neither root nor sudo to install them:$missing" >&2
        exit 1
    fi
    sudo="sudo"
fi
echo "Installing:$missing"
$sudo apt-get update -qq
$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
