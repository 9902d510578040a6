#!/bin/bash
# What electron-builder's own script does after removing the package (it fills in ${executable}), and
# a word on what is left.

if type update-alternatives >/dev/null 2>&1; then
    update-alternatives --remove '${executable}' '/usr/bin/${executable}'
else
    rm -f '/usr/bin/${executable}'
fi

APPARMOR_PROFILE_DEST='/etc/apparmor.d/${executable}'
if [ -f "$APPARMOR_PROFILE_DEST" ]; then
  rm -f "$APPARMOR_PROFILE_DEST"
fi

if [ "$1" = remove ] || [ "$1" = purge ]; then
  echo 'Saved runs, settings and imported data stay in ~/.local/share/batchnorm-workbench of each user.'
fi
