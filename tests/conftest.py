"""What holds for all tests: none sees the nomenclature that the developer has imported."""

from __future__ import annotations

import os

os.environ["SELARAS_NOMENCLATURE"] = ""
