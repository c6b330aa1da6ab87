"""The private services of one run: PostgreSQL, Redis, the server under test and its peer; what they cost."""
import contextlib
import os
import pathlib
import re
import shutil
import socket
import subprocess
import tempfile
import time

TICKS = os.sysconf("SC_CLK_TCK")
PATIENCE_SECONDS = 60


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def postgres_program(name):
    """Debian keeps them out of PATH."""
    versions = sorted(pathlib.Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
    return str(versions[-1] / name) if versions else name


def as_postgres(command):
    """PostgreSQL refuses root."""
    return ["runuser", "-u", "postgres", "--", *command] if os.geteuid() == 0 else command


def await_port(port, process, log):
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        if process.poll() is not None:
            break
        time.sleep(0.05)
    raise SystemExit(f"nothing listens on {port}: {log.read_text(errors='replace')[-2000:]}")


def parents():
    found = {}
    for entry in pathlib.Path("/proc").iterdir():
        if entry.name.isdigit():
            with contextlib.suppress(OSError):
                fields = (entry / "stat").read_text().rsplit(")", 1)[1].split()
                found[int(entry.name)] = (int(fields[1]), fields)
    return found


class Service:
    """A process and its children, stopped with the run."""

    def __init__(self, folder, name, command, port, environment=None):
        self.port = port
        self.log = folder / f"{name}.log"
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(command, stdout=log, stderr=log, stdin=subprocess.DEVNULL,
                                            env=environment, cwd=folder, start_new_session=True)
        await_port(port, self.process, self.log)

    def _family(self):
        table = parents()
        known = {self.process.pid}
        while True:
            more = {pid for pid, (parent, _) in table.items() if parent in known} - known
            if not more:
                return [(pid, table[pid][1]) for pid in known if pid in table]
            known |= more

    def cpu_seconds(self):
        """Of all its processes, those that ended included."""
        total = 0
        for _, fields in self._family():
            total += sum(int(fields[i]) for i in (11, 12, 13, 14))
        return total / TICKS

    def megabytes(self):
        """Resident now."""
        total = 0
        for pid, _ in self._family():
            with contextlib.suppress(OSError):
                found = re.search(r"VmRSS:\s+(\d+)", pathlib.Path(f"/proc/{pid}/status").read_text())
                total += int(found[1]) if found else 0
        return total / 1024

    def stop(self, signal_name="TERM"):
        if self.process.poll() is None:
            subprocess.run(["kill", f"-{signal_name}", "--", f"-{self.process.pid}"], check=False)
            try:
                self.process.wait(30)
            except subprocess.TimeoutExpired:
                subprocess.run(["kill", "-KILL", "--", f"-{self.process.pid}"], check=False)
                self.process.wait()


class Machine:
    """Everything in one folder below the temporary one, removed at the end."""

    def __init__(self, root):
        self.root = root
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="tj-bench-"))
        self.folder.chmod(0o755)
        self._stack = contextlib.ExitStack()
        self._stack.callback(shutil.rmtree, self.folder, ignore_errors=True)

    def __enter__(self):
        return self

    def __exit__(self, *reason):
        self._stack.close()

    def start(self, name, command, port, environment=None):
        service = Service(self.folder, name, command, port, environment)
        self._stack.callback(service.stop, "INT" if name == "postgres" else "TERM")
        return service

    def start_postgres(self):
        """As packaged, but for the port and the size of the cache: fsync is on."""
        data = self.folder / "postgres"
        data.mkdir()
        if os.geteuid() == 0:
            shutil.chown(data, "postgres")
        subprocess.run(as_postgres([postgres_program("initdb"), "-D", str(data), "-U", "postgres", "-A", "trust",
                                    "-E", "UTF8", "--locale=C.UTF-8"]), check=True, stdout=subprocess.DEVNULL)
        port = free_port()
        settings = {"port": port, "listen_addresses": "127.0.0.1", "unix_socket_directories": data,
                    "shared_buffers": "256MB", "logging_collector": "on", "log_destination": "csvlog",
                    "log_directory": "statements", "log_filename": "statements"}
        command = [postgres_program("postgres"), "-D", str(data)]
        for name, value in settings.items():
            command += ["-c", f"{name}={value}"]
        postgres = self.start("postgres", as_postgres(command), port)
        postgres.statements = data / "statements" / "statements.csv"
        self.postgres_port = port
        roles = (self.root / "packaging/server/roles.sql").read_text()
        passwords = "".join(f"\\set {role}_password unused\n"
                            for role in ("owner", "app", "auth", "worker", "readonly"))
        self.psql("postgres", passwords + roles)
        self.psql("postgres", "\\set database journal\n"
                  + (self.root / "packaging/server/database.sql").read_text())
        return postgres

    def psql(self, database, script):
        deadline = time.monotonic() + PATIENCE_SECONDS
        while True:
            done = subprocess.run(["psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-d",
                                   self.database_url("postgres", database), "-f", "-"],
                                  input=script, text=True, capture_output=True, check=False)
            if done.returncode == 0:
                return done.stdout.strip()
            if "starting up" not in done.stderr or time.monotonic() > deadline:
                raise SystemExit(done.stderr)
            time.sleep(0.1)

    def database_url(self, role, database="journal"):
        return f"postgresql://{role}@127.0.0.1:{self.postgres_port}/{database}"

    def start_redis(self):
        port = free_port()
        return self.start("redis", ["redis-server", "--port", str(port), "--bind", "127.0.0.1", "--save", "",
                                    "--appendonly", "no"], port)
