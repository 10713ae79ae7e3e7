"""Addresses of the public pages: open to everybody."""

OPEN = {
    f"public:{name}"
    for name in (
        "front", "lists", "all_lists_as", "changes", "list", "list_as", "print", "entry", "search",
        "enterprise", "certificates", "certificate", "guide", "guide_part", "figures", "sitemap",
        "robots", "certificate_paper", "figures_as", "draws", "draw", "draw_json",
    )
}  # fmt: skip
