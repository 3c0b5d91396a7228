"""Work on many things by several processes: of this machine, or of a cluster.

``workers`` is what both have in common, order, bounded memory and what becomes
of a task that kills its process; ``pool`` and ``cluster`` say who works. The
cluster is one of dask.distributed, as the standard library ends at one machine
and Ray is ten times the size; it is asked for by name (the extra ``cluster``).
"""

from .cluster import Cluster
from .pool import Processes
from .workers import Died, Workers

__all__ = ["Cluster", "Died", "Processes", "Workers"]
