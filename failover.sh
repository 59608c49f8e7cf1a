#!/usr/bin/env bash
# Everything that nodes that share a PostgreSQL meet, with real processes under load and an SMSC that looks at every segment: kills, nodes that stand still, cut networks, a database that crashes, is away or fails over,
# clocks, upgrades, scaling; and the model of the lease. Takes about half an hour of a machine that does nothing else. What was measured is in failover.log.
#   ./failover.sh [number]    all of it, or one of the plan's numbers, such as 06
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

plan=${1:-}
tests=PushPortal.Tests/bin/Debug/net10.0/PushPortal.Tests
dotnet build --nologo -v quiet PushPortal.Tests

run() { CI=1 "$tests" --output Detailed --explicit "$@" | tee -a failover.log; }

: >failover.log
status=0
run only --filter-method "*FailoverPlanTests.Plan_${plan}*" || status=1
if [ -z "$plan" ]; then
    run off --filter-class "*.FailoverTests" --filter-class "*.LeaseModelTests" --filter-class "*.TakenOverStateTests" || status=1
fi
exit "$status"
