"""The optional page /admin/: an editor in the browser whose form is made from the schema of news."""
