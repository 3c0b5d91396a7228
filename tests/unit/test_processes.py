"""Work by several processes: in order, past one that dies, and what is known already."""

import os
import signal

import pytest

from teiwright.processes import Died, Processes


def doubled(number: int) -> int:
    return 2 * number


def killed_by_thirteen(number: int) -> int:
    if number == 13:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def wrong(number: int) -> int:
    raise ValueError(number)


def test_results_come_in_the_order_of_their_tasks():
    with Processes(doubled, 2) as processes:
        assert list(processes.results(range(50))) == [(number, 2 * number) for number in range(50)]


def test_what_is_known_is_not_worked_on():
    with Processes(wrong, 2) as processes:
        assert list(processes.results([1, 2], known=lambda number: -number)) == [(1, -1), (2, -2)]


def test_a_task_that_kills_its_process_is_told_and_all_others_are_done():
    with Processes(killed_by_thirteen, 2) as processes:
        assert list(processes.results(range(40))) == [(number, Died() if number == 13 else number) for number in range(40)]


def test_several_of_them_too():
    with Processes(killed_by_thirteen, 2) as processes:
        found = [result for _, result in processes.results([13, 1, 13, 2, 13])]
    assert found == [Died(), 1, Died(), 2, Died()]


def test_an_error_is_raised_as_it_is():
    with Processes(wrong, 2) as processes, pytest.raises(ValueError, match="1"):
        list(processes.results([1]))


def test_tasks_are_taken_as_they_are_needed():
    taken = []

    def tasks():
        for number in range(1000):
            taken.append(number)
            yield number

    with Processes(doubled, 2) as processes:
        next(processes.results(tasks()))
    assert len(taken) < 50
