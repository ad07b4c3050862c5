import io
import re
from collections.abc import Callable

import pikepdf
import pytest
from pikepdf import Array, Name, Pdf
from PIL import ImageCms

from kdeck.check.pdf.reference import jvm, verapdf
from kdeck.check.pdf.reference.profile import Profile, read_profile
from kdeck.check.pdf.reference.ruleset import ruleset
from kdeck.check.pdf.reference.verapdf import profiles_claimed, validate
from kdeck.errors import ExitCode, KdeckError

from .pdfs import CLAIM, TITLE, On, Sheet, e, embedded_font, save, tagged

_LINE = "/Artifact BMC 10 10 m 90 10 l S EMC"
_FIGURE = "/Figure <</MCID 0>> BDC 20 20 40 40 re f EMC"


def empty(xmp: str | None = TITLE + CLAIM) -> Pdf:
    return tagged([_LINE], e("Document"), xmp=xmp)


def with_text() -> Pdf:
    fonts = pikepdf.new()
    font, codes = embedded_font(fonts, "Ketamine")
    pdf = tagged(
        [Sheet(f"/P <</MCID 0>> BDC BT /F1 12 Tf 20 90 Td <{codes}> Tj ET EMC")],
        e("Document", e("P", On(0, 0))),
    )
    pdf.pages[0].obj.Resources.Font["/F1"] = pdf.copy_foreign(fonts.make_indirect(font))
    return pdf


def box() -> pikepdf.Dictionary:
    return pikepdf.Dictionary(O=Name.Layout, BBox=Array([20, 20, 60, 60]))


def failed(pdf: Pdf | bytes, profile: Profile = Profile.UA_1) -> set[str]:
    """Give clause-test of each failed rule, or the whole message where nothing was judged."""
    data = pdf if isinstance(pdf, bytes) else save(pdf)
    found = validate(data, profile, "a.pdf")
    matches = [re.search(r"clause (\S+), test (\d+) failed", f.message) for f in found]
    return {f"{m[1]}-{m[2]}" if m else f.message for m, f in zip(matches, found, strict=True)}


def test_pdf_with_an_empty_document_and_an_artifact_passes() -> None:
    assert validate(save(empty()), Profile.UA_1, "a.pdf") == ()


def test_pdf_with_text_in_an_embedded_font_passes() -> None:
    assert validate(save(with_text()), Profile.UA_1, "a.pdf") == ()


def _no_lang(pdf: Pdf) -> None:
    del pdf.Root.Lang


def _no_mark(pdf: Pdf) -> None:
    del pdf.Root.MarkInfo


def _no_tree(pdf: Pdf) -> None:
    del pdf.Root.StructTreeRoot


def _no_metadata(pdf: Pdf) -> None:
    del pdf.Root.Metadata


def _no_title_shown(pdf: Pdf) -> None:
    del pdf.Root.ViewerPreferences


def _suspects(pdf: Pdf) -> None:
    pdf.Root.MarkInfo.Suspects = True


@pytest.mark.parametrize(
    ("break_it", "rule"),
    [
        (_no_lang, "7.2-34"),
        (_no_mark, "6.2-1"),
        (_no_tree, "7.1-11"),
        (_no_metadata, "7.1-8"),
        (_no_title_shown, "7.1-10"),
        (_suspects, "7.1-4"),
    ],
)
def test_each_break_is_found_at_its_clause(break_it: Callable[[Pdf], None], rule: str) -> None:
    pdf = with_text()
    break_it(pdf)
    assert rule in failed(pdf)


def test_missing_title_and_missing_claim_are_found() -> None:
    assert failed(empty(xmp=CLAIM)) == {"7.1-9"}
    assert failed(empty(xmp=TITLE)) == {"5-1"}


def test_figure_needs_alternative_text() -> None:
    bare = tagged([_FIGURE], e("Document", e("Figure", On(0, 0), A=box())))
    told = tagged(
        [_FIGURE], e("Document", e("Figure", On(0, 0), A=box(), Alt=pikepdf.String("A box")))
    )
    assert failed(bare) == {"7.3-1"}
    assert failed(told) == set()


def test_untagged_content_and_skipped_headings_are_found() -> None:
    assert failed(tagged(["20 20 40 40 re f"], e("Document"))) == {"7.1-3"}
    skipped = "/H1 <</MCID 0>> BDC EMC /H3 <</MCID 1>> BDC EMC"
    assert "7.4.2-1" in failed(
        tagged([skipped], e("Document", e("H1", On(0, 0)), e("H3", On(0, 1))))
    )


def test_finding_names_clause_count_and_place() -> None:
    twice = "20 20 40 40 re f /Artifact BMC EMC 20 20 40 40 re f"
    (finding,) = validate(save(tagged([twice], e("Document"))), Profile.UA_1, "out/a.pdf")
    assert finding.code == "pdf-ua-1"
    assert finding.span.file == "out/a.pdf"
    assert finding.message.startswith("ISO 14289-1 clause 7.1, test 3 failed 2 times: Content")
    assert "first at root/document[0]/pages[0]" in finding.hint


def test_error_arguments_are_filled_in() -> None:
    (finding,) = validate(
        save(empty(xmp=TITLE + "<pdfuaid:part>9</pdfuaid:part>")), Profile.UA_1, "a.pdf"
    )
    assert "is 9 instead of 1" in finding.hint


@pytest.mark.sampled(3)
@pytest.mark.parametrize("profile", Profile)
def test_every_profile_is_built_with_all_its_rules(profile: Profile) -> None:
    jvm.start()
    text = read_profile(jvm.jar(), profile)
    built = ruleset(profile).java
    taken = {
        (
            str(r.getRuleId().getClause()),
            int(r.getRuleId().getTestNumber()),
            str(r.getObject()),
            None if r.getTags() is None else str(r.getTags()),
            None if r.getDeferred() is None else bool(r.getDeferred()),
            str(r.getTest()),
            str(r.getDescription()),
            str(r.getError().getMessage()),
            tuple(str(a.getArgument()) for a in r.getError().getArguments()),
        )
        for r in built.getRules()
    }
    assert taken == {
        (
            r.clause,
            r.test_number,
            r.object,
            r.tags,
            r.deferred,
            r.test,
            r.description,
            r.error,
            r.arguments,
        )
        for r in text.rules
    }
    assert {
        (str(v.getName()), str(v.getObject()), str(v.getDefaultValue()), str(v.getValue()))
        for v in built.getVariables()
    } == {(v.name, v.object, v.default, v.value) for v in text.variables}


@pytest.mark.sampled(5)
@pytest.mark.parametrize("profile", [p for p in Profile if p is not Profile.UA_1])
def test_pdf_of_one_standard_does_not_pass_another(profile: Profile) -> None:
    found = validate(save(empty()), profile, "a.pdf")
    assert found
    assert {f.code for f in found} == {f"pdf-{profile}"}
    assert not any("cannot be judged" in f.message for f in found)


def test_what_is_no_whole_pdf_fails() -> None:
    whole = save(with_text())
    for data in (b"", b"garbage", b"%PDF-1.7\n", whole[:200], whole[: len(whole) // 2]):
        (finding,) = validate(data, Profile.UA_1, "a.pdf")
        assert "cannot be judged by 'ua-1': it is no whole PDF" in finding.message
    (finding,) = validate(whole[:-40], Profile.UA_1, "a.pdf")
    assert "cannot be judged" in finding.message


@pytest.mark.parametrize(("user", "reason"), [("secret", "needs a password"), ("", "is encrypted")])
def test_encrypted_pdf_fails(user: str, reason: str) -> None:
    data = save(with_text(), encryption=pikepdf.Encryption(owner="owner", user=user))
    (finding,) = validate(data, Profile.UA_1, "a.pdf")
    assert reason in finding.message


def test_messages_do_not_differ_from_run_to_run() -> None:
    assert validate(b"garbage", Profile.UA_1, "a") == validate(b"garbage", Profile.UA_1, "a")


class _Result:
    """Answer as veraPDF does, with one answer changed."""

    def __init__(self, real: object, **answers: object) -> None:
        self._real, self._answers = real, answers

    def __getattr__(self, name: str) -> Callable[[], object]:
        if name in self._answers:
            return lambda: self._answers[name]
        answer: Callable[[], object] = getattr(self._real, name)
        return answer


@pytest.mark.parametrize(
    ("answers", "reason"),
    [
        ({"getTotalAssertions": 0}, "nothing was tested"),
        ({"isCompliant": False}, "0 rules failed, yet compliant: False"),
        ({"getJobEndStatus": "timeout"}, "ended with 'timeout'"),
    ],
)
def test_result_that_is_not_understood_fails(
    monkeypatch: pytest.MonkeyPatch, answers: dict[str, object], reason: str
) -> None:
    read = verapdf._read
    monkeypatch.setattr(verapdf, "_read", lambda r, rules: read(_Result(r, **answers), rules))
    (finding,) = validate(save(empty()), Profile.UA_1, "a.pdf")
    assert reason in finding.message


def test_no_result_and_an_unexpected_error_fail(monkeypatch: pytest.MonkeyPatch) -> None:
    read = verapdf._read
    monkeypatch.setattr(verapdf, "_read", lambda _, rules: read(None, rules))
    assert "there is no result" in validate(save(empty()), Profile.UA_1, "a")[0].message
    monkeypatch.setattr(jvm, "java", lambda name: 1 / 0)
    assert "division by zero" in validate(save(empty()), Profile.UA_1, "a")[0].message


def test_missing_extra_and_fork_end_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jvm, "_PACKAGES", ("no_such_package",))
    jvm.jar.cache_clear()
    with pytest.raises(KdeckError) as missing:
        jvm.jar()
    assert missing.value.code is ExitCode.TOOL_MISSING
    assert "kdeck[verapdf]" in missing.value.hint
    monkeypatch.setattr(jvm, "_owner", [1])
    with pytest.raises(KdeckError, match="after a fork"):
        validate(b"", Profile.UA_1, "a.pdf")


def test_jar_without_the_profile_ends_the_run() -> None:
    path = jvm.jar().with_name("no-such.jar")
    with pytest.raises(KdeckError, match=r"cannot be read from 'no-such\.jar'"):
        read_profile(path, Profile.UA_1)


def test_nothing_is_printed(capfd: pytest.CaptureFixture[str]) -> None:
    for data in (save(with_text()), save(with_text())[:-300], b"garbage"):
        validate(data, Profile.UA_2, "a.pdf")
    assert capfd.readouterr() == ("", "")


_ACCESSIBLE = (
    "<pdfd:declarations><rdf:Bag><rdf:li rdf:parseType='Resource'><pdfd:conformsTo>"
    "http://pdfa.org/declarations/wtpdf#accessibility1.0</pdfd:conformsTo></rdf:li></rdf:Bag>"
    "</pdfd:declarations>"
)


@pytest.mark.parametrize(
    ("xmp", "claims"),
    [
        (None, ()),
        (TITLE, ()),
        (CLAIM, (Profile.UA_1,)),
        (
            "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>" + CLAIM,
            (Profile.UA_1, Profile.A_2A),
        ),
        (
            "<pdfaid:part>4</pdfaid:part><pdfuaid:part>2</pdfuaid:part>" + _ACCESSIBLE,
            (Profile.UA_2, Profile.WTPDF_ACCESSIBILITY, Profile.A_4),
        ),
    ],
)
def test_claims_are_read(xmp: str | None, claims: tuple[Profile, ...]) -> None:
    assert profiles_claimed(save(empty(xmp=xmp))) == claims


def test_claims_in_attributes_are_read() -> None:
    pdf = empty(xmp="")
    packet = pdf.Root.Metadata.read_bytes().replace(b'about=""', b'about="" pdfuaid:part="2"')
    pdf.Root.Metadata.write(packet)
    # An attribute may stand before the declaration of its prefix.
    assert profiles_claimed(save(pdf)) == (Profile.UA_2,)


@pytest.mark.parametrize(
    ("xmp", "message"),
    [
        ("<pdfuaid:part>7</pdfuaid:part>", "claims 'ua-7'"),
        ("<pdfaid:part>2</pdfaid:part>", "claims 'a-2'"),
        ("<unclosed>", "metadata of the PDF cannot be read"),
    ],
)
def test_claim_that_nobody_can_judge_is_an_error(xmp: str, message: str) -> None:
    with pytest.raises(KdeckError, match=message):
        profiles_claimed(save(empty(xmp=xmp)))


def test_claims_of_what_is_no_pdf_are_an_error() -> None:
    with pytest.raises(KdeckError) as caught:
        profiles_claimed(b"garbage")
    assert caught.value.code is ExitCode.UNREADABLE


def modern(xmp: str) -> bytes:
    """Make a PDF 2.0 whose elements stand in its namespace, as PDF/UA-2, 8.2.4 wants it."""
    pdf = with_text()
    tree = pdf.Root.StructTreeRoot
    space = pdf.make_indirect(
        pikepdf.Dictionary(Type=Name.Namespace, NS=pikepdf.String("http://iso.org/pdf2/ssn"))
    )
    tree.Namespaces = Array([space])
    for element in (tree.K[0], tree.K[0].K[0]):
        element.NS = space
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    intent = pikepdf.Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFA1,
        OutputConditionIdentifier=pikepdf.String("sRGB"),
        DestOutputProfile=pikepdf.Stream(pdf, profile, N=3),
    )
    pdf.Root.OutputIntents = Array([intent])
    del pdf.docinfo
    packet = pdf.Root.Metadata.read_bytes().replace(CLAIM.encode(), xmp.encode())
    pdf.Root.Metadata.write(packet)
    return save(pdf, force_version="2.0")


@pytest.mark.slow
def test_pdf_2_passes_each_of_its_standards() -> None:
    data = modern(
        "<pdfuaid:part>2</pdfuaid:part><pdfuaid:rev>2024</pdfuaid:rev>"
        "<pdfaid:part>4</pdfaid:part><pdfaid:rev>2020</pdfaid:rev>" + _ACCESSIBLE
    )
    claims = profiles_claimed(data)
    assert claims == (Profile.UA_2, Profile.WTPDF_ACCESSIBILITY, Profile.A_4)
    assert {claim: failed(data, claim) for claim in claims} == {claim: set() for claim in claims}
    assert "5-2" in failed(data, Profile.UA_1)


def test_nesting_that_pdf_2_forbids_is_found() -> None:
    pdf = pikepdf.open(io.BytesIO(modern("<pdfuaid:part>2</pdfuaid:part>")))
    pdf.Root.StructTreeRoot.K[0].K[0].S = Name.TR
    data = save(pdf)
    pdf.close()
    assert any("ISO/TS 32005" in f.message for f in validate(data, Profile.UA_2, "a.pdf"))
