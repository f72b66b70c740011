"""The measures of the benchmarks."""

from __future__ import annotations

import pytest

from benchmarks.measures import calibration_error, least_calibration_error


def test_the_error_of_exact_probabilities_is_what_chance_makes_of_few_answers() -> None:
    # One answer is off by p where it is wrong and by 1 - p where it is right: by 2p(1 - p) in the mean.
    assert least_calibration_error([0.5]) == 0.5
    assert least_calibration_error([0.25], draws=2_000) == pytest.approx(0.375, abs=0.03)
    assert least_calibration_error([0.5] * 10_000, draws=20) < 0.01
    assert least_calibration_error([0.0, 1.0]) == calibration_error([0.0, 1.0], [0.0, 1.0]) == 0.0
