#!/usr/bin/env bash
# Long runs that the ordinary suite has a small part of.
#   ./soak.sh hours [number]    simulated hours of everything going wrong, 10,000 unless told otherwise
#   ./soak.sh kills [number]    the gateway is killed at full load and started again, 20 times unless told otherwise
#   ./soak.sh load [seconds]    steady load over the whole way, 1,800 s unless told otherwise: compare the memory first and at the end
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

pipeline() { dotnet run -c Release --project PushPortal.Benchmarks -- pipeline "$@"; }

case "${1:-}" in
    hours) hours "${2:-10000}" ;;
    kills) pipeline --kills "${2:-20}" ;;
    load) pipeline --rate 6000 --warm-up 60 --seconds "${2:-1800}" ;;
    *) sed -n '2,5p' "$0"; exit 2 ;;
esac
