"""Pages, names and stories that somebody wrote who did not know our rules; all of it is invented.

``pages``: as copied from a site, and for each line that is not empty a letter: ``a`` the article's,
``h`` its title or a heading, ``n`` noise, ``c`` a reader's comment. ``names.tsv``: spellings of one
name, "!", and others that look near. ``stories.jsonl``: pairs on one event, and near misses.
"""
