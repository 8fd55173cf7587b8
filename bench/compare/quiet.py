"""Looks whether other processes are at work while nothing is measured."""

import time
from pathlib import Path

LIMIT = 0.1


class Watch:
    def __init__(self):
        self.worst = 0

    def look(self, seconds=0.5):
        """Waits, and remembers how much of the processors others took meanwhile."""
        before = times()
        time.sleep(seconds)
        spent = [after - earlier for earlier, after in zip(before, times())]
        # user nice system idle iowait irq softirq steal
        self.worst = max(self.worst, 1 - (spent[3] + spent[4]) / sum(spent))

    @property
    def warning(self):
        return f"Warning: the machine was not quiet. Other processes took up to {100 * self.worst:.0f} % of it; these figures are worth little." if self.worst > LIMIT else None


def times():
    return [int(ticks) for ticks in Path("/proc/stat").read_text().splitlines()[0].split()[1:9]]
