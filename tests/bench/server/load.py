"""Load and its figures, from wrk (as fast as it goes), h2load (a fixed rate) and pgbench."""
import dataclasses
import json
import os
import pathlib
import re
import resource
import subprocess

HERE = pathlib.Path(__file__).parent
CONNECTIONS = 16  # of wrk
CLIENTS = 8       # of pgbench: as many as the server's pool


@dataclasses.dataclass
class Figures:
    rate: float          # requests a second
    p50: float = 0       # milliseconds
    p95: float = 0
    p99: float = 0
    errors: int = 0
    tool_cpu: float = 0  # seconds of the load tool in all
    requests: int = 0
    costs: dict = dataclasses.field(default_factory=dict)  # CPU µs a request of each part


def children_cpu():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def run(command, **options):
    before = children_cpu()
    done = subprocess.run(command, text=True, capture_output=True, check=False, **options)
    if done.returncode != 0:
        raise SystemExit(f"{command[0]} failed: {done.stdout[-1000:]}{done.stderr[-1000:]}")
    return done.stdout, children_cpu() - before


def wrk(port, path, token, seconds, script="wrk_report.lua", connections=CONNECTIONS):
    headers = ["-H", f"Authorization: Bearer {token}", "-H", "Content-Type: application/json"]
    environment = dict(os.environ, WRK_REPORT=str(HERE / "wrk_report.lua"))
    text, cpu = run(["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "-s", str(HERE / script), *headers,
                     f"http://127.0.0.1:{port}{path}"], env=environment)
    found = json.loads(re.search(r"^RESULT (.*)$", text, re.M)[1])
    return Figures(found["requests"] / found["seconds"], found["p50"], found["p95"], found["p99"],
                   found["errors"], cpu, found["requests"])


def pgbench(url, script, variables, seconds):
    command = ["pgbench", "-n", "-M", "prepared", f"-c{CLIENTS}", "-j1", f"-T{seconds}", "-f", str(script)]
    for name, value in variables.items():
        command += ["-D", f"{name}={value}"]
    text, cpu = run([*command, url])
    rate = float(re.search(r"tps = ([\d.]+)", text)[1])
    done = int(re.search(r"actually processed: (\d+)", text)[1])
    failed = int(re.search(r"number of failed transactions: (\d+)", text)[1])
    average = float(re.search(r"latency average = ([\d.]+) ms", text)[1])
    return Figures(rate, p50=average, errors=failed, tool_cpu=cpu, requests=done)


def percentile(ordered, share):
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def steady(port, paths, token, connections, per_second, seconds, folder):
    """Connections opened evenly over one turn of each, so that their requests come evenly too."""
    log, targets = folder / "h2load.log", folder / "targets"
    log.unlink(missing_ok=True)
    targets.write_text("".join(f"http://127.0.0.1:{port}{path}\n" for path in paths))
    turn = connections / per_second
    each = round(seconds / turn)
    text, cpu = run(["h2load", "--h1", "-t1", f"-c{connections}", f"-n{connections * each}",
                     "-r1", f"--rate-period={round(1000 / per_second)}ms", f"--rps={1 / turn:.6f}", "-i", str(targets),
                     "-H", f"authorization: Bearer {token}", f"--log-file={log}"])
    rows = [line.split("\t") for line in log.read_text().splitlines()]
    times = sorted(int(row[2]) / 1000 for row in rows)
    errors = sum(not row[1].startswith("2") for row in rows) + connections * each - len(rows)
    span = (max(int(row[0]) for row in rows) - min(int(row[0]) for row in rows)) / 1e6
    return Figures(len(rows) / span, percentile(times, 0.50), percentile(times, 0.95), percentile(times, 0.99),
                   errors, cpu, len(rows))
