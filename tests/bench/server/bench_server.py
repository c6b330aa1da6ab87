#!/usr/bin/env python3
"""Measures the server beside pgbench on the same statements and beside a Fastify server with the same replies,
all in one run on one machine, and prints figures and ratios as Markdown.

    tests/bench/server/bench_server.py --server build/bench/bin/trading-journal-server

Needs postgresql, redis-server, wrk, nghttp2-client, nodejs and npm. Client, database and server share the
machine: rates depend on what the load tool takes, so the CPU time of each part per request stands beside them.
"""
import argparse
import base64
import contextlib
import http.client
import json
import os
import pathlib
import random
import resource
import secrets
import shutil
import signal
import statistics
import subprocess
import sys
import threading
import time

import load
from api_client import Person, trade
from machine import Machine, free_port
from same_sql import Recorder, pgbench_script

ROOT = pathlib.Path(__file__).resolve().parents[3]
WARM_SECONDS = 2
COLD_SUMMARIES = 15
UNLIMITED = 100_000_000
DESCRIPTORS = 8192
PUBLIC_URL = "https://journal.example"


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--server", type=pathlib.Path, default=ROOT / "build/bench/bin/trading-journal-server")
    parser.add_argument("--trades", type=int, default=10_000, help="of the measured tenant; a neighbour has as many")
    parser.add_argument("--seconds", type=int, default=8, help="of each measurement")
    parser.add_argument("--rounds", type=int, default=3, help="of each comparison; the median counts")
    parser.add_argument("--steady-seconds", type=int, default=60, help="at 10,000 requests/min")
    parser.add_argument("--without-peer", action="store_true", help="leave Fastify out")
    parser.add_argument("--only", choices=["single", "list", "create", "summary", "steady"], action="append")
    options = parser.parse_args()
    options.server = options.server.resolve()
    return options


class Bench:
    def __init__(self, machine, options):
        self.machine, self.options = machine, options
        self.postgres = machine.start_postgres()
        self.redis = machine.start_redis()
        self.token_key = base64.b64encode(secrets.token_bytes(32)).decode()
        self.server = self._start_server()
        self.at_rest = {"server": self.server.megabytes()}
        self.person = Person(self.server.port, "bench@example.com")
        self.peer = None

    def _secret(self, name, value):
        path = self.machine.folder / name
        path.write_text(value)
        path.chmod(0o600)
        return {f"{name}_FILE": str(path)}

    def _start_server(self):
        """As in production: secrets in files, log lines in a file, limits running but out of reach."""
        port = free_port()
        environment = {"PATH": os.environ["PATH"], "PORT": str(port), "PUBLIC_URL": PUBLIC_URL,
                       "REDIS_URL": f"redis://127.0.0.1:{self.redis.port}",
                       "MAX_CONNECTIONS_PER_IP": str(DESCRIPTORS)}
        for limit in ("PER_IP", "PER_USER", "ANALYTICS", "SIGN_IN", "REGISTRATIONS"):
            environment[f"LIMIT_{limit}"] = str(UNLIMITED)
        environment |= self._secret("DATABASE_URL", self.machine.database_url("tj_app"))
        environment |= self._secret("AUTH_DATABASE_URL", self.machine.database_url("tj_auth"))
        environment |= self._secret("OWNER_DATABASE_URL", self.machine.database_url("tj_owner"))
        environment |= self._secret("TOKEN_KEYS", f"a:{self.token_key}")
        environment |= self._secret("SEALING_KEYS", f"a:{base64.b64encode(secrets.token_bytes(32)).decode()}")
        subprocess.run([self.options.server, "migrate"], env=environment, check=True, stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL)
        return self.machine.start("server", [str(self.options.server), "serve"], port, environment)

    def seed(self):
        Person(self.server.port, "neighbour@example.com").enter_trades(self.options.trades, seed=2)
        self.person.enter_trades(self.options.trades, seed=1)
        self.settle()
        page = self.person.ask("GET", "/v1/trades?limit=50")
        self.paths = {"single": f"/v1/trades/{page['items'][0]['id']}", "list": "/v1/trades?limit=50"}

    def settle(self):
        """What autovacuum does in time."""
        self.machine.psql("journal", "vacuum analyze;\ncheckpoint;")

    def record(self):
        recorder = Recorder(self.machine, self.postgres)
        self.statements = {name: recorder.record(lambda path=path: self.person.ask("GET", path))
                           for name, path in self.paths.items()}

    def start_peer(self):
        folder = self.machine.folder / "peer"
        shutil.copytree(ROOT / "tests/bench/peer-fastify", folder, ignore=shutil.ignore_patterns("node_modules"))
        subprocess.run(["npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"],
                       cwd=folder, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        (folder / "statements.json").write_text(json.dumps(
            {name: [sql for sql, _ in found] for name, found in self.statements.items()}))
        port = free_port()
        environment = {"PATH": os.environ["PATH"], "PORT": str(port), "NODE_ENV": "production",
                       "DATABASE_URL": self.machine.database_url("tj_app"), "DATABASE_CONNECTIONS": "8",
                       "REDIS_URL": f"redis://127.0.0.1:{self.redis.port}", "TOKEN_KEY": self.token_key,
                       "PUBLIC_URL": PUBLIC_URL, "LIMIT_PER_USER": str(UNLIMITED),
                       "PEER_STATEMENTS": str(folder / "statements.json")}
        self.peer = self.machine.start("peer", ["node", str(folder / "peer.js")], port, environment)
        self.at_rest["peer"] = self.peer.megabytes()
        self._compare_replies()

    def _compare_replies(self):
        """Both must say the same, or the comparison means nothing. Each seals its own cursors."""
        for path in self.paths.values():
            replies = []
            for port in (self.server.port, self.peer.port):
                connection = http.client.HTTPConnection("127.0.0.1", port)
                connection.request("GET", path, headers=self.person.headers())
                reply = json.loads(connection.getresponse().read())
                reply.pop("nextCursor", None)
                replies.append(reply)
            if replies[0] != replies[1]:
                raise SystemExit(f"{path}: the peer says something else:\n{replies[0]}\n{replies[1]}")

    @contextlib.contextmanager
    def costs(self, figures):
        """CPU time of each part while the load runs, per request, in microseconds."""
        parts = {"server": self.server, "peer": self.peer, "postgres": self.postgres, "redis": self.redis}
        before = {name: part.cpu_seconds() for name, part in parts.items() if part}
        yield
        measured = figures[-1]
        measured.costs = {name: 1e6 * (part.cpu_seconds() - before[name]) / measured.requests
                          for name, part in parts.items() if part}
        measured.costs["tool"] = 1e6 * measured.tool_cpu / measured.requests

    def compare(self, name):
        """server, pgbench and peer in turns; the median of each."""
        script = self.machine.folder / f"{name}.sql"
        text, variables = pgbench_script(self.statements[name])
        script.write_text(text)
        url = self.machine.database_url("tj_app")
        path, token = self.paths[name], self.person.token
        runs = {"server": lambda seconds: load.wrk(self.server.port, path, token, seconds),
                "pgbench": lambda seconds: load.pgbench(url, script, variables, seconds)}
        if self.peer:
            runs["peer"] = lambda seconds: load.wrk(self.peer.port, path, token, seconds)
        measured = {contestant: [] for contestant in runs}
        for _ in range(self.options.rounds):
            for contestant, run in runs.items():
                run(WARM_SECONDS)
                with self.costs(measured[contestant]):
                    measured[contestant].append(run(self.options.seconds))
        return {contestant: sorted(found, key=lambda figures: figures.rate)[len(found) // 2]
                for contestant, found in measured.items()}

    def create(self):
        found = []
        with self.costs(found):
            found.append(load.wrk(self.server.port, "/v1/trades", self.person.token, self.options.seconds,
                                  "wrk_create.lua"))
        return found[0]

    def cold_summaries(self):
        """Milliseconds; a trade entered before each makes the kept reply an old one."""
        dice, times = random.Random(3), []
        for _ in range(COLD_SUMMARIES):
            self.person.ask("POST", "/v1/trades", trade(dice), 201)
            start = time.perf_counter()
            self.person.ask("GET", "/v1/analytics/summary")
            times.append(1000 * (time.perf_counter() - start))
        return times

    def cached_summary(self):
        found = []
        with self.costs(found):
            found.append(load.wrk(self.server.port, "/v1/analytics/summary", self.person.token, self.options.seconds))
        return found[0]

    def steady(self):
        peak, done = [self.server.megabytes()], threading.Event()

        def watch():
            while not done.wait(0.5):
                peak.append(self.server.megabytes())
        watcher = threading.Thread(target=watch)
        watcher.start()
        paths = [self.paths["single"]] * 6 + [self.paths["list"]] * 3 + ["/v1/analytics/summary"]
        found = []
        with self.costs(found):
            found.append(load.steady(self.server.port, paths, self.person.token, 1000, 10_000 / 60,
                                     self.options.steady_seconds, self.machine.folder))
        done.set()
        watcher.join()
        return found[0], max(peak)


def row(*cells):
    print("| " + " | ".join(str(cell) for cell in cells) + " |", flush=True)


def show_figures(what, who, figures):
    costs = figures.costs
    if who == "pgbench":
        percentiles, own = [f"mean {figures.p50:.1f}", "", ""], ""
    else:
        percentiles = [f"{value:.1f}" for value in (figures.p50, figures.p95, figures.p99)]
        own = f"{costs['peer' if who == 'Fastify' else 'server']:.0f}"
    row(what, who, f"{figures.rate:,.0f}", *percentiles, figures.errors, own, f"{costs['postgres']:.0f}",
        f"{costs['redis']:.0f}", f"{costs['tool']:.0f}")


def show_comparison(what, measured):
    for who, name in (("server", "server"), ("pgbench", "pgbench"), ("Fastify", "peer")):
        if name in measured:
            show_figures(what, who, measured[name])


def main():
    options = arguments()
    # Ended from outside, it still stops what it started.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    signal.signal(signal.SIGINT, signal.default_int_handler)
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(DESCRIPTORS, hard) if hard > 0 else DESCRIPTORS, hard))
    wanted = set(options.only or ["single", "list", "create", "summary", "steady"])
    with Machine(ROOT) as machine:
        bench = Bench(machine, options)
        bench.seed()
        bench.record()
        if not options.without_peer:
            bench.start_peer()
        print(f"{options.trades:,} trades in each of two tenants; {len(bench.statements['single'])} statements for a "
              f"trade, {len(bench.statements['list'])} for a list; {os.cpu_count()} cores for everything\n")
        row("", "", "requests/s", "p50 ms", "p95", "p99", "errors", "CPU µs/request", "of PostgreSQL", "of Redis",
            "of the load tool")
        row(*["---"] * 11)
        ratios, notes = [], []
        for name, title in (("single", "one trade"), ("list", "50 of the trades")):
            if name in wanted:
                bench.person.sign_in()
                measured = bench.compare(name)
                show_comparison(title, measured)
                for other, called in (("pgbench", "pgbench"), ("peer", "Fastify")):
                    if other in measured:
                        ratios.append(f"{title}: {measured['server'].rate / measured[other].rate:.2f} × {called}")
        bench.person.sign_in()
        if "create" in wanted:
            show_figures("create a trade", "server", bench.create())
        if "summary" in wanted:
            bench.settle()
            cold = bench.cold_summaries()
            notes.append(f"summary computed anew: median {statistics.median(cold):.0f} ms, "
                         f"slowest {max(cold):.0f} ms of {len(cold)}")
            show_figures("summary, kept", "server", bench.cached_summary())
        bench.person.sign_in()
        if "steady" in wanted:
            measured, peak = bench.steady()
            show_figures("1,000 connections, 10,000/min", "server", measured)
            notes.append(f"memory: {bench.at_rest['server']:.0f} MB after the start, {peak:.0f} MB at most with "
                         "1,000 connections")
        if bench.peer:
            notes.append(f"memory of Fastify: {bench.at_rest['peer']:.0f} MB after the start, "
                         f"{bench.peer.megabytes():.0f} MB after its measurements")
        print()
        for line in ratios + notes:
            print(f"- {line}")


main()
