#!/bin/sh
# The long runs of `./check full`: what is too slow for every change and must hold before a release.
set -eu
cd "$(dirname "$0")/../.."
minutes="${TJ_FUZZ_MINUTES:-1}" # per fuzz target

say() { printf '\n== %s\n' "$*"; }

say "clang-tidy with the path-sensitive analysis"
python3 tests/lint/run_clang_tidy.py build/dev --deep

say "Release build and package"
./run build
(cd build/release && cpack -G DEB >/dev/null)
deb=$(ls -t build/release/*.deb | head -1)

say "Install $deb, start both programs, remove it"
sudo=""
[ "$(id -u)" = 0 ] || sudo=sudo
$sudo apt-get install -y -qq --no-install-recommends "./$deb" >/dev/null
desktop-file-validate /usr/share/applications/com.tradingjournal.TradingJournal.desktop
appstreamcli validate --no-net /usr/share/metainfo/com.tradingjournal.TradingJournal.metainfo.xml
mandoc -T lint -W error /usr/share/man/man1/tj.1.gz 2>/dev/null || mandoc -T lint -W error packaging/linux/tj.1
scratch=$(mktemp -d)
/usr/bin/tj --journal "$scratch/a.tradingjournal" import resources/sample-journal/sample-journal.csv
/usr/bin/tj --journal "$scratch/a.tradingjournal" stats --json | python3 -c 'import json, sys; assert json.load(sys.stdin)["totalTrades"] > 0'
xvfb-run -a /usr/bin/trading-journal --journal "$scratch/a.tradingjournal" --render "$scratch/pages"
ls "$scratch"/pages/*.png
$sudo apt-get remove -y -qq trading-journal >/dev/null
rm -rf "$scratch"

say "ThreadSanitizer on the Qt-free tests"
cmake --preset tsan >/dev/null
cmake --build --preset tsan --target core_base_tests core_base_portable_tests core_domain_tests core_statistics_tests core_import_tests core_wire_tests
# Qt itself is not built with it: what its own threads do among themselves is not judged.
TSAN_OPTIONS="halt_on_error=1 ignore_noninstrumented_modules=1" ctest --preset tsan --no-tests=error -R '^core/(base|domain|statistics|import|wire)/'

say "Fuzzers, $minutes minute(s) each"
cmake --preset fuzz >/dev/null
cmake --build --preset fuzz
for target in build/fuzz/bin/fuzz_*; do
    corpus="build/fuzz/corpus/$(basename "$target")"
    seeds="tests/fuzz/seeds/$(basename "$target")"
    [ -d "$seeds" ] || seeds=tests/data/import
    mkdir -p "$corpus"
    if ! "$target" -max_total_time=$((minutes * 60)) -rss_limit_mb=2048 -timeout=10 -print_final_stats=1 "$corpus" \
        "$seeds" >"$corpus.log" 2>&1; then
        tail -40 "$corpus.log" >&2
        echo "$target found a fault: the whole output is in $corpus.log" >&2
        exit 1
    fi
    tail -4 "$corpus.log"
done

say "Hundreds of kills"
QT_QPA_PLATFORM=offscreen TJ_CRASH_ROUNDS=300 QTEST_FUNCTION_TIMEOUT=3600000 build/dev/bin/core_journal_tests crash
TJ_CRASH_ROUNDS=30 QTEST_FUNCTION_TIMEOUT=3600000 build/dev/bin/live_tests kill_server

say "The second compiler"
cmake --preset clang >/dev/null
cmake --build --preset clang
ctest --preset clang --no-tests=error -j 2
