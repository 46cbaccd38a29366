"""A procedure as schema.org GovernmentService, for search engines and assistants."""

from __future__ import annotations

from cchc.model.procedure import Procedure
from cchc.model.site import Site


def json_ld(procedure: Procedure, site: Site) -> dict[str, object]:
    """Return the JSON-LD object; the template adds the absolute address."""
    commune = f"UBND {site.commune.full_name}"
    data: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "GovernmentService",
        "name": procedure.name,
        "identifier": procedure.code,
        "inLanguage": "vi",
        "serviceType": procedure.field,
        "serviceOperator": {"@type": "GovernmentOrganization", "name": ", ".join(procedure.agencies) or commune},
        "areaServed": {"@type": "AdministrativeArea", "name": f"{site.commune.title}, {site.commune.province_name}"},
        "sameAs": procedure.portal_url,
    }
    if procedure.summary:
        data["description"] = procedure.summary
    if procedure.audience:
        data["audience"] = [{"@type": "Audience", "audienceType": name} for name in procedure.audience]
    if procedure.result:
        data["serviceOutput"] = {"@type": "Thing", "name": procedure.result}
    if channels := _channels(procedure, site):
        data["availableChannel"] = channels
    return data


def _channels(procedure: Procedure, site: Site) -> list[dict[str, object]]:
    """Return where it can be filed: online where the level says so, and at the one-stop centre."""
    found: list[dict[str, object]] = []
    if procedure.level in {"toan-trinh", "mot-phan"}:
        found.append({"@type": "ServiceChannel", "serviceUrl": procedure.portal_url})
    if center := site.unit_with_role("mot-cua"):
        place: dict[str, object] = {"@type": "Place", "name": f"{center.name} {site.commune.full_name}"}
        more = {"address": center.address, "openingHours": center.hours, "hasMap": center.map_url}
        place.update({key: value for key, value in more.items() if value})
        found.append({"@type": "ServiceChannel", "serviceLocation": place})
    return found
