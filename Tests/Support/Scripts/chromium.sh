# A browser and a Chinese font for the end-to-end tests, by apt where they are missing and we may. Sourced by ./test.

chromium_missing=''

find_chromium() {
  local name
  for name in "${CHROMIUM:-}" chromium chromium-browser google-chrome-stable google-chrome; do
    [ -n "$name" ] && command -v "$name" && return
  done
  return 1
}

has_chinese_font() {
  if command -v fc-list >/dev/null; then
    [ -n "$(fc-list :lang=zh-cn family 2>/dev/null)" ]
  else
    compgen -G '/usr/share/fonts/*/noto/NotoSansCJK*' >/dev/null
  fi
}

# Exports CHROMIUM. On failure, chromium_missing says what to do.
install_chromium() {
  local packages=() as_root=()
  find_chromium >/dev/null || packages+=(chromium)
  has_chinese_font || packages+=(fonts-noto-cjk)
  if [ ${#packages[@]} -gt 0 ]; then
    local how="End-to-end tests need ${packages[*]}: sudo apt-get install ${packages[*]}   (or set CHROMIUM to a Chromium of yours)"
    if [ "$(id -u)" -ne 0 ]; then
      as_root=(sudo -n)
      sudo -n true 2>/dev/null || { chromium_missing="$how"; return 1; }
    fi
    command -v apt-get >/dev/null || { chromium_missing="$how"; return 1; }
    echo "Installing ${packages[*]} ..."
    if ! { "${as_root[@]}" apt-get update -qq && "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${packages[@]}"; } </dev/null >"$results/apt.log" 2>&1; then
      tail -n 5 "$results/apt.log" >&2
      chromium_missing="apt could not install them. $how"
      return 1
    fi
    find_chromium >/dev/null || { chromium_missing="$how"; return 1; }
  fi
  CHROMIUM=$(find_chromium)
  export CHROMIUM
}
