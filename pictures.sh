#!/usr/bin/env bash
# Takes the pictures in docs/pictures anew, from the product as it is: it is started, given a busy minute, and looked at in a real browser.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
dotnet build --nologo -v quiet PushPortal.Tests
PUSHPORTAL_PICTURES="$PWD/docs/pictures" PushPortal.Tests/bin/Debug/net10.0/PushPortal.Tests --explicit only --filter-class PushPortal.Tests.Browser.PortalPictures
