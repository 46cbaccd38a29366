"""The only shared MkDocs glue: phases, files, problems, templates. Rooms never import MkDocs outside `plugin.py`."""
