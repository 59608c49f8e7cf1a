#!/usr/bin/env bash
# Writes docs/evidence anew: transaction mode against the prior art, over all scenarios of the lab, in virtual time. Takes some minutes; the figures do not depend on the machine.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
dotnet run -c Release --project PushPortal.Benchmarks -- evidence "$@"
