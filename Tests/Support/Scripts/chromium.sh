# A browser and a Chinese font for the end-to-end tests, by apt where they are missing and we may. Sourced by ./test.

chromium_missing=''

find_chromium() {
  local name
  for name in "${CHROMIUM:-}" chromium chromium-browser google-chrome-stable google-chrome; do
    # Ubuntu's chromium-browser without its snap is only a message.
    [ -n "$name" ] && "$name" --version >/dev/null 2>&1 && command -v "$name" && return
  done
  return 1
}

# Exports CHROMIUM. On failure, chromium_missing says what to do.
install_chromium() {
  local packages=()
  find_chromium >/dev/null || packages+=(chromium)
  has_chinese_font || packages+=(fonts-noto-cjk)
  if [ ${#packages[@]} -gt 0 ]; then
    local how="End-to-end tests need ${packages[*]}: sudo apt-get install ${packages[*]}   (or set CHROMIUM to a Chromium or Chrome of yours, as on Ubuntu, which has it only as a snap)"
    install_packages "$how" "${packages[@]}" || { chromium_missing=$packages_missing; return 1; }
    find_chromium >/dev/null || { chromium_missing="$how"; return 1; }
  fi
  CHROMIUM=$(find_chromium)
  export CHROMIUM
}
