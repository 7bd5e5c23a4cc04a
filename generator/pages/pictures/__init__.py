"""Pictures drawn at build time as inline SVG, each with its data as a table: see `figure`."""
