#!/usr/bin/env bash
# Writes docs/evidence anew: transaction mode against the prior art, over all scenarios of the lab, in virtual time. Takes some minutes; the figures do not depend on the machine.
# "./evidence.sh check" holds the lab against the running product instead, in real time, and writes docs/evidence/check.md. Takes about three minutes of a machine that does nothing else.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
dotnet run -c Release --project PushPortal.Benchmarks -- evidence "$@"
