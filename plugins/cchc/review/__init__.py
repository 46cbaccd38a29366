"""The editor's second pair of eyes: what `cchc check` says of the texts beyond their form."""
