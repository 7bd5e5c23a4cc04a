"""Pictures drawn into pages while the site is built: inline SVG that needs no script and asks nobody for anything."""
