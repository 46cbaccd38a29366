"""What the benchmarks ran on."""

from __future__ import annotations

import os
import platform
import re
from pathlib import Path


def describe() -> list[tuple[str, str]]:
    """Return name and value of everything about the machine that moves the numbers."""
    return [
        ("Processor", _field("/proc/cpuinfo", "model name") or platform.processor() or platform.machine()),
        ("Cores", str(_cores())),
        ("Memory", _memory()),
        ("System", f"{platform.system()} {platform.release()}"),
        ("Python", f"{platform.python_implementation()} {platform.python_version()}"),
    ]


def _cores() -> int:
    """Return the cores that this process may use, which in a container are fewer than the machine has."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _memory() -> str:
    """Return the size of the memory."""
    total = _field("/proc/meminfo", "MemTotal").partition(" ")[0]
    return f"{int(total) / 2**20:.0f} GiB" if total.isdigit() else "unknown"


def _field(path: str, name: str) -> str:
    """Return the first field of that name in a file of /proc, or ""."""
    try:
        found = re.search(rf"^{name}\s*:\s*(.+)$", Path(path).read_text(encoding="utf-8"), re.MULTILINE)
    except OSError:
        return ""
    return found[1].strip() if found else ""
