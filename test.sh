#!/usr/bin/env bash
# Installs what the browser tests and the independent decoders need, where it can, and runs all tests.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

build() { dotnet build --nologo -v quiet -warnaserror PushPortal.sln; }

# Debian packages, where we may install them.
install_packages() {
    local as_root=()
    if [ "$(id -u)" -ne 0 ]; then
        sudo -n true 2>/dev/null || return 1
        as_root=(sudo -n)
    fi
    command -v apt-get >/dev/null || return 1
    "${as_root[@]}" apt-get update -qq &&
        "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

# A browser: Debian's where we may install packages, Playwright's own elsewhere.
install_browser() {
    command -v chromium >/dev/null && fc-list 2>/dev/null | grep -qi 'Noto Sans CJK' && return
    install_packages chromium fonts-noto-cjk fontconfig && return
    command -v chromium >/dev/null && return
    local driver=PushPortal.Tests/bin/Debug/net10.0/.playwright
    "$(find "$driver/node" -type f -name node | head -n 1)" "$driver/package/cli.js" install chromium
}

# The tests say themselves what it means when they are absent.
install_decoders() {
    command -v wbxml2xml >/dev/null && command -v tshark >/dev/null && return
    install_packages libwbxml2-utils tshark || echo "wbxml2xml and tshark cannot be installed here" >&2
}

# Starts nothing that the package would start by itself.
install_quietly() {
    local policy=/usr/sbin/policy-rc.d made= installed=0
    if [ ! -e "$policy" ] && printf '#!/bin/sh\nexit 101\n' | as_root tee "$policy" >/dev/null 2>&1; then
        as_root chmod +x "$policy"
        made=yes
    fi
    install_packages "$@" || installed=$?
    [ -z "$made" ] || as_root rm "$policy"
    return "$installed"
}

as_root() { if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo -n "$@"; fi; }

# Handsets that are not ours: Kannel's WAP client, and curl. The package would start Kannel's own gateway, on the ports of ours.
install_handsets() {
    [ -x /usr/lib/kannel/test/fakewap ] && command -v curl >/dev/null && return
    install_quietly kannel-extras curl || echo "kannel-extras and curl cannot be installed here" >&2
}

# The other database of the store. The tests start servers of their own, in folders of their own; the package's own cluster is not even made.
install_postgres() {
    { compgen -G '/usr/lib/postgresql/*/bin/initdb' || command -v initdb; } >/dev/null && return
    local settings=/etc/postgresql-common/createcluster.conf
    if [ ! -e "$settings" ] && as_root mkdir -p "${settings%/*}" 2>/dev/null; then
        echo 'create_main_cluster = false' | as_root tee "$settings" >/dev/null || true
    fi
    install_quietly postgresql || echo "postgresql cannot be installed here" >&2
}

# What judges the model of the lease, and what stands before the nodes in the tests of takeovers. The package would start nginx's own server.
install_nodes() {
    command -v spin >/dev/null && command -v gcc >/dev/null || install_packages spin gcc libc6-dev || echo "spin and gcc cannot be installed here" >&2
    command -v nginx >/dev/null && [ -e /usr/lib/nginx/modules/ngx_stream_module.so ] || install_quietly nginx libnginx-mod-stream || echo "nginx cannot be installed here" >&2
}

# A public SMPP stack, for the peers of the tests; without node they say themselves what it means.
install_peers() {
    command -v npm >/dev/null || install_packages nodejs npm || { echo "node and npm cannot be installed here" >&2; return; }
    npm ci --prefix PushPortal.Tests/Peers --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null
}

build
install_browser
install_decoders
install_handsets
install_postgres
install_nodes
install_peers
dotnet test --project PushPortal.Tests --no-build "$@"
