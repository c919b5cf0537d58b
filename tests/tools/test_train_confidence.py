"""Training of the confidence model: it finds the sign that tells, and judges no report by itself."""

from __future__ import annotations

import numpy as np

from tools.train_confidence import FOLDS, crossed, fit


def test_the_sign_that_tells_gets_the_weight() -> None:
    dice = np.random.default_rng(7)
    x = np.column_stack([np.ones(400), dice.integers(0, 2, 400), dice.integers(0, 2, 400)]).astype(float)
    y = (dice.random(400) < np.where(x[:, 1] == 1, 0.9, 0.3)).astype(float)
    base, telling, idle = fit(x, y, 1.0)
    assert telling > 1.5
    assert abs(idle) < 0.5
    assert base < 0


def test_no_report_is_judged_by_weights_that_saw_it() -> None:
    x = np.ones((FOLDS * 10, 1))
    report = np.repeat(np.arange(FOLDS), 10)
    y = (report == 0).astype(float)  # right in one report only
    said = crossed(x, y, report, 1.0)
    assert said[report == 0].max() < 0.01
    assert said[report == 1].min() > 0.2
