#!/usr/bin/env python3
"""Refuses includes against the house's direction and every include cycle (core/README.md has the map)."""
import source_tree

CORE = {
    "core/base": set(),
    "core/domain": {"core/base"},
    "core/wire": {"core/base", "core/domain"},
    "core/statistics": {"core/base", "core/domain"},
    "core/import": {"core/base", "core/domain", "core/wire"},
    "core/export": {"core/base", "core/domain", "core/wire", "core/statistics"},
    "core/report": {"core/base", "core/domain", "core/statistics"},
    "core/journal": {"core/base", "core/domain", "core/wire", "core/import"},
}
# Files directly in server/ compose all of these.
SERVER = {
    "server/observe": set(),
    "server/postgres": {"server/observe"},
    "server/auth": {"server/postgres", "server/cache", "server/observe"},
    "server/stores": {"server/auth", "server/postgres", "server/observe"},
    "server/cache": {"server/observe"},
    "server/mail": {"server/postgres", "server/observe"},
    "server/http": set(),
    "server/api": {"server/stores", "server/auth", "server/postgres", "server/cache", "server/mail",
                   "server/http", "server/observe"},
}
# What a screen may use of app/ beside its own folder and the files directly in app/.
SHARED_APP = {"app/widgets", "app/charts", "app/text"}
COMPOSITION = {"app/main_window.h", "app/application.h"}


def folder_of(path):
    parts = path.split("/")
    return "/".join(parts[:2]) if len(parts) > 2 else parts[0]


def refused(path, included):
    here, there = folder_of(path), folder_of(included)
    if here == there:
        return None
    if here.startswith("core/"):
        return None if there in CORE[here] else f"{here} may not include {there}"
    if here == "server" or here.startswith("server/"):
        if there.startswith("core/"):
            return "the journal file belongs to the desktop" if there == "core/journal" else None
        if not there.startswith("server"):
            return "the server knows core alone"
        return None if here == "server" or there in SERVER.get(here, set()) else f"{here} may not include {there}"
    if here == "app":
        return "app never includes server" if there.startswith("server") else None
    if here == "app/command_line":
        allowed = there.startswith("core/") or there.startswith("sync") or there == "app"
        return None if allowed else "the command line uses no widgets"
    if here.startswith("app/"):
        if included in COMPOSITION:
            return "a screen emits a signal; application.cpp connects it"
        if there.startswith("app/") and there not in SHARED_APP:
            return f"screen {here} may not know screen {there}"
        if here in SHARED_APP and there.startswith("app/") and there not in SHARED_APP:
            return f"{here} may not know a screen"
    return None


def cycles(graph):
    state, stack, found = {}, [], []

    def visit(node):
        state[node] = "open"
        stack.append(node)
        for neighbour in graph.get(node, ()):
            if state.get(neighbour) == "open":
                found.append(" -> ".join(stack[stack.index(neighbour):] + [neighbour]))
            elif neighbour not in state:
                visit(neighbour)
        stack.pop()
        state[node] = "done"

    for node in graph:
        if node not in state:
            visit(node)
    return found


def units(graph):
    """A header and its source are one unit: a cycle through either is a cycle."""
    joined = {}
    for path, targets in graph.items():
        unit = path.rsplit(".", 1)[0]
        joined.setdefault(unit, set()).update(t.rsplit(".", 1)[0] for t in targets)
        joined[unit].discard(unit)
    return joined


def main():
    problems, graph = [], {}
    for path in source_tree.files("core", "app", "sync", "server"):
        graph[path] = []
        for included in source_tree.includes(path):
            if not (source_tree.ROOT / included).is_file():
                if not included.startswith("ui_"):
                    problems.append(f"{path}: includes {included}, not a path from the root")
                continue
            graph[path].append(included)
            why = refused(path, included)
            if why:
                problems.append(f"{path}: includes {included}: {why}")
    problems += [f"include cycle: {cycle}" for cycle in cycles(units(graph))]
    source_tree.finish("includes", problems)


main()
