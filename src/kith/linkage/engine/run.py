"""One run: its database, its watch, and what it was told."""

import tempfile
import time
from dataclasses import dataclass, field

import duckdb
from duckdb import DuckDBPyConnection

from .numbers import Numbers
from .settings import Settings


@dataclass
class Run:
    """A DuckDB of its own that reaches no network and writes only to a folder that goes with it."""

    settings: Settings
    dedupe: bool
    con: DuckDBPyConnection = field(init=False)
    numbers: Numbers = field(init=False)
    seconds: dict[str, float] = field(default_factory=dict)
    since: float = field(default_factory=time.perf_counter)

    def __enter__(self) -> "Run":
        self.numbers = self.settings.told
        self.folder = tempfile.TemporaryDirectory(prefix="kith-linkage-")
        self.con = duckdb.connect(
            config={
                "memory_limit": f"{self.settings.memory_mb}MB",
                "threads": str(self.settings.threads),
                "temp_directory": self.folder.name,
                "preserve_insertion_order": "false",
                "autoinstall_known_extensions": "false",
                "autoload_known_extensions": "false",
            }
        )
        return self

    def __exit__(self, *_: object) -> None:
        self.con.close()
        self.folder.cleanup()

    def lap(self, name: str) -> None:
        """Note how long a step took, and say so to whoever waits."""
        now = time.perf_counter()
        self.seconds[name], self.since = round(now - self.since, 3), now
        if self.settings.tell:
            self.settings.tell(f"{name}: {self.seconds[name]:.1f} s")

    def number(self, sql: str) -> int:
        """The one number a query gives; 0 for none."""
        return int(self.con.execute(sql).fetchall()[0][0] or 0)
