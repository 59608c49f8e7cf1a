#!/usr/bin/env bash
# Installs what the browser tests need, where it can, and runs all tests.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

build() { dotnet build --nologo -v quiet -warnaserror PushPortal.sln; }

# A browser: Debian's where we may install packages, Playwright's own elsewhere.
install_browser() {
    command -v chromium >/dev/null && fc-list 2>/dev/null | grep -qi 'Noto Sans CJK' && return
    local as_root=()
    if [ "$(id -u)" -ne 0 ]; then
        sudo -n true 2>/dev/null && as_root=(sudo -n)
    fi
    if command -v apt-get >/dev/null && { [ "$(id -u)" -eq 0 ] || [ ${#as_root[@]} -gt 0 ]; }; then
        "${as_root[@]}" apt-get update -qq &&
            DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -qq --no-install-recommends chromium fonts-noto-cjk fontconfig >/dev/null && return
    fi
    command -v chromium >/dev/null && return
    local driver=PushPortal.Tests/bin/Debug/net10.0/.playwright
    "$(find "$driver/node" -type f -name node | head -n 1)" "$driver/package/cli.js" install chromium
}

build
install_browser
dotnet test --project PushPortal.Tests --no-build "$@"
