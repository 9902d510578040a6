"""Unpacks a wheel: unpack_wheel.py WHEEL FOLDER PREFIX...

Only what lies under one of the prefixes is unpacked. Python's zipfile is used because Python is
needed anyway, and it keeps every file inside the folder.
"""

import sys
import zipfile

wheel, folder, *prefixes = sys.argv[1:]
with zipfile.ZipFile(wheel) as archive:
    for name in archive.namelist():
        if name.startswith(tuple(prefixes)):
            archive.extract(name, folder)
