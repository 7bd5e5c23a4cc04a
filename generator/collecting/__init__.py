"""Collections: releases that an editor puts together, in an order, with an introduction and notes of the editor's own.

One Markdown file a collection, `corpus/collections/<id>.md`; its front matter chooses the releases, or says how to
find them.
"""
