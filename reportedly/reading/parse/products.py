"""Products of matrices, which is what most of a parse costs: by numpy's BLAS, on one core.

spaCy brings a BLAS of its own; on most processors numpy's multiplies three times as fast. It would take all cores for each product
and have them wait for one another; here a process has one core, and the pool of workers the others.
"""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path
from typing import Any

VARIABLES = ("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")
FOLDERS = ("../numpy.libs", ".dylibs")  # where a wheel of numpy has its libraries, from its package on
SETTERS = ("scipy_openblas_set_num_threads64_", "scipy_openblas_set_num_threads", "openblas_set_num_threads")


def one_core() -> None:
    """Has numpy multiply on one core in this process. A variable of the user's that says otherwise is kept."""
    chosen = [name for name in VARIABLES if name in os.environ]
    for name in VARIABLES:
        os.environ.setdefault(name, "1")
    if chosen or "numpy" not in sys.modules:
        return
    package = Path(str(sys.modules["numpy"].__file__)).parent  # it was loaded before and looked at them then
    for library in (file for folder in FOLDERS for file in (package / folder).glob("*openblas*")):
        loaded = ctypes.CDLL(str(library))
        setter = next((name for name in SETTERS if hasattr(loaded, name)), None)
        if setter is not None:
            getattr(loaded, setter)(1)


def speed_up(nlp: Any) -> None:
    """Has the models of a pipeline multiply with numpy; one that runs on a graphics card stays there."""
    from thinc.api import NumpyOps

    dense = NumpyOps(use_blis=False)
    for _, component in nlp.pipeline:
        model = getattr(component, "model", None)
        for node in model.walk() if model is not None else ():
            if type(node.ops) is NumpyOps:
                node.ops = dense
