"""The register of legal documents."""
