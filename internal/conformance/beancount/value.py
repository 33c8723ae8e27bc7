"""Prints what each sale of a ledger took out of stock, as beancount books it, and last the seconds it took."""

import sys
import time

from beancount import loader
from beancount.core import data

begin = time.perf_counter()
entries, errors, _ = loader.load_file(sys.argv[1])
seconds = time.perf_counter() - begin
if errors:
    sys.exit("\n".join(str(error) for error in errors[:5]))
for entry in entries:
    if not isinstance(entry, data.Transaction):
        continue
    out = sum(-p.units.number * p.cost.number for p in entry.postings if p.cost is not None and p.units.number < 0)
    if out:
        print(entry.narration, out)
print("seconds", seconds)
