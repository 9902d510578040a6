"""Unpacks a zip archive, as a wheel is one: unpack_zip.py ARCHIVE FOLDER PREFIX...

Only what lies under one of the prefixes is unpacked; a prefix that begins with `!` is left out
instead. Python's zipfile is used because Python is needed anyway, and it keeps every file inside
the folder.
"""

import sys
import zipfile

archive_file, folder, *prefixes = sys.argv[1:]
left_out = tuple(prefix[1:] for prefix in prefixes if prefix.startswith("!"))
wanted = tuple(prefix for prefix in prefixes if not prefix.startswith("!")) or ("",)
with zipfile.ZipFile(archive_file) as archive:
    for name in archive.namelist():
        if name.startswith(wanted) and not name.startswith(left_out):
            archive.extract(name, folder)
