"""What whoever starts a build asks of it, beside the configuration."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from cchc.bridge.watch import Watch
from cchc.model.value import dataclass


@dataclass(frozen=True, slots=True)
class Orders:
    """`watch` is told where the time goes; `judging` makes nothing but the judgement of the content.

    `digests` are the hashes of files of the content folder, by place in it, that are known without reading.
    """

    watch: Watch = field(default_factory=Watch)
    judging: bool = False
    digests: Mapping[str, str] = field(default_factory=dict)
