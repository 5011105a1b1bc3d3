"""JSON as it is written: what the standard library writes, but nothing that a terminal would obey."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wola_facts.outputs.dump import dump

trees: st.SearchStrategy[Any] = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(st.characters(min_codepoint=32, max_codepoint=0x17F), max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text("abé", max_size=3), inner, max_size=4),
    max_leaves=20,
)


@pytest.mark.parametrize("indent", [None, 2])
@pytest.mark.parametrize("ascii_only", [False, True])
@given(tree=trees)
def test_it_reads_back_as_it_was(indent: int | None, ascii_only: bool, tree: object) -> None:
    assert json.loads(dump(tree, indent, ascii_only=ascii_only)) == tree


@given(tree=trees)
def test_with_an_indent_it_is_what_the_standard_library_writes(tree: object) -> None:
    assert dump(tree, ascii_only=True) == json.dumps(tree, indent=2)


def test_controls_and_direction_marks_are_escaped_and_letters_are_not() -> None:
    assert dump({"a": "é\u202e\x9b\x7f"}, None) == r'{"a": "é\u202e\u009b\u007f"}'
