"""Versions of the packages a fixture was made with; every fixture records them."""

import importlib.metadata
import platform


def versions(*packages: str) -> dict[str, str]:
    found = {"python": platform.python_version()}
    for package in packages:
        found[package] = importlib.metadata.version(package)
    return found
