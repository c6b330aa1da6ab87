#!/bin/sh
# ./run server [--data DIR] [--port N]     the companion server for one person or a try-out, in the foreground
#
# Starts a PostgreSQL cluster and a Redis of its own with their data in DIR, makes roles and database, migrates, and
# serves on http://127.0.0.1:N (8080) with its worker. Mail is printed. Ctrl+C or SIGTERM stops all that it started,
# the requests at hand first; the data stay. DIR/server.env holds the environment it runs with, for its owner alone.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
program=${TJ_SERVER_PROGRAM:-$here/../../build/release/bin/trading-journal-server}

fail() { echo "run server: $*" >&2; exit 1; }
usage() { echo "usage: ./run server [--data DIR] [--port N]" >&2; exit 2; }

port=8080
data=
while [ $# -gt 0 ]; do
    [ $# -ge 2 ] || usage
    case "$1" in
        --data) data=$2 ;;
        --port) port=$2 ;;
        *) usage ;;
    esac
    shift 2
done
case "$port" in '' | *[!0-9]*) usage ;; esac
if [ "$port" -lt 1 ] || [ "$port" -gt 65535 ]; then usage; fi

# PostgreSQL refuses root, and then its data belong to the user postgres.
if [ "$(id -u)" = 0 ]; then
    data=${data:-/var/lib/trading-journal-server}
    as_postgres() { (cd / && runuser -u postgres -- "$@"); }
else
    data=${data:-${XDG_DATA_HOME:-$HOME/.local/share}/trading-journal-server}
    as_postgres() { "$@"; }
fi

# Debian keeps the programs of PostgreSQL out of PATH.
postgres_bin=
for folder in /usr/lib/postgresql/*/bin /usr/local/opt/postgresql*/bin /opt/homebrew/opt/postgresql*/bin; do
    [ -x "$folder/initdb" ] && postgres_bin=$folder/
done
[ -n "$postgres_bin" ] || command -v initdb >/dev/null || fail "PostgreSQL is not installed"
command -v redis-server >/dev/null || fail "Redis is not installed"
[ -x "$program" ] || fail "$program is not built"

secret() { od -An -N24 -tx1 /dev/urandom | tr -d ' \n'; }
key() { head -c 32 /dev/urandom | base64 | tr -d '\n'; }

umask 077
mkdir -p "$data"
data=$(cd "$data" && pwd)
# What others may do with the data folder's name is nothing but walk through it, where PostgreSQL is another user.
[ "$(id -u)" != 0 ] || chmod 711 "$data"
secrets=$data/secrets.env
cluster=$data/postgres
running=$data/running # who runs, and what there is to stop
server_pid=
worker_pid=

# Passwords are told by environment and standard input: everybody sees the arguments of a program.
ask_redis() {
    REDISCLI_AUTH=$REDIS_PASSWORD redis-cli -p "$@" 2>/dev/null
}

stop_services() {
    if [ -s "$running/redis" ]; then
        ask_redis "$(cat "$running/redis")" shutdown nosave || true
    fi
    if [ -f "$cluster/postmaster.pid" ]; then
        as_postgres "${postgres_bin}pg_ctl" -D "$cluster" -m fast -w stop >/dev/null 2>&1 || true
    fi
    [ ! -s "$running/sockets" ] || rm -rf "$(cat "$running/sockets")"
    rm -rf "$running"
}

end() {
    trap '' INT TERM HUP
    for pid in $server_pid $worker_pid; do
        kill -TERM "$pid" 2>/dev/null || true
    done
    status=0
    [ -z "$server_pid" ] || wait "$server_pid" || status=$?
    [ -z "$worker_pid" ] || wait "$worker_pid" || status=$?
    stop_services
    exit "${1:-$status}"
}

if [ ! -s "$secrets" ]; then
    {
        for role in OWNER APP AUTH WORKER READONLY; do
            echo "${role}_PASSWORD=$(secret)"
        done
        echo "REDIS_PASSWORD=$(secret)"
        echo "TOKEN_KEYS=k1:$(key)"
        echo "SEALING_KEYS=s1:$(key)"
    } >"$secrets.new"
    mv "$secrets.new" "$secrets"
fi
. "$secrets"

# One at a time on the same data; what a killed one left running is stopped first.
if ! mkdir "$running" 2>/dev/null; then
    ! kill -0 "$(cat "$running/pid" 2>/dev/null)" 2>/dev/null || fail "$data is in use by process $(cat "$running/pid")"
    while read -r pid; do
        case "$(ps -p "$pid" -o args= 2>/dev/null)" in
            "$program"*) kill -TERM "$pid" && while kill -0 "$pid" 2>/dev/null; do sleep 0.1; done ;;
        esac
    done <"$running/programs" 2>/dev/null || true
    stop_services
    mkdir "$running"
fi
echo $$ >"$running/pid"
: >"$running/programs"
trap 'end 1' INT TERM HUP
trap stop_services EXIT

# --- PostgreSQL: over a socket in a short path, nothing listens on the network -----------------------------------
sockets=$(mktemp -d /tmp/tj-server.XXXXXX)
echo "$sockets" >"$running/sockets"
if [ "$(id -u)" = 0 ]; then
    mkdir -p "$cluster"
    chown postgres "$cluster" "$sockets"
    as_postgres test -w "$cluster" || fail "the user postgres cannot reach $cluster: choose another folder with --data"
fi
if [ ! -f "$cluster/PG_VERSION" ]; then
    as_postgres "${postgres_bin}initdb" -D "$cluster" -U postgres --auth-local=peer --auth-host=reject -E UTF8 \
        --locale=C.UTF-8 >"$data/initdb.log" 2>&1 || { cat "$data/initdb.log" >&2; fail "the database could not be made"; }
    operator=$(id -un)
    [ "$(id -u)" != 0 ] || operator=postgres
    # Its own operator signs in as the superuser by who they are, the server's roles by their passwords.
    as_postgres sh -c 'printf "local all postgres peer map=operator\nlocal all all scram-sha-256\n" >"$1/pg_hba.conf"
        printf "operator %s postgres\n" "$2" >"$1/pg_ident.conf"' sh "$cluster" "$operator"
fi
as_postgres "${postgres_bin}pg_ctl" -D "$cluster" -l "$cluster/log" -w -t 120 \
    -o "-c listen_addresses='' -c unix_socket_directories='$sockets' -c unix_socket_permissions=0700" start >/dev/null ||
    { tail -5 "$cluster/log" >&2; fail "PostgreSQL does not start"; }

operate() { as_postgres "${postgres_bin}psql" -X -q -h "$sockets" -U postgres "$@"; }
{
    for role in owner:$OWNER_PASSWORD app:$APP_PASSWORD auth:$AUTH_PASSWORD worker:$WORKER_PASSWORD \
        readonly:$READONLY_PASSWORD; do
        printf '\\set %s_password %s\n' "${role%%:*}" "${role#*:}"
    done
    cat "$here/roles.sql"
} | operate -d postgres || fail "the roles could not be made"
if [ "$(operate -d postgres -At -c "select count(*) from pg_database where datname = 'trading_journal'")" = 0 ]; then
    operate -d postgres -v database=trading_journal <"$here/database.sql" || fail "the database could not be made"
fi

# --- Redis: the first free port behind the server's --------------------------------------------------------------
redis_port=$port
until [ -s "$running/redis" ]; do
    redis_port=$((redis_port + 1))
    [ "$redis_port" -le $((port + 50)) ] || fail "no free port for Redis near $port"
    printf 'port %s\nbind 127.0.0.1\nrequirepass %s\nsave ""\nappendonly no\ndaemonize yes\nlogfile "%s"\n' \
        "$redis_port" "$REDIS_PASSWORD" "$data/redis.log" | redis-server - >/dev/null 2>&1 || continue
    for try in 1 2 3 4 5 6 7 8 9 10; do
        # Another's Redis on this port would not know the password.
        [ "$(ask_redis "$redis_port" ping)" != PONG ] || { echo "$redis_port" >"$running/redis"; break; }
        sleep 0.1
    done
done

# --- the server ---------------------------------------------------------------------------------------------------
url() { echo "postgresql://$1:$2@/trading_journal?host=$sockets"; }
cat >"$data/server.env" <<END
TJ_ENVIRONMENT=development
PUBLIC_URL=http://127.0.0.1:$port
LISTEN_ADDRESS=127.0.0.1
PORT=$port
DATABASE_URL=$(url tj_app "$APP_PASSWORD")
AUTH_DATABASE_URL=$(url tj_auth "$AUTH_PASSWORD")
WORKER_DATABASE_URL=$(url tj_worker "$WORKER_PASSWORD")
OWNER_DATABASE_URL=$(url tj_owner "$OWNER_PASSWORD")
REDIS_URL=redis://127.0.0.1:$redis_port
REDIS_PASSWORD=$REDIS_PASSWORD
TOKEN_KEYS=$TOKEN_KEYS
SEALING_KEYS=$SEALING_KEYS
END
set -a
. "$data/server.env"
set +a
"$program" migrate >"$data/migrate.log" 2>&1 || { cat "$data/migrate.log" >&2; fail "the database could not be migrated"; }

"$program" worker &
worker_pid=$!
"$program" serve &
server_pid=$!
printf '%s\n' "$worker_pid" "$server_pid" >"$running/programs"
trap end INT TERM HUP
echo "data in $data, environment in $data/server.env"
# Until a signal, or until one of the two ends by itself: then there is nothing left to run for.
while kill -0 "$server_pid" 2>/dev/null && kill -0 "$worker_pid" 2>/dev/null; do
    sleep 1 &
    wait $! || true
done
end
