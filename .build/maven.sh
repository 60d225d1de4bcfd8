# Sourced by ./dev and ./lockstep after .build/jdk.sh: runs Maven on the JDK in JAVA_HOME.

# Maven, quiet about what its own libraries still do on recent JDKs.
maven() {
  local quiet="--enable-native-access=ALL-UNNAMED"
  if "$JAVA_HOME/bin/java" --sun-misc-unsafe-memory-access=allow -version >/dev/null 2>&1; then
    quiet="$quiet --sun-misc-unsafe-memory-access=allow"
  fi
  MAVEN_OPTS="$quiet ${MAVEN_OPTS:-}" mvn --batch-mode --no-transfer-progress "$@"
}
