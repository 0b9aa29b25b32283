#!/bin/sh
# Makes sure that the shared libraries and programs are there which pip cannot bring.
# Usage: system-libraries.sh run|test|package   (run: the program only; the others: what tests call, too)
set -eu
cd "$(dirname "$0")/.."
purpose=${1:-run}
[ "$(uname -s)" = Linux ] || exit 0

# shared library = Debian package that brings it; PySide6's wheel needs them, the xcb ones for a window under X11
libraries="
libEGL.so.1=libegl1 libGL.so.1=libgl1 libxkbcommon.so.0=libxkbcommon0 libxkbcommon-x11.so.0=libxkbcommon-x11-0
libdbus-1.so.3=libdbus-1-3 libfontconfig.so.1=libfontconfig1 libxcb-cursor.so.0=libxcb-cursor0
libxcb-icccm.so.4=libxcb-icccm4 libxcb-keysyms.so.1=libxcb-keysyms1 libxcb-shape.so.0=libxcb-shape0
libxcb-image.so.0=libxcb-image0 libxcb-render-util.so.0=libxcb-render-util0 libxcb-xinerama.so.0=libxcb-xinerama0
libxcb-randr.so.0=libxcb-randr0 libxcb-sync.so.1=libxcb-sync1 libxcb-xfixes.so.0=libxcb-xfixes0
libwayland-client.so.0=libwayland-client0 libglib-2.0.so.0=libglib2.0-0
"
# command = package; tests look at printed pages, check bundles with other programs, open a real window, and
# compile the recorder of power cuts
commands="
Xvfb=xvfb xdotool=xdotool pdftotext=poppler-utils ssh-keygen=openssh-client age=age unzip=unzip git=git cc=gcc
"

missing=""
# ldconfig lives in /sbin, which an ordinary user's PATH may lack
known=$(PATH="$PATH:/usr/sbin:/sbin" ldconfig -p 2>/dev/null || true)
for pair in $libraries; do
    case "$known" in
        *"${pair%%=*} "*) ;;
        *) missing="$missing ${pair#*=}" ;;
    esac
done
if [ "$purpose" != run ]; then
    for pair in $commands; do
        command -v "${pair%%=*}" >/dev/null 2>&1 || missing="$missing ${pair#*=}"
    done
    [ -e /usr/include/dlfcn.h ] || missing="$missing libc6-dev"
fi
if [ ! -d .venv ] && command -v python3 >/dev/null 2>&1 && ! python3 -c 'import ensurepip' 2>/dev/null; then
    missing="$missing python3-venv"
fi

[ -n "$missing" ] || exit 0
if ! command -v apt-get >/dev/null 2>&1; then
    echo "These system packages (Debian's names) are missing; install them with your system's package manager and try again:$missing" >&2
    exit 1
fi
if [ "$(id -u)" -ne 0 ]; then
    echo "System packages are missing; run this command and try again: sudo apt-get install -y$missing" >&2
    exit 1
fi
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq </dev/null
# shellcheck disable=SC2086 # one word per package
apt-get install -y -qq --no-install-recommends $missing </dev/null
