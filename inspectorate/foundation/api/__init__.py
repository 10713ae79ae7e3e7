"""The floor of the interface for machines: errors, pages by key, versions, limits. No domain."""
