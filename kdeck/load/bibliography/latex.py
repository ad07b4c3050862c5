"""The words of a field of BibTeX, which may hold commands of LaTeX.

latexcodec, which comes with pybtex, ends a title at its first '%' and takes a tenth of a second for
a long field.
"""

import re
import unicodedata

# What only sets type: its argument is the text.
_SETTING = (
    "textit|textbf|textsl|textsc|textrm|textsf|texttt|textup|textmd|textnormal|emph|mbox|text|url"
    "|path|mathrm|mathit|mathbf|mathsf|ensuremath|protect|relax|uppercase|MakeUppercase|nocase"
    "|enquote|em|it|bf|sl|sc|rm|sf|tt|bibinfo|unskip|allowbreak|nobreak|ignorespaces|hbox|uline"
)
_SETS = re.compile(rf"\\(?:{_SETTING})(?![A-Za-z])\s*")
# What sorts alone: its argument prints nowhere.
_SORTS = re.compile(r"\\(?:noopsort|SortNoop)\s*\{[^{}]*\}")
_SCRIPT = re.compile(
    r"\\text(su[bp])(?:er)?script\s*\{([^{}]{0,80})\}"
    r"|\$\s*(?:\{\})?\s*([_^])\s*\{?\s*(?:\\(?:text|textrm|mathrm|rm)\s*\{?)?(\d{1,6})\}?\}?\s*\$"
)
_COMBINING = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", '"': "\u0308", "=": "\u0304",
    ".": "\u0307", "u": "\u0306", "v": "\u030c", "H": "\u030b", "c": "\u0327", "d": "\u0323",
    "b": "\u0331", "r": "\u030a", "k": "\u0328",
}  # fmt: skip
_ACCENT = re.compile(
    r"\\(?:([`'^\"~=.])\s*|([uvHcdbrk])(?:\s+|(?=\{)))(?:\{\s*(\\?[A-Za-z]?)\s*\}|(\\[ij](?![A-Za-z])"
    r"|[A-Za-z]))(?:(?<=\\[ij])\s*)?"
)
_SIGNS = {
    "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "ss": "ß", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ",
    "aa": "å", "AA": "Å", "i": "ı", "j": "ȷ", "dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ",
    "dj": "đ", "DJ": "Đ", "S": "§", "copyright": "©", "pounds": "£", "euro": "€", "texteuro": "€",
    "textmu": "μ", "micro": "μ", "textless": "<", "textgreater": ">", "textquoteright": "’",
    "textquoteleft": "‘", "textquotesingle": "'", "textquotedblleft": "“",
    "textquotedblright": "”", "textasciitilde": "\ue004~", "textbar": "|", "textunderscore": "_",
    "textemdash": "—", "textendash": "–", "textellipsis": "…", "ldots": "…", "dots": "…",
    "textdegree": "°", "degree": "°", "textregistered": "®", "texttrademark": "™",
    "textpm": "±", "pm": "±", "times": "×", "texttimes": "×", "cdot": "·", "leq": "≤", "le": "≤",
    "geq": "≥", "ge": "≥", "sim": "\ue004~", "approx": "≈", "infty": "∞", "slash": "/", "quad": " ",
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "kappa": "κ",
    "lambda": "λ", "mu": "μ", "omega": "ω", "sigma": "σ", "Delta": "Δ", "Omega": "Ω",
    "textalpha": "α", "textbeta": "β", "textgamma": "γ", "textdelta": "δ", "textkappa": "κ",
    "textomega": "ω", "TeX": "TeX", "LaTeX": "LaTeX", "BibTeX": "BibTeX",
    "log": "log", "ln": "ln", "exp": "exp", "min": "min", "max": "max",
}  # fmt: skip
_WORDS = "|".join(sorted(_SIGNS, key=len, reverse=True))
_SIGN = re.compile(rf"\\({_WORDS})(?![A-Za-z])\s?(?:\{{\}})?")
_ESCAPED = re.compile(r"\\([&%#_ ,;:!/@-])")
_ESCAPES = {",": "\u00a0", ";": " ", ":": " ", "!": "", "/": "", "-": "", "@": ""}
_LEFT = re.compile(r"\\(?:[A-Za-z]+|.)")
# A brace, a dollar and a tilde that print, while those that only group or bind are taken out.
_KEPT = {r"\{": "\ue000", r"\}": "\ue001", r"\$": "\ue002", r"\textbackslash": "\ue003"}
_PRINTED = {"\ue000": "{", "\ue001": "}", "\ue002": "$", "\ue003": "\\"}
_LONGEST = 4_000


def plain_of(text: str) -> str:
    """Write a field of BibTeX in plain words; a command that nobody knows stays as it is typed."""
    text = text[:_LONGEST]
    if any(sign in text for sign in "\\{}$~`'-"):
        for typed, mark in _KEPT.items():
            text = text.replace(typed, mark)
        text = _SCRIPT.sub(_script, _SORTS.sub("", text)) if "\\" in text or "$" in text else text
        if "\\" in text:
            text = _ESCAPED.sub(lambda found: _ESCAPES.get(found[1], found[1]), text)
            text = _ACCENT.sub(_accented, text)
            text = _SETS.sub("", _SIGN.sub(lambda found: _SIGNS[found[1]], text))
        text = text.replace("``", "“").replace("''", "”")
        text = re.sub(r"(?<!\ue004)~", "\u00a0", re.sub(r"[{}$]", "", text))
        text = text.replace("\ue004", "")
        for mark, sign in _PRINTED.items():
            text = text.replace(mark, sign)
    return " ".join(text.split(" ")).strip() if "\u00a0" in text else " ".join(text.split())


def unknown_command(text: str) -> str:
    """Give the first command of LaTeX that is left in a text; empty where none is."""
    found = _LEFT.search(text)
    return found[0] if found else ""


def _accented(found: re.Match[str]) -> str:
    letter = (found[3] if found[3] is not None else found[4]).lstrip("\\")
    if not letter:
        return ""
    return unicodedata.normalize("NFC", letter + _COMBINING[found[1] or found[2]])


def _script(found: re.Match[str]) -> str:
    """Write figures below or above the line as kdeck does; 'H~2~O'."""
    below = found[1] == "sub" or found[3] == "_"
    words = (found[2] if found[2] is not None else found[4]).strip()
    mark = "\ue004~" if below else "^"
    return f"{mark}{words}{mark}" if words.isdecimal() and words.isascii() else words
