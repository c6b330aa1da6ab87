"""The statements that the server sends for one request, taken from PostgreSQL's log: pgbench and the peer run
these and no others."""
import csv
import re
import time

MESSAGE, DETAIL, USER = 13, 14, 1
EXECUTED = re.compile(r"^execute [^:]*: (.*)$", re.S)
PARAMETER = re.compile(r"\$(\d+) = '((?:[^']|'')*)'")
SETTLE_SECONDS = 0.5


class Recorder:
    def __init__(self, machine, postgres):
        self._machine = machine
        self._log = postgres.statements

    def _read(self):
        with self._log.open(newline="") as file:
            return [row for row in csv.reader(file) if row[USER] == "tj_app"]

    def _log_statements(self, which):
        self._machine.psql("postgres", f"alter system set log_statement = '{which}';\nselect pg_reload_conf();")
        time.sleep(SETTLE_SECONDS)

    def record(self, request):
        """[(sql, {number: value})] of what `request` makes the server ask."""
        self._log_statements("all")
        before = len(self._read())
        request()
        time.sleep(SETTLE_SECONDS)
        rows = self._read()[before:]
        self._log_statements("none")
        found = []
        for row in rows:
            executed = EXECUTED.match(row[MESSAGE])
            if executed:
                values = {int(number): value.replace("''", "'") for number, value in PARAMETER.findall(row[DETAIL])}
                found.append((executed[1], values))
        if not found:
            raise SystemExit("the server's statements are not in PostgreSQL's log")
        return found


def pgbench_script(statements):
    """One pipeline, as the server sends them, and the variables with their values."""
    lines = ["\\startpipeline"]
    variables = {}
    for index, (sql, values) in enumerate(statements):
        def variable(found, index=index, values=values):
            name = f"s{index}_{found[1]}"
            variables[name] = values[int(found[1])]
            return ":" + name
        lines.append(re.sub(r"\$(\d+)", variable, sql).strip() + ";")
    lines.append("\\endpipeline")
    return "\n".join(lines) + "\n", variables
