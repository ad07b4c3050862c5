"""What an entry lacks that another of the same work has."""

from kdeck.datafile.node import Plain
from kdeck.load.bibliography.canonical import ORDER
from kdeck.load.bibliography.change import Change, change_of, is_retracted_since
from kdeck.load.bibliography.keys import family_keys
from kdeck.load.bibliography.taking import Taken

# What an author decides, and what is made of the rest.
_OWN = ("id", "type", "author", "authors-complete", "short", "x-design", "x-ship", "x-reason")
# What goes with another field, or is told where a source was retracted.
_UNTOLD = ("authors-complete", "x-ship", "x-reason")
_OF_ADDRESSES = ("URL", "accessed")

Fields = dict[str, Plain]


def lacking(old: Taken, new: Taken) -> Fields:
    """Give what the newer entry adds, and nothing of what the old one says otherwise.

    Authors are added where the old list says that it is not whole and the new one goes on from it.
    An address is none of a work with a DOI: no list prints it.
    """
    found: Fields = {
        key: value
        for key in ORDER
        if key not in _OWN
        and (value := new.fields.get(key)) not in (None, "")
        and old.fields.get(key) in (None, "")
    }
    doi = found.get("DOI") or old.fields.get("DOI")
    if doi:
        found = {key: value for key, value in found.items() if key not in _OF_ADDRESSES}
    if old.reference.type == "article-journal":
        found.pop("publisher", None)
    if _goes_on(old, new):
        found |= {"author": new.fields["author"]}
        found |= {"authors-complete": new.reference.authors_complete}
    if is_retracted_since(old, new):
        found |= {key: new.fields[key] for key in ("x-ship", "x-reason")}
    return found


def told(old: Taken, found: Fields) -> tuple[Change, ...]:
    """Say of each field that is added what it had, and what it has then."""
    shown = (key for key in ORDER if key in found and key not in _UNTOLD)
    return tuple(change_of(key, old.fields.get(key), found[key]) for key in shown)


def completed(entry: Fields, found: Fields) -> Fields:
    """Add fields to an entry, each where the form of references.json has it."""
    keys = list(entry)
    for key in (key for key in ORDER if key in found and key not in entry):
        before = {*ORDER[: ORDER.index(key)]}
        at = max((i for i, there in enumerate(keys, 1) if there in before), default=0)
        keys.insert(at, key)
    return {key: found.get(key, entry.get(key)) for key in keys}


def _goes_on(old: Taken, new: Taken) -> bool:
    """Say whether the old list of authors is a beginning, and the new one the same with more."""
    mine, theirs = family_keys(old.fields), family_keys(new.fields)
    if old.reference.authors_complete or theirs[: len(mine)] != mine:
        return False
    return len(theirs) > len(mine) or new.reference.authors_complete
