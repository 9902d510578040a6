; What the uninstaller of Windows says at its end; not when it only makes room for a newer version.
!macro customUnInstall
  ${ifNot} ${isUpdated}
    MessageBox MB_OK|MB_ICONINFORMATION "Saved runs, settings and imported data stay in$\r$\n$APPDATA\batchnorm-workbench" /SD IDOK
  ${endIf}
!macroend
