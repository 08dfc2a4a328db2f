"""What two outsiders wrote who did not know our rules: pages, names, stories; all is invented.

``pages``: as copied from a site, each line marked as in ``tests/summarizer/pages``. ``names.tsv``:
spellings of one name, "!", and others that look near. ``stories.jsonl``: pairs on one event, and
near misses.
"""
