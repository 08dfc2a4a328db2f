#!/bin/sh
# The container for real: build, up, healthy, commands answered, killed, stopped, up again.
# Uses the container engine that "docker" talks to (DOCKER_HOST, the current context), a fake Bot
# API and a feed on this machine, and a copy of the project in a folder of its own: neither the
# .env nor the containers of a checkout that is in use are touched.
# With "scale" the same for the processes and the PostgreSQL of compose.scale.yml.
# BASE_IMAGE=IMAGE builds from that image instead of the Dockerfile's own.
set -eu

here=$(cd "$(dirname "$0")/.." && pwd)
missing() { echo "compose-test: $1" >&2; exit 1; }

command -v docker >/dev/null || missing "the command docker is missing; install Docker Engine"
said=$(docker info 2>&1 >/dev/null) ||
  missing "no container engine answers docker info: start one, or point DOCKER_HOST at it. $said"
docker compose version >/dev/null 2>&1 ||
  missing "docker has no compose plugin: install docker-compose-plugin (Debian: docker-compose)"
[ -x "$here/.venv/bin/python" ] || missing "the environment is missing; run: make setup"

for name in $(env | sed -n -e 's/^\(NEWSDIGEST_[A-Z_]*\)=.*/\1/p' -e 's/^\(COMPOSE_[A-Z_]*\)=.*/\1/p')
do unset "$name"; done
work=$(mktemp -d)
export COMPOSE_PROJECT_NAME="newsdigest-test-$$"
if [ "${1:-}" = scale ]; then
  export COMPOSE_FILE=docker-compose.yml:compose.scale.yml:docker-compose.override.yml
fi

clean() {
  status=$?
  trap - EXIT
  if [ -f "$work/docker-compose.yml" ]; then
    (cd "$work" && docker compose down --volumes --rmi local --remove-orphans --timeout 1) \
      >/dev/null 2>&1 || echo "compose-test: could not clean up $COMPOSE_PROJECT_NAME" >&2
  fi
  rm -rf "$work"
  exit $status
}
trap clean EXIT
trap 'exit 1' HUP INT TERM

cd "$here"
.venv/bin/python -m tests.compose "$work" "$@"
