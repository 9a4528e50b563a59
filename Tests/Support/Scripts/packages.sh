# Debian packages where they are missing and we may install them. Sourced by ./test.

has_chinese_font() {
  if command -v fc-list >/dev/null; then
    [ -n "$(fc-list :lang=zh-cn family 2>/dev/null)" ]
  else
    compgen -G '/usr/share/fonts/*/noto/NotoSansCJK*' >/dev/null
  fi
}

# install_packages HOW PACKAGE...: HOW is what to tell the person where we may not. On failure, packages_missing says it.
install_packages() {
  local how=$1 as_root=()
  shift
  if [ "$(id -u)" -ne 0 ]; then
    as_root=(sudo -n)
    sudo -n true 2>/dev/null || { packages_missing="$how"; return 1; }
  fi
  command -v apt-get >/dev/null || { packages_missing="$how"; return 1; }
  echo "Installing $* ..."
  if ! { "${as_root[@]}" apt-get update -qq && "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@"; } </dev/null >"$results/apt.log" 2>&1; then
    tail -n 5 "$results/apt.log" >&2
    packages_missing="apt could not install them. $how"
    return 1
  fi
}
