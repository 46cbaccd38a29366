"""`cchc/editor`: writes admin/index.html and admin/config.yml beside the program that the administrator put there."""

from __future__ import annotations

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files

from cchc.bridge.build import build_of
from cchc.bridge.collisions import add_file
from cchc.bridge.forms import news_fields
from cchc.editor.config import EditorConfig
from cchc.editor.files import FOLDER, editor_files


class EditorPlugin(BasePlugin[EditorConfig]):
    """Adds admin/* when its program is named."""

    # 0: MkDocs copies static files right after this event.
    def on_env(self, env: Environment, /, *, config: MkDocsConfig, files: Files) -> Environment:
        """Write the two files; refuse a program that is not there."""
        script, build = self.config.script, build_of(config)
        if not script:
            return env
        if files.get_file_from_path(f"{FOLDER}/{script}") is None:
            place = f"{config.docs_dir}/{FOLDER}/{script}"
            raise PluginError(f"cchc/editor: không có tệp {place} - tải tệp theo docs/huong-dan/trang-bien-tap.md")
        made = editor_files(
            build.site,
            news_fields(),
            script=script,
            backend=self.config.backend,
            folder=self.config.folder.strip("/"),
            site_url=config.site_url or "",
        )
        for artifact in made:
            add_file(config, files, artifact.path, artifact.content, build.sink)
        return env
