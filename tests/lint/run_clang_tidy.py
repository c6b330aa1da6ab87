#!/usr/bin/env python3
"""Runs the checks of .clang-tidy over the sources, one on each core: run_clang_tidy.py BUILD_FOLDER [--deep]
[--minutes N] [FILE…].

Without --deep the path-sensitive analysis is left out, which takes longer than all other checks together. With
--minutes the files that changed last come first, and no new one is begun when the time is up; it says how many are
left to `./check full`.

The compile commands are adapted on the way: clang does not read GCC's precompiled headers."""
import argparse
import concurrent.futures
import json
import os
import pathlib
import re
import subprocess
import tempfile
import time

import source_tree


def commands(build, folder):
    adapted = []
    for entry in json.loads((build / "compile_commands.json").read_text()):
        command = re.sub(r"^.*?(?=\S*(?:c\+\+|g\+\+|clang\+\+)(?:-\d+)?\s)", "", entry["command"])
        command = re.sub(r"-Winvalid-pch|-fpch-preprocess|-Wshadow=local|-include \S*cmake_pch\.hxx", "", command)
        adapted.append({**entry, "command": command})
    (folder / "compile_commands.json").write_text(json.dumps(adapted))
    return {str(pathlib.Path(entry["file"]).relative_to(source_tree.ROOT))
            for entry in adapted if pathlib.Path(entry["file"]).is_relative_to(source_tree.ROOT)}


def tidy(folder, path, deep):
    checks = [] if deep else ["--checks=-clang-analyzer-*"]
    run = subprocess.run(["clang-tidy-14", "--quiet", *checks, "-p", str(folder), str(source_tree.ROOT / path)],
                         capture_output=True, text=True, cwd=source_tree.ROOT)
    return path, run.returncode, run.stdout


def newest_first(paths):
    """Uncommitted ones, then by the last commit that touched them."""
    log = subprocess.run("git ls-files --modified --others --exclude-standard; git log --name-only --format= -n 500",
                         shell=True, capture_output=True, text=True, cwd=source_tree.ROOT).stdout.split()
    place = {}
    for path in log:
        place.setdefault(path, len(place))
    return sorted(paths, key=lambda path: place.get(path, len(place)))


def main():
    options = argparse.ArgumentParser()
    options.add_argument("build")
    options.add_argument("files", nargs="*")
    options.add_argument("--deep", action="store_true")
    options.add_argument("--minutes", type=float)
    given = options.parse_args()
    build = (source_tree.ROOT / given.build).resolve()
    end = time.monotonic() + given.minutes * 60 if given.minutes else float("inf")
    with tempfile.TemporaryDirectory() as name:
        known = commands(build, pathlib.Path(name))
        wanted = given.files or [p for p in source_tree.files("core", "app", "sync", "server") if p.endswith(".cpp")]
        wanted = newest_first(path for path in wanted if path in known)

        def tidy_in_time(path):
            return tidy(name, path, given.deep) if time.monotonic() < end else (path, None, "")

        problems = []
        looked_at = 0
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count() or 2) as pool:
            for path, code, output in pool.map(tidy_in_time, wanted):
                looked_at += code is not None
                if code:
                    print(output.strip(), flush=True)
                    problems.append(path)
        source_tree.finish(f"clang-tidy ({looked_at} of {len(wanted)} files)", problems)


main()
