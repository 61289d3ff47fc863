"""The list of mutants fits the code and the tests that it names."""

from __future__ import annotations

import pytest

from scripts.mutants import LIST, ROOT, read_list


@pytest.mark.parametrize("mutant", read_list(LIST), ids=lambda mutant: mutant.name)
def test_a_mutant_stands_once_in_the_code_and_its_tests_are_there(mutant):
    assert (ROOT / mutant.file).read_text(encoding="utf-8").count(mutant.text) == 1
    assert mutant.tests
    for named in mutant.tests:
        path, _, function = named.partition("::")
        told = (ROOT / path).read_text(encoding="utf-8")
        assert f"def {function.partition('[')[0]}(" in told if function else told
