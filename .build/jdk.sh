# Sourced by ./dev, ./lockstep and .ci/run: finds a JDK 21 or newer and exports JAVA_HOME.

# Prints the release of the JDK in the folder $1, such as 21.
jdk_major() {
  local major
  major=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release")
  echo "${major:-0}"
}

# Says whether the folder $1 holds a JDK (not only a JRE) of release 21 or newer.
is_jdk_21() {
  [ -x "$1/bin/javac" ] && [ -f "$1/release" ] && [ "$(jdk_major "$1")" -ge 21 ]
}

# Prints the folder of the JDK whose java is first in PATH, symlinks resolved.
jdk_in_path() {
  local java
  java=$(command -v java) || return 0
  java=$(readlink -f "$java" 2>/dev/null) || return 0
  dirname "$(dirname "$java")"
}

# Prints every folder that may hold a JDK, the most deliberate choice first.
jdk_candidates() {
  printf '%s\n' "${JAVA_HOME:-}" "$(jdk_in_path)" \
    /usr/lib/jvm/* /opt/* /opt/java/* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home
}

# Exports JAVA_HOME, or says that there is none.
has_jdk_21() {
  local folder
  while IFS= read -r folder; do
    if [ -n "$folder" ] && is_jdk_21 "$folder"; then
      export JAVA_HOME="$folder"
      return
    fi
  done < <(jdk_candidates)
  return 1
}

# Exports JAVA_HOME, or ends with one sentence; $1 is what cannot be done, $2 the command to repeat.
use_jdk_21() {
  has_jdk_21 && return
  echo "Cannot $1: it needs a JDK 21 or newer and found none in JAVA_HOME, PATH or /usr/lib/jvm;" \
    "install one (for example Temurin 25) and run $2 again." >&2
  exit 1
}
