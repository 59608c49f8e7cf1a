#!/usr/bin/env bash
# Writes docs/openapi.json, the description that clients build on, anew from the product as it is. A change that would break them is a decision, not an accident: the tests compare with it.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
dotnet build --nologo -v quiet PushPortal.Tests
PushPortal.Tests/bin/Debug/net10.0/PushPortal.Tests --explicit only --filter-class PushPortal.Tests.Api.OpenApiTests
