#!/usr/bin/env bash
# Long runs that the ordinary suite has a small part of.
#   ./soak.sh hours [number]    simulated hours of everything going wrong, 10,000 unless told otherwise
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

hours() {
    local last=${1:-10000} step=250 first
    dotnet build --nologo -v quiet -c Release PushPortal.Tests
    for ((first = 1; first <= last; first += step)); do
        local end=$((first + step - 1))
        ((end > last)) && end=$last
        PUSHPORTAL_HOURS=$first-$end DOTNET_TieredPGO=0 DOTNET_gcConcurrent=0 \
            PushPortal.Tests/bin/Release/net10.0/PushPortal.Tests --filter-class PushPortal.Tests.Hours.SimulatedHoursTests >soak.log ||
            { cat soak.log; exit 1; }
        echo "hours $first to $end keep the rules"
    done
    rm -f soak.log
}

case "${1:-}" in
    hours) hours "${2:-10000}" ;;
    *) sed -n '2,3p' "$0"; exit 2 ;;
esac
