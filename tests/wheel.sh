#!/bin/sh
# Does the wheel stand on its own? Builds it, installs it away from the checkout and uses it.
# BIN is the bin folder of an environment that has the dependencies (make wheel-test sets it).
set -eu

here=$(cd "$(dirname "$0")/.." && pwd)
BIN=${BIN:-$here/.venv/bin}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM

say() { echo "wheel-test: $*"; }
fail() { say "FAILED: $*" >&2; exit 1; }
run() { "$@" >"$work/out" 2>"$work/err" || fail "$* ended with $?: $(cat "$work/out" "$work/err")"; }

for name in $(env | sed -n 's/^\(NEWSDIGEST_[A-Z_]*\)=.*/\1/p'); do unset "$name"; done
unset PYTHONPATH PYTHONHOME || true

run "$BIN/python" -m pip wheel --quiet --disable-pip-version-check \
  --no-deps --no-build-isolation --wheel-dir "$work/wheel" "$here"
wheel=$(echo "$work"/wheel/newsdigest-*.whl)
say "built $(basename "$wheel"), $(($(wc -c <"$wheel") / 1024)) KiB"

run "$BIN/python" "$here/tests/wheel_contents.py" "$wheel" "$here"
say "$(cat "$work/out")"

# The dependencies are lent by a plain path: what they start with .pth files (the checkout, which
# is installed there as editable) stays out.
run "$BIN/python" -m venv --without-pip "$work/env"
lent=$("$BIN/python" -c 'import sysconfig; print(sysconfig.get_path("purelib"))')
own=$("$work/env/bin/python" -c 'import sysconfig; print(sysconfig.get_path("purelib"))')
echo "$lent" >"$own/lent.pth"
run "$BIN/python" -m pip --python "$work/env/bin/python" install --quiet \
  --disable-pip-version-check --no-deps --no-index "$wheel"
mkdir "$work/empty"
cd "$work/empty"
for package in bot summarizer; do
  where=$("$work/env/bin/python" -c "import $package; print($package.__file__)")
  case $where in
    "$own"/*) ;;
    *) fail "$package was imported from $where and not from the wheel" ;;
  esac
done
say "bot and summarizer are imported from the wheel"

newsdigest=$work/env/bin/newsdigest
cat >text.txt <<'TEXT'
Harbour bridge closes for a month

The harbour bridge closes to all traffic on 1 March, the city council said on Monday. Engineers
found cracks in four of its twelve bearings during an inspection in January. Buses will take the
northern crossing, which adds twenty minutes to the journey. The repair costs 2.4 million and is
paid for by the region. The council expects the bridge to open again on 2 April.
TEXT
run "$newsdigest" summarize text.txt
grep -q bridge "$work/out" || fail "summarize printed: $(cat "$work/out")"
say "summarize: $(wc -l <"$work/out") lines"

run "$newsdigest" --data D seed
[ -s "$work/out" ] || fail "seed printed nothing"
say "seed: $(tail -n 1 "$work/out")"

run "$newsdigest" --data D digest
[ -s "$work/out" ] || fail "digest printed nothing"
! grep -q 'no stories' "$work/out" || fail "digest found no stories in the samples"
say "digest: $(wc -l <"$work/out") lines"
say "passed"
