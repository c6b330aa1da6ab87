#!/usr/bin/env python3
"""Refuses files beyond the house's sizes. size_exceptions.txt lists the known ones: it only gets shorter."""
import source_tree

LIMITS = {".cpp": 500, ".h": 250}
MAIN_WINDOW = 400


def limit_of(path):
    if path.startswith("app/main_window"):
        return MAIN_WINDOW
    return LIMITS["." + path.rsplit(".", 1)[-1]]


def exceptions():
    listed = {}
    for line in (source_tree.ROOT / "tests/lint/size_exceptions.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            path, lines = line.split()[:2]
            listed[path] = int(lines)
    return listed


def main():
    known, problems = exceptions(), []
    for path in source_tree.files("core", "app", "sync", "server", "tests"):
        lines = source_tree.text(path).count("\n")
        if path in known:
            if lines > known[path]:
                problems.append(f"{path}: {lines} lines, grown beyond its exception of {known[path]}")
            if lines <= limit_of(path):
                problems.append(f"{path}: {lines} lines: good, take it out of size_exceptions.txt")
        elif lines > limit_of(path):
            problems.append(f"{path}: {lines} lines, more than {limit_of(path)}: split it")
    problems += [f"size_exceptions.txt: {path} is no more" for path in known
                 if not (source_tree.ROOT / path).is_file()]
    source_tree.finish("sizes", problems)


main()
