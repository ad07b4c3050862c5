"""Breakages of what a PDF says of itself as a whole."""

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from .breaking import Change, add_annotation, breaks, plant
from .pdfs import CLAIM, TITLE, XMP, save


def _drop(key: str) -> Change:
    def change(pdf: Pdf) -> None:
        del pdf.Root[key]

    return change


def _packet(body: str) -> Change:
    def change(pdf: Pdf) -> None:
        data = XMP.format(body=body).encode()
        pdf.Root.Metadata = Stream(pdf, data, Type=Name.Metadata, Subtype=Name.XML)

    return change


def _lang(value: str) -> Change:
    def change(pdf: Pdf) -> None:
        pdf.Root.Lang = String(value)

    return change


for _name, _clause, _change in (
    ("no_lang", "7.2-34", _drop("/Lang")),
    ("empty_lang", "7.2-29", _lang("")),
    ("blank_lang", "7.2-29", _lang("  ")),
    ("lang_is_words", "7.2-29", _lang("US English")),
    ("lang_has_an_underscore", "7.2-29", _lang("en_US")),
    ("lang_is_too_long", "7.2-29", _lang("americanenglish")),
    ("no_mark_info", "6.2-1", _drop("/MarkInfo")),
    ("no_viewer_preferences", "7.1-10", _drop("/ViewerPreferences")),
    ("no_xmp", "7.1-8", _drop("/Metadata")),
    ("no_tree", "7.1-11", _drop("/StructTreeRoot")),
    ("no_title_in_xmp", "7.1-9", _packet(CLAIM)),
    ("no_claim", "5-1", _packet(TITLE)),
    ("claim_of_part_3", "5-2", _packet(TITLE + CLAIM.replace(">1<", ">3<"))),
    ("claim_of_no_number", "5-2", _packet(TITLE + CLAIM.replace(">1<", ">one<"))),
    ("claim_with_another_prefix", "5-3", _packet(
        TITLE + '<ua:part xmlns:ua="http://www.aiim.org/pdfua/ns/id/">1</ua:part>')),
    ("amendment_with_another_prefix", "5-4", _packet(
        TITLE + CLAIM + '<ua:amd xmlns:ua="http://www.aiim.org/pdfua/ns/id/">2005</ua:amd>')),
    ("correction_with_another_prefix", "5-5", _packet(
        TITLE + CLAIM + '<ua:corr xmlns:ua="http://www.aiim.org/pdfua/ns/id/">1:2005</ua:corr>')),
    ("claim_in_another_namespace", "5-1", _packet(
        TITLE + '<pdfuaid:part xmlns:pdfuaid="http://example.org/">1</pdfuaid:part>')),
):  # fmt: skip
    plant(_name, _clause, _change)


@breaks("6.2-1")
def marked_false(pdf: Pdf) -> None:
    pdf.Root.MarkInfo.Marked = False


@breaks("6.2-1")
def marked_left_out(pdf: Pdf) -> None:
    del pdf.Root.MarkInfo.Marked


@breaks("7.1-4")
def suspects(pdf: Pdf) -> None:
    pdf.Root.MarkInfo.Suspects = True


@breaks("7.1-10")
def title_not_displayed(pdf: Pdf) -> None:
    pdf.Root.ViewerPreferences.DisplayDocTitle = False


@breaks("7.1-10")
def title_display_left_out(pdf: Pdf) -> None:
    del pdf.Root.ViewerPreferences.DisplayDocTitle


@breaks("7.1-9")
def title_only_in_the_old_place(pdf: Pdf) -> None:
    _packet(CLAIM)(pdf)
    pdf.docinfo["/Title"] = String("A leaflet")


@breaks("7.1-9")
def title_empty(pdf: Pdf) -> None:
    _packet(TITLE.replace("A leaflet", "") + CLAIM)(pdf)
    del pdf.docinfo["/Title"]


@breaks("7.1-9")
def title_is_a_file_name(pdf: Pdf) -> None:
    _packet(TITLE.replace("A leaflet", "leaflet_v2.indd") + CLAIM)(pdf)
    del pdf.docinfo["/Title"]


@breaks("7.1-8")
def metadata_of_another_type(pdf: Pdf) -> None:
    pdf.Root.Metadata.Type = Name.XObject


@breaks("7.1-8")
def metadata_without_subtype(pdf: Pdf) -> None:
    del pdf.Root.Metadata["/Subtype"]


@breaks("7.1-8")
def metadata_is_no_xml(pdf: Pdf) -> None:
    pdf.Root.Metadata = Stream(pdf, b"<x:xmpmeta", Type=Name.Metadata, Subtype=Name.XML)


@breaks("7.1-8")
def metadata_is_empty(pdf: Pdf) -> None:
    pdf.Root.Metadata = Stream(pdf, b"", Type=Name.Metadata, Subtype=Name.XML)


@breaks("6.1-1")
def version_2(pdf: Pdf) -> None:
    pdf.Root.Version = Name("/2.0")


def _layers(pdf: Pdf, **settings: object) -> None:
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("Layer")))
    default = Dictionary({f"/{key}": value for key, value in settings.items()})
    pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=default)


@breaks("7.10-1")
def layers_without_a_name(pdf: Pdf) -> None:
    _layers(pdf)


@breaks("7.10-1")
def layers_with_an_empty_name(pdf: Pdf) -> None:
    _layers(pdf, Name=String(""))


@breaks("7.10-1")
def further_layers_without_a_name(pdf: Pdf) -> None:
    _layers(pdf, Name=String("All"))
    pdf.Root.OCProperties.Configs = Array([Dictionary()])


@breaks("7.10-2")
def layers_that_change_by_themselves(pdf: Pdf) -> None:
    _layers(pdf, Name=String("All"), AS=Array([Dictionary(Event=Name.Print)]))


def _attach(pdf: Pdf, **more: object) -> None:
    stream = pdf.make_indirect(Stream(pdf, b"words", Type=Name.EmbeddedFile))
    entry = Dictionary(Type=Name.Filespec, EF=Dictionary(F=stream))
    for key, value in more.items():
        entry[f"/{key}"] = value
    names = Array([String("a"), pdf.make_indirect(entry)])
    pdf.Root.Names = Dictionary(EmbeddedFiles=Dictionary(Names=names))


@breaks("7.11-1")
def attachment_without_names(pdf: Pdf) -> None:
    _attach(pdf)


@breaks("7.11-1")
def attachment_without_f(pdf: Pdf) -> None:
    _attach(pdf, UF=String("a.txt"))


@breaks("7.11-1")
def attachment_without_uf(pdf: Pdf) -> None:
    _attach(pdf, F=String("a.txt"))


@breaks("7.11-1")
def attachment_with_an_empty_name(pdf: Pdf) -> None:
    _attach(pdf, F=String("a.txt"), UF=String(""))


@breaks("7.15-1")
def dynamic_xfa(pdf: Pdf) -> None:
    config = (
        b'<xdp:xdp xmlns:xdp="http://ns.adobe.com/xdp/"><config xmlns="http://www.xfa.org/schema/'
        b'xci/2.6/"><acrobat><acrobat7><dynamicRender>required</dynamicRender></acrobat7>'
        b"</acrobat></config></xdp:xdp>"
    )
    pdf.Root.AcroForm = Dictionary(
        Fields=Array([]), XFA=Array([String("config"), pdf.make_indirect(Stream(pdf, config))])
    )


@breaks("7.16-1")
def reading_aloud_forbidden(pdf: Pdf) -> bytes:
    allow = pikepdf.Permissions(accessibility=False, extract=False)
    return save(
        pdf,
        encryption=pikepdf.Encryption(
            owner="o", user="", metadata=False, R=3, aes=False, allow=allow
        ),
    )


@breaks("7.19-1")
def script_on_opening(pdf: Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


@breaks("7.17-1", base="clinician")
def no_bookmarks(pdf: Pdf) -> None:
    del pdf.Root.Outlines


@breaks("7.17-1", base="clinician")
def bookmark_with_other_words(pdf: Pdf) -> None:
    with pdf.open_outline() as outline:
        outline.root[0].title = "Something else"


@breaks("7.18.6.2-1")
def media_without_type(pdf: Pdf) -> None:
    _play(pdf, Alt=Array([String(""), String("A film")]))


@breaks("7.18.6.2-2")
def media_without_alt(pdf: Pdf) -> None:
    _play(pdf, CT=String("video/mp4"))


def _play(pdf: Pdf, **more: object) -> None:
    film = Dictionary(Type=Name.Filespec, F=String("a.mp4"), UF=String("a.mp4"))
    clip = Dictionary(Type=Name.MediaClip, S=Name.MCD, N=String("film"), D=film)
    for key, value in more.items():
        clip[f"/{key}"] = value
    rendition = Dictionary(Type=Name.Rendition, S=Name.MR, C=pdf.make_indirect(clip))
    screen = add_annotation(pdf, "Screen", "Annot", Contents=String("A film"))
    screen.A = Dictionary(S=Name.Rendition, R=pdf.make_indirect(rendition), OP=0, AN=screen)


@breaks("6.1-1")
def header_of_no_version(pdf: Pdf) -> bytes:
    return save(pdf).replace(b"%PDF-1.7", b"%PDF-1.9", 1)


@breaks("6.1-1")
def header_of_version_2(pdf: Pdf) -> bytes:
    return save(pdf, force_version="2.0")


@breaks("6.1-1")
def truncated(pdf: Pdf) -> bytes:
    return save(pdf)[:-900]
