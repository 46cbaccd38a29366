"""The page in English: who does what, and how to reach them (asked of State organs' pages)."""

from __future__ import annotations

from collections.abc import Iterator

from cchc.artifact import Crumb, PageArtifact, SearchEntry
from cchc.model.place import Unit
from cchc.model.site import Site
from cchc.model.text import fold
from cchc.model.value import dataclass

FOREIGN = 8
_TYPES = {
    "xã": "Commune",
    "phường": "Ward",
    "đặc khu": "Special Zone",
    "thành phố": "City",
    "thị xã": "Town",
    "huyện": "District",
    "tỉnh": "Province",
}
_DUTIES = {
    "mot-cua": "receives applications for administrative procedures and returns the results",
    "bien-tap": "edits this section",
    "truyen-thong": "posts and broadcasts local information",
    "bao-cao": "compiles the reports on administrative reform",
    "phap-che": "keeps the register of legal documents",
}
_USUAL = (
    ("trung tam phuc vu hanh chinh cong", "Public Administration Service Centre"),
    ("van phong hdnd va ubnd", "Office of the People's Council and the People's Committee"),
    ("phong van hoa - xa hoi", "Division of Culture and Social Affairs"),
    ("phong kinh te, ha tang va do thi", "Division of Economy, Infrastructure and Urban Affairs"),
    ("phong kinh te", "Economic Division"),
    ("uy ban mat tran to quoc", "Viet Nam Fatherland Front Committee"),
    ("trung tam van hoa, the thao va truyen thong", "Centre for Culture, Sports and Communication"),
    ("cac don vi su nghiep cong lap", "Public service units"),
    ("cong an", "Police"),
    ("ubnd", "People's Committee"),
    ("uy ban nhan dan", "People's Committee"),
)
"""Names that nearly every commune has; site.yml may say otherwise (`name_en`)."""


@dataclass(frozen=True, slots=True)
class Office:
    """A unit with its English name ("" where none is known) and its duties as half a sentence."""

    unit: Unit
    name: str
    duties: str


def english_pages(site: Site) -> Iterator[PageArtifact]:
    """Yield /en/."""
    place = place_in_english(site)
    foreign = [p for p in site.procedures if "nuoc ngoai" in fold(p.name)]
    yield PageArtifact(
        path="en/",
        template="front/english.html",
        title="Organisation and contacts",
        description=f"Who does what in {place}, how to reach the offices, and how to apply.",
        view={
            "place": place,
            "offices": tuple(_office(unit) for unit in site.units),
            "center": next((_office(unit) for unit in site.units if "mot-cua" in unit.roles), None),
            "procedures": tuple((p.code, p.name, p.path) for p in foreign[:FOREIGN]),
        },
        crumbs=(Crumb("Home", ""),),
        owner=site.section.owner,
        reviewed_on=site.section.reviewed_on,
        entries=(
            SearchEntry(
                "lien-he", "Organisation and contacts (English)", "en/", keywords=("english", "foreigner", "tiếng anh")
            ),
        ),
        source="_data/site.yml",
        lang="en",
    )


def place_in_english(site: Site) -> str:
    """Return "Phong Thổ Commune, Lai Châu Province"."""
    commune = site.commune
    return f"{commune.name} {_TYPES.get(commune.type, '')}, {commune.province} {_TYPES.get(commune.province_type, '')}"


def _office(unit: Unit) -> Office:
    name = fold(unit.name)
    usual = next((english for start, english in _USUAL if name.startswith(start)), "")
    duties = "; ".join(_DUTIES[role] for role in unit.roles if role in _DUTIES)
    return Office(unit, unit.name_en or usual, duties[:1].upper() + duties[1:])
