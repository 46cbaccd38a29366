"""An audio draft of a script, made by a voice on this machine: espeak-ng, or a program that the operator names."""

from __future__ import annotations

import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

_PLACE = "{tep}"
"""Where the program's command line gets the name of the file to write."""
_MINUTES = 15


def read_aloud(text: str, *, pace: int, voice: str = "") -> bytes:
    """Return a WAV file of `text`, which the program `voice` reads from its standard input.

    `voice` is a command line with "{tep}" for the file that it writes; without it espeak-ng speaks Vietnamese at
    `pace` syllables a minute. Raises Refusal when there is no voice, or none that gives sound.
    """
    from cchc.bridge.refusal import Refusal

    command = _split(voice) if voice else _usual(pace)
    if not command:
        remedy = 'cài espeak-ng, hoặc ghi --voice "lệnh đọc của máy, có {tep} ở chỗ tên tệp .wav"'
        raise Refusal("máy này chưa có giọng đọc", remedy)
    if voice and _PLACE not in voice:
        raise Refusal("lệnh đọc chưa cho biết ghi vào tệp nào", "thêm {tep} vào chỗ tên tệp .wav trong --voice")
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "loi-doc.wav"
        words = [word.replace(_PLACE, str(target)) for word in command]
        try:
            # The operator types the command; no part of it comes from the content.
            done = subprocess.run(words, input=text.encode(), capture_output=True, timeout=_MINUTES * 60, check=False)  # noqa: S603
        except (OSError, subprocess.TimeoutExpired) as error:
            raise Refusal(f"không chạy được giọng đọc {words[0]}", "kiểm tra lại lệnh ở --voice") from error
        sound = target.read_bytes() if target.is_file() else b""
    if done.returncode or not sound.startswith(b"RIFF"):
        told = done.stderr.decode(errors="replace").strip().splitlines()
        raise Refusal(
            f"giọng đọc {words[0]} không cho ra tệp .wav{': ' + told[-1] if told else ''}", "thử lệnh ấy riêng"
        )
    return sound


def _usual(pace: int) -> list[str]:
    program = shutil.which("espeak-ng")
    return [program, "-v", "vi", "-s", str(pace), "-w", _PLACE, "--stdin"] if program else []


def _split(voice: str) -> list[str]:
    """Return the words of a command line as this system writes it."""
    if sys.platform == "win32":
        return [word.strip('"') for word in shlex.split(voice, posix=False)]
    return shlex.split(voice)
