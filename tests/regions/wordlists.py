"""What no reader of a region is to find: by hand, and not from the lists that the program reads."""

import re

# Each line of a list holds shapes of whole words and phrases, parted by two blanks.
_OUTSIDE_NORTH_AMERICA = r"""
(?!(?:size|prize|seize)[sd]?\b|horizon)\w+[iy]z(?:e[sdr]?|ing|ations?|able)
(?:sub-?)?anesthe\w+  apneas?  hem(?:orrhag|ato|oglob)\w*  pediatric\w*  paresthe\w*  hypoesthe\w+
edema\w*  diarrhea  esophag\w+  estrogen\w*  gynecolog\w+  orthopedic\w*  anemi\w+  ischemi\w+
leukemi\w+  gray  aging  maneuver\w*  skeptic\w*  judgment  pajamas  math  toward  gotten  airplane
noninferior\w*  nonresponse
"""
_OUTSIDE_UNITED_STATES = r"""
(?:un|re)?label(?:ed|ing)  signal(?:ed|ing)  cancel(?:ed|ing)  travel(?:ed|ing|ers?)
model(?:ed|ing)  level(?:ed|ing)  counsel(?:ed|ing|ors?)
(?:mis)?behavior\w*  color(?:s|ed)?  favor\w*  flavor\w*  honor(?:s|ed)?  humor  labor  neighbor\w*
odors?  tumors?  vapors?  harbor
(?:multi-?)?centers?  (?:milli|kilo)?liters?  (?:milli|kilo)?meters?  fibers?  theaters?
defense  offense  a license  its license  enroll(?:s|ment)?  fulfill(?:s|ment)?  skillful\w*
catalogs?  analogs?  dialogs?  moms?
"""
_AMERICAN = {
    "en-GB": f"{_OUTSIDE_NORTH_AMERICA}{_OUTSIDE_UNITED_STATES}programs?",
    "en-AU": f"{_OUTSIDE_NORTH_AMERICA}{_OUTSIDE_UNITED_STATES}",
    "en-CA": _OUTSIDE_UNITED_STATES,
}
_AMERICAN |= dict.fromkeys(("en-IE", "en-NZ"), _AMERICAN["en-GB"])

# Words that patients of a region do not use, from the list of words by region.
_NORTH_AMERICAN = r"""
shots?  queasy  sick to your stomach  birth control  talk therapy  rides? home  ride along
street drugs?  which drugs?  emergency rooms?  ERs?  belly  pills?  herbal products?  blurry
providers?  primary care  family doctors?  insurance  billing  co-?pays?  toll-free  ZIP codes?
medications?  handouts?  physicians?  Medication Guide  prescribing information  restroom
boxed warning  jab  casualty
"""
_OF_NHS = "A&E  NHS  NICE"
_ELSEWHERE = {
    "GB": f"{_NORTH_AMERICAN}  fact sheets?  chemists?  approved  compounded  HSE  PBS",
    "IE": f"{_NORTH_AMERICAN}  {_OF_NHS}  fact sheets?  approved  compounded  PBS",
    "AU": f"{_NORTH_AMERICAN}  {_OF_NHS}  leaflets?  pee  peeing  licen[cs]ed  HSE",
    "NZ": f"{_NORTH_AMERICAN}  {_OF_NHS}  leaflets?  chemists?  licen[cs]ed  HSE  PBS",
    "CA": rf"""{_OF_NHS}  leaflets?  fact sheets?  tummy  GPs?  illegal drugs?  lift home  shots?
        licen[cs]ed  approved  talking therapy  contraception  strong painkillers  drips?(?!\))
        which drugs?  blurred vision  feel sick(?!\ to)  herbal remed\w+  emergency rooms?
        HSE  PBS""",
}
_OF_NATION = {
    "GB-ENG": "emergency department  NHS in (?:Wales|Scotland)  Trust offers",
    "GB-WLS": "emergency department  NHS in (?:England|Scotland)  Trust offers",
    "GB-SCT": "emergency department  NHS in (?:England|Wales)  NICE  Trust offers  option 2",
    "GB-NIR": "A&E  NHS in (?:England|Wales|Scotland)  NICE  option 2  press 2  111",
}

# What holds in the United States alone, for any reader.
_UNITED_STATES = re.compile(
    r"\b(?:REMS|HIPAA|Medicaid|Medicare|DEA|FDA|US|Americans?|Schedule III|prescription monitoring"
    r"|pregnancy registry|emergency room|approved in the US|at least 2 (?:h|hours)|lasts about 4 h"
    r"|988|838255|[Bb]oxed warning|the label|on its label)\b|(?<![-\d])911(?!\d)"
)
# Where the United States may be named, and why.
NAMED = {
    r"US FDA": "the agency's alerts are all that was found on the risks of compounded ketamine at "
    "home, and are named as its own",
    r"\b[Tt]he US agency\b|Alerts of the US agency": "the same alerts, and its word on other uses",
    r"\bUS (?:es)?(?:ketamine |an(?:a)?esthesia )?labels?\b": "the text that was read on a dose or "
    "a risk is that of the US, and is named as such",
    r"large US study": "the country of a study",
    r"US (?:patient|consumer) monographs?": "the same: no other was read",
    r"(?:monotherapy|alone) \(approved in the US\)": "a trial of a use that is not licensed here",
    r"US VA ?/ ?DoD": "a guideline of another country, named as such",
}


def american_spelling(language: str) -> re.Pattern[str]:
    """Give what finds a spelling of the United States that a language does not share."""
    return _words(_AMERICAN[language])


def foreign_words(region: str) -> re.Pattern[str]:
    """Give what finds a word of another region in what patients read."""
    return _words(f"{_ELSEWHERE[region.split('-', maxsplit=1)[0]]}\n{_OF_NATION.get(region, '')}")


def _words(listed: str) -> re.Pattern[str]:
    either = "|".join(shape for shape in re.split(r"\s{2,}|\n", listed) if shape)
    return re.compile(rf"(?<![\w-])(?:{either})(?![\w-])", re.IGNORECASE)


def unnamed(text: str) -> list[str]:
    """List what a text says of the United States outside the places that have a reason."""
    return [match[0] for match in _UNITED_STATES.finditer(re.sub("|".join(NAMED), "|", text))]
