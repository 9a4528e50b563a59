# LibreOffice and the PDF tools that read what it makes of our documents, by apt where they are missing and we may. Sourced by ./test.

# The tests that need it fail with the same words where it could not be installed; the others run.
install_libreoffice() {
  local packages=()
  [ -n "${SOFFICE:-}" ] || command -v soffice >/dev/null || packages+=(libreoffice-writer-nogui libreoffice-calc-nogui)
  command -v pdftotext >/dev/null || packages+=(poppler-utils)
  has_chinese_font || packages+=(fonts-noto-cjk)
  [ ${#packages[@]} -gt 0 ] || return 0
  install_packages "The tests of documents need ${packages[*]}: sudo apt-get install ${packages[*]}   (or set SOFFICE to a LibreOffice of yours)" "${packages[@]}" ||
    printf '%s\n' "$packages_missing" >&2
}
