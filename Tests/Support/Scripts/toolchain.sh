# What ./run, ./test and ./bench share: are the tools there, are the packages there. Sourced from the repository root.

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1 MSBUILDDISABLENODEREUSE=1
# Started without an environment (a cron job, a container), these two are what .NET and npm cannot do without. The tilde is
# then the home that the system's accounts name.
[ -n "${HOME:-}" ] || { unset HOME; HOME=~; }
[ -d "$HOME" ] && [ -w "$HOME" ] || { HOME=$PWD/.local/home; mkdir -p "$HOME"; }
export HOME
export PATH="${PATH:-/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin}"
for place in "$HOME/.dotnet" /usr/local/share/dotnet /usr/share/dotnet /usr/lib/dotnet; do
  command -v dotnet >/dev/null || { [ -x "$place/dotnet" ] && PATH="$PATH:$place"; }
done

# One clear line with the fix, then exit 2.
refuse() {
  printf '%s\n' "$*" >&2
  exit 2
}

require_dotnet() {
  command -v dotnet >/dev/null \
    || refuse "The .NET SDK is missing. Install .NET SDK 10: https://dotnet.microsoft.com/download/dotnet/10.0"
  dotnet --version >/dev/null 2>&1 \
    || refuse "No .NET SDK 10 here (global.json asks for it; found: $(dotnet --list-sdks 2>/dev/null | cut -d' ' -f1 | paste -sd' ' -)). Install it: https://dotnet.microsoft.com/download/dotnet/10.0"
}

require_node() {
  command -v node >/dev/null && command -v npm >/dev/null \
    || refuse "Node.js with npm is missing. Install Node.js 20 or later: https://nodejs.org/en/download"
  node -e 'process.exit(parseInt(process.versions.node, 10) >= 20 ? 0 : 1)' \
    || refuse "Node.js $(node --version) is too old. Install Node.js 20 or later: https://nodejs.org/en/download"
}

# npm ci only when the lock file is another than the installed one.
install_local_tools() {
  local stamp=node_modules/.installed-lock
  if ! cmp -s package-lock.json "$stamp"; then
    echo "Installing the local tools (npm ci) ..."
    npm ci --no-fund --no-audit --loglevel=error
    cp package-lock.json "$stamp"
  fi
}

# quietly COMMAND...: its output only if it fails.
quietly() {
  local output
  output=$("$@" </dev/null 2>&1) || { printf '%s\n' "$output" >&2; return 1; }
}
