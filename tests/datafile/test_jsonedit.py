"""Objects of a list are changed in their place, and not a letter of what stands around them."""

import json

from hypothesis import given
from hypothesis import strategies as st

from kdeck.datafile.jsonedit import with_objects
from kdeck.datafile.node import Plain

_PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=6,
)
_LISTS = st.lists(st.dictionaries(st.text(max_size=3), _PLAIN) | _PLAIN, max_size=4)


def _with_key(entry: dict[str, Plain]) -> dict[str, Plain]:
    return {**entry, "new": 1}


@given(_LISTS, st.sampled_from([None, 0, 1, 4, "\t"]), st.booleans(), st.sampled_from(["", "\n "]))
def test_what_is_changed_is_changed_and_nothing_else(
    entries: list[Plain], indent: int | str | None, ascii_alone: bool, around: str
) -> None:
    text = around + json.dumps(entries, indent=indent, ensure_ascii=ascii_alone) + around
    assert with_objects(text, lambda entry: entry) == text
    made = with_objects(text, _with_key)
    changed = [_with_key(each) if isinstance(each, dict) else each for each in entries]
    assert json.loads(made) == changed
    if indent and all(isinstance(each, dict) and each for each in entries):
        # An empty object, and one on one line, say nothing of how they would be indented.
        assert made == around + json.dumps(changed, indent=indent, ensure_ascii=False) + around or (
            "\\u" in text
        )
